import { Table } from '../../../charts/table/Table';
import { countColumns } from './CountCells';
import { SectionHead } from '../../parts/Section';
import type { FileAccount } from '../../../intake/loading/account';
import { type Counts, sumCounts, totalOf } from '../../../intake/loading/account-totals';

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
      <SectionHead title="Kinds of record" sub="The same lines, divided by what they say they are." />
      <Table
        caption="Records by kind"
        className="account"
        rows={rows}
        rowKey={([kind]) => kind}
        columns={[
          { head: 'Kind', cell: ([kind]) => names[kind] ?? kind, foot: 'All kinds' },
          ...countColumns<(typeof rows)[number]>(([, counts]) => counts, totalOf(files)),
        ]}
      />
    </>
  );
}
