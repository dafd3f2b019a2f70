import {
  count,
  counted,
  decimal,
  distance,
  exactNumber,
  hitsOf,
  percent,
  percentRange,
  points,
  pValue,
} from '../../words/format';
import type { StatedBin, StatedGap } from '../../metrics/calibration/stated';
import type { CalibrationWhole } from '../../metrics/calibration/by-group';

export const betweenWords = ({ from, to }: Pick<StatedBin, 'from' | 'to'>): string =>
  from === to ? `at ${exactNumber(from)}` : `from ${exactNumber(from)} to ${exactNumber(to)}`;

const kindWords = {
  over: 'over-confident',
  under: 'under-sensitive',
  neither: 'no difference shown',
} as const;

/** What a bin shows; too few resolved ones in it show nothing, and that is not "no difference". */
export const binWords = ({ kind, state }: StatedBin): string =>
  kind === 'neither' && state !== 'measured' ? 'too few to tell' : kindWords[kind];

/** "says 97.9%, is right in 90.1% (405 of 450)". */
export const saysAndIs = ({ stated: says, observed, right, n }: StatedGap): string =>
  `says ${percent(says)}, is right in ${percent(observed)} (${hitsOf(right, n)})`;

/** How far the stated confidence lies from the observed share, in points, with its interval. */
export const gapWords = ({ gap, interval }: StatedGap): string =>
  interval ? points(gap, interval) : `${points(gap)}, no interval`;

/** Two shares and their difference, with as many decimals as it takes (at most four) for them to add up as shown. */
function addingUp({ stated: says, observed, gap }: StatedGap): { lead: string; difference: string } {
  const shown = (value: number, places: number) => Math.round(value * 100 * 10 ** places) / 10 ** places;
  const isSum = (places: number) =>
    shown(shown(says, places) / 100 - shown(observed, places) / 100, places) === shown(gap, places);
  const places = [1, 2, 3, 4].find(isSum) ?? 4;
  const said = (share: number) => percent(share, places);
  return {
    lead: `Proposals state ${said(says)} and are right in ${said(observed)}`,
    difference: distance(gap, places),
  };
}

export function calibrationSentence(found: CalibrationWhole): string {
  const { summary, gap, byIncident } = found;
  if (summary.state === 'not_measurable' && found.words.length > 0)
    return `Confidence is given in ${counted(found.words.length, 'word')}, not in numbers, so calibration has no error to measure.`;
  if (gap === null || summary.state !== 'measured')
    return `Calibration is ${summary.state === 'not_measurable' ? 'not measurable' : 'not shown yet'}: ${summary.reason ?? ''}`.trim();
  if (gap.kind === 'over') {
    const { lead, difference } = addingUp(gap);
    return `${lead}: over-confident by ${difference}.`;
  }
  const lead = `Proposals state ${percent(gap.stated)} and are right in ${percent(gap.observed)}`;
  // Sure and wrong ones may weigh little in the mean and yet be more than was promised.
  const isOff = byIncident !== null && byIncident.p < 0.05;
  const isWorse = isOff && byIncident.z > 0;
  if (gap.kind === 'under')
    return `${lead}: right more often than stated${isWorse ? ', yet with larger errors than they promise' : ''}.`;
  if (isWorse)
    return `${lead}: the mean alone shows no difference, but their errors are larger than they promise.`;
  return isOff
    ? `${lead}: the mean shows no difference; their errors are smaller than they promise.`
    : `${lead}: no difference is shown over all.`;
}

/** One sentence per region that is named. */
export const regionSentence = (region: StatedBin): string =>
  `${region.kind === 'over' ? 'Over-confident' : 'Under-sensitive'} ${betweenWords(region)}: says ${percent(region.stated)}, is right in ${percent(region.share ?? 0)} (${hitsOf(region.hits, region.n)} in ${counted(region.incidents, 'incident')}${region.interval ? `, 95% interval ${percentRange(region.interval)}` : ''}).`;

export const spiegelhalterWords = (found: { readonly z: number; readonly p: number } | null): string =>
  found === null ? 'not defined' : `z ${decimal(found.z, 2)}, p ${pValue(found.p)}`;

export const eceWords = (ece: CalibrationWhole['summary']['ece']): string =>
  ece === null
    ? 'not defined'
    : `${decimal(ece.value, 3)}; ${decimal(ece.ifCalibrated.mean, 3)} if calibrated`;

export const simulatedWords = (ece: CalibrationWhole['summary']['ece']): string =>
  ece === null ? '' : `${count(ece.ifCalibrated.runs)} simulated runs, seed ${ece.ifCalibrated.seed}`;
