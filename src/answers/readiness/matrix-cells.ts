import { oneIn } from '../../words/format';
import type { GateResult, ScopeVerdict } from '../../readiness/verdict';
import type { ScopeAnswer } from './may-it-act';

/** The gate that a cell's numbers come from: the one that decided, else the first. */
export function decidingGate(scope: ScopeVerdict): GateResult | undefined {
  return scope.gates.find(({ id }) => id === scope.decidingRule) ?? scope.gates[0];
}

/** One line of the matrix: the scopes of an agent's workflow, low risk beside high. */
export interface AnswerLine {
  readonly key: string;
  readonly agent: string;
  readonly workflow: string;
  readonly cells: readonly (ScopeAnswer | undefined)[];
}

export interface AnswerColumn {
  readonly key: ScopeAnswer['riskClass'];
  readonly title: string;
  /** "limit 1 in 20". */
  readonly limit: string;
}

const columns: readonly Pick<AnswerColumn, 'key' | 'title'>[] = [
  { key: 'low', title: 'Low risk' },
  { key: 'high', title: 'High risk' },
];

/** The rows by agent and workflow, one column a risk class; the line with the most urgent cell comes first. */
export function answerMatrix(
  rows: readonly ScopeAnswer[],
  scopes: readonly ScopeVerdict[],
): { readonly lines: AnswerLine[]; readonly columns: AnswerColumn[] } {
  const lineOf = ({ agent, workflow }: ScopeAnswer) => JSON.stringify([agent, workflow]);
  const lines = [...new Set(rows.map(lineOf))].map((key): AnswerLine => {
    const own = rows.filter((row) => lineOf(row) === key);
    return {
      ...{ key, agent: own[0]?.agent ?? '', workflow: own[0]?.workflow ?? '' },
      cells: columns.map(({ key: riskClass }) => own.find((row) => row.riskClass === riskClass)),
    };
  });
  return {
    lines,
    columns: columns.map((column) => ({ ...column, limit: limitOf(column.key, scopes) })),
  };
}

function limitOf(riskClass: ScopeAnswer['riskClass'], scopes: readonly ScopeVerdict[]): string {
  const gates = scopes
    .filter((scope) => scope.riskClass === riskClass)
    .flatMap(({ gates: all }) => all.slice(0, 1));
  const limits = [...new Set(gates.map(({ limit }) => limit))];
  if (limits.length === 0) return 'no limit applies';
  return limits.length === 1 ? `limit ${oneIn(limits[0]!)}` : 'limits differ';
}
