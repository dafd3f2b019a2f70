import { noStepClause, unmeasuredClause } from '../../words/verdict-sentences';
import { count, counted, eValue, oneIn } from '../../words/format';
import { isBlocking } from '../../readiness/controls/judge-control';
import type { GateResult, ScopeVerdict } from '../../readiness/verdict';
import { breachWords } from './standing';
import { scopeKey } from './verdict-words';
import type { VerdictState } from '../../readiness/verdict';

export interface VerdictCell {
  readonly key: string;
  readonly state: VerdictState;
  readonly tierHeld: string | null;
  /** Incidents with an error, and all matured incidents; null when it cannot be measured. */
  readonly errors: number | null;
  readonly incidents: number;
  /** E now; for a step down that of the opposite process. */
  readonly e: number | null;
  /** Where this cell's gate opens, when it is not where the column's do. */
  readonly needed?: number;
  /** What is missing, in a few words; missing: the e-value. */
  readonly note?: string;
}

export interface VerdictColumn {
  readonly key: string;
  readonly title: string;
  /** "limit 1 in 20". */
  readonly limit: string;
  readonly needed: number;
}

export interface VerdictRow {
  readonly key: string;
  readonly title: string;
  readonly detail?: string;
  /** By column; undefined where there is no such scope. */
  readonly cells: readonly (VerdictCell | undefined)[];
}

const riskClasses = ['low', 'high'] as const;

/** The gate that a cell's numbers come from: the one that decided, else the first. */
export function decidingGate(scope: ScopeVerdict): GateResult | undefined {
  return scope.gates.find(({ id }) => id === scope.decidingRule) ?? scope.gates[0];
}

/** Required controls that evidence alone does not open. */
function blockNote({ controls }: ScopeVerdict): string {
  const against = controls.filter(({ state }) => state === 'contradicted').length;
  const blocks = controls.filter(isBlocking).length;
  if (blocks === 0) return '';
  if (blocks === against) return `; ${counted(blocks, 'control')} contradicted`;
  return `; ${counted(blocks, 'control')} ${blocks === 1 ? 'blocks' : 'block'}${against > 0 ? `, ${count(against)} of them contradicted` : ''}`;
}

function noteOf(scope: ScopeVerdict, gate: GateResult): string {
  const isFirst = gate === scope.gates[0];
  const name = isFirst ? '' : `${gate.title}: `;
  if (scope.state === 'step_down') {
    const evidence = `E ${eValue(gate.worseE)} that it is worse than ${oneIn(gate.limit)}`;
    return `${name}${breachWords(gate) ?? evidence}`;
  }
  const open = scope.gates.filter(({ state }) => state === 'met').length;
  const met = `${open} of ${scope.gates.length} gates met`;
  if (scope.state === 'eligible') return `E ${eValue(gate.eValue)}, ${met}`;
  const blocks = blockNote(scope);
  const more = gate.moreCleanIncidents;
  if (gate.state === 'not_measurable')
    return `${gate.title}: ${gate.reason ?? 'cannot be measured'}${blocks}`;
  if (more) return `${name}E ${eValue(gate.eValue)}, about ${count(more)} more without error${blocks}`;
  return `${name}E ${eValue(gate.eValue)}${gate.reason ? `; ${gate.reason}` : ''}${blocks}`;
}

/** A trip or a part that is worse has passed its own mark, whatever the evidence over all shows. */
const downEvidence = (gate: GateResult) =>
  breachWords(gate) === null ? gate.worseE : Math.max(gate.worseE, gate.worseNeeded);

function cellOf(scope: ScopeVerdict): VerdictCell {
  const gate = decidingGate(scope);
  const key = scopeKey(scope);
  const { state, tierHeld } = scope;
  if (!gate || scope.state === 'not_measurable') {
    const note = gate ? unmeasuredClause(gate) : noStepClause(scope);
    return { key, state, tierHeld, errors: null, incidents: gate?.observed.incidents ?? 0, e: null, note };
  }
  const isDown = scope.state === 'step_down';
  const isBlind = gate.state === 'not_measurable';
  return {
    ...{ key, state, tierHeld },
    errors: isBlind ? null : gate.observed.incidentsInError,
    incidents: gate.observed.incidents,
    e: isBlind ? null : isDown ? downEvidence(gate) : gate.eValue,
    needed: isDown ? gate.worseNeeded : gate.eNeeded,
    note: noteOf(scope, gate),
  };
}

function rowTitle(scope: ScopeVerdict, isOneAgent: boolean): string {
  const workflow = scope.workflow === '(none)' ? 'no workflow logged' : scope.workflow;
  return isOneAgent ? workflow : `${scope.agent}, ${workflow}`;
}

/** One row per agent and workflow, one column per risk class. */
export function matrixOf(scopes: readonly ScopeVerdict[]): { rows: VerdictRow[]; columns: VerdictColumn[] } {
  const isOneAgent = new Set(scopes.map(({ agent }) => agent)).size === 1;
  const byRow = new Map<string, ScopeVerdict[]>();
  for (const scope of scopes) {
    const key = JSON.stringify([scope.agent, scope.workflow]);
    byRow.set(key, [...(byRow.get(key) ?? []), scope]);
  }
  const rows = [...byRow].map(([key, members]): VerdictRow => {
    const incidents = members.reduce((sum, scope) => sum + (decidingGate(scope)?.observed.incidents ?? 0), 0);
    return {
      key,
      title: rowTitle(members[0]!, isOneAgent),
      detail: `${count(incidents)} matured incidents`,
      cells: riskClasses.map((riskClass) => {
        const scope = members.find((member) => member.riskClass === riskClass);
        return scope && cellOf(scope);
      }),
    };
  });
  const columns = riskClasses.map((riskClass): VerdictColumn => {
    const gates = scopes
      .filter((scope) => scope.riskClass === riskClass)
      .flatMap(({ gates: all }) => all.slice(0, 1));
    const limits = [...new Set(gates.map(({ limit }) => limit))];
    return {
      key: riskClass,
      title: riskClass === 'low' ? 'Low risk' : 'High risk',
      limit:
        limits.length === 1
          ? `limit ${oneIn(limits[0]!)}`
          : limits.length === 0
            ? 'no limit applies'
            : 'limits differ',
      needed: Math.min(20, ...gates.map(({ eNeeded }) => eNeeded)),
    };
  });
  return { rows, columns };
}
