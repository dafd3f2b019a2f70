import { useView } from '../../../session/view';
import type { RowOrder } from '../../../session/view-address';
import type { ReactNode } from 'react';
import { duration, exactNumber, plainWord, utcDate, utcMinute } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import { valueWords } from '../../../words/dimension-words';
import { useReleaseNames } from '../../ask/use-release-names';
import { turnsRound, type DecisionRow } from '../../../metrics/decisions/list-source';
import { humanWords, riskClassWords } from '../../../words/logged-words';

export interface Column {
  /** The sort key. */
  sort: string;
  title: string;
  width: string;
  /** Width while the drawer is open; missing: the column makes room for it. */
  beside?: string;
  numeric?: boolean;
  /** Only when chosen. */
  more?: boolean;
  cell: (row: DecisionRow) => ReactNode;
}

function human(row: DecisionRow): ReactNode {
  const words = humanWords[row.human_outcome] ?? plainWord(row.human_outcome);
  if (row.is_rolled_back) return <Marked kind="rollback" words={`${words}, undone`} />;
  if (row.is_overridden) return <Marked kind="override" words={words} />;
  if (row.human_outcome === 'pending' || row.human_outcome === 'expire')
    return <Marked kind="unresolved" words={row.human_outcome === 'expire' ? 'expired' : words} />;
  return <Marked kind="human" words={words} />;
}

function truth(row: DecisionRow): ReactNode {
  if (row.truth === null)
    return (
      <Marked kind="unresolved" words={row.verdict === '(none)' ? 'no label' : plainWord(row.verdict)} />
    );
  const isIdle = row.action_category === 'none' || row.is_abstention || row.is_error;
  if (isIdle)
    return row.truth ? <Marked kind="wrong" words="missed" /> : <Marked kind="truth" words="none needed" />;
  if (row.truth) return <Marked kind="truth" words="warranted" />;
  return <Marked kind="wrong" words="not warranted" />;
}

function Marked({
  kind,
  words,
}: {
  kind: 'rollback' | 'override' | 'unresolved' | 'human' | 'truth' | 'wrong';
  words: string;
}) {
  return (
    <>
      <Mark kind={kind} /> {words}
    </>
  );
}

function wouldDo(row: DecisionRow): ReactNode {
  if (row.is_error) return 'error';
  if (row.is_abstention) return 'abstained';
  return <span className="mono">{row.action}</span>;
}

const word = (text: string): ReactNode =>
  text === '(none)' ? <span className="q">not logged</span> : plainWord(text);

function BundleName({ id }: { id: string }) {
  const nameOf = useReleaseNames();
  return nameOf(id);
}

export const columns: readonly Column[] = [
  {
    sort: 'time',
    title: 'UTC',
    width: '152px',
    beside: '152px',
    cell: (row) => (
      <>
        <span className="q">{utcDate(row.at)}</span> {utcMinute(row.at)}
      </>
    ),
  },
  { sort: 'action', title: 'Agent would', width: '150px', beside: '150px', cell: wouldDo },
  {
    sort: 'target',
    title: 'Target',
    width: '150px',
    beside: '112px',
    cell: (row) => <span className="mono">{row.resource ?? '–'}</span>,
  },
  { sort: 'risk', title: 'Risk', width: '116px', beside: '116px', cell: riskClassWords },
  { sort: 'workflow', title: 'Workflow', width: '150px', cell: (row) => row.workflow },
  {
    sort: 'confidence',
    title: 'Confidence',
    width: '92px',
    beside: '86px',
    numeric: true,
    cell: (row) => (row.confidence === null ? <span className="q">none</span> : exactNumber(row.confidence)),
  },
  { sort: 'human', title: 'Human', width: '138px', beside: '108px', cell: human },
  { sort: 'truth', title: 'Truth', width: '138px', beside: '116px', cell: truth },
  { sort: 'agent', title: 'Agent', width: '130px', more: true, cell: (row) => row.agent },
  {
    sort: 'release',
    title: 'Bundle',
    width: '130px',
    more: true,
    cell: (row) => <BundleName id={row.release} />,
  },
  { sort: 'mode', title: 'Mode', width: '90px', more: true, cell: (row) => row.mode },
  { sort: 'criticality', title: 'Asset', width: '90px', more: true, cell: (row) => word(row.criticality) },
  { sort: 'policy', title: 'Policy', width: '130px', more: true, cell: (row) => word(row.policy_outcome) },
  { sort: 'team', title: 'Team', width: '110px', more: true, cell: (row) => word(row.reviewer_group) },
  { sort: 'reason', title: 'Reason', width: '150px', more: true, cell: (row) => word(row.reason_code) },
  { sort: 'visibility', title: 'Review', width: '84px', more: true, cell: (row) => word(row.visibility) },
  {
    sort: 'wait',
    title: 'Waited',
    width: '110px',
    numeric: true,
    more: true,
    cell: (row) => (row.wait_s === null ? <span className="q">–</span> : duration(row.wait_s * 1000)),
  },
  { sort: 'class', title: 'Class', width: '160px', more: true, cell: (row) => plainWord(row.match_class) },
  { sort: 'label', title: 'Label source', width: '160px', more: true, cell: (row) => word(row.label_basis) },
  {
    sort: 'evidence',
    title: 'Evidence',
    width: '120px',
    more: true,
    cell: (row) => valueWords('evidence_trust', row.evidence_trust),
  },
  {
    sort: 'incident',
    title: 'Incident',
    width: '150px',
    more: true,
    cell: (row) => <span className="mono">{row.incident}</span>,
  },
];

/** Shown unless the reader chose others. */
export const usualColumns = columns.filter(({ more }) => !more).map(({ title }) => title);

/** A column's heading; pressing it sorts by it, pressing again turns the order round. */
export function sortHead({ sort, title }: Pick<Column, 'sort' | 'title'>, order: RowOrder) {
  const isSorted = order.column === sort;
  const isDescending = turnsRound(sort) && order.descending;
  const next = isSorted ? !order.descending : sort === 'time';
  return {
    id: sort,
    sorted: isSorted ? (isDescending ? 'descending' : 'ascending') : 'none',
    head: (
      <button
        type="button"
        className="sort"
        onClick={() => useView.setState({ order: { column: sort, descending: turnsRound(sort) && next } })}
      >
        {title} <span aria-hidden="true">{isSorted ? (isDescending ? '▾' : '▴') : ''}</span>
      </button>
    ),
  } as const;
}
