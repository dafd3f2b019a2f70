import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFiles } from '../../src/cli/load';
import type { LoadAccount } from '../../src/intake/loading/account';
import type { Database } from '../../src/database/engine/database';
import { openEngine } from '../fixtures/engine';
import { accounting } from '../../src/metrics/accounting/accounting';
import { agreementGap } from '../../src/metrics/agreement-gap/agreement-gap';
import { approvalTime } from '../../src/metrics/approval-time/approval-time';
import { defaultFloorSeconds, reviewers } from '../../src/metrics/automation-bias/reviewers';
import { decisionsInView } from '../../src/metrics/in-view/in-view';
import { missed } from '../../src/metrics/missed/missed';
import { everyRate } from '../../src/metrics/catalogue';
import { confusion } from '../../src/metrics/confusion/confusion';
import { decisionPath } from '../../src/metrics/decisions/path';
import { listDecisions } from '../../src/metrics/decisions/list';
import { measureAll } from '../../src/metrics/rate/measure-all';
import { scopes } from '../../src/metrics/scopes/scopes';
import type { LogRecord } from '../../src/records/record';
import { emptySelection } from '../../src/slice/selection/selection';
import type { Selection } from '../../src/slice/selection/selection';
import { at, clockAt, control, decision, execution, release, review, verdict } from '../fixtures/records';
import { randomLogs } from './random-log';
import { missedRecount, pairsRecount, reviewersRecount, waitsRecount } from './recount/people';
import { casesOf, recounts } from './recount/recount';
import type { Count } from './recount/tally';
import { times } from '../fixtures/times';

let database: Database;
let folder: string;
beforeAll(async () => {
  database = await openEngine();
  folder = await mkdtemp(path.join(tmpdir(), 'recount-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

/** Reads lines as files, through the intake that the app uses. */
async function readLines(files: readonly (readonly string[])[]): Promise<LoadAccount> {
  await database.clear();
  const paths = files.map((_, index) => path.join(folder, `${index}.jsonl`));
  for (const [index, at] of paths.entries()) await writeFile(at, (files[index] ?? []).join('\n'));
  return loadFiles(paths, database);
}

const lines = (records: readonly LogRecord[]) => records.map((record) => JSON.stringify(record));
const read = (files: readonly (readonly LogRecord[])[]) => readLines(files.map(lines));

function counted<Part extends Count>({ n, hits, unresolved, young, incidents }: Part): Count {
  return { n, hits, unresolved, young, incidents };
}

/** Every number that the second route knows. */
async function measured() {
  const rates = await measureAll(database, everyRate, emptySelection);
  const shares = Object.entries(rates).map(([id, [rate]]) => [id, rate && counted(rate)]);
  const sampled = await missed(database, emptySelection);
  const { counts } = await approvalTime(database, emptySelection);
  const people = await reviewers(database, emptySelection);
  const { strata } = await agreementGap(database, emptySelection);
  const sum = (name: 'blind' | 'blind_agree' | 'advised' | 'advised_agree') =>
    strata.reduce((total, each) => total + each[name], 0);
  return {
    shares: Object.fromEntries(shares) as Record<string, Count>,
    missed: [sampled.missed.share, sampled.falsePositiveRate.share, sampled.omission.share].map(rounded),
    waits: counts,
    reviewers: people.reviewers
      .map((each) => Object.fromEntries(reviewerCounts.map((name) => [name, each[name]])))
      .sort(byReviewer),
    pairs: {
      blind: sum('blind'),
      blind_agree: sum('blind_agree'),
      advised: sum('advised'),
      advised_agree: sum('advised_agree'),
    },
  };
}

const reviewerCounts = [
  'reviewer',
  'decided',
  'overridden',
  'wrong',
  'wrong_overridden',
  'right',
  'right_overridden',
  'approvals',
  'bulk_approvals',
  'timed_approvals',
  'fast_approvals',
] as const;
const byReviewer = (a: Record<string, unknown>, b: Record<string, unknown>) =>
  String(a['reviewer']) < String(b['reviewer']) ? -1 : 1;
const rounded = (share: number | null) => (share === null ? null : Number(share.toFixed(9)));

function recounted(records: readonly LogRecord[]): Awaited<ReturnType<typeof measured>> {
  const cases = casesOf(records);
  const sampled = missedRecount(cases);
  return {
    shares: Object.fromEntries(
      everyRate.map(({ id }) => {
        const recount = recounts[id];
        if (recount === undefined) throw new Error(`no second route to ${id}`);
        return [id, recount(cases)];
      }),
    ),
    missed: [sampled.missed, sampled.falsePositiveRate, sampled.omission].map(rounded),
    waits: waitsRecount(cases),
    reviewers: reviewersRecount(cases, defaultFloorSeconds),
    pairs: pairsRecount(cases),
  };
}

const broken = [
  '',
  'not json',
  '{"event_type":"decision"}',
  '{"event_type":"weather","event_id":"w"}',
  '[1]',
];

describe('every KPI, counted twice', () => {
  it('is the same by SQL and by a plain recount, in any order and over any files', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomLogs,
        fc.infiniteStream(fc.nat()),
        fc.array(fc.constantFrom(...broken), { maxLength: 5 }),
        fc.integer({ min: 1, max: 4 }),
        async (records, numbers, noise, fileCount) => {
          await read([records]);
          const expected = recounted(records);
          expect(await measured()).toEqual(expected);

          const files = Array.from({ length: fileCount }, (): string[] => []);
          const repeated = records.slice(0, 3);
          const shuffled = [...lines(records), ...lines(repeated), ...noise]
            .map((line) => ({ line, place: numbers.next().value ?? 0 }))
            .sort((a, b) => a.place - b.place);
          for (const { line, place } of shuffled) files[place % fileCount]?.push(line);
          const account = await readLines(files);
          const kinds = account.files.flatMap((file) => Object.values(file.kinds));
          for (const kind of kinds)
            expect(kind.read).toBe(kind.accepted + kind.rejected + kind.duplicate + kind.conflict);
          const sum = (of: (kind: (typeof kinds)[number]) => number) =>
            kinds.reduce((total, kind) => total + of(kind), 0);
          expect(sum((kind) => kind.duplicate)).toBe(repeated.length);
          expect(sum((kind) => kind.read)).toBeGreaterThanOrEqual(records.length + repeated.length);
          expect(await measured()).toEqual(expected);
        },
      ),
      { numRuns: times(3), endOnFailure: true },
    );
  });

  it('adds up in every account of a random log, over any slice', async () => {
    const slices: Partial<Selection>[] = [
      { environment: 'all' },
      {},
      { environment: 'all', only: { release: ['r1'] } },
      { only: { risk_class: ['high'], action_category: ['isolate', 'escalate'] } },
      { only: { visibility: ['blind'] }, from: Date.UTC(2026, 2, 10), to: Date.UTC(2026, 2, 30) },
    ];
    await fc.assert(
      fc.asyncProperty(randomLogs, async (records) => {
        await read([records]);
        const everything = { ...emptySelection, environment: 'all' } as const;
        const cases = casesOf(records);
        // `accounting` itself throws when classes do not add up.
        const account = await accounting(database, everything);
        expect(account.decisions.total).toBe(cases.length);
        expect(account.proposals.total).toBe(cases.filter((each) => each.isProposal).length);
        expect(account.humans.total).toBe(cases.reduce((sum, each) => sum + each.reviews, 0));
        expect(account.joinSteps.classes['1']).toBe(account.humans.total);
        for (const slice of slices) {
          const selection = { ...emptySelection, ...slice };
          const part = await accounting(database, selection);
          expect((await confusion(database, selection)).total).toBe(part.decisions.total);
          expect((await decisionsInView(database, selection)).decisions).toBe(part.decisions.total);
        }
      }),
      { numRuns: times(2), endOnFailure: true },
    );
  });
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
        ...clockAt(at(25)),
      ],
    ]);
    expect((await measured()).shares['false_positive_share']).toMatchObject({ n: 1, hits: 1, young: 3 });
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
