import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { openInNode } from '../../src/database/engine/node';
import { accounting } from '../../src/metrics/accounting/accounting';
import { catalogue } from '../../src/metrics/catalogue';
import { confusion } from '../../src/metrics/confusion/confusion';
import { decisionPath } from '../../src/metrics/decisions/path';
import { listDecisions } from '../../src/metrics/decisions/list';
import { measureAll } from '../../src/metrics/rate/measure-all';
import { scopes } from '../../src/metrics/scopes/scopes';
import { timeline } from '../../src/metrics/timeline/timeline';
import type { LogRecord } from '../../src/records/record';
import { emptySelection } from '../../src/slice/selection/selection';
import { insertRecords } from '../fixtures/database';
import { at, control, decision, execution, release, review, verdict } from '../fixtures/records';
import { randomLogs } from './random-log';
import { casesOf, recounts } from './recount';

let database: Database;
beforeAll(async () => {
  database = await openInNode();
});
afterAll(() => database.close());

async function read(files: readonly (readonly LogRecord[])[]): Promise<number> {
  await database.clear();
  for (const [file, records] of files.entries()) await insertRecords(database, records, file);
  return (await database.build()).asOf;
}

async function measured() {
  const rates = await measureAll(database, catalogue, emptySelection);
  return Object.fromEntries(
    Object.entries(rates).map(([id, [rate]]) => [
      id,
      rate && {
        n: rate.n,
        hits: rate.hits,
        unresolved: rate.unresolved,
        young: rate.young,
        incidents: rate.incidents,
      },
    ]),
  );
}

describe('every leading KPI, counted twice', () => {
  it('is the same by SQL and by a plain recount, in any order and over any files', async () => {
    await fc.assert(
      fc.asyncProperty(randomLogs, fc.infiniteStream(fc.nat()), async (records, numbers) => {
        const asOf = await read([records]);
        const cases = casesOf(records);
        const recounted = Object.fromEntries(catalogue.map(({ id }) => [id, recounts[id]?.(cases, asOf)]));
        expect(await measured()).toEqual(recounted);

        const shuffled = records
          .map((record) => ({ record, place: numbers.next().value ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ record }) => record);
        const half = Math.ceil(shuffled.length / 2);
        await read([shuffled.slice(half), shuffled.slice(0, half), shuffled.slice(0, 3)]);
        expect(await measured()).toEqual(recounted);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  }, 240_000);

  it('adds up in every account of a random log', async () => {
    await fc.assert(
      fc.asyncProperty(randomLogs, async (records) => {
        await read([records]);
        const everything = { ...emptySelection, environment: 'all' } as const;
        const account = await accounting(database, everything);
        const cases = casesOf(records);
        expect(account.decisions.total).toBe(cases.length);
        expect(account.proposals.total).toBe(cases.filter((each) => each.isProposal).length);
        expect(account.humans.total).toBe(cases.filter((each) => each.review !== null).length);
        expect(account.joinSteps.classes['1']).toBe(account.humans.total);
        expect((await confusion(database, everything)).total).toBe(cases.length);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  }, 120_000);
});

describe('a label that contradicts itself', () => {
  it('leaves an action wrong on a benign positive, even if the verdict names it as warranted', async () => {
    await read([
      [
        decision({ decision_id: 'one' }),
        verdict({
          decision_id: 'one',
          verdict: 'benign_positive',
          warranted_actions: [{ category: 'isolate', resource_uid: 'host-1' }],
        }),
        decision({ decision_id: 'late', time: at(25) }),
      ],
    ]);
    expect((await measured()).false_positive_share).toMatchObject({ n: 1, hits: 1, young: 1 });
  });
});

describe('the paths around a small log', () => {
  it('finds scopes, tiers, the timeline and one decision’s path', async () => {
    await read([
      [
        release({ release_id: 'release-a', name: 'Spring' }),
        control({ tier: 'advisory_responder' }),
        decision({ decision_id: 'one' }),
        review({ event_id: 'review-one', decision_id: 'one' }),
        execution({ event_id: 'run-one', decision_id: 'one' }),
        verdict({ event_id: 'verdict-one', finding_uid: 'finding-of-one', time: at(20) }),
        decision({ decision_id: 'two', policy: { outcome: 'deny' }, time: at(10) }),
        decision({ decision_id: 'three', abstained: true }),
        review({
          event_id: 'alone',
          decision_id: null,
          finding_uid: 'elsewhere',
          outcome: 'override',
          time: at(5),
        }),
      ],
    ]);
    const [scope] = await scopes(database, emptySelection);
    expect(scope?.held).toMatchObject({ tier: 'advisory_responder', from: 'log' });
    expect(scope).toMatchObject({
      decisions: 3,
      proposals: 2,
      incidents: 3,
      release: 'release-a',
      riskClass: 'low',
    });
    const line = await timeline(database, emptySelection);
    expect(line.weeks.map(({ week, decisions }) => [week, decisions])).toEqual([
      ['2026-03-02', 2],
      ['2026-03-09', 1],
    ]);
    expect(line.releases[0]).toMatchObject({
      name: 'Spring',
      components: ['model model-x 1', 'prompt triage 1'],
    });
    expect(line.controls.map(({ kind, tier }) => [kind, tier])).toEqual([
      ['tier_grant', 'advisory_responder'],
    ]);

    const path = await decisionPath(database, 'event-of-one');
    expect(path?.decision).toMatchObject({ decision_id: 'one', file: 0, line: 3 });
    expect(path?.events.map(({ event_id, joined_by }) => [event_id, joined_by])).toEqual([
      ['review-one', 'decision_id'],
      ['run-one', 'decision_id'],
      ['verdict-one', 'finding_uid'],
    ]);
    expect(path?.components.map(({ role }) => role)).toEqual(['model', 'prompt']);

    const page = await listDecisions(database, { of: 'view' }, emptySelection, {
      order: 'oldest',
      limit: 9,
      offset: 0,
    });
    expect(page.map(({ decision_id, resource }) => [decision_id, resource])).toEqual([
      ['one', 'host-1'],
      ['three', 'host-1'],
      ['two', 'host-1'],
    ]);

    const account = await accounting(database, emptySelection);
    expect(account.humans.classes).toMatchObject({ matched_agree: 1, human_only: 1 });
    expect(account.joinSteps.classes).toMatchObject({ 1: 1, 4: 1 });
    expect(account.decisions.classes).toMatchObject({
      human_approved: 1,
      policy_denied: 1,
      agent_refused: 1,
    });
    expect(account.proposals).toMatchObject({ total: 2, classes: { matched_agree: 1, unresolved: 1 } });
  });
});
