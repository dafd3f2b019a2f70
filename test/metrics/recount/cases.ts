import type { LogRecord } from '../../../src/records/record';
import type { RecordOf } from '../../fixtures/records';
import { humanSideOf } from './humans';
import type { HumanSide } from './humans';
import { acting, acts, clockOf, dayMs, incidentOf, isProduction, ms, pick, scopeOf } from './records';
import { repeatsOf } from './repeats';
import { isUsable, truthSideOf } from './truth';
import type { TruthSide } from './truth';

type Decision = RecordOf<'decision'>;
type Review = RecordOf<'review'>;

/**
 * A second route to every KPI: counted record by record in plain TypeScript, from the raw records and
 * the words of the definitions, without SQL and without `facts`. A review without an id is joined only where
 * one proposal alone can be meant.
 */
export interface Case extends HumanSide, TruthSide {
  readonly decision: Decision;
  readonly incident: string;
  /** The clock of the scope, epoch ms. */
  readonly asOf: number;
  readonly ageDays: number;
  readonly isProduction: boolean;
  readonly isDuplicate: boolean;
  readonly isError: boolean;
  readonly isProposal: boolean;
  readonly isAction: boolean;
  readonly isContainment: boolean;
  readonly policy: string;
  readonly isUnsafe: boolean;
  readonly visibility: 'blind' | 'advised' | 'unknown' | '(none)';
  readonly execution: RecordOf<'execution'> | null;
  readonly rollback: RecordOf<'execution'> | null;
  /** A person ran it. */
  readonly isRunByHand: boolean;
  /** When a rollback of the same action first succeeded as a test, epoch ms; Infinity: never. */
  readonly testedFrom: number;
}

const isRollback = (run: RecordOf<'execution'>) =>
  run.rollback_of !== undefined || run.rollback_reason !== undefined;
const approvals = ['require_approval', 'require_two_person'];

function reviewsOf(
  records: readonly LogRecord[],
  decisions: readonly Decision[],
): (own: Decision) => readonly Review[] {
  const reviews = pick(records, 'review');
  const ids = new Set(decisions.map((decision) => decision.decision_id));
  const byId = reviews.by((review) => review.decision_id);
  const span = (record: { trace_id?: string | undefined; span_id?: string | undefined }) =>
    record.trace_id !== undefined && record.span_id !== undefined
      ? `${record.trace_id} ${record.span_id}`
      : undefined;
  const isKnown = (review: Review) => review.decision_id != null && ids.has(review.decision_id);
  const spans = new Set(decisions.flatMap((decision) => span(decision) ?? []));
  const bySpan = reviews.by((review) => (isKnown(review) ? undefined : span(review)));
  const about = (finding?: string, action?: { name: string }, resource?: { uid: string }) =>
    finding && action && resource ? `${finding} ${action.name} ${resource.uid}` : undefined;
  const near = reviews.by((review) =>
    review.decision_id == null && !spans.has(span(review) ?? '')
      ? about(review.finding_uid, review.action, review.resource)
      : undefined,
  );
  return (own) => {
    const joined = [...byId(own.decision_id), ...bySpan(span(own))];
    return joined.length > 0 ? joined : near(about(own.finding_uid, own.action, own.resource));
  };
}

/** One case per decision, everything known about it beside it. */
export function casesOf(records: readonly LogRecord[]): Case[] {
  const latest = records.reduce((until, record) => Math.max(until, acts(record)), -Infinity);
  const decisions = pick(records, 'decision').all;
  const repeats = repeatsOf(decisions);
  const reviews = reviewsOf(records, decisions);
  const executions = pick(records, 'execution');
  const runsOf = executions.by((run) => run.decision_id);
  const undoing = executions.by((run) => run.rollback_of);
  const verdicts = pick(records, 'verdict');
  const verdictsById = verdicts.by((verdict) => verdict.decision_id);
  const verdictsByFinding = verdicts.by((verdict) => (verdict.decision_id ? undefined : verdict.finding_uid));
  const repeatsBy = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const first = repeats.get(decision.event_id) ?? decision.event_id;
    repeatsBy.set(first, [...(repeatsBy.get(first) ?? []), decision]);
  }
  const tests = executions.all.flatMap((run) => {
    if (run.rollback_reason !== 'test' || run.status !== 'success') return [];
    const undone = executions.all.find((each) => each.event_id === run.rollback_of);
    const of = decisions.filter((each) => each.decision_id === undone?.decision_id);
    return of.map(({ action }) => ({ name: action.name, from: acts(run) }));
  });
  const labelsOf = (decision: Decision) => [
    ...verdictsById(decision.decision_id),
    ...verdictsByFinding(decision.finding_uid ?? decision.incident_uid),
  ];
  const moments = new Map<string, number[]>();
  for (const decision of decisions) {
    const own = moments.get(scopeOf(decision)) ?? [];
    own.push(ms(decision), ...labelsOf(decision).filter(isUsable(decision)).map(acts));
    moments.set(scopeOf(decision), own);
  }
  const clocks = new Map([...moments].map(([scope, own]) => [scope, clockOf(own, latest)]));
  return decisions.map((decision) => {
    const asOf = clocks.get(scopeOf(decision))!;
    const isDuplicate = repeats.has(decision.event_id);
    const together = isDuplicate ? [] : (repeatsBy.get(decision.event_id) ?? []);
    const given = together.flatMap(reviews);
    const outcomes = together
      .flatMap((each) => labelsOf(each).filter(isUsable(each)))
      .filter(({ final, verdict }) => final !== false && /_positive$/.test(verdict));
    const human = humanSideOf(decision, given, Math.min(Infinity, ...outcomes.map(acts)));
    const runs = together.flatMap((each) => runsOf(each.decision_id));
    const ran = runs.filter((run) => !isRollback(run) && ['success', 'partial'].includes(run.status));
    // The latest reversal of a rollback speaks, and only one recorded as wrong restores what was undone.
    const stands = (rollback: RecordOf<'execution'>): boolean => {
      const [last] = [...undoing(rollback.event_id)]
        .filter(
          (run) =>
            ms(run) > ms(rollback) &&
            run.rollback_reason === 'wrong' &&
            ['success', 'partial'].includes(run.status),
        )
        .sort((a, b) => ms(b) - ms(a) || (a.event_id < b.event_id ? 1 : -1));
      return last === undefined || !stands(last);
    };
    const ranOrReversed = (id: string | undefined) =>
      executions.all.some(
        (run) => run.event_id === id && (isRollback(run) || ['success', 'partial'].includes(run.status)),
      );
    const undone = [
      ...ran.flatMap((run) => undoing(run.event_id)),
      ...runs.filter((run) => isRollback(run) && !ranOrReversed(run.rollback_of)),
    ].filter((run) => (run.rollback_reason ?? 'wrong') === 'wrong' && stands(run));
    const policy = decision.policy?.outcome ?? '(none)';
    const { category } = decision.action;
    const isError = decision.error != null;
    const isProposal = category !== 'none' && decision.abstained !== true && !isError && !isDuplicate;
    const saw = human.review?.saw_agent_output;
    return {
      ...human,
      ...truthSideOf(decision, labelsOf(decision), given),
      decision,
      asOf,
      incident: incidentOf(decision),
      ageDays: (asOf - ms(decision)) / dayMs,
      isProduction: isProduction(decision),
      isDuplicate,
      isError,
      isProposal,
      isAction: isProposal && acting.includes(category),
      isContainment: isProposal && ['isolate', 'evict'].includes(category),
      policy,
      isUnsafe:
        isProposal &&
        (policy === 'deny' ||
          (decision.reversibility === 'irreversible' &&
            decision.resource?.criticality === 'critical' &&
            approvals.includes(policy) &&
            human.outcome !== 'approve')),
      visibility:
        human.review === null ? '(none)' : saw === undefined ? 'unknown' : saw ? 'advised' : 'blind',
      isRunByHand: runsOf(decision.decision_id).some(
        (run) => run.executor === 'human' && ['success', 'partial'].includes(run.status) && !isRollback(run),
      ),
      testedFrom: Math.min(
        Infinity,
        ...tests.filter(({ name }) => name === decision.action.name).map(({ from }) => from),
      ),
      execution: ran.sort((a, b) => ms(a) - ms(b))[0] ?? null,
      rollback: undone.sort((a, b) => ms(a) - ms(b))[0] ?? null,
    };
  });
}
