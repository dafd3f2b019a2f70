import type { AuditAnswer } from '../../metrics/audit/answers';
import type { AuditDraw } from '../../records/audit';
import { digestOf } from '../../records/seal-proposal';
import { drawNumber, isDrawn, secondReaderNumber } from '../../statistics/poisson-draw';
import type { CriteriaStamp } from '../verdict';
import type { AuditFrame, AuditScope } from './frame';

/** How many of each stratum are to be read. */
export interface DrawPlan {
  /** Of each incident to be drawn, by stratum of the frame; above 0, at most 1. */
  readonly probabilities: readonly number[];
  /** Share of the cases that a second reader reads too, 0 to 1. */
  readonly secondReader: number;
  /** Below it the draw is uniform; the lowest of the probabilities where it is not given. */
  readonly uniform?: number;
}

export interface DrawnIncident {
  readonly uid: string;
  readonly stratum: number;
  readonly isUniform: boolean;
  readonly readers: 1 | 2;
}

/**
 * The incidents that a seed draws from a frame, in opening order. Each is drawn by itself, so another order of the
 * frame, or another incident in it, changes nothing for the rest. Throws RangeError on a probability that is none.
 */
export function drawnIncidents(frame: AuditFrame, plan: DrawPlan, seed: string): DrawnIncident[] {
  const { strata, incidents } = frame;
  const { probabilities, secondReader } = plan;
  if (probabilities.length !== strata.length || probabilities.some((each) => !(each > 0 && each <= 1))) {
    throw new RangeError('a probability above 0 and at most 1 for each stratum');
  }
  const uniform = plan.uniform ?? Math.min(...probabilities);
  return incidents.flatMap(({ uid, stratum }): DrawnIncident[] => {
    const number = drawNumber(seed, uid);
    if (!isDrawn(number, probabilities[stratum] ?? 0)) return [];
    const readers = isDrawn(secondReaderNumber(seed, uid), secondReader) ? 2 : 1;
    return [{ uid, stratum, isUniform: isDrawn(number, uniform), readers }];
  });
}

export interface DrawMade {
  readonly kind: AuditDraw['kind'];
  /** 32 bytes as 64 lower-case hex digits. */
  readonly seed: string;
  readonly drawnBy: string | null;
  readonly criteria: CriteriaStamp;
  readonly sources: AuditDraw['sources'];
  /** Every earlier draw that is known, in any order; those of other scopes count for nothing. */
  readonly previous: readonly AuditDraw[];
  /** Draws of the scope that nobody gave, but answers in the log name, or somebody forgot: each is a try. */
  readonly unknownDraws?: number;
  readonly plan?: AuditDraw['plan'];
  /** Digest of what a reader is shown, of each incident that is drawn. */
  readonly cases: ReadonlyMap<string, string>;
}

const isoTime = (ms: number) => new Date(ms).toISOString();

/** Those of these draws that are of the same agent, workflow and risk class, and of a bundle of the scope. */
export const ofScope = <Draw extends Pick<AuditDraw, 'scope'>>(
  draws: readonly Draw[],
  scope: AuditScope,
): Draw[] =>
  draws.filter(
    ({ scope: of }) =>
      of.agent === scope.agent &&
      of.workflow === scope.workflow &&
      of.risk_class === scope.riskClass &&
      of.releases.some((release) => scope.releases.includes(release)),
  );

/** The earlier draws of a scope, oldest first. */
export const drawsOfScope = (draws: readonly AuditDraw[], scope: AuditScope): AuditDraw[] =>
  ofScope(draws, scope).sort(
    (a, b) => Date.parse(a.drawn_time) - Date.parse(b.drawn_time) || (a.digest < b.digest ? -1 : 1),
  );

/** 1 for incidents that are drawn for the first time; an extension goes on with the try that it extends. */
export function attemptOf(kind: AuditDraw['kind'], earlier: readonly AuditDraw[], unknownDraws = 0): number {
  const tries = earlier.filter((draw) => draw.kind !== 'extend').length;
  return (kind === 'extend' ? (earlier.at(-1)?.attempt ?? 1) : tries + 1) + unknownDraws;
}

/**
 * The lowest probability of a draw that follows others; undefined for the first of all. Readings must not choose it: it
 * is how much is bet, and how often the uniform part takes an incident. Drawing again takes that of the first draw, and
 * an extension as much as all draws since took of what they drew from, so that every incident weighs alike: nobody
 * makes a bad month count for less by hardly drawing from it, or a good one for more. Probabilities above it are free.
 */
export function floorOf(kind: AuditDraw['kind'], earlier: readonly AuditDraw[]): number | undefined {
  const [first] = earlier;
  if (first === undefined || kind !== 'extend') return first?.uniform;
  const since = Math.max(
    0,
    earlier.findLastIndex((draw) => draw.kind === 'first'),
  );
  return earlier
    .slice(since)
    .filter((draw) => draw.kind !== 'extend')
    .reduce((taken, { uniform }) => taken + (1 - taken) * uniform, 0);
}

/** What is drawn by a plan: nothing below the lowest probability that `floorOf` prescribes. */
export function planToDraw(
  plan: DrawPlan,
  { scope }: Pick<AuditFrame, 'scope'>,
  { kind, previous }: Pick<DrawMade, 'kind' | 'previous'>,
): DrawPlan {
  const uniform = floorOf(kind, drawsOfScope(previous, scope));
  if (uniform === undefined) return plan;
  return { ...plan, uniform, probabilities: plan.probabilities.map((each) => Math.max(each, uniform)) };
}

/**
 * The record of a draw from a frame, at the frame's `asOf`. Throws RangeError where a drawn incident has no digest, or the kind does not fit the earlier
 * draws: there is nothing to extend or deepen, or time runs backwards.
 */
export function drawAudit(frame: AuditFrame, planned: DrawPlan, made: DrawMade): AuditDraw {
  const { kind, seed } = made;
  const earlier = drawsOfScope(made.previous, frame.scope);
  const last = earlier.at(-1);
  if (kind !== 'first' && last === undefined) throw new RangeError(`nothing was drawn before to ${kind}`);
  if (last !== undefined && Date.parse(last.drawn_time) >= frame.asOf) {
    throw new RangeError('an earlier draw is dated later than this one');
  }
  const plan = planToDraw(planned, frame, made);
  const drawn = drawnIncidents(frame, plan, seed);
  const cases = drawn.map(({ uid, stratum, isUniform, readers }) => {
    const digest = made.cases.get(uid);
    if (digest === undefined) throw new RangeError(`no case of the incident ${uid}`);
    return { case: digest, incident: uid, stratum, is_uniform: isUniform, readers };
  });
  const perStratum = new Map<number, number>();
  for (const { stratum } of drawn) perStratum.set(stratum, (perStratum.get(stratum) ?? 0) + 1);
  const { agent, workflow, riskClass, releases } = frame.scope;
  const { name, version, hash } = made.criteria;
  const unsealed: Omit<AuditDraw, 'digest'> = {
    format: 'shadowproof-audit-draw/1',
    kind,
    previous: last?.digest ?? null,
    attempt: attemptOf(kind, earlier, made.unknownDraws),
    scope: { agent, workflow, risk_class: riskClass, releases: [...releases] },
    drawn_time: isoTime(frame.asOf),
    drawn_by: made.drawnBy,
    seed,
    criteria: { name, version, hash },
    sources: [...made.sources].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
    from: kind === 'extend' && last !== undefined ? last.through : null,
    through: isoTime(frame.through),
    shown: { ...frame.shown },
    frame: frame.digest,
    incidents: frame.incidents.length,
    strata: frame.strata.map(({ category, conduct, weak, week, incidents, digest }, index) => ({
      ...{ category, conduct, weak, week, incidents, frame: digest },
      probability: plan.probabilities[index] ?? 0,
      drawn: perStratum.get(index) ?? 0,
    })),
    uniform: plan.uniform ?? Math.min(...plan.probabilities),
    second_reader: plan.secondReader,
    ...(made.plan === undefined ? {} : { plan: made.plan }),
    cases,
  };
  return { ...unsealed, digest: digestOf(unsealed) };
}

/** What answers name the draw by: the first 16 digits of its digest. */
export const drawName = ({ digest }: Pick<AuditDraw, 'digest'>): string => digest.slice(0, 16);

/**
 * The names of draws over these incidents that answers in the log belong to and nobody gave: somebody drew more often
 * than the records say, so each is a try. What the agent wrote of itself names none.
 */
export function unknownDraws(
  answers: readonly Pick<AuditAnswer, 'draw' | 'incident' | 'is_own'>[],
  draws: readonly AuditDraw[],
  { incidents }: Pick<AuditFrame, 'incidents'>,
): string[] {
  const known = new Set(draws.map(drawName));
  const inFrame = new Set(incidents.map(({ uid }) => uid));
  const names = answers
    .filter(({ draw, incident, is_own }) => !is_own && !known.has(draw) && inFrame.has(incident ?? ''))
    .map(({ draw }) => draw);
  return [...new Set(names)].sort();
}
