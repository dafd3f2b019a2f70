import { judgeMisses } from '../../src/readiness/audit/judge-misses';
import type { RealIncident, RealUnit } from '../../src/readiness/audit/real-units';
import { dayMs } from '../../src/readiness/readings/incidents';
import { isDrawn } from '../../src/statistics/poisson-draw';
import type { RandomSource } from '../../src/statistics/random';
import { gate } from '../readiness/builders';

/** What readers find in a scope whose misses lie exactly at the limit. */
interface MissesSetting {
  /** Incidents of one unit, and decisions of one incident, 1 to so many; misses of a unit go together. */
  readonly incidents: number;
  readonly decisions: number;
  readonly correlation: number;
  /** Of an incident with a miss to be drawn, and of the others. */
  readonly probabilities: readonly [missed: number, others: number];
}

const judged = gate({ metric: 'known_misses', limit: 0.2 });
const [weeks, perWeek] = [30, 40];

export const missesAtTheLimit: readonly (readonly [string, MissesSetting])[] = [
  [
    'one case an incident, misses read in full and a tenth of the others',
    { incidents: 1, decisions: 1, correlation: 0, probabilities: [1, 0.1] },
  ],
  [
    'clusters of 1–3 incidents of 1–3 cases, ICC 0.3, misses read in full and a tenth of the others',
    { incidents: 3, decisions: 3, correlation: 0.3, probabilities: [1, 0.1] },
  ],
  [
    'clusters of 1–3 incidents of 1–3 cases, ICC 0.3, a tenth of the misses and half of the others read',
    { incidents: 3, decisions: 3, correlation: 0.3, probabilities: [0.1, 0.5] },
  ],
];

/** One unit; null where nothing of it is drawn. */
function unitAt(openedAt: number, setting: MissesSetting, random: RandomSource): RealUnit | null {
  const sizes = Array.from(
    { length: 1 + random.below(setting.incidents) },
    () => 1 + random.below(setting.decisions),
  );
  const lowest = Math.min(...setting.probabilities);
  const whole = setting.correlation === 0 ? Infinity : (1 - setting.correlation) / setting.correlation;
  // Pólya's urn over the cases of the unit: each is missed with the same probability.
  let [missed, cases] = [0, 0];
  const isMissed = () => {
    const p = whole === Infinity ? judged.limit : (judged.limit * whole + missed) / (whole + cases);
    cases += 1;
    const is = random.uniform() < p;
    missed += Number(is);
    return is;
  };
  const real = sizes.flatMap((n): RealIncident[] => {
    const own = Array.from({ length: n }, isMissed).filter(Boolean).length;
    const probability = setting.probabilities[own > 0 ? 0 : 1];
    const number = random.uniform();
    if (!isDrawn(number, probability)) return [];
    return [{ n, missed: own, open: 0, probability, isUniform: isDrawn(number, lowest) }];
  });
  return real.length === 0 ? null : { openedAt, incidents: sizes.length, real };
}

/** Whether at any weekly look every reading's E was at 1/α, and whether that of the mean share of a unit alone was. */
export function missesPromoted(
  setting: MissesSetting,
  alpha: number,
  random: RandomSource,
): { readonly all: boolean; readonly share: boolean } {
  const lowest = Math.min(...setting.probabilities);
  const units: RealUnit[] = [];
  let [all, share] = [false, false];
  for (let week = 0; week < weeks; week += 1) {
    for (let at = 0; at < perWeek; at += 1) {
      const unit = unitAt((week + at / perWeek) * 7 * dayMs, setting, random);
      if (unit !== null) units.push(unit);
    }
    const found = judgeMisses([{ cluster: 'incident', leftOut: 'as_recorded', units }], judged, {
      ...{ alpha, lowest, missing: 0, isSince: () => true },
    });
    const isThere = (found?.readings ?? []).filter(({ eNow }) => eNow >= 1 / alpha);
    all ||= isThere.length > 0 && isThere.length === found?.readings.length;
    share ||= isThere.some(({ average }) => average === 'share_per_incident');
  }
  return { all, share };
}
