import type { Interval } from '../../statistics/interval';
import { signalDetection } from '../../statistics/signal-detection';
import { agreementGap } from '../agreement-gap/agreement-gap';
import { agreementTables } from '../agreement-table/agreement-table';
import { approvalTime } from '../approval-time/approval-time';
import type { ApprovalTime } from '../approval-time/approval-time';
import { oneTimeReason } from '../approval-time/one-time';
import { wholeDiscrimination, wholeSureness } from '../automation-bias/discrimination';
import { reviewers } from '../automation-bias/reviewers';
import type { Reviewer } from '../automation-bias/reviewers';
import { definitionOf } from '../catalogue';
import { unmeasurableHere } from '../rate/definition';
import { measureOne } from '../rate/measure';
import { fewestResolved } from '../rate/rate';
import { within } from '../rate/rows';
import { countedSet } from './counted';
import type { AskedKpi, KpiAnswer } from './kpi';

const nothing = { hits: null, value: null, interval: null, bounds: null } as const;
const needed = (n: number, what: string) => `${n} ${what}; at least ${fewestResolved} are needed.`;

const waiting = (
  own: Pick<AskedKpi, 'id' | 'title' | 'scale' | 'better'>,
  valueOf: (found: ApprovalTime) => Pick<KpiAnswer, 'value' | 'interval' | 'bounds'>,
): AskedKpi => ({
  ...own,
  mark: 'human',
  unit: 'proposals',
  async ask(query, selection, { slaSeconds }, signal, group = null) {
    const found = await approvalTime(query, selection, slaSeconds, signal, group);
    const { counts, unusable, state, reason, statement } = found;
    const { incidents } = await countedSet(query, 'waiting_all', selection, group, signal);
    const n = Object.values(counts).reduce((sum, each) => sum + each, 0) - counts.pending - unusable;
    const answer = { n, incidents, unresolved: counts.pending + unusable, state, reason, statement };
    if (state === 'not_measurable') return { ...nothing, ...answer };
    const value = valueOf(found);
    const isNever = state === 'measured' && value.value === null;
    return {
      ...nothing,
      ...value,
      ...answer,
      ...(isNever ? { reason: 'So many were not approved before the logs end.' } : {}),
    };
  },
});

const pairs = (seen: 'blind' | 'advised', of: 'kappa' | 'ac1'): AskedKpi => ({
  id: `${of}_${seen}`,
  title: `${of === 'kappa' ? 'Cohen’s kappa' : 'Gwet’s AC1'}, ${seen}`,
  scale: 'number',
  better: 'higher',
  mark: 'human',
  unit: 'pairs',
  async ask(query, selection, _, signal, group = null) {
    const raw = definitionOf(seen === 'blind' ? 'agreement' : 'agreement_advised');
    const found = await agreementTables(query, within(selection, group), signal);
    const agreed = await measureOne(query, raw, selection, group, signal);
    const { pairs: n, [of]: coefficient } = found[seen];
    const counts = { n, incidents: agreed.incidents, unresolved: agreed.unresolved };
    const { statement } = found;
    if (n === 0)
      return { ...nothing, ...counts, state: 'not_measurable', reason: unmeasurableHere(raw), statement };
    const isEnough = coefficient !== null;
    return {
      ...nothing,
      ...counts,
      value: isEnough ? coefficient.value : null,
      interval: isEnough ? coefficient : null,
      state: isEnough ? 'measured' : 'not_enough_data',
      reason: isEnough
        ? null
        : n < fewestResolved
          ? needed(n, 'pairs')
          : 'Both use one class of action only.',
      statement,
    };
  },
});

/** d′ had every decided proposal without a label been wrong, and had every one been right. */
function dPrimeBounds(people: readonly Reviewer[]): Interval | null {
  const sum = (of: (each: Reviewer) => number) => people.reduce((total, each) => total + of(each), 0);
  const [wrong, wrongOver] = [sum((each) => each.wrong), sum((each) => each.wrong_overridden)];
  const [right, rightOver] = [sum((each) => each.right), sum((each) => each.right_overridden)];
  const [open, openOver] = [sum((each) => each.unlabelled), sum((each) => each.unlabelled_overridden)];
  const ends = [
    signalDetection(wrongOver + openOver, wrong + open, rightOver, right),
    signalDetection(wrongOver, wrong, rightOver + openOver, right + open),
  ].flatMap((each) => (each === null ? [] : [each.dPrime]));
  return ends.length < 2 ? null : { lower: Math.min(...ends), upper: Math.max(...ends) };
}

const overrideDiscrimination: AskedKpi = {
  id: 'override_discrimination',
  title: 'Discrimination of overrides (d′)',
  scale: 'number',
  better: 'higher',
  mark: 'override',
  unit: 'decided proposals',
  async ask(query, selection, { floorSeconds }, signal, group = null) {
    const people = await reviewers(query, within(selection, group), floorSeconds, signal);
    const sureness = await wholeSureness(query, within(selection, group), signal);
    const { wrong, right, unlabelled, dPrime, intervals, state, reason } = wholeDiscrimination(
      people,
      sureness,
    );
    return {
      ...nothing,
      n: wrong + right,
      incidents: sureness.incidents,
      unresolved: unlabelled,
      value: dPrime,
      interval: intervals.dPrime,
      bounds: dPrimeBounds(people.reviewers),
      state,
      reason,
      statement: people.statement,
    };
  },
};

const rubberStamp: AskedKpi = {
  id: 'rubber_stamp_share',
  title: 'Fast approvals',
  scale: 'share',
  better: 'lower',
  mark: 'human',
  unit: 'single approvals',
  ignoresLag: true,
  async ask(query, selection, { floorSeconds }, signal, group = null) {
    const { reviewers: people, statement } = await reviewers(
      query,
      within(selection, group),
      floorSeconds,
      signal,
    );
    const sum = (of: (each: Reviewer) => number) => people.reduce((total, each) => total + of(each), 0);
    const [n, hits] = [sum((each) => each.timed_approvals), sum((each) => each.fast_approvals)];
    const unresolved = sum((each) => each.approvals) - n;
    const { incidents } = await countedSet(query, 'people_timed', within(selection, group), null, signal);
    const all = n + unresolved;
    const counts = {
      n,
      hits,
      incidents,
      unresolved,
      interval: null,
      bounds: all === 0 ? null : { lower: hits / all, upper: (hits + unresolved) / all },
      statement,
    };
    if (n === 0)
      return {
        ...counts,
        value: null,
        state: 'not_measurable',
        reason: unresolved > 0 ? oneTimeReason : 'No single approval has a usable wait.',
      };
    if (n < fewestResolved)
      return { ...counts, value: null, state: 'not_enough_data', reason: needed(n, 'timed approvals') };
    return { ...counts, value: hits / n, state: 'measured', reason: null };
  },
};

const gap: AskedKpi = {
  id: 'agreement_gap',
  title: 'Advised less blind agreement',
  scale: 'points',
  better: null,
  mark: 'human',
  unit: 'pairs',
  async ask(query, selection, _, signal, group = null) {
    const { standardised, crude, state, reason, statement } = await agreementGap(
      query,
      within(selection, group),
      signal,
    );
    const first = await measureOne(query, definitionOf('agreement'), selection, group, signal);
    const second = await measureOne(query, definitionOf('agreement_advised'), selection, group, signal);
    const counts = {
      n: first.n + second.n,
      incidents: first.incidents + second.incidents,
      unresolved: first.unresolved + second.unresolved,
      bounds:
        first.bounds && second.bounds
          ? {
              lower: second.bounds.lower - first.bounds.upper,
              upper: second.bounds.upper - first.bounds.lower,
            }
          : null,
    };
    const shown = standardised ?? crude;
    return {
      ...nothing,
      ...counts,
      value: shown?.difference ?? null,
      interval: shown && { lower: shown.lower, upper: shown.upper },
      state,
      reason,
      statement,
    };
  },
};

/** What concerns the humans, and is no plain share. */
export const peopleKpis: readonly AskedKpi[] = [
  waiting(
    { id: 'approval_within', title: 'Approved within the service level', scale: 'share', better: 'higher' },
    ({ withinSla }) => ({
      value: withinSla?.share ?? null,
      interval: withinSla?.interval ?? null,
      bounds: withinSla?.bounds ?? null,
    }),
  ),
  waiting(
    { id: 'approval_p50', title: 'Time to approval, half', scale: 'seconds', better: 'lower' },
    ({ p50, intervals }) => ({ value: p50, interval: intervals.p50, bounds: null }),
  ),
  waiting(
    { id: 'approval_p90', title: 'Time to approval, nine in ten', scale: 'seconds', better: 'lower' },
    ({ p90, intervals }) => ({ value: p90, interval: intervals.p90, bounds: null }),
  ),
  pairs('blind', 'kappa'),
  pairs('blind', 'ac1'),
  pairs('advised', 'kappa'),
  pairs('advised', 'ac1'),
  gap,
  overrideDiscrimination,
  rubberStamp,
];
