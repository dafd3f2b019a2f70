import { hitsOf, isShown, percent, percentRange, rateShort, unresolvedWords } from '../../../words/format';
import type { Rate } from '../../../metrics/rate/rate';
import type { TestRuns } from '../../../metrics/tests/tests';
import { RowsLink } from '../../parts/RowsLink';
import { testsHeadline } from '../../../answers/tests/tests-words';

interface TestsHeadProps {
  attacks: Rate;
  wordings: Rate;
  chaos: Rate;
  drill: Rate;
  runs: readonly TestRuns[];
}

export function TestsHead({ attacks, wordings, chaos, drill, runs }: TestsHeadProps) {
  return (
    <>
      <p className="eyebrow">
        Test records only: nothing of production is counted here, and nothing of this in any production figure
      </p>
      <h1 className="verdict">{testsHeadline(attacks, chaos, drill, runs)}</h1>
      <p className="lede">
        {isShown(attacks) && attacks.interval && (
          <>
            Pass rate {percent(attacks.share)} ({percentRange(attacks.interval)}, exact;{' '}
            {unresolvedWords(attacks.unresolved, attacks.bounds)}).{' '}
          </>
        )}
        {wordings.n > 0 && (
          <>
            The same case in other words led to the same action in{' '}
            <RowsLink rows={{ of: 'metric', metric: 'paraphrase_consistency', part: 'counted' }}>
              {hitsOf(wordings.hits, wordings.n)}
            </RowsLink>{' '}
            groups ({rateShort(wordings)}).{' '}
          </>
        )}
        A scenario run again in another bundle counts once per bundle; passing the attacks somebody thought of
        says nothing of the others.
      </p>
    </>
  );
}
