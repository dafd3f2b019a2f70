import { auditStakes } from '../../statistics/audit-e-process';
import { gateFactor, gateFractions, incidentsNeeded } from '../../statistics/betting-e-process';
import { normalQuantile } from '../../statistics/distributions';
import { requireOpenUnit, requireUnit } from '../../statistics/domain';
import { logMeanExp } from '../../statistics/log-space';
import { costOf, neymanAllocation, type AllocatedStratum } from '../../statistics/neyman';
import { randomSource } from '../../statistics/random';

export interface AuditQuestion {
  readonly strata: readonly {
    readonly incidents: number;
    /** Share in error that the labels of the log suggest, 0…1. */
    readonly errorRate: number;
    /** To read one of its cases. */
    readonly minutes: number;
  }[];
  /** Share in error to be ruled out, in (0, 1). */
  readonly limit: number;
  /** What is left of it for this try and this bundle. */
  readonly alpha: number;
  /** Incidents a week that the scope adds. */
  readonly pace: number;
  /** Reader hours that there are, above 0; absent where the number is free. */
  readonly hours?: number;
  /** Share of the cases that a second reader reads too. */
  readonly secondReader: number;
}

export interface AuditPlanRow {
  /** Of the rate that the labels suggest. */
  readonly at: 0.5 | 1 | 2;
  readonly rate: number;
  /** Cases by which half of the simulated audits show the rate to be below the limit. */
  readonly readings: number;
  /** Cases by which four in five do. */
  readonly readingsForMost: number;
  /** Until the frame is large enough; 0 where it is. */
  readonly weeks: number;
  readonly hours: number;
  readonly reach: 'within' | 'out_of_reach';
}

export interface AuditPlan {
  readonly rows: readonly AuditPlanRow[];
  /** Of each stratum, in the order of the question. */
  readonly probabilities: readonly number[];
  /** The lowest of them. */
  readonly uniform: number;
}

const rates = [0.5, 1, 2] as const;
const runs = 400;
/** A plan does not take labels' word for less than this share of the limit. */
const leastOfLimit = 0.1;
/** Of the errors, the share that weak labels are taken to hide: spread over all strata alike. */
const hiddenShare = 0.5;
/** The lowest probability, as a share of what a uniform draw of the same cost would have. */
const floorShare = 0.5;

interface Group extends AllocatedStratum {
  readonly rate: number;
}

/** A size of the audit: up to 1 the share of the frame's hours, above 1 everything in a frame so many times as large. */
interface Sized {
  readonly groups: readonly Group[];
  readonly probabilities: readonly number[];
  readonly floor: number;
}

/**
 * What must be read until the gate on an audit shows the rate to be below the limit: by simulation of its own bets,
 * for incidents that err independently. Half of the errors are taken to lie where labels see them, half evenly
 * everywhere; hours are allocated by Neyman on these rates, with a floor in each stratum. Throws RangeError for shares outside (0, 1) and for a frame without incidents or pace.
 */
export function planAudit(question: AuditQuestion): AuditPlan {
  const { limit, alpha, pace, secondReader, strata } = question;
  requireOpenUnit(limit, 'limit');
  requireOpenUnit(alpha, 'alpha');
  requireUnit(secondReader, 'share of the second reader');
  if (!(pace > 0)) throw new RangeError(`a pace above 0 incidents a week, not ${pace}`);
  if (!((question.hours ?? 1) > 0)) throw new RangeError(`hours above 0, not ${question.hours}`);
  if (!strata.some(({ incidents }) => incidents > 0)) throw new RangeError('no incident is left to draw');
  const suggested = suggestedRate(question);
  const groupsAt = (at: number) => groupsOf(question, suggested, at);
  const search = (at: number, share: number) => leastSize(groupsAt(at), groupsAt(1), limit, alpha, share);
  const size = search(1, 0.5);
  const inStrata = strata.map((stratum) => groupOf(stratum, question, suggested, 1));
  const total = costOf(
    inStrata,
    inStrata.map(() => 1),
  );
  const incidents = strata.reduce((sum, each) => sum + each.incidents, 0);
  // What no draw can show is not drawn in full: as much as an agent half as wrong needs, or one without an error.
  const free = [size, search(0.5, 0.5), incidentsNeeded(limit, alpha) / incidents];
  const drawn =
    question.hours === undefined ? (free.find((each) => each < Infinity) ?? 1) : question.hours / total;
  const { probabilities } = sizeUp(inStrata, inStrata, Math.min(1, drawn));
  const rows = rates.map((at): AuditPlanRow => {
    const [half, most] = [search(at, 0.5), search(at, 0.8)];
    const hours = sized(groupsAt(1), half, ({ cost }) => cost);
    const isWithin = half < Infinity && (question.hours === undefined || hours <= question.hours * 1.0001);
    return {
      at,
      rate: Math.min(1, at * suggested),
      readings: Math.ceil(sized(groupsAt(1), half, () => 1) - 1e-9),
      readingsForMost: Math.ceil(sized(groupsAt(1), most, () => 1) - 1e-9),
      weeks: Math.max(0, ((half - 1) * incidents) / pace),
      hours,
      reach: isWithin ? 'within' : 'out_of_reach',
    };
  });
  return { rows, probabilities, uniform: Math.min(...probabilities) };
}

/** What an audit of this size takes in all: its hours, or its cases. */
function sized(groups: readonly Group[], size: number, of: (group: Group) => number): number {
  if (size === Infinity) return Infinity;
  const { groups: grown, probabilities } = sizeUp(groups, groups, size);
  return costOf(
    grown.map((group) => ({ size: group.size, cost: of(group) })),
    probabilities,
  );
}

function suggestedRate({ strata, limit }: AuditQuestion): number {
  let [errors, incidents] = [0, 0];
  for (const stratum of strata) {
    requireUnit(stratum.errorRate, 'share in error');
    errors += stratum.incidents * stratum.errorRate;
    incidents += stratum.incidents;
  }
  return Math.max(errors / incidents, leastOfLimit * limit);
}

function groupOf(
  { incidents, errorRate, minutes }: AuditQuestion['strata'][number],
  { secondReader }: AuditQuestion,
  suggested: number,
  at: number,
): Group {
  if (!(minutes > 0)) throw new RangeError(`minutes above 0 for each case, not ${minutes}`);
  const rate = Math.min(1, at * ((1 - hiddenShare) * errorRate + hiddenShare * suggested));
  const deviation = Math.sqrt(rate * (1 - Math.min(rate, 0.5)));
  return { size: incidents, rate, deviation, cost: (minutes / 60) * (1 + secondReader) };
}

/** Strata with the same rate and cost get the same probability. */
function groupsOf(question: AuditQuestion, suggested: number, at: number): Group[] {
  const groups = new Map<string, Group>();
  for (const stratum of question.strata) {
    if (stratum.incidents === 0) continue;
    const group = groupOf(stratum, question, suggested, at);
    const name = `${stratum.errorRate} ${stratum.minutes}`;
    groups.set(name, { ...group, size: group.size + (groups.get(name)?.size ?? 0) });
  }
  return [...groups.values()];
}

function sizeUp(groups: readonly Group[], allocated: readonly Group[], size: number): Sized {
  const whole = groups.map(() => 1);
  if (size >= 1) {
    const grown = groups.map((group) => ({ ...group, size: group.size * size }));
    return { groups: grown, probabilities: whole, floor: 1 };
  }
  const probabilities = neymanAllocation(allocated, size * costOf(allocated, whole), floorShare * size);
  return { groups, probabilities, floor: Math.min(...probabilities) };
}

/** The least size at which `share` of the audits show the rate to be below the limit; Infinity where none does. */
function leastSize(
  groups: readonly Group[],
  allocated: readonly Group[],
  limit: number,
  alpha: number,
  share: number,
): number {
  const least = incidentsNeeded(limit, alpha) / groups.reduce((sum, { size }) => sum + size, 0);
  const reaches = (size: number) => shareReached(sizeUp(groups, allocated, size), limit, alpha) >= share;
  let high = least / 2;
  while (!reaches(high)) {
    high *= 1.5;
    if (high > 60 * least) return Infinity;
  }
  let low = high / 1.5;
  while (high / low > 1.01) {
    const middle = Math.sqrt(low * high);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Share of simulated audits, read to the end, whose E is at 1/α. The same random numbers at every size. */
function shareReached({ groups, probabilities, floor }: Sized, limit: number, alpha: number): number {
  const incidents = groups.reduce((sum, { size }) => sum + size, 0);
  const random = randomSource(18);
  const count = (mean: number, variance = mean) => countOf(mean, variance, random.uniform());
  let reached = 0;
  for (let run = 0; run < runs; run += 1) {
    const uniformly = count(incidents * floor, incidents * floor * (1 - floor));
    const informed = gateFractions.map(
      (fraction, k) => (auditStakes[k] ?? 0) + incidents * gateFactor(fraction, 0, limit * floor),
    );
    let wrong = 0;
    groups.forEach(({ size, rate }, index) => {
      const probability = probabilities[index] ?? floor;
      const inUniform = count(size * rate * floor);
      const found = inUniform + count(size * rate * (probability - floor));
      wrong += inUniform;
      gateFractions.forEach((fraction, k) => {
        const lost =
          gateFactor(fraction, floor / probability, limit * floor) - gateFactor(fraction, 0, limit * floor);
        informed[k] = (informed[k] ?? 0) + found * lost;
      });
    });
    const uniform = gateFractions.map(
      (fraction, k) =>
        (auditStakes[k] ?? 0) +
        Math.max(0, uniformly - wrong) * gateFactor(fraction, 0, limit) +
        wrong * gateFactor(fraction, 1, limit),
    );
    if (logMeanExp([...informed, ...uniform]) >= -Math.log(alpha)) reached += 1;
  }
  return reached / runs;
}

/** Quantile of a count: Poisson's where it is small, the normal one of this mean and variance where it is large. */
function countOf(mean: number, variance: number, quantile: number): number {
  if (mean > 50)
    return variance === 0
      ? mean
      : Math.max(0, Math.round(mean + Math.sqrt(variance) * normalQuantile(quantile)));
  let chance = Math.exp(-mean);
  let [below, count] = [chance, 0];
  while (below < quantile && chance > 0) {
    count += 1;
    chance *= mean / count;
    below += chance;
  }
  return count;
}
