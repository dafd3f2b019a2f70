import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log } from '../cli/log';
import { times } from '../fixtures/times';
import { judgeByOneGate } from './one-gate';
import { type Fields, randomLog } from './random-log';

// What an agent, or whoever keeps its log, does to the records of one wrong decision never makes a load eligible that is
// not. Without that decision the gate opens. What is done to its line alone stands in missing.test.ts.

type Change = (record: Fields, all: readonly Fields[]) => readonly Fields[];

const isEligibleLoad = judgeByOneGate();
const isEligible = (records: readonly Fields[]) =>
  isEligibleLoad(`${records.map((record) => JSON.stringify(record)).join('\n')}\n`);

// Incidents, targets, times, people, actions and sources of labels are random; one decision is wrong.
const decisions = 138;
const recordsOf = (seed: number, wrong: number | null): Fields[] => randomLog(seed, decisions, wrong);
const seeds = fc.integer({ min: 1, max: 1_000_000 });

/** Changes the records of one kind that belong to the wrong decision. */
function changed(records: readonly Fields[], kind: string, wrong: number, change: Change): Fields[] {
  return records.flatMap((record) =>
    record.event_type === kind && record.decision_id === `d${wrong}` ? change(record, records) : [record],
  );
}

const set =
  (fields: Fields): Change =>
  (record) => [{ ...record, ...fields }];
const later = (record: Fields, days: number) =>
  new Date(Date.parse(String(record.time)) + days * 86_400_000).toISOString();
const withLater =
  (fields: Fields, days = 30): Change =>
  (record) => [
    record,
    { ...record, event_id: `${String(record.event_id)}-later`, time: later(record, days), ...fields },
  ];

const ofLabel: Readonly<Record<string, Change>> = {
  'is dropped': () => [],
  'is of a weaker source': set({ basis: 'closed_classification' }),
  'comes of the agent': (record, all) => {
    const agent = all.find((each) => each.event_type === 'decision')?.agent as { uid: string };
    return [{ ...record, author: { uid: agent.uid, kind: 'agent' } }];
  },
  'is set by automation': set({ author: { uid: 'rule-7', kind: 'automation' } }),
  'is not final': set({ final: false }),
  'is delayed': (record) => [{ ...record, time: later(record, 200) }],
  'is recorded late': (record) => [{ ...record, logged_time: later(record, 200) }],
  'says duplicate': set({ verdict: 'duplicate' }),
  'says test': set({ verdict: 'test' }),
  'says undetermined': set({ verdict: 'undetermined' }),
  'is overruled by a later one': withLater({ verdict: 'true_positive' }),
  'is contradicted at the same time': withLater({ verdict: 'true_positive' }, 0),
  'is followed by a duplicate': withLater({ verdict: 'duplicate' }),
  'stands twice under one id': (record) => [record, { ...record, verdict: 'true_positive' }],
};

const ofDecision: Readonly<Record<string, Change>> = {
  'carries an error': set({ error: { type: 'timeout' } }),
  'is said to abstain': set({ abstained: true }),
  'is a scenario': set({ scenario: { id: 's1', kind: 'drill' } }),
  'is of a test': set({ environment: 'test' }),
  'is of another workflow': set({ workflow: 'another' }),
  'is of another agent': (record) => [{ ...record, agent: { ...(record.agent as Fields), uid: 'another' } }],
  'is of another bundle': set({ release_id: 'another' }),
  'is of another mode': set({ mode: 'enforced' }),
  'is of another risk': set({ risk_level: 'critical' }),
  'is logged once more under its id, doing nothing': (record) => [
    {
      ...record,
      event_id: 'once-more',
      action: { name: 'no_action', category: 'none' },
      time: later(record, -0.01),
    },
    record,
  ],
  'is called harmless': (record) => [
    { ...record, action: { ...(record.action as Fields), category: 'notify' } },
  ],
};

describe.each([
  ['label', 'verdict', ofLabel],
  ['decision', 'decision', ofDecision],
] as const)('a load with one wrong decision too many stays as it is when the %s', (_, kind, changes) => {
  it.each(Object.entries(changes))('%s', async (_name, change) => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.integer({ min: 40, max: 110 }), async (seed, wrong) => {
        expect(await isEligible(changed(recordsOf(seed, wrong), kind, wrong, change))).toBe(false);
      }),
      { numRuns: times(1) },
    );
  });
});

it('a load is eligible without its wrong decision, and not with it', () =>
  fc.assert(
    fc.asyncProperty(seeds, fc.integer({ min: 40, max: 110 }), async (seed, wrong) => {
      const all = recordsOf(seed, wrong);
      expect(await isEligible(all)).toBe(false);
      expect(await isEligible(all.filter(({ decision_id: id }) => id !== `d${wrong}`))).toBe(true);
    }),
    { numRuns: 4 },
  ));

describe('rejections of a quarter of the proposals stay in the override rate when their people', () => {
  const isEligibleByOverrides = judgeByOneGate('override_rate');
  const last = '2026-03-20T12:00:00Z';
  const own = log(130, () => false)
    .split('\n')
    .map((line) => JSON.parse(line) as Fields);
  const whole = (records: readonly Fields[]) => records.map((record) => JSON.stringify(record)).join('\n');
  const numberOf = (record: Fields) => Number(String(record.decision_id).slice(1));
  const approving = (record: Fields, fields: Fields): Fields => ({
    ...{ ...record, outcome: 'approve', event_id: `${String(record.event_id)}, approved` },
    ...fields,
  });
  const hidden: Readonly<Record<string, Change>> = {
    'approve on the last day': (record) => [record, approving(record, { time: last })],
    'approve on the last day in place of them': (record) => [
      record,
      approving(record, { time: last, supersedes: record.event_id }),
    ],
    'approve a minute later': (record) => [record, approving(record, { time: later(record, 0.001) })],
    'are replaced a minute later by others who approve': (record) => [
      record,
      approving(record, {
        ...{ reviewer: { uid: 'r2' }, time: later(record, 0.001), supersedes: record.event_id },
      }),
    ],
    'are replaced on the last day by others who approve': (record) => [
      record,
      approving(record, { reviewer: { uid: 'r2' }, time: last, supersedes: record.event_id }),
    ],
    'are written over on the last day': (record) => [approving(record, { logged_time: last })],
    'are written over by others on the last day': (record) => [
      approving(record, { reviewer: { uid: 'r2' }, time: last }),
    ],
    'go by the name of a service account': (record) => [{ ...record, reviewer: { uid: 'svc-soar' } }],
    'go by the name of the agent': (record) => [{ ...record, reviewer: { uid: 'harbor' } }],
    'are called automation, and others approve': (record) => [
      { ...record, reviewer: { uid: 'r1', kind: 'automation' } },
      approving(record, { reviewer: { uid: 'r2' } }),
    ],
    'abstain on the last day': (record) => [record, approving(record, { outcome: 'abstain', time: last })],
  };
  const isWritten = (name: string) => name.includes('written');

  it.each(Object.entries(hidden))('%s', async (name, change) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 3 }), fc.boolean(), async (from, isLabelled) => {
        const records = own
          // An approval is given after the outcome only where the outcome is known.
          .filter(({ event_type: type }) => isLabelled || isWritten(name) || type !== 'verdict')
          .flatMap((record) =>
            record.event_type === 'review' && numberOf(record) % 4 === from
              ? change({ ...record, outcome: 'reject' }, own)
              : [record],
          );
        expect(await isEligibleByOverrides(whole(records))).toBe(false);
      }),
      { numRuns: times(1) },
    );
  });

  it('and the gate opens where nobody rejected anything', async () => {
    expect(await isEligibleByOverrides(whole(own))).toBe(true);
  });
});
