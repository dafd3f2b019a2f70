import { changeWords } from '../../../words/paper-words';
import { useProposedOnce } from '../../ask/chosen-changes';
import { useComposition } from '../../../session/composition';
import { goTo } from '../../../session/view';

const set = useComposition.setState;
const kinds = {
  'shadowproof-threshold/1': changeWords.threshold,
  'shadowproof-policy/1': changeWords.policy,
  'shadowproof-breaker/1': changeWords.breaker,
} as const;

const toggled = (list: readonly string[], one: string) =>
  list.includes(one) ? list.filter((each) => each !== one) : [...list, one];

/** The thresholds, policies and breakers chosen in this visit; each is a line of the report unless ticked off. */
export function ChosenChanges() {
  const proposals = useProposedOnce();
  const { changesOut, settingsKept, sections } = useComposition();
  if (!sections.includes('what_if')) return null;
  return (
    <fieldset className="questions">
      <legend>Proposed changes</legend>
      {proposals.length === 0 ? (
        <p className="small q">
          None was chosen in this visit.{' '}
          <button type="button" className="link" onClick={() => goTo('what-if')}>
            Try a threshold, a policy or a breaker
          </button>
        </p>
      ) : (
        <p className="small q">Each leaves with its name, its digest and its evidence over this slice.</p>
      )}
      {proposals.map(({ change, change_sha256: own }) => {
        const isIn = !changesOut.includes(own);
        const name = `${kinds[change.format]} “${change.name}”, version ${change.version}`;
        return (
          <div key={own}>
            <label className="check">
              <input
                type="checkbox"
                checked={isIn}
                onChange={() => set({ changesOut: toggled(changesOut, own) })}
              />
              {name}
            </label>
            {isIn && change.format !== 'shadowproof-threshold/1' && (
              <label className="check under-check">
                <input
                  type="checkbox"
                  aria-label={`Settings of ${name}`}
                  checked={!settingsKept.includes(own)}
                  onChange={() => set({ settingsKept: toggled(settingsKept, own) })}
                />
                with its settings, so that it can be computed anew
              </label>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
