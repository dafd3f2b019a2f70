import { clause } from '../../words/format';
import type { Query } from '../../database/engine/query';
import { countControl } from '../../metrics/controls/controls';
import type { ControlCount } from '../../metrics/controls/controls';
import { chainControl } from '../../metrics/controls/definitions';
import type { ControlRule } from '../../metrics/controls/definitions';
import { gateDefinition } from '../../metrics/gate-evidence/gate-definition';
import { gateEvidence } from '../../metrics/gate-evidence/gate-evidence';
import type { Releases, ScopeEvidence } from '../../metrics/gate-evidence/gate-evidence';
import type { GateIncident } from '../gate/incidents';
import { judgeChain } from '../controls/judge-chain';
import type { IntegritySeen } from '../controls/judge-chain';
import { judgeControl } from '../controls/judge-control';
import type { ControlResult, Scope, ShownStatement } from '../verdict';
import type { ControlId, Gate } from '../../records/criteria';
import type { LabelRank, Selection } from '../../slice/selection/selection';

export interface GateEvidence {
  readonly incidents: readonly GateIncident[];
  /** The metric's own reason when nothing in the scope can produce it. */
  readonly notMeasurable: string | null;
  /** Decisions that would count and are younger than the lag. */
  readonly young: number;
  /** The earliest of them, epoch ms; null where there is none. */
  readonly youngFrom: number | null;
  readonly statement: ShownStatement | null;
}

type ScopeName = Pick<Scope, 'agent' | 'workflow' | 'riskClass'>;

const nameOf = ({ agent, workflow, riskClass }: ScopeName) => JSON.stringify([agent, workflow, riskClass]);

/** Evidence by metric, label rule and lag: one query each, however many scopes and gates ask. */
export class EvidenceStore {
  readonly #found = new Map<string, Promise<Map<string, ScopeEvidence>>>();
  readonly #controls = new Map<string, Promise<Map<string, ControlCount>>>();

  constructor(
    private readonly query: Query,
    private readonly asked: Selection,
    private readonly signal?: AbortSignal,
    /** The hash chains of the files; null when nothing was chained. */
    private readonly integrity: IntegritySeen | null = null,
  ) {}

  #all(gate: Gate, releases: Releases): Promise<Map<string, ScopeEvidence>> {
    const key = JSON.stringify([gate.metric, gate.minLabelRank, gate.maturityLagDays, releases]);
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const selection: Selection = {
      ...this.asked,
      maturityLagDays: gate.maturityLagDays,
      minLabelRank: gate.minLabelRank as LabelRank,
    };
    const evidence = gateEvidence(
      this.query,
      gateDefinition(gate.metric),
      selection,
      this.signal,
      releases,
    ).then((rows) => new Map(rows.map((row) => [nameOf(row), row])));
    this.#found.set(key, evidence);
    return evidence;
  }

  /** What one gate judges in one scope. */
  async of(scope: ScopeName, gate: Gate): Promise<GateEvidence> {
    const evidence = (await this.#all(gate, 'current')).get(nameOf(scope));
    const incidents = evidence?.incidents ?? [];
    return {
      incidents,
      notMeasurable:
        incidents.length === 0 && !evidence?.young ? clause(gateDefinition(gate.metric).notMeasurable) : null,
      young: evidence?.young ?? 0,
      youngFrom: evidence?.youngFrom ?? null,
      statement: evidence?.statement ?? null,
    };
  }

  /** The same of the bundle that began before the current one; null where there was none. */
  async before(scope: ScopeName, gate: Gate): Promise<ScopeEvidence | null> {
    return (await this.#all(gate, 'previous')).get(nameOf(scope)) ?? null;
  }

  /** What the log shows of one control in one scope. */
  async control(scope: ScopeName, id: ControlId, rule: ControlRule = {}): Promise<ControlResult> {
    if (id === chainControl.id)
      return judgeChain(this.integrity, chainControl, rule.integrity?.maxUncoveredShare);
    const key = JSON.stringify([id, rule.specialistGroups ?? []]);
    let counts = this.#controls.get(key);
    if (counts === undefined) {
      counts = countControl(this.query, id, this.asked, this.signal, rule).then(
        (rows) => new Map(rows.map((row) => [nameOf(row), row])),
      );
      this.#controls.set(key, counts);
    }
    const count = (await counts).get(nameOf(scope));
    if (count === undefined) throw new RangeError(`no scope ${nameOf(scope)} to check controls in`);
    return judgeControl(count);
  }
}
