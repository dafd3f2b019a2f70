import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { accounting } from '../../src/metrics/accounting/accounting';
import { fates, proposalFates } from '../../src/metrics/accounting/fates';
import { countDecisions } from '../../src/metrics/decisions/list';
import { rowSetOf } from '../../src/metrics/decisions/row-sets';
import { fatesSentence, unproposedSentence } from '../../src/answers/outcomes/fate-words';
import { emptySelection } from '../../src/slice/selection/selection';
import { databaseOf } from '../fixtures/database';
import { at, decision, execution, review } from '../fixtures/records';
import { randomLogs } from './random-log';

const act = (decision_id: string | null, change: Parameters<typeof execution>[0] = {}) =>
  execution({ decision_id, executor: 'agent', ...change });

let database: Database;
beforeAll(async () => {
  const of = (decision_id: string, change: Parameters<typeof decision>[0] = {}) =>
    decision({ decision_id, ...change });
  const twice = { incident_uid: 'twice', finding_uid: 'twice', resource: { uid: 'host-2' } };
  database = await databaseOf([
    of('ran'),
    act('ran'),
    // Rejected or denied, and run all the same.
    of('rejected-and-ran', { release_id: 'release-b' }),
    review({ decision_id: 'rejected-and-ran', outcome: 'reject' }),
    act('rejected-and-ran'),
    of('denied-and-ran', { policy: { outcome: 'deny' } }),
    act('denied-and-ran'),
    of('denied', { policy: { outcome: 'deny' } }),
    of('rejected', { time: at(12) }),
    review({ decision_id: 'rejected', outcome: 'reject', time: at(12, 10) }),
    of('abstained-on'),
    review({ decision_id: 'abstained-on', outcome: 'abstain' }),
    of('expired'),
    review({ decision_id: 'expired', outcome: 'expire' }),
    of('changed'),
    review({ decision_id: 'changed', outcome: 'override' }),
    of('first', { ...twice, time: at(3, 9) }),
    of('again', { ...twice, time: at(3, 9, 20) }),
    of('approved'),
    review({ decision_id: 'approved' }),
    // Nothing is proposed.
    of('abstention', { abstained: true }),
    of('failed', { error: { type: 'timeout' } }),
    of('none', { action: { name: 'no_action', category: 'none' } }),
    act('none', { event_id: 'act-on-none' }),
    act('lost', { event_id: 'act-on-lost' }),
    act(null, { event_id: 'act-alone', executor: 'automation' }),
    act(null, { event_id: 'person-alone', executor: 'human' }),
    act('none', { event_id: 'person-on-none', executor: 'human' }),
    act('lost', { event_id: 'rollback', rollback_reason: 'wrong' }),
    act('lost', { event_id: 'failed-run', status: 'failure' }),
    act('lost', { event_id: 'act-in-test', environment: 'test' }),
  ]);
});
afterAll(() => database.close());

describe('what became of every proposal', () => {
  it('gives each exactly one fate, and what ran is executed whatever was decided', async () => {
    const { all, byBundle, byWeek } = await proposalFates(database, emptySelection);
    expect(all).toEqual({
      proposed: 11,
      fates: { executed: 3, held: 2, denied: 1, expired: 1, superseded: 2, open: 2 },
      approvedNotRun: 1,
    });
    expect(byBundle.map(({ release, proposed }) => [release, proposed])).toEqual([
      ['release-a', 10],
      ['release-b', 1],
    ]);
    expect(byWeek.map(({ week, fates: { held } }) => [week, held])).toEqual([
      ['2026-03-02', 1],
      ['2026-03-09', 1],
    ]);
    expect(fatesSentence(all)).toContain(
      '11 proposed = 3 executed + 2 held + 1 denied + 1 expired + 2 superseded + 2 still open.',
    );
  });

  it('opens the rows of each number', async () => {
    const set = rowSetOf('fate')!;
    const count = async (...keys: string[]) =>
      (await countDecisions(database, { of: 'set', set, keys }, emptySelection)).decisions;
    const { all } = await proposalFates(database, emptySelection);
    for (const fate of fates) expect(await count(fate, '', '', '')).toBe(all.fates[fate]);
    expect(await count('', '', '', '')).toBe(11);
    expect(await count('held', '', '', '2026-03-09')).toBe(1);
    expect(await count('executed', 'agent-1', 'release-b', '')).toBe(1);
  });

  it('lists what ran without a proposal, by an agent or an automation, in any slice', async () => {
    const found = await proposalFates(database, { ...emptySelection, only: { workflow: ['other'] } });
    expect(found.all.proposed).toBe(0);
    const listed = found.unproposed.acts.map((each) => each.event_id).sort();
    expect(listed).toEqual(['act-alone', 'act-on-lost', 'act-on-none']);
    expect(found.unproposed.total).toBe(3);
    expect(unproposedSentence(found)).toMatch(/^3\s+actions ran without a proposal: review them\.$/);
  });

  it('adds up on random logs, to the proposals of the account and the duplicates that propose', async () => {
    for (const records of fc.sample(randomLogs, { numRuns: 4, seed: 16 })) {
      const random = await databaseOf(records);
      try {
        const { all, byAgent, byWeek } = await proposalFates(random, emptySelection);
        const account = await accounting(random, emptySelection);
        const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
        expect(sum(Object.values(all.fates))).toBe(all.proposed);
        expect(sum(byAgent.map(({ proposed }) => proposed))).toBe(all.proposed);
        expect(sum(byWeek.map(({ proposed }) => proposed))).toBe(all.proposed);
        expect(all.proposed).toBeGreaterThanOrEqual(account.proposals.total);
        const { duplicate } = account.decisions.classes;
        expect(all.proposed).toBeLessThanOrEqual(account.proposals.total + duplicate);
      } finally {
        await random.close();
      }
    }
  });
});
