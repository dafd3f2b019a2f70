import type { Case } from './cases';
import { lag } from './tally';
import { ms } from './records';

const inProduction = (cases: readonly Case[]) => cases.filter((each) => each.isProduction);

/** Hájek: weighted hits over weighted cases; null without one. */
export function missedRecount(cases: readonly Case[]) {
  const points = inProduction(cases).filter(
    (each) =>
      each.ageDays >= lag &&
      !each.isDuplicate &&
      !each.isError &&
      !['duplicate', 'test'].includes(each.unadjudicable ?? ''),
  );
  const drawn = points.filter(({ sampled }) => sampled !== null);
  const proposals = points.filter((each) => each.isProposal);
  const isSampled = drawn.some((each) => !each.isProposal);
  const inFull = isSampled && !drawn.some((each) => each.isProposal) ? proposals : [];
  const perAct = inFull.length / inFull.filter(({ warranted }) => warranted !== null).length;
  const weighted = [
    ...drawn.map((each) => ({ each, weight: 1 / (each.sampled ?? 1) })),
    ...inFull.map((each) => ({ each, weight: perAct })),
  ];
  const ratio = (belongs: (each: Case) => boolean, hit: (each: Case) => boolean) => {
    if (!isSampled) return null;
    const inside = weighted.filter(({ each }) => belongs(each));
    const sum = (some: typeof inside) => some.reduce((total, { weight }) => total + weight, 0);
    return inside.length === 0 ? null : sum(inside.filter(({ each }) => hit(each))) / sum(inside);
  };
  return {
    missed: ratio(
      ({ warranted }) => warranted === true,
      (each) =>
        each.isProposal && each.decision.action.category === 'escalate'
          ? false
          : !each.isAction || each.matched === 'stronger',
    ),
    falsePositiveRate: ratio(
      ({ warranted }) => warranted === false,
      (each) => each.isAction,
    ),
    omission: ratio(
      (each) => !each.isProposal && each.warranted === true,
      ({ outcome }) => outcome !== 'modify' && outcome !== 'override',
    ),
  };
}

const approvals = ['require_approval', 'require_two_person'];

/** A person was asked: an action in advisory mode, or whatever policy sends to an approval outside shadow mode. */
const isAsked = ({ decision, isAction, policy }: Case) =>
  (decision.mode === 'advisory' && isAction) || (decision.mode !== 'shadow' && approvals.includes(policy));

/** It ran, its policy asks for an approval, and none had been given by then. */
const ranUnapproved = ({ execution, policy, outcome, review }: Case) =>
  execution !== null &&
  approvals.includes(policy) &&
  (outcome === 'pending' || (review !== null && Date.parse(execution.time) < Date.parse(review.time)));

/** How every wait ended. */
export function waitsRecount(cases: readonly Case[]) {
  const counts = { pending: 0, approved: 0, rejected: 0, expired: 0, withdrawn: 0, never_approved: 0 };
  for (const each of inProduction(cases)) {
    if (!each.isProposal || each.visibility === 'blind') continue;
    if (ranUnapproved(each)) counts.never_approved += 1;
    else if (each.outcome === 'approve' || each.outcome === 'modify') counts.approved += 1;
    else if (each.outcome === 'reject' || each.outcome === 'override') counts.rejected += 1;
    else if (each.outcome === 'expire') counts.expired += 1;
    else if (each.outcome === 'abstain') counts.withdrawn += 1;
    else if (each.execution === null && each.policy !== 'deny' && isAsked(each)) counts.pending += 1;
  }
  return counts;
}

const waited = ({ review, decision }: Case) =>
  review ? (ms(review) - Date.parse(review.shown_time ?? decision.time)) / 1000 : NaN;

/** Agents whose every decided case bears the very time at which it was shown: of them no wait is known. */
function agentsOfOneTime(cases: readonly Case[]): ReadonlySet<string> {
  const longest = new Map<string, number>();
  for (const each of cases) {
    const wait = waited(each);
    if (each.outcome === 'pending' || !(wait >= 0)) continue;
    const { uid } = each.decision.agent;
    longest.set(uid, Math.max(longest.get(uid) ?? 0, wait));
  }
  return new Set([...longest].filter(([, wait]) => wait === 0).map(([uid]) => uid));
}

/** Per reviewer, sorted: decided, wrong and right ones with their overrides, single and fast approvals. */
export function reviewersRecount(cases: readonly Case[], floorSeconds: number) {
  const decided = inProduction(cases).filter(
    (each) =>
      each.isProposal &&
      ['approve', 'modify', 'reject', 'override'].includes(each.outcome) &&
      each.review?.reviewer !== undefined,
  );
  const unknown = agentsOfOneTime(inProduction(cases));
  const isTimed = (each: Case) => waited(each) >= 0 && !unknown.has(each.decision.agent.uid);
  const names = [...new Set(decided.map((each) => each.review?.reviewer?.uid ?? ''))].sort();
  return names.map((reviewer) => {
    const own = decided.filter((each) => each.review?.reviewer?.uid === reviewer);
    const moments = new Map<string, number>();
    for (const { review } of own) moments.set(review?.time ?? '', (moments.get(review?.time ?? '') ?? 0) + 1);
    const count = (of: (each: Case) => boolean) => own.filter(of).length;
    const isJudged = (each: Case, warranted: boolean) => each.ageDays >= lag && each.warranted === warranted;
    const single = (each: Case) =>
      each.outcome === 'approve' && (moments.get(each.review?.time ?? '') ?? 0) < 3;
    return {
      reviewer,
      decided: own.length,
      overridden: count((each) => each.isOverridden),
      wrong: count((each) => isJudged(each, false)),
      wrong_overridden: count((each) => isJudged(each, false) && each.isOverridden),
      right: count((each) => isJudged(each, true)),
      right_overridden: count((each) => isJudged(each, true) && each.isOverridden),
      approvals: count(single),
      bulk_approvals: count((each) => each.outcome === 'approve' && !single(each)),
      timed_approvals: count((each) => single(each) && isTimed(each)),
      fast_approvals: count((each) => single(each) && isTimed(each) && waited(each) < floorSeconds),
    };
  });
}

/** Pairs with a human's action and those that agree, blind and advised. */
export function pairsRecount(cases: readonly Case[]) {
  const pairs = inProduction(cases).filter((each) => each.isProposal && each.matched !== null);
  const blind = pairs.filter(({ visibility }) => visibility === 'blind');
  const advised = pairs.filter(({ visibility }) => visibility !== 'blind');
  const agree = (some: readonly Case[]) => some.filter(({ matched }) => matched === 'agree').length;
  return {
    blind: blind.length,
    blind_agree: agree(blind),
    advised: advised.length,
    advised_agree: agree(advised),
  };
}
