import type { RecordOf } from '../../fixtures/records';
import { acts, ms, targetsOf } from './records';

type Decision = RecordOf<'decision'>;
type Review = RecordOf<'review'>;

/** From the least to the most flattering to the agent. */
const harshest = ['reject', 'override', 'modify', 'expire', 'abstain', 'approve'];
/** From weak to strong; isolating and evicting both take the target away. */
const strengths = ['enrich', 'detect', 'notify', 'escalate', 'deceive', 'harden', 'restore', 'evict'];
const strength = (category: string) => strengths.indexOf(category === 'isolate' ? 'evict' : category);

export type Compared = 'agree' | 'weaker' | 'stronger' | 'differs' | null;

export interface HumanSide {
  /** The review that speaks for all: of one review of each person the least flattering. */
  readonly review: Review | null;
  readonly outcome: string;
  readonly isOverridden: boolean;
  /** What the human did, compared with the proposal; null without a human decision. */
  readonly matched: Compared;
  /** Someone decided on it, and only after the outcome was known. */
  readonly isReviewedLate: boolean;
  readonly sampled: number | null;
  /** Reviews that count: one for each reviewer. */
  readonly reviews: number;
}

/**
 * Another person replaces a review, later and while nobody knew the outcome; in a loop the links against time count
 * for nothing. An override stays.
 */
function standing(
  reviews: readonly Review[],
  known: number,
  overrides: (review: Review) => boolean,
): Review[] {
  const later = (a: Review, b: Review) => ms(a) > ms(b) || (ms(a) === ms(b) && a.event_id > b.event_id);
  const isAnother = (a: Review, b: Review) =>
    a.reviewer !== undefined && b.reviewer !== undefined && a.reviewer.uid !== b.reviewer.uid;
  return reviews.filter(
    (old) =>
      overrides(old) ||
      !reviews.some(
        (review) =>
          review.supersedes === old.event_id &&
          later(review, old) &&
          isAnother(review, old) &&
          acts(review) <= known,
      ),
  );
}

/** Of each person the least flattering decision, then the first. */
function onePerReviewer(reviews: readonly Review[], worse: (a: Review, b: Review) => number): Review[] {
  const chosen = new Map<string, Review>();
  for (const review of [...reviews].sort(worse)) {
    const who = review.reviewer?.uid ?? '';
    if (!chosen.has(who)) chosen.set(who, review);
  }
  return [...chosen.values()];
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

/** `known`: when the outcome was known, epoch ms; what was recorded after it counts only as an override. */
export function humanSideOf(decision: Decision, reviews: readonly Review[], known: number): HumanSide {
  const differs = (review: Review) => review.outcome === 'modify' && compared(decision, review) !== 'agree';
  const overrides = (review: Review) => ['reject', 'override'].includes(review.outcome) || differs(review);
  const isLate = (review: Review) => acts(review) > known && !overrides(review);
  const decides = ({ outcome }: Review) => ['approve', 'modify', 'reject', 'override'].includes(outcome);
  const chosen = onePerReviewer(
    standing(reviews, known, overrides),
    (a, b) =>
      Number(isLate(a)) - Number(isLate(b)) ||
      Number(overrides(b)) - Number(overrides(a)) ||
      Number(decides(b)) - Number(decides(a)) ||
      harshest.indexOf(a.outcome) - harshest.indexOf(b.outcome) ||
      ms(a) - ms(b) ||
      (a.event_id < b.event_id ? -1 : 1),
  );
  const counted = chosen.filter((review) => !isLate(review));
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
    return {
      review,
      outcome: 'pending',
      isOverridden: false,
      matched: null,
      isReviewedLate: chosen.some(decides),
      sampled: null,
      reviews: chosen.length,
    };
  const isLacking = review.outcome === 'approve' && lacksSecond(decision, counted);
  return {
    review,
    outcome: isLacking ? 'pending' : review.outcome,
    isOverridden: overrides(review),
    matched: isLacking ? null : compared(decision, review),
    isReviewedLate: isLacking && chosen.some((each) => isLate(each) && decides(each)),
    sampled: own,
    reviews: chosen.length,
  };
}
