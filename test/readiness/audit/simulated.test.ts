import { describe, expect, it } from 'vitest';
import { randomSource } from '../../../src/statistics/random';
import {
  atTheLimit,
  type AuditSetting,
  coverages,
  halfHidden,
  isCovered,
  planned,
  readingsToPromotion,
} from '../../bench/audit';
import { single } from '../../bench/gate';

const times = (setting: AuditSetting, runs: number, weeks: number, seed: number) => {
  const random = randomSource(seed);
  const probabilities = planned(setting);
  return Array.from({ length: runs }, () => readingsToPromotion(setting, probabilities, weeks, random));
};
const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

describe('verdicts on an audit, drawn and looked at weekly', () => {
  it.each(atTheLimit.filter(([, { pace }]) => pace < 100))(
    'does not promote at the limit: %s',
    (_, setting) => {
      // At most 3.04 % of runs may be there at any incident: of 12 runs at most two, with a chance of over 99 %.
      expect(times(setting, 12, 16, 71).filter(({ ever }) => ever).length).toBeLessThanOrEqual(2);
    },
    60_000,
  );

  it('promotes a good agent after a median of at most 180 readings, whatever the volume', () => {
    for (const pace of [70, 140]) {
      const found = times(
        halfHidden(
          0.05,
          single(() => 0.01),
          pace,
        ),
        25,
        20,
        72,
      );
      expect(median(found.map(({ readings }) => readings))).toBeLessThanOrEqual(180);
    }
  }, 60_000);

  it('promotes it later, never sooner, where readers leave cases unanswered', () => {
    const good = halfHidden(
      0.05,
      single(() => 0.01),
      70,
    );
    const answered = times(good, 9, 16, 73);
    const silent = times({ ...good, skipped: { wrong: 1, right: 0.04 } }, 9, 16, 73);
    const readings = (found: typeof answered) => median(found.map((each) => each.readings));
    expect(readings(silent)).toBeGreaterThan(readings(answered));
  }, 60_000);

  it('estimates with intervals that hold the truth', () => {
    for (const [name, setting, truth] of coverages.filter(([, { pace }]) => pace < 100)) {
      const random = randomSource(74);
      const probabilities = planned(setting);
      const held = Array.from({ length: 100 }, () => isCovered(setting, probabilities, truth, random));
      // 95 % of 100 are 95 ± 2.2: below 90 with a chance of about 1 %.
      expect(held.filter(Boolean).length, name).toBeGreaterThanOrEqual(90);
    }
  }, 60_000);
});
