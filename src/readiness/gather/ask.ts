import type { Query } from '../../database/engine/query';
import { countControl } from '../../metrics/controls/controls';
import type { ControlCount } from '../../metrics/controls/controls';
import { chainControl } from '../../metrics/controls/definitions';
import type { ControlRule } from '../../metrics/controls/definitions';
import { gateDefinition } from '../../metrics/gate-evidence/gate-definition';
import { gateEvidence, type Releases } from '../../metrics/gate-evidence/gate-evidence';
import type { ScopeEvidence as Found } from '../../metrics/gate-evidence/gate-evidence';
import type { ControlId, Gate } from '../../records/criteria';
import type { LabelRank, Selection } from '../../slice/selection/selection';
import type { IntegritySeen } from '../controls/judge-chain';
import { type ControlEvidence, type Counted, countedFor, countingOf } from '../evidence';
import type { Scope } from '../verdict';

export type ScopeName = Pick<Scope, 'agent' | 'workflow' | 'riskClass' | 'release'>;

const nameOf = ({ agent, workflow, riskClass }: Omit<ScopeName, 'release'>) =>
  JSON.stringify([agent, workflow, riskClass]);

/** Asks for evidence; each statement once, however many scopes and gates need it. */
export class Asked {
  readonly #counted = new Map<string, Promise<Map<string, Found>>>();
  readonly #controls = new Map<string, Promise<Map<string, ControlCount>>>();

  constructor(
    private readonly query: Query,
    private readonly asked: Selection,
    private readonly signal?: AbortSignal,
    /** The hash chains of the files; null when nothing was chained. */
    private readonly integrity: IntegritySeen | null = null,
  ) {}

  /** What these gates count in one scope; a bundle before the judged one is left out where there was none. */
  async counted(scope: ScopeName, gates: readonly Gate[], releases: readonly Releases[]): Promise<Counted[]> {
    const all: Counted[] = [];
    for (const gate of gates) {
      for (const which of releases) {
        if (countedFor(all, gate, which) !== undefined) continue;
        const found = (await this.#all(gate, which)).get(nameOf(scope));
        if (found !== undefined || which !== 'previous') all.push(countedOf(scope, gate, which, found));
      }
    }
    return all;
  }

  /** What the log shows of one control in one scope. */
  async control(scope: ScopeName, id: ControlId, rule: ControlRule = {}): Promise<ControlEvidence> {
    if (id === chainControl.id) return { id, chain: chainControl, seen: this.integrity };
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
    return { id, count };
  }

  #all(gate: Gate, releases: Releases): Promise<Map<string, Found>> {
    const key = JSON.stringify(countingOf(gate, releases));
    const known = this.#counted.get(key);
    if (known !== undefined) return known;
    const selection: Selection = {
      ...this.asked,
      maturityLagDays: gate.maturityLagDays,
      minLabelRank: gate.minLabelRank as LabelRank,
    };
    const definition = gateDefinition(gate.metric);
    const evidence = gateEvidence(this.query, definition, selection, this.signal, releases).then(
      (rows) => new Map(rows.map((row) => [nameOf(row), row])),
    );
    this.#counted.set(key, evidence);
    return evidence;
  }
}

function countedOf(scope: ScopeName, gate: Gate, releases: Releases, found: Found | undefined): Counted {
  const incidents = found?.incidents ?? [];
  const young = found?.young ?? 0;
  return {
    ...countingOf(gate, releases),
    incidents,
    release: found?.release ?? null,
    notMeasurable: incidents.length === 0 && young === 0 ? reasonAt(scope, gate) : null,
    young,
    youngFrom: found?.youngFrom ?? null,
    statement: found?.statement ?? null,
  };
}

/** A gate reads the current bundle alone: what it does not find says nothing about the bundles before. */
function reasonAt({ release }: ScopeName, { metric }: Gate): string {
  return gateDefinition(metric).notMeasurable(release === '(none)' ? 'here' : 'under its current bundle');
}
