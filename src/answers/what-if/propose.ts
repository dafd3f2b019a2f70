import type { Query } from '../../database/engine/query';
import type { Change, Evidence, Proposal, Threshold } from '../../records/what-if';
import { toAddress } from '../../slice/address/address';
import type { Selection } from '../../slice/selection/selection';
import { runBreaker } from '../../metrics/breaker-replay/account';
import { middleOf } from '../../metrics/breaker-replay/halves';
import { readBreakerLog } from '../../metrics/breaker-replay/read';
import type { Breaker } from '../../records/breaker';
import type { Policy } from '../../records/policy';
import { reportedShifts, type Permuting } from '../../metrics/drift/reported';
import { shiftSentence } from '../drift/reported-words';
import { replayPolicy } from '../../metrics/policy-replay/replay';
import { thresholdCases } from '../../metrics/threshold/cases';
import { firstCosts } from '../../records/what-if-settings/threshold-ask';
import { thresholdAt } from '../../metrics/threshold/threshold';
import { guaranteeOf } from '../../metrics/threshold/guarantee';
import { count, counted, exactPercent, hitsOf, percent, plain } from '../../words/format';
import { readActions } from '../../metrics/what-if/actions';

/** What a change did on one stretch of the log; `holds` is null where that cannot be told. */
interface Reckoned {
  readonly numbers: Readonly<Record<string, number | null>>;
  readonly sentence: string;
  readonly holds: boolean | null;
  readonly actions: number;
  readonly incidents: number;
}

const shareWords = (share: number | null) => (share === null ? 'none' : percent(share));

/** The threshold that a stretch of the log settles: the given one, else the lowest with the guarantee there. */
async function thresholdOf(query: Query, selection: Selection, change: Threshold, signal?: AbortSignal) {
  if (change.threshold !== null) return change.threshold;
  const { risk, delta, method } = change;
  return (
    guaranteeOf(await thresholdCases(query, selection, signal), { risk, delta, method }).found?.threshold ??
    null
  );
}

async function ofThreshold(
  query: Query,
  selection: Selection,
  change: Threshold,
  threshold: number | null,
  signal?: AbortSignal,
): Promise<Reckoned> {
  const cases = await thresholdCases(query, selection, signal);
  const incidents = new Set(cases.map(({ incident }) => incident)).size;
  if (threshold === null)
    return {
      numbers: { threshold: null },
      sentence: 'No threshold qualifies.',
      holds: null,
      actions: 0,
      incidents,
    };
  const point = thresholdAt(cases, threshold, change.costs);
  const { wrong, bounds } = point;
  const adverse = bounds?.upper ?? null;
  return {
    actions: point.all,
    incidents,
    holds: adverse === null ? null : adverse <= change.risk,
    numbers: {
      threshold,
      acting: point.acting,
      wrong_acting: wrong.hits,
      resolved_acting: wrong.n,
      incidents_acting: wrong.incidents,
      wrong_share: wrong.share,
      wrong_share_lower: wrong.interval?.lower ?? null,
      wrong_share_upper: wrong.interval?.upper ?? null,
      wrong_share_adverse: adverse,
      recall: point.recall.share,
      recall_lower: point.recall.interval?.lower ?? null,
      recall_upper: point.recall.interval?.upper ?? null,
      right_acting: point.recall.hits,
      right: point.recall.n,
      incidents_right: point.recall.incidents,
      right_given_up: point.rightGivenUp,
      wrong_stopped: point.wrongStopped,
      reviews: point.reviews,
      review_minutes: point.reviewMinutes,
      harm_minutes: point.harmMinutes,
    },
    sentence: `At ${threshold}, ${hitsOf(wrong.hits, wrong.n)} actions let act were wrong (${shareWords(wrong.share)} in ${counted(wrong.incidents, 'incident')}; ${shareWords(adverse)} with every unlabelled one wrong; the limit is ${exactPercent(change.risk)}); ${count(point.rightGivenUp)} right ones wait for a human.`,
  };
}

/** Whether a threshold may be called guaranteed: found by the test, and no shift reported in the slice. */
async function guaranteeLabel(
  query: Query,
  selection: Selection,
  { threshold, delta }: Threshold,
  permuting?: Permuting,
  signal?: AbortSignal,
): Promise<{ sentence: string; numbers: Record<string, number> }> {
  if (threshold !== null)
    return { sentence: 'Chosen by hand: nothing is guaranteed.', numbers: { guaranteed: 0 } };
  const reported = await reportedShifts(query, selection, permuting, signal);
  const shifted = reported.filter(({ shifts }) => shifts.length > 0);
  return {
    sentence:
      shifted.length === 0
        ? `Guaranteed but for a chance of ${exactPercent(delta)}: no shift is reported between or inside the bundles.`
        : `Not guaranteed, because a shift is reported. ${shifted.map(shiftSentence).join(' ')}`,
    numbers: { guaranteed: shifted.length === 0 ? 1 : 0, bundles_with_a_shift: shifted.length },
  };
}

async function ofPolicy(
  query: Query,
  selection: Selection,
  policy: Policy,
  signal?: AbortSignal,
): Promise<Reckoned> {
  const actions = await readActions(query, selection, signal);
  const found = replayPolicy(actions, 'as_logged', policy, firstCosts);
  const { alone, held } = found.cells;
  const net = found.net;
  return {
    actions: actions.length,
    incidents: found.incidents,
    holds: found.better + found.worse === 0 ? null : found.better > found.worse,
    numbers: {
      compared: found.compared,
      not_evaluated: found.notEvaluated,
      flips: found.flips.length,
      better: found.better,
      worse: found.worse,
      mcnemar_p: found.mcnemar?.p ?? null,
      resolved: net?.n ?? 0,
      incidents_resolved: net?.incidents ?? 0,
      net_share: net?.difference ?? null,
      net_share_lower: net?.interval?.lower ?? null,
      net_share_upper: net?.interval?.upper ?? null,
      wrong_alone_before: alone.alone.wrong + alone.held.wrong,
      wrong_alone_after: alone.alone.wrong + held.alone.wrong,
      right_held_before: held.alone.right + held.held.right,
      right_held_after: alone.held.right + held.held.right,
      approvals_per_day_before: found.load.approvalsBefore / found.load.days,
      approvals_per_day_after: found.load.approvalsAfter / found.load.days,
    },
    sentence: `Against the policy as logged, ${counted(found.better, 'resolved action')} ${found.better === 1 ? 'ends' : 'end'} better and ${count(found.worse)} worse, of ${count(net?.n ?? 0)} in ${counted(net?.incidents ?? 0, 'incident')}; ${count(found.notEvaluated)} cannot be evaluated.`,
  };
}

async function ofBreaker(
  query: Query,
  selection: Selection,
  breaker: Breaker,
  signal?: AbortSignal,
): Promise<Reckoned> {
  const log = await readBreakerLog(query, selection, signal);
  const { account } = runBreaker(log, breaker);
  const { wrongStopped: wrong, rightStopped: right } = account;
  return {
    actions: account.actions,
    incidents: account.incidents,
    holds:
      wrong.share === null || right.share === null || account.trips === 0 ? null : wrong.share > right.share,
    numbers: {
      trips: account.trips,
      wrong_stopped: wrong.hits,
      wrong: wrong.n,
      incidents_wrong: wrong.incidents,
      wrong_stopped_share: wrong.share,
      wrong_stopped_share_lower: wrong.interval?.lower ?? null,
      wrong_stopped_share_upper: wrong.interval?.upper ?? null,
      right_stopped: right.hits,
      right: right.n,
      incidents_right: right.incidents,
      right_stopped_share: right.share,
      right_stopped_share_lower: right.interval?.lower ?? null,
      right_stopped_share_upper: right.interval?.upper ?? null,
      open_stopped: account.openStopped,
      exposure: account.exposure,
      largest_burst: account.largestBurst,
      advisory_hours: account.advisoryHours,
      hours: account.hours,
    },
    sentence: `${counted(account.trips, 'trip')} ${account.trips === 1 ? 'stops' : 'stop'} ${hitsOf(wrong.hits, wrong.n)} wrong actions (${shareWords(wrong.share)}) and ${hitsOf(right.hits, right.n)} right ones (${shareWords(right.share)}); ${count(account.exposure)} wrong ones act all the same.`,
  };
}

const iso = (ms: number | undefined) =>
  ms === undefined || !Number.isFinite(ms) ? null : new Date(ms).toISOString();

/**
 * A change with its evidence: over the whole slice, and on the earlier and the later half of its actions. A
 * threshold without a value is found anew on the earlier half, so that the later half takes no part in it.
 */
export async function propose(
  query: Query,
  selection: Selection,
  change: Change,
  sources: Proposal['sources'],
  { permuting, signal }: { readonly permuting?: Permuting; readonly signal?: AbortSignal } = {},
): Promise<Proposal> {
  const actions = await readActions(query, selection, signal);
  const middle = middleOf(actions);
  const first = actions[0]?.at;
  const last = actions.at(-1)?.at;
  const cut = middle ?? 0;
  const earlier: Selection = { ...selection, to: Math.min(selection.to ?? Infinity, cut) };
  const later: Selection = { ...selection, from: Math.max(selection.from ?? -Infinity, cut) };
  const stretches = { whole: selection, earlier, later };
  const own: Record<keyof typeof stretches, number | null> = { whole: null, earlier: null, later: null };
  if (change.format === 'shadowproof-threshold/1') {
    own.whole = await thresholdOf(query, selection, change, signal);
    own.earlier = await thresholdOf(query, earlier, change, signal);
    own.later = own.earlier;
  }
  const reckon = (name: keyof typeof stretches): Promise<Reckoned> => {
    if (change.format === 'shadowproof-threshold/1')
      return ofThreshold(query, stretches[name], change, own[name], signal);
    if (change.format === 'shadowproof-policy/1') return ofPolicy(query, stretches[name], change, signal);
    return ofBreaker(query, stretches[name], change, signal);
  };
  const [unlabelled, before, after] = await Promise.all([
    reckon('whole'),
    reckon('earlier'),
    reckon('later'),
  ]);
  const evidence = (of: Reckoned, from: number | undefined, until: number | undefined): Evidence => ({
    from: iso(from),
    until: iso(until),
    actions: of.actions,
    incidents: of.incidents,
    numbers: { ...of.numbers },
    sentence: plain(of.sentence),
  });
  const held = before.holds === true ? after.holds : null;
  const label =
    change.format === 'shadowproof-threshold/1' && own.whole !== null
      ? await guaranteeLabel(query, selection, change, permuting, signal)
      : null;
  const whole: Reckoned =
    label === null
      ? unlabelled
      : {
          ...unlabelled,
          sentence: `${unlabelled.sentence} ${label.sentence}`,
          numbers: { ...unlabelled.numbers, ...label.numbers },
        };
  return {
    format: 'shadowproof-proposal/1',
    change,
    sentence: plain(`${change.name}, version ${change.version}: ${whole.sentence}`),
    whole: evidence(whole, first, last),
    earlier: evidence(before, first, middle ?? undefined),
    later: evidence(after, middle ?? undefined, last),
    would_have_held: held,
    held_sentence: plain(heldSentence(before, after)),
    slice: toAddress(selection),
    sources,
  };
}

function heldSentence(before: Reckoned, after: Reckoned): string {
  if (before.holds === null) return `The earlier half cannot tell: ${before.sentence}`;
  if (!before.holds) return `On the earlier half it would not have been chosen: ${before.sentence}`;
  if (after.holds === null)
    return `The earlier half alone would have chosen it; the later half cannot tell: ${after.sentence}`;
  return after.holds
    ? `The earlier half alone would have chosen it, and on the later one it would have held: ${after.sentence}`
    : `The earlier half alone would have chosen it, and on the later one it would not have held: ${after.sentence}`;
}
