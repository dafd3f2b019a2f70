import type { FileAccount } from '../../../intake/loading/account';
import { type Counts, sumCounts, totalOf } from '../../../intake/loading/account-totals';
import { CountCells, countHeads } from './CountCells';

const names: Record<string, string> = {
  release: 'Releases',
  decision: 'Decisions',
  review: 'Reviews',
  execution: 'Executions',
  verdict: 'Verdicts',
  control: 'Controls',
  checkpoint: 'Checkpoints',
  unknown: 'Kind unknown or unreadable',
};

/** The same lines by kind of record, over all files. */
export function KindsTable({ files }: { files: readonly FileAccount[] }) {
  const kinds = new Map<string, Counts[]>();
  for (const file of files) {
    for (const [kind, counts] of Object.entries(file.kinds))
      kinds.set(kind, [...(kinds.get(kind) ?? []), counts]);
  }
  const rows = [...kinds]
    .map(([kind, counts]) => [kind, sumCounts(counts)] as const)
    .filter(([, counts]) => counts.read > 0);
  return (
    <>
      <div className="head">
        <h2>Kinds of record</h2>
        <p className="sub">The same lines, divided by what they say they are.</p>
      </div>
      <div className="scroll">
        <table className="account">
          <thead>
            <tr>
              <th scope="col">Kind</th>
              {countHeads.map((head) => (
                <th key={head} scope="col" className="num">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([kind, counts]) => (
              <tr key={kind}>
                <th scope="row">{names[kind] ?? kind}</th>
                <CountCells counts={counts} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All kinds</th>
              <CountCells counts={totalOf(files)} />
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}
