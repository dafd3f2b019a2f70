import { day, lag } from './world/calendar';
import type { Place, RiskClass } from './world/cell';

/** What the generator knows of one agent × workflow × risk class × bundle, production only. */
export interface ScopeTruth {
  agent: string;
  workflow: string;
  riskClass: RiskClass;
  bundle: string;
  release_id: string;
  /** Every decision, acting or not, without logged duplicates. */
  decisions: number;
  /** Proposals to act and those not warranted. */
  actions: number;
  wrongActions: number;
  /** Incidents with a proposal to act, and those with at least one wrong one. */
  incidents: number;
  wrongIncidents: number;
  /** The same, opened at least 14 days before the clock of the agent × workflow × risk class. */
  maturedIncidents: number;
  maturedWrongIncidents: number;
  labelledActions: number;
  denied: number;
  confidenceSum: number;
}

export interface OperatorTruth {
  decided: number;
  approvals: number;
  approvalsUnder10s: number;
  overrides: number;
  overridesOfRight: number;
  wrongSeen: number;
  wrongApproved: number;
}

/** The generator’s own count of what it did, from which stories.json is written. */
export class Tally {
  readonly scopes = new Map<string, ScopeTruth>();
  readonly operators = new Map<string, OperatorTruth>();
  private readonly counts = new Map<string, number>();
  private readonly opened: { scope: ScopeTruth; opened: number; wrong: boolean }[] = [];
  private readonly moments = new Map<string, number[]>();
  private readonly lists = new Map<string, string[]>();

  scope({ workflow, riskClass, bundle }: Place): ScopeTruth {
    const key = `${workflow.name}|${riskClass}|${bundle.name}`;
    let scope = this.scopes.get(key);
    if (!scope) {
      scope = {
        agent: workflow.agent,
        workflow: workflow.name,
        riskClass,
        bundle: bundle.name,
        release_id: bundle.release_id,
        decisions: 0,
        actions: 0,
        wrongActions: 0,
        incidents: 0,
        wrongIncidents: 0,
        maturedIncidents: 0,
        maturedWrongIncidents: 0,
        labelledActions: 0,
        denied: 0,
        confidenceSum: 0,
      };
      this.scopes.set(key, scope);
    }
    return scope;
  }

  incident(place: Place, opened: number, wrong: boolean) {
    const scope = this.scope(place);
    scope.incidents++;
    if (wrong) scope.wrongIncidents++;
    this.opened.push({ scope, opened, wrong });
  }

  /** A decision or a label of this place is dated so. */
  seen({ workflow, riskClass }: Place, time: number) {
    const key = `${workflow.name}|${riskClass}`;
    const times = this.moments.get(key);
    if (times) times.push(time);
    else this.moments.set(key, [time]);
  }

  /** Once everything is logged: which incidents are old enough to be judged. */
  mature() {
    const clocks = new Map([...this.moments].map(([key, times]) => [key, clockOf(times)]));
    for (const { scope, opened, wrong } of this.opened) {
      if (opened > clocks.get(`${scope.workflow}|${scope.riskClass}`)! - lag) continue;
      scope.maturedIncidents++;
      if (wrong) scope.maturedWrongIncidents++;
    }
  }

  operator(uid: string): OperatorTruth {
    let operator = this.operators.get(uid);
    if (!operator) {
      operator = {
        decided: 0,
        approvals: 0,
        approvalsUnder10s: 0,
        overrides: 0,
        overridesOfRight: 0,
        wrongSeen: 0,
        wrongApproved: 0,
      };
      this.operators.set(uid, operator);
    }
    return operator;
  }

  add(name: string, by = 1) {
    this.counts.set(name, (this.counts.get(name) ?? 0) + by);
  }
  count(name: string): number {
    return this.counts.get(name) ?? 0;
  }
  /** Keeps the first hundred identifiers under a name, and counts them all. */
  note(name: string, id: string) {
    this.add(name);
    const list = this.lists.get(name) ?? [];
    if (list.length < 100) list.push(id);
    this.lists.set(name, list);
  }
  noted(name: string): readonly string[] {
    return this.lists.get(name) ?? [];
  }

  /** Adds up the scopes that a filter keeps. */
  sum(keep: (scope: ScopeTruth) => boolean) {
    const kept = [...this.scopes.values()].filter(keep);
    const total = (value: (scope: ScopeTruth) => number) =>
      kept.reduce((sum, scope) => sum + value(scope), 0);
    return {
      decisions: total((scope) => scope.decisions),
      actions: total((scope) => scope.actions),
      wrongActions: total((scope) => scope.wrongActions),
      labelledActions: total((scope) => scope.labelledActions),
      incidents: total((scope) => scope.incidents),
      wrongIncidents: total((scope) => scope.wrongIncidents),
      maturedIncidents: total((scope) => scope.maturedIncidents),
      maturedWrongIncidents: total((scope) => scope.maturedWrongIncidents),
      meanConfidence: round(
        total((scope) => scope.confidenceSum) /
          Math.max(
            1,
            total((scope) => scope.actions),
          ),
      ),
    };
  }
}

/** The latest moment, at most seven days past the latest day that one in a hundred of them, and three, reach. */
function clockOf(times: readonly number[]): number {
  const latestFirst = [...times].sort((a, b) => b - a);
  const reached = latestFirst[Math.max(3, Math.ceil(times.length / 100)) - 1] ?? latestFirst[0]!;
  return Math.min(latestFirst[0]!, Math.floor(reached / day) * day + 7 * day);
}

export const round = (value: number) => Math.round(value * 10_000) / 10_000;
