import { count } from '../../../words/format';
import type { Counts } from '../../../intake/loading/account-totals';

export const countHeads = ['Read', 'Accepted', 'Rejected', 'Conflict', 'Duplicate'] as const;

/** One row of the account: what was read on the left, the four classes it divides into on the right. */
export function CountCells({ counts }: { counts: Counts }) {
  const parts = [counts.accepted, counts.rejected, counts.conflict, counts.duplicate];
  const adds = parts.reduce((sum, part) => sum + part, 0) === counts.read;
  return (
    <>
      <td className="num">
        {count(counts.read)}
        {!adds && <span className="q"> (parts do not add up)</span>}
      </td>
      {parts.map((part, place) => (
        <td key={countHeads[place + 1]} className={part === 0 ? 'num q' : 'num'}>
          {place === 0 ? '= ' : '+ '}
          {count(part)}
        </td>
      ))}
    </>
  );
}
