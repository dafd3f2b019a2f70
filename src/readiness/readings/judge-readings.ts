import {
  bettingEProcess,
  type BettingProcess,
  crossingsOf,
  logENow,
  tallyOf,
  upperNow,
  worseMaxLogE,
} from '../../statistics/betting-e-process';
import type { Gate } from '../../records/criteria';
import type { GateIncident } from './incidents';
import {
  type Average,
  averages,
  type CountedIncidents,
  errorsOf,
  plainCounting,
  type Reading,
  shareOf,
  streamOf,
} from './readings';

/** One reading of the log, judged: what the scope's verdict is the worst of. */
export interface GateReading extends Reading {
  readonly limit: number;
  /** In incidents where incidents with an error are counted, else in decisions; the unresolved are errors. */
  readonly errors: number;
  readonly of: number;
  readonly incidents: number;
  /** Uncapped share in error of all that is judged, and of the last incidents. */
  readonly share: number;
  readonly recentShare: number;
  /** E after the last incident. */
  readonly eNow: number;
  /** The smallest limit that E rejects now. */
  readonly upper: number;
  /** Proven, both shares below the limit, and the band not empty. */
  readonly holds: boolean;
}

export interface JudgedReadings {
  /** Forty-eight, or those of the one counting that was handed over. */
  readonly readings: readonly GateReading[];
  /** Index of the one that decides: the least evidence among those that do not hold, else among all. */
  readonly deciding: number;
  /** Of the deciding reading. */
  readonly process: BettingProcess;
  readonly incidents: readonly GateIncident[];
  /** When all readings first were proven at once, and when that last ended; places in time, epoch ms. */
  readonly provenOn: number | null;
  readonly withdrawnOn: number | null;
}

/** The limit of each average: incidents with any error have their own, twice that of decisions unless criteria say more. */
export function limitOf({ limit, incidentLimit }: Gate, average: Average): number {
  if (average !== 'incidents_with_error') return limit;
  return incidentLimit ?? Math.min(2 * limit, (1 + limit) / 2);
}

/** How many of the latest incidents are looked at by themselves. */
export const recentIncidents = (limit: number): number => Math.max(200, Math.ceil(10 / limit));

interface Judged {
  readonly reading: Omit<GateReading, 'cluster' | 'label' | 'leftOut'>;
  // Both are run when they are asked for: most readings are known by where they stand now.
  readonly process: () => BettingProcess;
  /** Places at which it comes to be proven, and no longer is, in turn. */
  readonly crossings: () => readonly number[];
}

// e^709 is the largest double; e-values beyond it change nothing and would be no JSON number.
const eValueOf = (logE: number) => Math.exp(Math.min(logE, 700));

function judgeOne(
  incidents: readonly GateIncident[],
  average: Average,
  gate: Gate,
  { alpha, worseAlpha }: Rates,
): Judged {
  const limit = limitOf(gate, average);
  const { shares, weights } = streamOf(incidents, average, 'adverse');
  const tally = tallyOf(shares, weights);
  const logE = logENow(tally, limit);
  const share = shareOf(incidents, average);
  const recentShare = shareOf(incidents.slice(-recentIncidents(limit)), average);
  const upper = upperNow(tally, alpha);
  // Both processes speak of one share: a limit that each of them rejects leaves nothing between them.
  const isEmpty = () => {
    const certain = streamOf(incidents, average, 'certain');
    return worseMaxLogE(certain.shares, upper, certain.weights) >= -Math.log(worseAlpha);
  };
  const holds = logE >= -Math.log(alpha) && share < limit && recentShare < limit && !isEmpty();
  return {
    reading: {
      average,
      limit,
      ...errorsOf(incidents, average),
      incidents: incidents.length,
      share,
      recentShare,
      eNow: eValueOf(logE),
      upper,
      holds,
    },
    process: () => bettingEProcess(shares, limit, undefined, weights),
    crossings: () => crossingsOf(shares, limit, -Math.log(alpha), weights),
  };
}

interface Rates {
  readonly alpha: number;
  readonly worseAlpha: number;
}

/** Distance to proof; a reading that is proven and yet does not hold is worse than any that waits for more. */
function strength({ eNow, share, recentShare, limit, holds }: GateReading, alpha: number): number {
  const evidence = Math.log(eNow) / -Math.log(alpha);
  if (holds || evidence < 1) return evidence;
  return -Math.max(share, recentShare) / limit;
}

/** Index of the reading that decides: the least evidence among those that do not hold, else among all. */
export function decidingOf(readings: readonly GateReading[], alpha: number): number {
  let deciding = 0;
  const worst = (at: number) => strength(readings[at] as GateReading, alpha);
  for (let at = 1; at < readings.length; at += 1) if (worst(at) < worst(deciding)) deciding = at;
  return deciding;
}

/**
 * Judges every reading of matured incidents. A minimum of e-values is one for “at least one of these hypotheses is
 * true”, so that nothing is corrected for their number. Countings that share one list of incidents are judged once.
 */
export function judgeReadings(
  countings: readonly CountedIncidents[],
  gate: Gate,
  rates: Rates,
  lagMs: number,
): JudgedReadings {
  const known = new Map<readonly GateIncident[], readonly Judged[]>();
  const readings: GateReading[] = [];
  const runs: (Omit<Judged, 'reading'> & Pick<CountedIncidents, 'incidents'>)[] = [];
  for (const { incidents, cluster, label, leftOut } of countings) {
    let judged = known.get(incidents);
    if (judged === undefined) {
      judged = averages.map((average) => judgeOne(incidents, average, gate, rates));
      known.set(incidents, judged);
    }
    for (const { reading, ...own } of judged) {
      readings.push({ ...reading, cluster, label, leftOut });
      runs.push({ ...own, incidents });
    }
  }
  const deciding = decidingOf(readings, rates.alpha);
  const run = runs[deciding] as (typeof runs)[number];
  return {
    readings,
    deciding,
    process: run.process(),
    incidents: run.incidents,
    ...provenAndWithdrawn(run, runs, lagMs),
  };
}

/** One process in time. */
interface Run extends Pick<Judged, 'crossings'> {
  readonly incidents: readonly Pick<GateIncident, 'openedAt'>[];
}

/** When every reading first was proven at once, and, where one no longer is, since when not. */
export function provenAndWithdrawn(
  deciding: Run,
  runs: readonly Run[],
  lagMs: number,
): Pick<JudgedReadings, 'provenOn' | 'withdrawnOn'> {
  const changes: { at: number; by: 1 | -1 }[] = [];
  // The deciding one first: where any never was proven, it mostly is the one.
  const different = new Map([deciding, ...runs].map((each) => [each.crossings, each]));
  for (const { crossings, incidents } of different.values()) {
    const places = crossings();
    if (places.length === 0) return { provenOn: null, withdrawnOn: null };
    places.forEach((place, at) =>
      changes.push({ at: (incidents[place]?.openedAt ?? 0) + lagMs, by: at % 2 === 0 ? 1 : -1 }),
    );
  }
  const all = different.size;
  changes.sort((a, b) => a.at - b.at || b.by - a.by);
  let standing = 0;
  let provenOn: number | null = null;
  let withdrawnOn: number | null = null;
  for (const { at, by } of changes) {
    const before = standing;
    standing += by;
    if (standing === all) {
      provenOn ??= at;
      withdrawnOn = null;
    } else if (before === all && by < 0) withdrawnOn = at;
  }
  return { provenOn, withdrawnOn: provenOn === null ? null : withdrawnOn };
}

/** The one counting of incidents that were counted without readings: simulated ones, a pooled figure, a mutant. */
export const onlyCounting = (incidents: readonly GateIncident[]): CountedIncidents[] => [
  { ...plainCounting, incidents },
];
