import {
  agentWould,
  type AgentWould,
  type Confusion,
  humanDid,
  type HumanDid,
} from '../../metrics/confusion/confusion';
import { count } from '../../words/format';
import { agentWouldWords, humanDidWords } from './confusion-words';

export interface ConfusionCell {
  readonly right: number;
  readonly wrong: number;
  /** No label yet: never counted as right. */
  readonly open: number;
}

export interface ConfusionRow {
  readonly id: string;
  /** What the agent would have done: "contain". */
  readonly label: string;
  /** What an error is called here: the agent that did nothing "missed" it. */
  readonly wrongWord: 'wrong' | 'missed';
  /** By column. */
  readonly cells: readonly ConfusionCell[];
}

const acting: readonly AgentWould[] = ['act', 'escalate', 'other', 'duplicate'];

/** Right and wrong are against the truth only; without a mature label a decision stays open. */
export function gridOf({ cells }: Confusion): {
  columns: { id: HumanDid; label: string }[];
  rows: ConfusionRow[];
} {
  const columns = humanDid.filter((did) => cells.some((cell) => cell.human_did === did));
  const rows = agentWould.filter((would) => cells.some((cell) => cell.agent_would === would));
  return {
    columns: columns.map((id) => ({ id, label: humanDidWords[id] ?? id })),
    rows: rows.map((would) => ({
      id: would,
      label: agentWouldWords[would] ?? would,
      wrongWord: acting.includes(would) ? 'wrong' : 'missed',
      cells: columns.map((did) => cellOf(cells, would, did)),
    })),
  };
}

function cellOf(cells: Confusion['cells'], would: AgentWould, did: HumanDid): ConfusionCell {
  const own = cells.filter((cell) => cell.agent_would === would && cell.human_did === did);
  const sum = (truths: readonly string[]) =>
    own.filter((cell) => truths.includes(cell.truth_was)).reduce((all, cell) => all + cell.decisions, 0);
  // Where nothing was proposed, “warranted” says that an action was called for, so it was missed.
  const [right, wrong] = acting.includes(would)
    ? [sum(['warranted']), sum(['not_warranted'])]
    : [sum(['not_warranted']), sum(['warranted'])];
  return {
    right,
    wrong,
    open: sum(['unknown', 'too_young', 'unadjudicable']),
  };
}

/** "12: 9 right, 2 wrong, 1 open". */
export function confusionCellWords({ right, wrong, open }: ConfusionCell, wrongWord: string): string {
  const parts = [
    ...(right > 0 ? [`${count(right)} right`] : []),
    ...(wrong > 0 ? [`${count(wrong)} ${wrongWord}`] : []),
    ...(open > 0 ? [`${count(open)} open`] : []),
  ];
  return parts.length === 0 ? 'none' : `${count(right + wrong + open)}: ${parts.join(', ')}`;
}
