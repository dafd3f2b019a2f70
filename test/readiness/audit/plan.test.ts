import { describe, expect, it } from 'vitest';
import { planAudit, type AuditPlan, type AuditQuestion } from '../../../src/readiness/audit/plan';
import { auditEProcess, type AuditIncident } from '../../../src/statistics/audit-e-process';
import { incidentsNeeded } from '../../../src/statistics/betting-e-process';
import { alphaOfCandidate } from '../../../src/statistics/multiple-testing';
import { randomSource } from '../../../src/statistics/random';

const alpha = alphaOfCandidate(0.05, 1);

/** Labels that call `rate` of the decisions wrong, gathered in one stratum or spread over the only one. */
function question(
  limit: number,
  rate: number,
  incidents: number,
  more: Partial<AuditQuestion> & { readonly areFlagged?: boolean } = {},
): AuditQuestion {
  const { areFlagged = true, ...rest } = more;
  const flagged = Math.round(incidents * rate);
  const strata = areFlagged
    ? [
        { incidents: flagged, errorRate: 1, minutes: 6 },
        { incidents: incidents - flagged, errorRate: 0, minutes: 6 },
      ]
    : [{ incidents, errorRate: rate, minutes: 6 }];
  return { strata, limit, alpha, pace: 70, secondReader: 0, ...rest };
}
const row = (plan: AuditPlan, at: number) => {
  const found = plan.rows.find((each) => each.at === at);
  if (found === undefined) throw new Error(`no row at ${at}`);
  return found;
};

describe('the plan of an audit', () => {
  it.each([
    [0.05, 0.01, 180],
    [0.01, 0.002, 760],
  ])('limit %f, labels that suggest %f: at most %i readings, whatever the volume', (limit, rate, most) => {
    const sizes = [4_000, 400_000].map((incidents) => {
      const plan = planAudit(question(limit, rate, incidents));
      const { readings, hours, weeks, reach } = row(plan, 1);
      expect(reach).toBe('within');
      expect(weeks).toBe(0);
      expect(hours).toBeCloseTo(readings / 10, 0);
      return readings;
    });
    expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.05);
    // Never fewer than the gate needs without any error, labels or not.
    expect(Math.min(...sizes)).toBeGreaterThan(incidentsNeeded(limit, alpha));
    const without = row(planAudit(question(limit, rate, 40_000, { areFlagged: false })), 1).readings;
    expect(without).toBeLessThanOrEqual(most);
    expect(1 - Math.min(...sizes) / without).toBeLessThan(0.25);
  });

  it('needs more where more is wrong, and is out of reach where the limit is', () => {
    const plan = planAudit(question(0.05, 0.03, 4_000));
    expect(row(plan, 0.5).readings).toBeLessThan(row(plan, 1).readings);
    expect(row(plan, 1).readingsForMost).toBeGreaterThan(row(plan, 1).readings);
    expect(row(plan, 2)).toMatchObject({ rate: 0.06, reach: 'out_of_reach' });
    const worse = planAudit(question(0.05, 0.08, 400_000));
    expect(row(worse, 1).reach).toBe('out_of_reach');
    expect(worse.uniform).toBeLessThan(0.01);
  });

  it('does not believe labels that call nothing wrong', () => {
    const plan = planAudit(question(0.05, 0, 4_000));
    expect(row(plan, 1).rate).toBeCloseTo(0.005, 12);
    // Not one of the bets, alone and without an error, is there in fewer.
    expect(row(plan, 1).readings).toBeGreaterThan(Math.log(1 / alpha) / Math.log(1.05));
  });

  it('waits for incidents where the frame is too small to be enough', () => {
    const plan = planAudit(question(0.01, 0.002, 200));
    expect(plan.probabilities).toEqual([1, 1]);
    const { readings, weeks } = row(plan, 1);
    expect(weeks).toBeCloseTo((readings - 200) / 70, 1);
  });

  it('spends the hours that there are, and says which rates they do not reach', () => {
    const asked = question(0.05, 0.01, 4_000, { hours: 11, secondReader: 0.2 });
    const plan = planAudit(asked);
    const hours = asked.strata.reduce(
      (sum, { incidents, minutes }, index) =>
        sum + (incidents * minutes * 1.2 * (plan.probabilities[index] ?? 0)) / 60,
      0,
    );
    expect(hours).toBeCloseTo(11, 6);
    expect(plan.uniform).toBe(Math.min(...plan.probabilities));
    expect(plan.rows.map(({ reach }) => reach)).toEqual(['out_of_reach', 'out_of_reach', 'out_of_reach']);
    const more = planAudit({ ...asked, hours: 18 });
    expect(more.rows.map(({ reach }) => reach)).toEqual(['within', 'within', 'out_of_reach']);
  });

  it('reads more of what is flagged, something everywhere, and less of what takes long', () => {
    const strata = [
      { incidents: 150, errorRate: 1, minutes: 6 },
      { incidents: 150, errorRate: 1, minutes: 12 },
      { incidents: 9_700, errorRate: 0, minutes: 6 },
      { incidents: 0, errorRate: 0, minutes: 6 },
    ];
    const [flagged = 0, long = 0, rest = 0, empty = 0] = planAudit({
      ...question(0.05, 0.01, 1),
      strata,
    }).probabilities;
    expect(flagged).toBeGreaterThan(long);
    expect(long).toBeGreaterThan(rest);
    expect(Math.min(rest, empty)).toBeGreaterThan(0);
  });

  it('is what the process of the gate does with such a draw', () => {
    const asked = question(0.05, 0.01, 1_000);
    const { probabilities, uniform } = planAudit(asked);
    // Half of the flags are errors, and as many errors are hidden.
    const wrong = [0.505, 0.005];
    const random = randomSource(4);
    let reached = 0;
    for (let run = 0; run < 100; run += 1) {
      const incidents = asked.strata.flatMap((stratum, index) =>
        Array.from({ length: stratum.incidents }, (): AuditIncident => {
          const number = random.uniform();
          const probability = probabilities[index] ?? 1;
          const share = random.uniform() < (wrong[index] ?? 0) ? 1 : 0;
          return {
            share: number < probability ? share : null,
            probability,
            prediction: 0,
            isUniform: number < uniform,
          };
        }),
      );
      if (auditEProcess(incidents, 0.05, { lowestProbability: uniform }).logE >= -Math.log(alpha))
        reached += 1;
    }
    expect(reached / 100).toBeGreaterThan(0.35);
    expect(reached / 100).toBeLessThan(0.68);
  });

  it('refuses what cannot be planned', () => {
    const asked = question(0.05, 0.01, 1_000);
    for (const wrong of [{ pace: 0 }, { limit: 1 }, { alpha: 0 }, { hours: 0 }, { strata: [] }])
      expect(() => planAudit({ ...asked, ...wrong }), JSON.stringify(wrong)).toThrow(RangeError);
  });
});
