import type { BlockOf } from '../../records/report/blocks';
import { DifferenceRows } from './DifferenceRows';

type Change = BlockOf<'changes'>['changes'][number];

const nameOf = ({ subject, before, after }: Change) => `${subject}, ${before.label} to ${after.label}`;

/** More rows than this would not stand on one page; what moved goes first. */
const mostRows = 24;
const told = (changes: readonly Change[]) => changes.filter(({ difference }) => difference !== null);

/** What the drawing shows, in one sentence. */
export function changesSummary(changes: readonly Change[]): string {
  const of = (wanted: Change['direction']) => changes.filter(({ direction }) => direction === wanted).length;
  const all = told(changes).length;
  return `${all} ${all === 1 ? 'difference is' : 'differences are'} told: ${of('worse')} worse, ${of('better')} better, ${all - of('worse') - of('better')} unclear.`;
}

/** All that could be told; of many only what moved, in their order. */
export function drawnOf(changes: readonly Change[]): readonly Change[] {
  const all = told(changes);
  const moved = all.filter(({ direction }) => direction !== 'unclear');
  return (all.length <= mostRows ? all : moved).slice(0, mostRows);
}

/** Differences of shares with their intervals, around nought. */
export function ChangeRows({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <DifferenceRows
      summary={changesSummary(changes)}
      rows={drawnOf(changes).map((change) => ({
        key: `${change.agent} ${nameOf(change)}`,
        title: nameOf(change),
        difference: change.difference,
        interval: change.interval,
        reading: change.direction,
      }))}
    />
  );
}
