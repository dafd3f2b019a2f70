import type { Action } from '../what-if/actions';

/** An action as a breaker sees it, with what became of it in the end (for the account alone, never for a trip). */
export type BreakerAction = Pick<
  Action,
  | 'id'
  | 'incident'
  | 'at'
  | 'agent'
  | 'workflow'
  | 'action'
  | 'is_containment'
  | 'target_class'
  | 'confidence'
  | 'risk'
  | 'truth'
>;

/** A verdict as it arrived; of several the one of the greatest weight speaks. `action` is a place in `actions`. */
export interface LabelArrival {
  readonly action: number;
  /** Epoch ms. */
  readonly at: number;
  readonly weight: number;
  /** Null: it says nothing of right or wrong. */
  readonly wrong: boolean | null;
}

export interface ReviewArrival {
  readonly action: number;
  readonly at: number;
  readonly overridden: boolean;
}

export interface AgentError {
  readonly at: number;
  readonly agent: string;
  readonly workflow: string;
}

export interface BreakerLog {
  /** In event order. */
  readonly actions: readonly BreakerAction[];
  readonly labels: readonly LabelArrival[];
  readonly reviews: readonly ReviewArrival[];
  readonly errors: readonly AgentError[];
}

export type BreakerEvent =
  | { readonly kind: 'label'; readonly at: number; readonly of: LabelArrival }
  | { readonly kind: 'review'; readonly at: number; readonly of: ReviewArrival }
  | { readonly kind: 'error'; readonly at: number; readonly of: AgentError }
  | { readonly kind: 'action'; readonly at: number; readonly place: number };

const order = { label: 0, review: 1, error: 2, action: 3 } as const;
const afterAction = 4;

/** Everything in the order in which it could be known; of one moment, what arrived comes before what is proposed. */
export function inOrder(log: BreakerLog): BreakerEvent[] {
  const events: BreakerEvent[] = [
    ...log.labels.map((of): BreakerEvent => ({ kind: 'label', at: of.at, of })),
    ...log.reviews.map((of): BreakerEvent => ({ kind: 'review', at: of.at, of })),
    ...log.errors.map((of): BreakerEvent => ({ kind: 'error', at: of.at, of })),
    ...log.actions.map(({ at }, place): BreakerEvent => ({ kind: 'action', at, place })),
  ];
  const ranked = events.map((event) => {
    const of = event.kind === 'label' || event.kind === 'review' ? log.actions[event.of.action] : undefined;
    // Nothing is known of an action before it: what was written earlier, or at once, acts right after it.
    const isTooEarly = of !== undefined && event.at <= of.at;
    return isTooEarly
      ? { event: { ...event, at: of.at }, rank: afterAction }
      : { event, rank: order[event.kind] };
  });
  return ranked.sort((a, b) => a.event.at - b.event.at || a.rank - b.rank).map(({ event }) => event);
}
