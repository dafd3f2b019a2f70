import type { LabelNoise } from '../../metrics/label-noise/label-noise';
import type { LimitOfLabels } from '../../readiness/gate/limit-of-labels';
import { count, counted, exactPercent, percent, percentRange } from '../../words/format';

/** What the labels can support of a limit, in a sentence or two; null where no second analyst looked. */
export function labelNoiseWords(
  { pairs, incidents, differing, error }: LabelNoise,
  { support, corrected }: LimitOfLabels,
  limit: number,
  noun = 'action',
): string | null {
  if (pairs === 0 && corrected === null) return null;
  const seen = `Two analysts differ on ${count(differing)} of ${counted(pairs, noun)} in ${counted(incidents, 'incident')}`;
  const rate =
    error === null
      ? `${seen}: too few to say how often a label is wrong.`
      : `${seen}: about ${percent(error.rate)} of labels are wrong (${percentRange(error)}).`;
  const found = pairs === 0 ? '' : `${rate} `;
  const asked = exactPercent(limit);
  if (support === 'out_of_reach')
    return `The limit of ${asked} is out of reach of these labels. ${found}Have more cases read by incident review, or ask for a higher limit.`;
  const strict =
    corrected === null || corrected.limit >= limit
      ? ''
      : `Labels miss some errors, so their share must be under ${percent(corrected.limit)} to show ${asked}. `;
  const open =
    support === 'unknown' && error !== null
      ? `That does not exclude that labels are wrong more often than the limit of ${asked}.`
      : '';
  return `${found}${strict}${open}`.trim();
}
