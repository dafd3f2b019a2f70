import type { RecordOf } from '../../fixtures/records';
import { acting, acts, isProduction, ms, targetsOf } from './records';

type Decision = RecordOf<'decision'>;
type Verdict = RecordOf<'verdict'>;
type Review = RecordOf<'review'>;

export interface TruthSide {
  readonly warranted: boolean | null;
  /** Undetermined, duplicate, test or contradictory; null = it can be adjudicated. */
  readonly unadjudicable: string | null;
  /** Null where the warranted targets of this kind of action are not known. */
  readonly excess: number | null;
  readonly overScope: boolean | null;
  readonly targetRight: boolean | null;
  readonly scenarioMet: boolean | null;
}

/** A label is blind when it says so, else when every review of its decision does and one was there before it. */
function isBlind(verdict: Verdict, reviews: readonly Review[]): boolean {
  if (verdict.blind !== undefined) return verdict.blind;
  return (
    reviews.every((review) => review.saw_agent_output === false) &&
    reviews.some((review) => acts(review) <= acts(verdict))
  );
}

const rankOf = (verdict: Verdict, reviews: readonly Review[]) => {
  if (verdict.basis === 'lab_label') return 5;
  if (verdict.basis === 'incident_review') return 4;
  if (!isBlind(verdict, reviews)) return 1;
  return { second_analyst: 3, analyst_of_record: 2, closed_classification: 1 }[verdict.basis];
};
/** Production takes no known answers of tests, and no verdicts of another environment. */
export const isUsable = (decision: Decision) => (verdict: Verdict) =>
  !isProduction(decision) ||
  (verdict.basis !== 'lab_label' && (verdict.environment ?? 'production') === 'production');
const isNamed = (verdict: Verdict) => verdict.decision_id !== undefined;
const says = ({ verdict, warranted_actions }: Verdict) =>
  JSON.stringify([
    verdict,
    warranted_actions?.map(({ category, resource_uid }) => [category, resource_uid ?? '']),
  ]);

/** What the verdicts on a decision say, those on its finding included. */
export function truthSideOf(
  decision: Decision,
  verdicts: readonly Verdict[],
  reviews: readonly Review[],
): TruthSide {
  const rank = (verdict: Verdict) => rankOf(verdict, reviews);
  const usable = verdicts.filter(isUsable(decision));
  const final = usable
    .filter((verdict) => verdict.final !== false)
    .sort(
      (a, b) =>
        rank(b) - rank(a) || Number(isNamed(b)) - Number(isNamed(a)) || acts(b) - acts(a) || ms(b) - ms(a),
    );
  const [best] = final;
  const met = final.find((verdict) => verdict.scenario_met != null)?.scenario_met ?? null;
  const nothing = { warranted: null, excess: null, overScope: null, targetRight: null, scenarioMet: met };
  if (best === undefined) return { ...nothing, unadjudicable: null };
  const isContradicted = final.some(
    (each) =>
      rank(each) === rank(best) &&
      isNamed(each) === isNamed(best) &&
      acts(each) === acts(best) &&
      ms(each) === ms(best) &&
      says(each) !== says(best),
  );
  const unadjudicable = isContradicted
    ? 'contradictory'
    : ['undetermined', 'duplicate', 'test'].includes(best.verdict)
      ? best.verdict
      : null;
  const isReal = best.verdict === 'true_positive';
  const named = best.warranted_actions;
  if (named === undefined || !acting.includes(decision.action.category))
    return { ...nothing, unadjudicable, warranted: unadjudicable === null ? isReal : null };
  const own = targetsOf(decision);
  const kind = named.filter(({ category }) => category === decision.action.category);
  const onAny = kind.some(({ resource_uid }) => resource_uid === undefined);
  const wanted = kind.flatMap(({ resource_uid }) => (resource_uid === undefined ? [] : [resource_uid]));
  const beyond = onAny ? [] : own.filter((uid) => !wanted.includes(uid));
  const isHit = onAny || own.some((uid) => wanted.includes(uid));
  return {
    warranted: unadjudicable === null ? isReal && isHit : null,
    unadjudicable,
    excess: kind.length === 0 ? null : beyond.length,
    overScope: kind.length === 0 ? null : beyond.length > 0 && wanted.every((uid) => own.includes(uid)),
    targetRight: named.some(({ resource_uid }) => resource_uid === undefined || own.includes(resource_uid)),
    scenarioMet: met,
  };
}
