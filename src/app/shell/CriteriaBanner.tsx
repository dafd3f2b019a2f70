import { changedCriteriaWords } from '../../answers/criteria/words';
import { criteriaChanges } from '../../readiness/criteria/changes';
import { defaultCriteria } from '../../readiness/criteria/criteria';
import { inForce, isPreset, judgeBy, useCriteria } from '../../session/criteria';
import { goTo } from '../../session/view';

/** Wherever a verdict is shown under other criteria than this release starts with. */
export function CriteriaBanner() {
  const { criteria } = useCriteria(inForce);
  if (isPreset(criteria)) return null;
  return (
    <div className="notices" role="status" aria-label="Criteria in force">
      <div>
        <b>These verdicts follow other criteria than this release starts with.</b>{' '}
        {changedCriteriaWords(criteriaChanges(defaultCriteria, criteria))}
      </div>
      <span className="row-acts">
        <button type="button" className="link" onClick={() => goTo('readiness', { part: 'criteria' })}>
          See the criteria
        </button>
        <button type="button" className="button quiet" onClick={() => judgeBy(defaultCriteria, Date.now())}>
          Go back to its criteria
        </button>
      </span>
    </div>
  );
}
