import type { RecordOf } from '../../fixtures/records';
import { ms, targetsOf } from './records';

type Decision = RecordOf<'decision'>;
type Review = RecordOf<'review'>;

/** From the least to the most flattering to the agent. */
const harshest = ['reject', 'override', 'modify', 'expire', 'abstain', 'approve'];
/** From weak to strong; isolating and evicting both take the target away. */
const strengths = ['enrich', 'detect', 'notify', 'escalate', 'deceive', 'harden', 'restore', 'evict'];
const strength = (category: string) => strengths.indexOf(category === 'isolate' ? 'evict' : category);

export type Compared = 'agree' | 'weaker' | 'stronger' | 'differs' | null;

export interface HumanSide {
  /** The review that speaks for all: the latest of each reviewer, of those the one least flattering. */
  readonly review: Review | null;
  readonly outcome: string;
  readonly isOverridden: boolean;
  /** What the human did, compared with the proposal; null without a human decision. */
  readonly matched: Compared;
  readonly sampled: number | null;
  /** Reviews that count: one for each reviewer. */
  readonly reviews: number;
}

/** A review is replaced by a later one only: in a loop the links against time count for nothing. */
function standing(reviews: readonly Review[]): Review[] {
  const later = (a: Review, b: Review) => ms(a) > ms(b) || (ms(a) === ms(b) && a.event_id > b.event_id);
  return reviews.filter(
    (old) => !reviews.some((review) => review.supersedes === old.event_id && later(review, old)),
  );
}

function latestPerReviewer(reviews: readonly Review[]): Review[] {
  const latest = new Map<string, Review>();
  for (const review of reviews) {
    const who = review.reviewer?.uid ?? '';
    const known = latest.get(who);
    const isLater =
      known === undefined ||
      ms(review) > ms(known) ||
      (ms(review) === ms(known) && review.event_id > known.event_id);
    if (isLater) latest.set(who, review);
  }
  return [...latest.values()];
}

function compared(decision: Decision, review: Review): Compared {
  if (review.outcome === 'abstain' || review.outcome === 'expire') return null;
  if (review.outcome === 'approve') return 'agree';
  if (review.outcome === 'reject') return strength(decision.action.category) >= 0 ? 'weaker' : 'differs';
  const did =
    review.modified_action?.category ?? (review.outcome === 'override' ? review.action?.category : undefined);
  if (did === undefined) return 'differs';
  if (strength(did) !== strength(decision.action.category))
    return strength(did) < strength(decision.action.category) ? 'weaker' : 'stronger';
  if (review.outcome === 'override' || did !== decision.action.category) return 'differs';
  const where = review.modified_action?.resource?.uid;
  const own = decision.targets === undefined ? targetsOf(decision) : decision.targets.map(({ uid }) => uid);
  return where === undefined || (own.length === 1 && own[0] === where) ? 'agree' : 'differs';
}

/** Where policy asks for two persons, one of them alone has not approved. */
const lacksSecond = (decision: Decision, reviews: readonly Review[]) =>
  decision.policy?.outcome === 'require_two_person' &&
  new Set(
    reviews.flatMap(({ outcome, reviewer }) =>
      ['approve', 'modify'].includes(outcome) && reviewer ? [reviewer.uid] : [],
    ),
  ).size < 2;

export function humanSideOf(decision: Decision, reviews: readonly Review[]): HumanSide {
  const counted = latestPerReviewer(standing(reviews));
  const differs = (review: Review) => review.outcome === 'modify' && compared(decision, review) !== 'agree';
  const [review = null] = counted.sort(
    (a, b) =>
      harshest.indexOf(a.outcome) - harshest.indexOf(b.outcome) ||
      Number(differs(b)) - Number(differs(a)) ||
      ms(b) - ms(a) ||
      (a.event_id < b.event_id ? 1 : -1),
  );
  const sampled = Math.max(0, ...counted.map(({ sampling }) => sampling?.probability ?? 0));
  const own = review?.sampling?.probability ?? (sampled || null);
  if (review === null)
    return { review, outcome: 'pending', isOverridden: false, matched: null, sampled: null, reviews: 0 };
  const isLacking = review.outcome === 'approve' && lacksSecond(decision, counted);
  return {
    review,
    outcome: isLacking ? 'pending' : review.outcome,
    isOverridden: ['reject', 'override'].includes(review.outcome) || differs(review),
    matched: isLacking ? null : compared(decision, review),
    sampled: own,
    reviews: counted.length,
  };
}
