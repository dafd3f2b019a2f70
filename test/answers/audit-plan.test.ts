import { describe, expect, it } from 'vitest';
import { beyondReading } from '../../src/answers/audit/question';
import { isInReach, plannedBlock, planSentence } from '../../src/answers/audit/plan-blocks';
import type { AuditPlanRow } from '../../src/readiness/audit/plan';
import { planRecord, rowsOfRecord } from '../../src/readiness/audit/plan-frame';
import { drawOf } from '../fixtures/audit';

const row = (change: Partial<AuditPlanRow> = {}): AuditPlanRow => ({
  ...{ at: 1, rate: 0.01, readings: 137, readingsForMost: 204, weeks: 0, hours: 11.4, reach: 'within' },
  ...change,
});
const none = { readings: Infinity, readingsForMost: Infinity, weeks: Infinity, hours: Infinity };
const rows = [row({ at: 0.5 }), row(), row({ at: 2, ...none, reach: 'out_of_reach' })];
const spaced = (text: string) => text.replaceAll(' ', ' ');

describe('what a plan says', () => {
  it('calls a wait of years out of reach, and says how to bring it in reach', () => {
    const about = { incidents: 212, limit: 0.01, hours: null };
    const long = row({ readings: 2_900, weeks: 401 });
    expect(isInReach(long)).toBe(false);
    expect(isInReach(row({ weeks: 52 }))).toBe(true);
    const said = spaced(planSentence([long], about));
    expect(said).toContain('Out of reach within a year with the limit 1 in 100');
    expect(said).toContain('2,900 cases');
    expect(said).toContain('Judge it together with other work of the same risk. A higher limit');
    expect(planSentence([row({ weeks: 30 })], about)).toMatch(/^Read all 212 incidents/);
  });

  it('stays in the record of its draw, what is out of reach too, and reads the same from there', () => {
    const plan = planRecord(rows, { limit: 0.05, minutes: 5, hours: null });
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    expect(rowsOfRecord(plan)).toEqual(rows);
    const [block] = plannedBlock({ ...drawOf([]), plan });
    expect(block?.rows.map(([, , readings]) => readings)).toEqual(['137', '137', 'out of reach']);
    expect(block?.lead).toContain('Read about 137 of 40');
    // 14 days for the youngest case to count, after the 2 weeks that the incidents must still span or come in.
    const due = { lagDays: 14, leastDays: 14 };
    const waits = (of: AuditPlanRow[]) =>
      plannedBlock({
        ...drawOf([]),
        plan: planRecord(of, { limit: 0.05, minutes: 5, hours: null, due }),
      })[0]?.rows.map((cells) => spaced(cells.at(-1) ?? ''));
    expect(waits([row(), row({ weeks: 3 }), row({ weeks: 1 })])).toEqual(['4 weeks', '5 weeks', '4 weeks']);
    expect(block?.rows[0]?.at(-1)).toBe('no wait');
    expect(plannedBlock(drawOf([]))).toEqual([]);
  });

  it('says what no reader answers', () => {
    const read = {
      metric: 'false_positive_share',
      state: 'not_measurable',
      title: 'False-positive share',
    } as const;
    const policy = { metric: 'within_policy', state: 'not_measurable', title: 'Within policy' } as const;
    const control = { state: 'not_in_log', conditional: false } as const;
    expect(beyondReading({ gates: [read, { ...policy, state: 'met' }], controls: [] })).toBeNull();
    expect(spaced(beyondReading({ gates: [read, policy], controls: [] })!)).toBe(
      'Reading alone does not make the scope eligible: within policy is open too, and no reader answers that.',
    );
    expect(
      spaced(
        beyondReading({ gates: [policy], controls: [control, { ...control, state: 'evidenced' }, control] })!,
      ),
    ).toBe(
      'Reading alone does not make the scope eligible: within policy and 2 required controls are open too, and no reader answers that.',
    );
    const nothingYet = { state: 'no_evidence', conditional: true } as const;
    expect(beyondReading({ gates: [read], controls: [nothingYet] })).toBeNull();
  });
});
