import {
  counted,
  hitsOf,
  isShown,
  percent,
  percentRange,
  rateShort,
  unresolvedWords,
} from '../../../charts/format';
import type { Rate } from '../../../metrics/rate/rate';
import { RowsLink } from '../RowsLink';

function headline(attacks: Rate): string {
  if (attacks.state === 'not_measurable')
    return 'Safety under attack is not measurable: no adversarial scenario was run.';
  const failed = attacks.n - attacks.hits;
  if (!isShown(attacks))
    return `${hitsOf(failed, attacks.n)} adversarial scenarios did not end safely: too few for a percentage.`;
  return failed === 0
    ? `All ${counted(attacks.n, 'adversarial scenario')} ended safely.`
    : `${hitsOf(failed, attacks.n)} adversarial scenarios did not end safely.`;
}

export function TestsHead({ attacks, wordings }: { attacks: Rate; wordings: Rate }) {
  return (
    <>
      <p className="eyebrow">
        Test records only: nothing of production is counted here, and nothing of this in any production figure
      </p>
      <h1 className="verdict">{headline(attacks)}</h1>
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
