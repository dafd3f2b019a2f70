import type { ControlId, GateMetric } from '../../records/criteria';
import type { Interval } from '../../statistics/interval';
import type { ControlState, GateState } from '../verdict';
import { type CrosswalkItem, type Framework, frameworks } from './table';

/** A gate of one scope, as far as a framework asks of it; null: left out of a report. */
export interface CrosswalkGate {
  readonly metric: string;
  readonly title: string;
  readonly state: GateState;
  /** Resolved decisions. */
  readonly n: number | null;
  readonly incidents: number | null;
  /** Incidents with an error. */
  readonly errors: number | null;
  /** Mean share in error an incident, its limit, and what the evidence does not rule out at any look. */
  readonly share: number | null;
  readonly limit: number;
  readonly interval: Interval | null;
  /** Why it is in its state, where its numbers do not say so. */
  readonly reason: string | null;
  /** Number of its statement in the report. */
  readonly statement: number | null;
}

export interface CrosswalkControl {
  readonly id: string;
  readonly title: string;
  readonly state: ControlState;
  readonly sentence: string;
  readonly statement: number | null;
}

export interface CrosswalkScope {
  readonly name: string;
  /** Its verdict: some logs meet one gate by what another gate sees through. */
  readonly isEligible: boolean;
  readonly gates: readonly CrosswalkGate[];
  /** Those of its step, and others that records contradict. */
  readonly controls: readonly CrosswalkControl[];
}

/** `for` and `against`; otherwise why it is neither. */
export type Bearing = 'for' | 'against' | 'not_asked' | 'attested' | 'little_data' | 'not_shown';

/** What one gate or control of one scope says. Both null: the criteria of the scope ask for neither. */
export interface Finding {
  readonly scope: string;
  readonly id: GateMetric | ControlId;
  readonly bearing: Bearing;
  readonly gate: CrosswalkGate | null;
  readonly control: CrosswalkControl | null;
}

export type CrosswalkState = 'evidenced' | 'contradicted' | 'not_evidenced';

/**
 * Why a showing does not count: records are missing, the chain is broken, only tests say it, no gate of the scope is
 * met, or it rests on gates of a scope that is not eligible.
 */
export type Withheld = 'missing' | 'chain' | 'tests' | 'no_gate' | 'verdict';

export interface JudgedItem {
  readonly framework: Framework;
  readonly item: CrosswalkItem;
  readonly state: CrosswalkState;
  /** Scopes that were judged, those in which all of it is shown, those in which something contradicts it. */
  readonly scopes: number;
  readonly shown: number;
  readonly against: number;
  readonly findings: readonly Finding[];
  /** The first that keeps it from being evidenced; null where nothing does, or nothing bears on it. */
  readonly deciding: Finding | null;
  readonly withheld: Withheld | null;
}

/** Fewer say nothing of a share. */
const leastResolved = 10;
const leastIncidents = 5;

/** Their cases are tests, never work: they can contradict, and never suffice. */
const ofTests: readonly ControlId[] = ['adversarial_tests'];

const hasData = ({ n, incidents }: CrosswalkGate): boolean =>
  (n ?? 0) >= leastResolved && (incidents ?? 0) >= leastIncidents;

const isMet = (gate: CrosswalkGate): boolean => gate.state === 'met' && hasData(gate);

function bearingOfGate(gate: CrosswalkGate): Bearing {
  if (gate.state === 'breached') return 'against';
  if (gate.state === 'met') return hasData(gate) ? 'for' : 'little_data';
  return 'not_shown';
}

function bearingOfControl({ state }: CrosswalkControl): Bearing {
  if (state === 'contradicted') return 'against';
  if (state === 'evidenced') return 'for';
  return state === 'attested' ? 'attested' : 'not_shown';
}

/** What a scope says of an item: every gate of each metric, and every control. */
function findingsOf({ gates, controls }: CrosswalkItem, scope: CrosswalkScope): Finding[] {
  const none = { scope: scope.name, bearing: 'not_asked', gate: null, control: null } as const;
  return [
    ...gates.flatMap((id): Finding[] => {
      const own = scope.gates.filter(({ metric }) => metric === id);
      if (own.length === 0) return [{ ...none, id }];
      return own.map((gate) => ({ ...none, id, gate, bearing: bearingOfGate(gate) }));
    }),
    ...controls.map((id): Finding => {
      const control = scope.controls.find((each) => each.id === id);
      return control === undefined
        ? { ...none, id }
        : { ...none, id, control, bearing: bearingOfControl(control) };
    }),
  ];
}

/** Why a scope in which everything is for an item does not show it; null where it does. */
function withheldIn(item: CrosswalkItem, scope: CrosswalkScope): Withheld | null {
  const isOfTests = item.gates.length === 0 && item.controls.every((id) => ofTests.includes(id));
  if (isOfTests) return 'tests';
  if (item.gates.length > 0) return scope.isEligible ? null : 'verdict';
  return scope.gates.some(isMet) ? null : 'no_gate';
}

function judgeItem(
  framework: Framework,
  item: CrosswalkItem,
  scopes: readonly CrosswalkScope[],
  withheldFromAll: Withheld | null,
): JudgedItem {
  const bears = item.gates.length + item.controls.length > 0;
  const each = bears ? scopes.map((scope) => ({ scope, findings: findingsOf(item, scope) })) : [];
  const findings = each.flatMap((one) => one.findings);
  const isFor = (list: readonly Finding[]) => list.every(({ bearing }) => bearing === 'for');
  const isAgainst = ({ bearing }: Finding) => bearing === 'against';
  const agreeing = each.filter((one) => isFor(one.findings));
  const held = agreeing.map(({ scope }) => withheldIn(item, scope));
  const shown = held.filter((why) => why === null).length;
  const against = each.filter((one) => one.findings.some(isAgainst)).length;
  const isShownInAll = each.length > 0 && shown === each.length;
  return {
    framework,
    item,
    state:
      against > 0 ? 'contradicted' : isShownInAll && withheldFromAll === null ? 'evidenced' : 'not_evidenced',
    scopes: scopes.length,
    shown,
    against,
    findings,
    deciding: findings.find(isAgainst) ?? findings.find(({ bearing }) => bearing !== 'for') ?? null,
    withheld: isShownInAll ? withheldFromAll : (held.find((why) => why !== null) ?? null),
  };
}

/**
 * Every control of every framework. Contradicted: a gate is worse than its limit or a record contradicts a control,
 * in any scope. Evidenced: in every judged scope each gate is met on at least 10 resolved decisions in 5 incidents, each
 * control is shown by the log (a person's word is none), at least one gate of the scope is met, and not tests alone show it;
 * what rests on gates also asks that the scope is eligible.
 * Everything else is not evidenced, and so is all that would be evidenced where records are missing or a chain is broken.
 */
export function judgeCrosswalk(
  scopes: readonly CrosswalkScope[],
  { isMissing }: { readonly isMissing: boolean },
): JudgedItem[] {
  const isBroken = scopes.some(({ controls }) =>
    controls.some(({ id, state }) => id === 'hash_chain' && state === 'contradicted'),
  );
  const withheld = isMissing ? 'missing' : isBroken ? 'chain' : null;
  return frameworks.flatMap((framework) =>
    framework.items.map((item) => judgeItem(framework, item, scopes, withheld)),
  );
}
