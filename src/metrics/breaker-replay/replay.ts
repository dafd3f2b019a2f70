import type { Breaker, TripKind } from '../../records/breaker';
import {
  inOrder,
  type AgentError,
  type BreakerAction,
  type BreakerEvent,
  type BreakerLog,
  type LabelArrival,
} from './events';
import { ruleState, type RuleState } from './rule';

const hour = 3_600_000;
const day = 24 * hour;

/** One trip: what tripped, when, and what it stopped until it was reset. Times in epoch ms. */
export interface TripRecord {
  readonly at: number;
  readonly until: number;
  /** Agent, or agent and workflow, or `all`. */
  readonly scope: string;
  /** Which rule of the breaker, by its place, and its kind. */
  readonly rule: number;
  readonly kind: TripKind;
  /** Wrong actions that had been let act since the scope was last free to act. */
  readonly burst: number;
  readonly wrongStopped: number;
  readonly rightStopped: number;
  readonly openStopped: number;
}

export interface Replay {
  readonly trips: readonly TripRecord[];
  /** By place in the log's actions: the trip that stopped it, or −1 where it was let act. */
  readonly stoppedBy: Int32Array;
  /** Epoch ms of the first and the last event. */
  readonly from: number;
  readonly until: number;
}

interface Known {
  readonly weight: number;
  readonly wrong: boolean | null;
  /** When it came into the window; null where it never did. */
  at: number | null;
}

interface ScopeState {
  readonly rules: RuleState[];
  tripped: number;
  until: number;
  wrongSinceFree: number;
}

type Open = { -readonly [Field in keyof TripRecord]: TripRecord[Field] };

/** What one breaker watches: everything, an agent, or an agent and workflow. */
const scopeOf = (breaker: Breaker, { agent, workflow }: BreakerAction | AgentError): string =>
  breaker.scope === 'all' ? 'all' : breaker.scope === 'agent' ? agent : `${agent}, ${workflow}`;

/** When the scope may act again after a trip at `at`. */
export function resetTime({ coolDownHours, reset }: Breaker, at: number): number {
  const cooled = at + coolDownHours * hour;
  if (reset.by === 'itself') return cooled;
  for (let ahead = 0; ; ahead += 1) {
    const midnight = Math.floor(cooled / day) * day + ahead * day;
    const weekday = new Date(midnight).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    const [opens, closes] = [midnight + reset.from * hour, midnight + reset.until * hour];
    if (cooled < closes) return Math.max(cooled, opens);
  }
}

/**
 * Replays a breaker in event order on what was known at each moment: a label, a review or an error acts when it
 * arrived. Stopped actions neither fill nor feed the windows; a reset empties them. The truth of an action enters
 * the account of a trip and nothing else.
 */
export function replayBreaker(log: BreakerLog, breaker: Breaker, events = inOrder(log)): Replay {
  const scopes = new Map<string, ScopeState>();
  const stoppedBy = new Int32Array(log.actions.length).fill(-2);
  const known = new Map<number, Known>();
  const trips: Open[] = [];

  const stateOf = (scope: string): ScopeState => {
    let state = scopes.get(scope);
    if (state === undefined) {
      state = { rules: breaker.trips.map(ruleState), tripped: -1, until: 0, wrongSinceFree: 0 };
      scopes.set(scope, state);
    }
    return state;
  };
  const isTripped = (state: ScopeState, at: number) => {
    if (state.tripped < 0) return false;
    if (at < state.until) return true;
    state.tripped = -1;
    state.wrongSinceFree = 0;
    for (const rule of state.rules) rule.clear();
    return false;
  };
  const trip = (scope: string, state: ScopeState, at: number, rule: number) => {
    state.tripped = trips.length;
    state.until = resetTime(breaker, at);
    trips.push({
      at,
      until: state.until,
      scope,
      rule,
      kind: breaker.trips[rule]!.kind,
      burst: state.wrongSinceFree,
      wrongStopped: 0,
      rightStopped: 0,
      openStopped: 0,
    });
  };
  /** Tells every rule, so that each remembers; the first that answers yes trips. */
  const tell = (scope: string, state: ScopeState, at: number, ask: (rule: RuleState) => boolean) => {
    const wasTripped = isTripped(state, at);
    let first = -1;
    state.rules.forEach((rule, place) => {
      if (ask(rule) && first < 0) first = place;
    });
    if (first >= 0 && !wasTripped) trip(scope, state, at, first);
  };
  const stop = (state: ScopeState, place: number) => {
    const record = trips[state.tripped]!;
    const { truth } = log.actions[place]!;
    stoppedBy[place] = state.tripped;
    if (truth === null) record.openStopped += 1;
    else if (truth) record.rightStopped += 1;
    else record.wrongStopped += 1;
  };
  const propose = (place: number) => {
    const action = log.actions[place]!;
    const scope = scopeOf(breaker, action);
    const state = stateOf(scope);
    if (!isTripped(state, action.at)) tell(scope, state, action.at, (rule) => rule.proposed(action));
    if (!isTripped(state, action.at))
      tell(scope, state, action.at, (rule) => rule.attempted(action.at, false));
    if (isTripped(state, action.at)) return stop(state, place);
    for (const rule of state.rules) rule.acted(action);
    stoppedBy[place] = -1;
    if (action.truth === false) state.wrongSinceFree += 1;
  };
  const label = (at: number, arrival: LabelArrival) => {
    const before = known.get(arrival.action) ?? null;
    if (before !== null && arrival.weight < before.weight) return;
    // Two that weigh the same and differ contradict each other: nothing is known.
    const isContrary = before !== null && arrival.weight === before.weight && before.wrong !== arrival.wrong;
    const wrong = isContrary ? null : arrival.wrong;
    const now: Known = { weight: arrival.weight, wrong, at: null };
    known.set(arrival.action, now);
    if (stoppedBy[arrival.action] !== -1) return;
    const earlier =
      before !== null && before.at !== null && before.wrong !== null
        ? { at: before.at, wrong: before.wrong }
        : null;
    if (earlier !== null && earlier.wrong === wrong) {
      now.at = earlier.at;
      return;
    }
    const scope = scopeOf(breaker, log.actions[arrival.action]!);
    const state = stateOf(scope);
    if (wrong === null) {
      if (earlier) for (const rule of state.rules) rule.withdrawn(earlier);
      return;
    }
    now.at = at;
    tell(scope, state, at, (rule) => rule.labelled(at, wrong, earlier));
  };
  for (const event of events) handle(event);
  function handle(event: BreakerEvent): void {
    if (event.kind === 'action') return propose(event.place);
    if (event.kind === 'label') return label(event.at, event.of);
    if (event.kind === 'review') {
      if (stoppedBy[event.of.action] !== -1) return;
      const scope = scopeOf(breaker, log.actions[event.of.action]!);
      return tell(scope, stateOf(scope), event.at, (rule) => rule.reviewed(event.at, event.of.overridden));
    }
    const scope = scopeOf(breaker, event.of);
    return tell(scope, stateOf(scope), event.at, (rule) => rule.attempted(event.at, true));
  }
  return { trips, stoppedBy, from: events[0]?.at ?? 0, until: events.at(-1)?.at ?? 0 };
}

/** Places of the wrong actions that were let act in a trip's scope since it was last free: as many as its burst. */
export function burstBefore(log: BreakerLog, replay: Replay, breaker: Breaker, at: number): number[] {
  const trip = replay.trips[at]!;
  const last = replay.trips.slice(0, at).findLast(({ scope }) => scope === trip.scope);
  return log.actions.flatMap((action, place) =>
    action.truth === false &&
    (replay.stoppedBy[place] ?? -1) < 0 &&
    action.at >= (last?.until ?? -Infinity) &&
    action.at <= trip.at &&
    scopeOf(breaker, action) === trip.scope
      ? [place]
      : [],
  );
}
