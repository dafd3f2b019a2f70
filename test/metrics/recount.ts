import type { LogRecord } from '../../src/records/record';
import type { RecordOf } from '../fixtures/records';

/**
 * A second route to every KPI: counted record by record in plain TypeScript, from the raw records and
 * the words of the definitions, without SQL and without `facts`. It joins by decision_id, trace and
 * span, and finding; it leaves out the nearest-in-time step, several reviewers of one decision and repeated proposals: feed it no log with those.
 */
export interface Count {
  n: number;
  hits: number;
  unresolved: number;
  young: number;
  incidents: number;
}

export interface Case {
  readonly decision: RecordOf<'decision'>;
  readonly incident: string;
  readonly ageDays: number;
  readonly isProduction: boolean;
  readonly isProposal: boolean;
  readonly isAction: boolean;
  readonly review: RecordOf<'review'> | null;
  readonly visibility: 'blind' | 'advised' | 'unknown' | '(none)';
  /** What the human did, compared with the proposal; null without a human decision. */
  readonly matched: 'agree' | 'differs' | null;
  readonly warranted: boolean | null;
  readonly labelRank: number;
  readonly verdict: string;
  readonly execution: RecordOf<'execution'> | null;
  readonly rollback: RecordOf<'execution'> | null;
}

const dayMs = 86_400_000;
const acting = ['isolate', 'evict', 'restore', 'harden', 'deceive'];
const bases = [
  'closed_classification',
  'analyst_of_record',
  'second_analyst',
  'incident_review',
  'lab_label',
];
const ms = (record: { time: string }) => Date.parse(record.time);
const pick = <Kind extends LogRecord['event_type']>(records: readonly LogRecord[], kind: Kind) => {
  const seen = new Set<string>();
  return records.filter((record): record is RecordOf<Kind> => {
    if (record.event_type !== kind || seen.has(record.event_id)) return false;
    seen.add(record.event_id);
    return true;
  });
};

function latestReview(reviews: readonly RecordOf<'review'>[]): RecordOf<'review'> | null {
  const replaced = new Set(reviews.flatMap((review) => (review.supersedes ? [review.supersedes] : [])));
  const standing = reviews.filter((review) => !replaced.has(review.event_id));
  return standing.sort((a, b) => ms(b) - ms(a))[0] ?? null;
}

/** The strongest source speaks; among equals one that names the decision, then the latest. */
function bestVerdict(verdicts: readonly RecordOf<'verdict'>[]): RecordOf<'verdict'> | null {
  const rank = (verdict: RecordOf<'verdict'>) => bases.indexOf(verdict.basis);
  const named = (verdict: RecordOf<'verdict'>) => (verdict.decision_id === undefined ? 0 : 1);
  return (
    verdicts
      .filter((verdict) => verdict.final !== false)
      .sort((a, b) => rank(b) - rank(a) || named(b) - named(a) || ms(b) - ms(a))[0] ?? null
  );
}

function isWarranted(decision: RecordOf<'decision'>, verdict: RecordOf<'verdict'> | null): boolean | null {
  if (verdict === null || ['undetermined', 'duplicate', 'test'].includes(verdict.verdict)) return null;
  if (verdict.verdict !== 'true_positive') return false;
  const warranted = verdict.warranted_actions;
  if (warranted === undefined || !acting.includes(decision.action.category)) return true;
  return warranted.some(
    (action) =>
      action.category === decision.action.category &&
      (action.resource_uid === undefined || action.resource_uid === decision.resource?.uid),
  );
}

/** One approval is half an approval where policy asks for two persons. */
const lacksSecondPerson = (decision: RecordOf<'decision'>, review: RecordOf<'review'> | null) =>
  decision.policy?.outcome === 'require_two_person' && review?.outcome === 'approve';

function compared(decision: RecordOf<'decision'>, review: RecordOf<'review'> | null): Case['matched'] {
  if (review === null || review.outcome === 'abstain' || review.outcome === 'expire') return null;
  if (review.outcome === 'approve') return lacksSecondPerson(decision, review) ? null : 'agree';
  if (review.outcome !== 'modify') return 'differs';
  const did = review.modified_action;
  if (did === undefined) return 'differs';
  const resource = did.resource?.uid ?? decision.resource?.uid;
  return did.category === decision.action.category && resource === decision.resource?.uid
    ? 'agree'
    : 'differs';
}

/** One case per decision, everything known about it beside it. */
export function casesOf(records: readonly LogRecord[]): Case[] {
  const asOf = Math.max(...records.map(ms));
  const reviews = pick(records, 'review');
  const executions = pick(records, 'execution');
  const verdicts = pick(records, 'verdict');
  return pick(records, 'decision').map((decision) => {
    const own = <R extends { decision_id?: string | null }>(list: readonly R[]) =>
      list.filter((record) => record.decision_id === decision.decision_id);
    const review = latestReview(own(reviews));
    const verdict = bestVerdict(
      verdicts.filter(
        (each) =>
          each.decision_id === decision.decision_id ||
          (each.decision_id === undefined &&
            decision.finding_uid !== undefined &&
            each.finding_uid === decision.finding_uid),
      ),
    );
    const ran = own(executions).filter(
      (each) => each.rollback_of === undefined && ['success', 'partial'].includes(each.status),
    );
    const undone = executions.filter(
      (each) =>
        ran.some((run) => run.event_id === each.rollback_of) &&
        ['success', 'partial'].includes(each.status) &&
        (each.rollback_reason ?? 'wrong') === 'wrong',
    );
    const isProposal =
      decision.action.category !== 'none' && decision.abstained !== true && decision.error == null;
    const saw = review?.saw_agent_output;
    return {
      decision,
      incident: decision.incident_uid ?? decision.finding_uid ?? decision.decision_id,
      ageDays: (asOf - ms(decision)) / dayMs,
      isProduction: decision.environment === 'production' && decision.scenario === undefined,
      isProposal,
      isAction: isProposal && acting.includes(decision.action.category),
      review,
      visibility: review === null ? '(none)' : saw === undefined ? 'unknown' : saw ? 'advised' : 'blind',
      matched: isProposal ? compared(decision, review) : null,
      warranted: isWarranted(decision, verdict),
      labelRank: verdict === null ? 0 : bases.indexOf(verdict.basis) + 1,
      verdict: verdict?.verdict ?? '(none)',
      execution: ran.sort((a, b) => ms(a) - ms(b))[0] ?? null,
      rollback: undone.sort((a, b) => ms(a) - ms(b))[0] ?? null,
    };
  });
}

type Sorted = 'hit' | 'miss' | 'open' | 'young' | null;

function tally(cases: readonly Case[], sort: (each: Case) => Sorted): Count {
  const incidents = new Set<string>();
  const count: Count = { n: 0, hits: 0, unresolved: 0, young: 0, incidents: 0 };
  for (const each of cases) {
    const part = sort(each);
    if (part === 'hit' || part === 'miss') {
      count.n += 1;
      incidents.add(each.incident);
      if (part === 'hit') count.hits += 1;
    } else if (part === 'open') count.unresolved += 1;
    else if (part === 'young') count.young += 1;
  }
  count.incidents = incidents.size;
  return count;
}

const lag = 14;
const production = (cases: readonly Case[]) => cases.filter((each) => each.isProduction);
const outcome = (each: Case) =>
  each.review === null || lacksSecondPerson(each.decision, each.review) ? 'pending' : each.review.outcome;
const policy = (each: Case) => each.decision.policy?.outcome ?? '(none)';

export const recounts: Readonly<Record<string, (cases: readonly Case[], asOf: number) => Count>> = {
  false_positive_share: (cases) =>
    tally(production(cases), (each) => {
      if (!each.isAction || policy(each) === 'deny' || ['duplicate', 'test'].includes(each.verdict))
        return null;
      if (each.ageDays < lag) return 'young';
      if (each.warranted === null) return 'open';
      return each.warranted ? 'miss' : 'hit';
    }),
  override_rate: (cases) =>
    tally(production(cases), (each) => {
      if (!each.isProposal) return null;
      const did = outcome(each);
      if (did === 'abstain') return 'open';
      if (did === 'pending') {
        const waits = ['require_approval', 'require_two_person'].includes(policy(each));
        return waits && each.execution === null ? 'open' : null;
      }
      if (did === 'expire') return null;
      if (did === 'approve') return 'miss';
      if (did === 'modify') return each.matched === 'differs' ? 'hit' : 'miss';
      return 'hit';
    }),
  rollback_rate: (cases, asOf) =>
    tally(production(cases), (each) => {
      if (each.execution === null) return null;
      if ((asOf - ms(each.execution)) / dayMs < lag) return 'young';
      const undone = each.rollback !== null && (ms(each.rollback) - ms(each.execution)) / dayMs <= lag;
      return undone ? 'hit' : 'miss';
    }),
  within_policy: (cases) =>
    tally(production(cases), (each) => {
      if (!each.isProposal) return null;
      if (policy(each) === 'allow') return 'hit';
      const sentToApproval = ['require_approval', 'require_two_person'].includes(policy(each));
      const skipped = each.execution !== null && !['approve', 'modify', 'override'].includes(outcome(each));
      return sentToApproval && !skipped ? 'hit' : 'miss';
    }),
  agreement: (cases) => agreementOf(cases, ['blind']),
  agreement_advised: (cases) => agreementOf(cases, ['advised', 'unknown']),
};

function agreementOf(cases: readonly Case[], seen: readonly string[]): Count {
  return tally(production(cases), (each) => {
    if (!each.isProposal || !seen.includes(each.visibility)) return null;
    if (each.matched === null) return 'open';
    return each.matched === 'agree' ? 'hit' : 'miss';
  });
}
