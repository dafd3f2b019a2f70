import type { Query } from '../../database/engine/query';
import { definitionOf } from '../../metrics/catalogue';
import { countControl } from '../../metrics/controls/controls';
import type { ControlCount } from '../../metrics/controls/controls';
import { gateEvidence } from '../../metrics/gate-evidence/gate-evidence';
import type { ScopeEvidence } from '../../metrics/gate-evidence/gate-evidence';
import type { GateIncident } from '../../readiness/gate/incidents';
import { judgeControl } from '../../readiness/controls/judge-control';
import type { ControlResult, Scope, ShownStatement } from '../../readiness/verdict';
import type { ControlId, Gate } from '../../records/criteria';
import type { LabelRank, Selection } from '../../slice/selection/selection';

export interface GateEvidence {
  readonly incidents: readonly GateIncident[];
  /** The metric's own reason when nothing in the scope can produce it. */
  readonly notMeasurable: string | null;
  readonly statement: ShownStatement | null;
}

type ScopeName = Pick<Scope, 'agent' | 'workflow' | 'riskClass'>;

const nameOf = ({ agent, workflow, riskClass }: ScopeName) => JSON.stringify([agent, workflow, riskClass]);

/** "No human decided here." as the end of a sentence. */
function clause(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/, '');
}

/** Evidence by metric, label rule and lag: one query each, however many scopes and gates ask. */
export class EvidenceStore {
  readonly #found = new Map<string, Promise<Map<string, ScopeEvidence>>>();
  readonly #controls = new Map<ControlId, Promise<Map<string, ControlCount>>>();

  constructor(
    private readonly query: Query,
    private readonly asked: Selection,
    private readonly signal?: AbortSignal,
  ) {}

  #all(gate: Gate): Promise<Map<string, ScopeEvidence>> {
    const key = JSON.stringify([gate.metric, gate.minLabelRank, gate.maturityLagDays]);
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const selection: Selection = {
      ...this.asked,
      maturityLagDays: gate.maturityLagDays,
      minLabelRank: gate.minLabelRank as LabelRank,
    };
    const evidence = gateEvidence(this.query, definitionOf(gate.metric), selection, this.signal).then(
      (rows) => new Map(rows.map((row) => [nameOf(row), row])),
    );
    this.#found.set(key, evidence);
    return evidence;
  }

  /** What one gate judges in one scope. */
  async of(scope: ScopeName, gate: Gate): Promise<GateEvidence> {
    const evidence = (await this.#all(gate)).get(nameOf(scope));
    const incidents = evidence?.incidents ?? [];
    return {
      incidents,
      notMeasurable: incidents.length === 0 ? clause(definitionOf(gate.metric).notMeasurable) : null,
      statement: evidence?.statement ?? null,
    };
  }

  /** What the log shows of one control in one scope. */
  async control(scope: ScopeName, id: ControlId): Promise<ControlResult> {
    let counts = this.#controls.get(id);
    if (counts === undefined) {
      counts = countControl(this.query, id, this.asked, this.signal).then(
        (rows) => new Map(rows.map((row) => [nameOf(row), row])),
      );
      this.#controls.set(id, counts);
    }
    const count = (await counts).get(nameOf(scope));
    if (count === undefined) throw new RangeError(`no scope ${nameOf(scope)} to check controls in`);
    return judgeControl(count);
  }
}
