import { count, type RateNumbers } from '../../words/format';

const most = 2;

/** What the log does not tell of the drawn rates, each sentence once. */
export function Remarks({ points }: { readonly points: readonly RateNumbers[] }) {
  const said = [...new Set(points.flatMap(({ remark }) => (remark === undefined ? [] : [remark])))];
  if (said.length === 0) return null;
  const more = said.length - most;
  return (
    <p className="fignote">
      {said.slice(0, most).join(' ')}
      {more > 0 ? ` The same of ${count(more)} more.` : ''}
    </p>
  );
}
