import type { Gate } from '../../src/records/criteria';
import type { AuditedIncident } from '../../src/readiness/audit/audit-evidence';
import { judgeAudit } from '../../src/readiness/audit/judge-audit';
import { planAudit } from '../../src/readiness/audit/plan';
import type { AuditUnit } from '../../src/readiness/audit/units';
import { dayMs } from '../../src/readiness/readings/incidents';
import { hajekRate, type WeightedCase } from '../../src/statistics/hajek';
import { alphaOfCandidate } from '../../src/statistics/multiple-testing';
import { isDrawn } from '../../src/statistics/poisson-draw';
import { randomSource, type RandomSource } from '../../src/statistics/random';
import { gate } from '../readiness/builders';
import { missesAtTheLimit, missesPromoted } from './audit-misses';
import { dilute, population, pressLuck, redraw, redraws } from './audit-redraws';
import { type Agent, oneToNine, single } from './gate';

/** What labels and readers do in a simulated stream. */
export interface AuditSetting {
  readonly limit: number;
  readonly agent: Agent;
  /** Incidents a week. */
  readonly pace: number;
  /** Share of the incidents in error whose label says right, and of the others whose label says wrong. */
  readonly hidden: number;
  readonly falseFlags: number;
  /** Share of the drawn cases in error, and of the others, that nobody answers. */
  readonly skipped?: { readonly wrong: number; readonly right: number };
}

const frameWeeks = 8;
const rates = (judged: Gate) => ({ alpha: alphaOfCandidate(judged.alpha, 1), worseAlpha: judged.alpha / 2 });

interface Simulated {
  readonly unit: AuditUnit;
  readonly isFlagged: boolean;
  readonly isDrawn: boolean;
}

/** Cases of one week: flagged where the label says wrong, drawn by the probability of their label. */
function weekOf(
  week: number,
  { agent, pace, hidden, falseFlags, skipped }: AuditSetting,
  probabilities: readonly [number, number],
  random: RandomSource,
): Simulated[] {
  const lowest = Math.min(...probabilities);
  return Array.from({ length: pace }, (_, at): Simulated => {
    const key = week * pace + at;
    const { n, errors } = agent(key, random);
    const isFlagged = random.uniform() < (errors > 0 ? 1 - hidden : falseFlags);
    const probability = probabilities[isFlagged ? 0 : 1];
    const number = random.uniform();
    const drawn = isDrawn(number, probability);
    const isSkipped = drawn && random.uniform() < ((errors > 0 ? skipped?.wrong : skipped?.right) ?? 0);
    const incident: AuditedIncident = {
      ...{ key, uid: String(key), probability, lowest, draw: week },
      isUniform: isDrawn(number, lowest),
      readers: drawn ? 1 : 0,
      group: isFlagged ? 'says_wrong acted' : 'says_right acted',
    };
    const open = isSkipped ? n : 0;
    const member = {
      ...{ incident, decisions: n, wrong: isSkipped ? n : errors, surelyWrong: isSkipped ? 0 : errors },
      ...{ open, severe: 0, severeOpen: 0 },
    };
    const openedAt = (week + at / pace) * 7 * dayMs;
    return { unit: { openedAt, decisions: n, members: [member] }, isFlagged, isDrawn: drawn };
  });
}

/** Probabilities of flagged and other cases that the plan gives for eight weeks of which labels call a fifth of the limit wrong. */
export function planned({ limit, pace }: AuditSetting): readonly [number, number] {
  const incidents = frameWeeks * pace;
  const flagged = Math.round((incidents * limit) / 5);
  const [first = 1, other = 1] = planAudit({
    strata: [
      { incidents: flagged, errorRate: 1, minutes: 6 },
      { incidents: incidents - flagged, errorRate: 0, minutes: 6 },
    ],
    ...{ limit, alpha: rates(gate()).alpha, pace, secondReader: 0 },
  }).probabilities;
  return [first, other];
}

const lagMs = 14 * dayMs;

function judgedOn(setting: AuditSetting, lowest: number, cases: readonly Simulated[]) {
  const judged = gate({ limit: setting.limit });
  const units = cases.map(({ unit }) => unit);
  const counted = [{ cluster: 'incident', leftOut: 'as_recorded', units }] as const;
  return judgeAudit(counted, judged, rates(judged), { lowest, lagMs, isSince: () => true });
}

/**
 * Cases drawn until the first weekly look at which every reading holds; Infinity where none does in `weeks`. `ever` is
 * stricter: whether at any incident every reading's e-value was there at once. The first `horizon` weeks are simulated at
 * once, and then half as many more while nothing is there: a large volume takes no longer than it must.
 */
export function readingsToPromotion(
  setting: AuditSetting,
  probabilities: readonly [number, number],
  weeks: number,
  random: RandomSource,
  horizon = weeks,
): { readonly readings: number; readonly ever: boolean } {
  const lowest = Math.min(...probabilities);
  const all: Simulated[] = [];
  let there = 0;
  const grow = (to: number) => {
    for (; there < to; there += 1)
      for (const each of weekOf(there, setting, probabilities, random)) all.push(each);
  };
  let provenOn: number | null = null;
  for (let to = Math.min(horizon, weeks); provenOn === null; to = Math.min(weeks, Math.ceil(1.5 * to))) {
    grow(to);
    ({ provenOn } = judgedOn(setting, lowest, all));
    if (provenOn === null && to === weeks) return { readings: Infinity, ever: false };
  }
  // No look before it can promote.
  for (let week = Math.floor((provenOn - lagMs) / (7 * dayMs)); week < weeks; week += 1) {
    grow(week + 1);
    const seen = all.slice(0, (week + 1) * setting.pace);
    if (judgedOn(setting, lowest, seen).readings.every(({ holds }) => holds))
      return { readings: seen.filter((each) => each.isDrawn).length, ever: true };
  }
  return { readings: Infinity, ever: true };
}

/** Whether the 95 % interval of the share in error, from one draw of the frame, holds the truth. */
export function isCovered(
  setting: AuditSetting,
  probabilities: readonly [number, number],
  truth: number,
  random: RandomSource,
): boolean {
  const cases = Array.from({ length: frameWeeks }, (_, week) =>
    weekOf(week, setting, probabilities, random),
  ).flat();
  const drawn = cases.filter((each) => each.isDrawn);
  const { lower, upper } = hajekRate(
    drawn.flatMap(({ unit }) =>
      unit.members.map(({ incident, decisions, wrong }): WeightedCase => ({
        weight: 1 / (incident?.probability ?? 1),
        denominator: decisions,
        numerator: wrong,
        cluster: String(incident?.key),
      })),
    ),
  );
  return lower <= truth && truth <= upper;
}

const percent = (share: number, decimals = 1) => `${(100 * share).toFixed(decimals)} %`;
const times = <T>(runs: number, seed: number, run: (random: RandomSource) => T): T[] => {
  const random = randomSource(seed);
  return Array.from({ length: runs }, () => run(random));
};
const quantile = (values: readonly number[], q: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))] ?? NaN;

const at = (share: number) => single(() => share);
export const halfHidden = (limit: number, agent: Agent, pace: number, flags = 0.01): AuditSetting => ({
  ...{ limit, agent, pace, hidden: 0.5, falseFlags: flags },
});

/** Streams at the limit, each of which may be promoted in at most α of the runs. */
export const atTheLimit: readonly (readonly [string, AuditSetting])[] = [
  ['limit 5 %, labels hide half of the errors', halfHidden(0.05, at(0.05), 70)],
  [
    'limit 5 %, labels hide all errors and flag others',
    { ...halfHidden(0.05, at(0.05), 70, 0.05), hidden: 1 },
  ],
  [
    'limit 5 %, readers leave half of the errors unanswered and 2 % of the others',
    { ...halfHidden(0.05, at(0.05), 70), skipped: { wrong: 0.5, right: 0.02 } },
  ],
  [
    'limit 5 %, 1–9 decisions an incident, ICC 0.3',
    halfHidden(
      0.05,
      oneToNine(() => 0.05, 0.3),
      70,
    ),
  ],
  ['limit 1 %, labels hide half of the errors', halfHidden(0.01, at(0.01), 350, 0.002)],
  [
    'limit 1 %, labels hide all errors and flag others',
    { ...halfHidden(0.01, at(0.01), 350, 0.01), hidden: 1 },
  ],
  [
    'limit 1 %, readers leave half of the errors unanswered and 2 % of the others',
    { ...halfHidden(0.01, at(0.01), 350, 0.002), skipped: { wrong: 0.5, right: 0.02 } },
  ],
  [
    'limit 1 %, 1–9 decisions an incident, ICC 0.3',
    halfHidden(
      0.01,
      oneToNine(() => 0.01, 0.3),
      350,
      0.002,
    ),
  ],
];

export const coverages: readonly (readonly [string, AuditSetting, number])[] = [
  ['1 % wrong, limit 5 %', halfHidden(0.05, at(0.01), 70), 0.01],
  ['5 % wrong, limit 5 %', halfHidden(0.05, at(0.05), 70), 0.05],
  ['10 % wrong, limit 5 %', halfHidden(0.05, at(0.1), 700), 0.1],
  [
    '5 % wrong, 1–9 decisions an incident, ICC 0.3',
    halfHidden(
      0.05,
      oneToNine(() => 0.05, 0.3),
      70,
    ),
    0.05,
  ],
  ['0.2 % wrong, limit 1 %', halfHidden(0.01, at(0.002), 350, 0.002), 0.002],
  ['1 % wrong, limit 1 %', halfHidden(0.01, at(0.01), 350, 0.002), 0.01],
  [
    '1 % wrong, limit 1 %, 1–9 decisions an incident, ICC 0.3',
    halfHidden(
      0.01,
      oneToNine(() => 0.01, 0.3),
      350,
      0.002,
    ),
    0.01,
  ],
];

/** Limits, shares in error of a good agent, and incidents a week. */
const goodAgents: readonly (readonly [number, number, number])[] = [
  [0.05, 0.01, 70],
  [0.05, 0.01, 700],
  [0.05, 0.01, 7000],
  [0.01, 0.002, 350],
  [0.01, 0.002, 1750],
  [0.01, 0.002, 7000],
];

const goodRuns = 200;

/** Prints what audits do in simulated streams: weekly draws and looks, through the plan and the judge. */
export function benchAudit(): Promise<void> {
  console.log(
    `\naudit: weekly draws and looks through planAudit and judgeAudit, α ${percent(rates(gate()).alpha, 2)} (first try of a first bundle under a preset of 5 %)`,
  );
  atTheLimit.forEach(([name, setting], index) => {
    const runs = 300;
    const probabilities = planned(setting);
    const found = times(runs, 51 + index, (random) =>
      readingsToPromotion(setting, probabilities, 30, random),
    );
    const shareOf = (is: (each: (typeof found)[number]) => boolean) =>
      percent(found.filter(is).length / runs);
    console.log(
      `at the limit: ${name}: promoted at a weekly look ${shareOf(({ readings }) => readings < Infinity)}, ` +
        `E at 1/α at any incident ${shareOf(({ ever }) => ever)} (30 weeks, ${runs} runs)`,
    );
  });
  for (const [name, steps] of redraws)
    for (const [how, steer] of Object.entries({
      'reading more after luck': pressLuck,
      'after errors': dilute,
    })) {
      const runs = 300;
      const promoted = times(
        runs,
        81,
        (random) => redraw(population(1200, 0.05, random), steps, { limit: 0.05, steer }, random).isPromoted,
      ).filter(Boolean).length;
      console.log(
        `at the limit of 5 %, ${name}, ${how}: promoted at a look ${percent(promoted / runs)} (α of all tries ${percent(gate().alpha, 0)}, ${runs} runs)`,
      );
    }
  for (const [name, setting] of missesAtTheLimit) {
    const runs = 300;
    const { alpha } = rates(gate());
    const found = times(runs, 91, (random) => missesPromoted(setting, alpha, random));
    const shareOf = (of: 'all' | 'share') => percent(found.filter((each) => each[of]).length / runs);
    console.log(
      `misses at the limit of 20 %: ${name}: E at 1/α at a weekly look ${shareOf('all')} in every reading, ${shareOf('share')} by the mean share (30 weeks, ${runs} runs)`,
    );
  }
  for (const [name, setting, truth] of coverages) {
    const runs = 1000;
    const probabilities = planned(setting);
    const found = times(runs, 71, (random) => isCovered(setting, probabilities, truth, random));
    console.log(
      `95 % interval: ${name}: covers ${percent(found.filter(Boolean).length / runs)} (${runs} runs)`,
    );
  }
  for (const [limit, share, pace] of goodAgents) {
    const runs = pace > 1000 ? 50 : goodRuns;
    const setting = halfHidden(limit, at(share), pace, share);
    const probabilities = planned(setting);
    const found = times(
      runs,
      61,
      (random) => readingsToPromotion(setting, probabilities, 24, random, 4).readings,
    );
    console.log(
      `good agent: limit ${percent(limit)}, ${percent(share)} wrong, ${pace} incidents a week: ` +
        `median ${quantile(found, 0.5)} readings to promotion (P90 ${quantile(found, 0.9)}; ${runs} runs)`,
    );
  }
  return Promise.resolve();
}
