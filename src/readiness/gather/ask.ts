import type { Query } from '../../database/engine/query';
import { countControls } from '../../metrics/controls/controls';
import type { ControlCount } from '../../metrics/controls/controls';
import { chainControl } from '../../metrics/controls/definitions';
import type { ControlRule } from '../../metrics/controls/definitions';
import type { ReaderRate } from '../../metrics/audit/reader-rates';
import { gateDefinition } from '../../metrics/gate-evidence/gate-definition';
import { type AnsweredDecisions, answeredMarks } from '../../metrics/audit/answered-marks';
import { type DecisionRows, noDecisions } from '../../metrics/gate-evidence/counted-decisions';
import {
  decisionMarks,
  decisionRows,
  type EveryRow,
  marked,
  type ScopeDecisions,
} from '../../metrics/gate-evidence/gate-evidence';
import type { RateDefinition } from '../../metrics/rate/definition';
import type { ControlId, Gate } from '../../records/criteria';
import type { LabelRank, Selection } from '../../slice/selection/selection';
import type { IntegritySeen } from '../controls/judge-chain';
import { type ControlEvidence, type Counted, countedFor, countingOf } from '../readings/evidence';
import type { Scope } from '../verdict';

export type ScopeName = Pick<Scope, 'agent' | 'workflow' | 'riskClass' | 'release'>;

const nameOf = ({ agent, workflow, riskClass }: Omit<ScopeName, 'release'>) =>
  JSON.stringify([agent, workflow, riskClass]);

/** Asks for evidence; each statement once, however many scopes and gates need it. */
export class Asked {
  readonly #counted = new Map<string, Promise<Map<string, ScopeDecisions>>>();
  #rows: Promise<EveryRow> | undefined;
  readonly #answered = new Map<string, Promise<Map<string, AnsweredDecisions>>>();
  readonly #controls = new Map<string, Promise<ControlCount[]>>();

  constructor(
    private readonly query: Query,
    private readonly asked: Selection,
    private readonly signal?: AbortSignal,
    /** The hash chains of the files; null when nothing was chained. */
    private readonly integrity: IntegritySeen | null = null,
  ) {}

  /** What these gates count in one scope. */
  async counted(scope: Omit<ScopeName, 'release'>, gates: readonly Gate[]): Promise<Counted[]> {
    const all: Counted[] = [];
    for (const gate of gates) {
      if (countedFor(all, gate) !== undefined) continue;
      all.push(countedOf(gate, (await this.#all(gate)).get(nameOf(scope))));
    }
    return all;
  }

  /** The decisions of one scope, whatever a gate counts of them. */
  async rowsOf(scope: Omit<ScopeName, 'release'>): Promise<DecisionRows> {
    const { scopes } = await this.#every();
    return scopes.find((each) => nameOf(each) === nameOf(scope))?.rows ?? noDecisions.rows;
  }

  /** The decisions of one scope by the answers of audits alone. */
  async answered(
    scope: Omit<ScopeName, 'release'>,
    rate: ReaderRate,
    maturityLagDays: number,
  ): Promise<Pick<AnsweredDecisions, 'undrawn' | 'answered'>> {
    const key = JSON.stringify([rate.id, maturityLagDays]);
    let all = this.#answered.get(key);
    if (all === undefined) {
      const selection = { ...this.asked, maturityLagDays };
      all = this.#every()
        .then((rows) => answeredMarks(this.query, rate, selection, rows, this.signal))
        .then((found) => new Map(found.map((each) => [nameOf(each), each])));
      this.#answered.set(key, all);
    }
    return (await all).get(nameOf(scope)) ?? { undrawn: [], answered: [] };
  }

  /** What the log shows of these controls in one scope; of those and of what is needed `beside` them in one statement. */
  async controls(
    scope: ScopeName,
    ids: readonly ControlId[],
    rule: ControlRule = {},
    beside: readonly ControlId[] = [],
  ): Promise<ControlEvidence[]> {
    const shown = [...new Set([...ids, ...beside])].filter((id) => id !== chainControl.id).sort();
    const key = JSON.stringify([shown, rule.specialistGroups ?? []]);
    let asked = this.#controls.get(key);
    if (asked === undefined) {
      asked = countControls(this.query, shown, this.asked, this.signal, rule);
      this.#controls.set(key, asked);
    }
    const counts = (await asked).filter((count) => nameOf(count) === nameOf(scope));
    return ids.map((id): ControlEvidence => {
      if (id === chainControl.id) return { id, chain: chainControl, seen: this.integrity };
      const count = counts.find(({ definition }) => definition.id === id);
      if (count === undefined) throw new RangeError(`no scope ${nameOf(scope)} to check controls in`);
      return { id, count };
    });
  }

  #all(gate: Gate): Promise<Map<string, ScopeDecisions>> {
    const key = JSON.stringify(countingOf(gate));
    const known = this.#counted.get(key);
    if (known !== undefined) return known;
    const selection: Selection = {
      ...this.asked,
      maturityLagDays: gate.maturityLagDays,
      minLabelRank: gate.minLabelRank as LabelRank,
    };
    const definition = gateDefinition(gate.metric);
    const evidence = this.#marked(definition, selection);
    this.#counted.set(key, evidence);
    return evidence;
  }

  #every(): Promise<EveryRow> {
    return (this.#rows ??= decisionRows(this.query, this.asked, this.signal));
  }

  async #marked(definition: RateDefinition, selection: Selection): Promise<Map<string, ScopeDecisions>> {
    const rows = await this.#every();
    const marks = await decisionMarks(this.query, definition, selection, this.signal);
    return new Map(marked(rows, marks).map((scope) => [nameOf(scope), scope]));
  }
}

/** A gate reads the current bundle: what it does not find there says nothing about the bundles before. */
function countedOf(gate: Gate, found: ScopeDecisions | undefined): Counted {
  const { notMeasurable } = gateDefinition(gate.metric);
  return {
    ...countingOf(gate),
    decisions: found === undefined ? noDecisions : { rows: found.rows, marks: found.marks },
    notMeasurable: { here: notMeasurable('here'), underBundle: notMeasurable('under its current bundle') },
    statement: found?.statement ?? null,
  };
}
