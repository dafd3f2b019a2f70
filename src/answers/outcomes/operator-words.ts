import { count, counted, hitsOf, joined, percent, percentRange } from '../../words/format';
import type { Operators } from '../../metrics/operators/operators';

/** Whether overrides come from two people: what those two hold, and what even shares would be. */
export function concentrationSentence(
  { concentration, operators }: Operators,
  personName: (uid: string) => string,
): string {
  if (concentration === null) {
    return operators.length < 3
      ? `${counted(operators.length, 'person', 'people')} decided: concentration is not measurable.`
      : 'Nobody overrode a proposal.';
  }
  const { top, overrides, share, evenShare, isConcentrated } = concentration;
  const names = joined(top.map(({ reviewer }) => personName(reviewer)));
  const held = count(top.reduce((sum, person) => sum + person.overrides.hits, 0));
  const even = `they decided ${percent(evenShare)} of the proposals, and that would be their part if everybody overrode equally often`;
  return isConcentrated
    ? `Overrides are concentrated in two people: ${names} made ${held} of ${count(overrides)} (${percent(share)}); ${even}.`
    : `Overrides are not shown to be concentrated: the two with the most, ${names}, made ${held} of ${count(overrides)} (${percent(share)}); ${even}.`;
}

/** Who approves faster than a proposal can be read, and how fast everybody else is. */
export function fastSentence(
  { fast, floorSeconds, operators }: Operators,
  personName: (uid: string) => string,
): string {
  const timed = operators.reduce((sum, person) => sum + person.fast.n, 0);
  if (timed === 0) return 'How fast approvals came is not measurable: no approval has a known wait.';
  if (fast.length === 0) return `Nobody approves in under ${floorSeconds} s more often than everybody else.`;
  return fast
    .map(({ reviewer, fast: own }) => {
      const interval = own.interval ? `, 95% interval ${percentRange(own.interval)}` : '';
      const others =
        own.others === null || own.others === 0 ? 'nobody else did' : `everybody else ${percent(own.others)}`;
      return `${personName(reviewer)} gave ${hitsOf(own.hits, own.n)} approvals in under ${floorSeconds} s (${percent(own.share ?? 0)}${interval}); ${others}.`;
    })
    .join(' ');
}
