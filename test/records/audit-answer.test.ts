import { describe, expect, it } from 'vitest';
import { type AuditAnswer, lacksOf, recordsOfAnswer } from '../../src/records/audit-answer';
import { verdictSchema } from '../../src/records/verdict';

const answer: AuditAnswer = {
  draw: 'ab'.repeat(32),
  case: 'cd'.repeat(32),
  reader: 'r.one',
  group: null,
  time: '2026-03-01T09:30:00.000Z',
  seconds: 41.6,
  reading: 'warranted',
  categories: ['isolate', 'notify'],
  targets: ['host 1', 'host 2'],
  sure: 'fairly',
  reason: ' Beacon to a known address ',
};
const drawn = { probability: 0.25, stratum: '3' };

describe('the records of an answer', () => {
  it('are blind verdicts of a second analyst, one for each decision of the case', () => {
    const records = recordsOfAnswer(answer, ['d1', 'd2'], drawn);
    expect(records.map(({ decision_id }) => decision_id)).toEqual(['d1', 'd2']);
    expect(new Set(records.map(({ event_id }) => event_id)).size).toBe(2);
    for (const record of records) expect(verdictSchema.safeParse(record).success).toBe(true);
    expect(records[0]).toMatchObject({
      verdict: 'true_positive',
      warranted_actions: [
        { category: 'isolate', resource_uid: 'host 1' },
        { category: 'isolate', resource_uid: 'host 2' },
        { category: 'notify' },
      ],
      ...{ basis: 'second_analyst', blind: true, final: true, confidence: 0.75 },
      author: { uid: 'r.one', kind: 'human' },
      reason_text: 'Beacon to a known address',
      sampling: { ...drawn, draw: 'ab'.repeat(8), case: 'cd'.repeat(32), seconds: 42 },
    });
  });

  it.each([
    ['not_needed', 'true_positive', [{ category: 'none' }], true],
    ['authorised', 'benign_positive', undefined, true],
    ['false_alarm', 'false_positive', undefined, true],
    ['undetermined', 'undetermined', undefined, true],
    ['skipped', 'undetermined', undefined, false],
  ] as const)('say of %s: %s', (reading, verdict, warranted, final) => {
    const [record] = recordsOfAnswer({ ...answer, reading }, ['d1'], drawn);
    expect(record).toMatchObject({ verdict, final });
    expect(record?.warranted_actions).toEqual(warranted);
  });

  it('name draw and case without the probability, which would tell a reader what the agent did', () => {
    const [record] = recordsOfAnswer(answer, ['d1'], null);
    expect(Object.keys(record?.sampling ?? {})).toEqual(['draw', 'case', 'seconds']);
    expect(verdictSchema.safeParse(record).success).toBe(true);
    const { draw: _, ...withoutDraw } = record!.sampling!;
    expect(verdictSchema.safeParse({ ...record, sampling: withoutDraw }).success).toBe(false);
  });

  it('say the same for the same answer, and something else for a changed one', () => {
    expect(recordsOfAnswer(answer, ['d1'], drawn)).toEqual(recordsOfAnswer(answer, ['d1'], drawn));
    const later = { ...answer, time: '2026-03-01T09:31:00.000Z' };
    expect(recordsOfAnswer(later, ['d1'], drawn)[0]?.event_id).not.toBe(
      recordsOfAnswer(answer, ['d1'], drawn)[0]?.event_id,
    );
  });
});

describe('an answer', () => {
  it('lacks what was left open: the action, its target where targets are shown, the reason of a skip', () => {
    expect(lacksOf({ ...answer, categories: [] }, false)).toEqual(['category']);
    expect(lacksOf({ ...answer, targets: [] }, false)).toEqual(['target']);
    expect(lacksOf({ ...answer, targets: [] }, true)).toEqual([]);
    expect(lacksOf({ ...answer, categories: ['notify'], targets: [] }, false)).toEqual([]);
    expect(lacksOf({ ...answer, reading: 'skipped', reason: ' ' }, false)).toEqual(['reason']);
    expect(lacksOf({ ...answer, reading: 'false_alarm', categories: [], targets: [] }, false)).toEqual([]);
  });
});
