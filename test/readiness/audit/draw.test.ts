import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDraw } from '../../../src/readiness/audit/check';
import { drawnIncidents } from '../../../src/readiness/audit/draw';
import { type FrameRow, frameOf } from '../../../src/readiness/audit/frame';
import { type AuditDraw, auditDrawSchema } from '../../../src/records/audit';
import { digestOf } from '../../../src/records/seal-proposal';
import { afterLog, closedLog, closedScope } from '../../fixtures/closed-log';
import { loaded, seed } from './loaded';
import { times } from '../../fixtures/times';

const row = (index: number, change: Partial<FrameRow> = {}): FrameRow => ({
  ...{ uid: `INC-${index}`, key: index, openedAt: Date.UTC(2026, 0, 5) + index * 3_600_000, decisions: 1 },
  ...{ category: 'isolate', conduct: 'acted', weak: 'says_right', namesResource: true, namesSeverity: true },
  ...change,
});
const rows = (count: number, change: (index: number) => Partial<FrameRow> = () => ({})) =>
  Array.from({ length: count }, (_, index) => row(index, change(index)));
const asOf = Date.UTC(2027, 0, 1);

describe('a frame', () => {
  it('has a stratum a week where weeks hold 20 incidents, months where those do, else one', () => {
    // 24 incidents a day for 14 days from a Monday; one every 12 hours for 60 days; one every 12 hours for 5.
    const weekly = frameOf(rows(14 * 24), { scope: closedScope, asOf });
    expect(weekly.strata.map(({ week, incidents }) => [week, incidents])).toEqual([
      ['2026-01-05', 168],
      ['2026-01-12', 168],
    ]);
    const every12h = (index: number) => ({ openedAt: Date.UTC(2026, 0, 5) + index * 12 * 3_600_000 });
    const monthly = frameOf(rows(120, every12h), { scope: closedScope, asOf });
    expect(monthly.strata.map(({ week, incidents }) => [week, incidents])).toEqual([
      ['2026-01-01', 54],
      ['2026-02-01', 56],
      ['2026-03-01', 10],
    ]);
    expect(frameOf(rows(10, every12h), { scope: closedScope, asOf }).strata.map(({ week }) => week)).toEqual([
      'all',
    ]);
  });

  it('has about a thousand strata at most', () => {
    // 600 weeks of 100 incidents: 600 strata of 100; 3,000 weeks of 20: months of 87.
    const each = (a: number) => (index: number) => ({
      openedAt: Date.UTC(2000, 0, 3) + Math.floor(index / a) * 604_800_000,
    });
    expect(frameOf(rows(60_000, each(100)), { scope: closedScope, asOf }).strata).toHaveLength(600);
    expect(frameOf(rows(60_000, each(20)), { scope: closedScope, asOf }).strata.length).toBeLessThanOrEqual(
      1000,
    );
  });

  it('shows no field that only one conduct names', () => {
    const silent = (index: number): Partial<FrameRow> =>
      index % 2 === 0 ? { category: 'none', conduct: 'held_back', namesResource: false } : {};
    expect(frameOf(rows(40, silent), { scope: closedScope, asOf }).shown).toEqual({
      resources: false,
      severity: true,
    });
  });

  it('is the same in any order', () => {
    const all = rows(60, (index) => ({ openedAt: Date.UTC(2026, 0, 5) + Math.floor(index / 3) * 3_600_000 }));
    const { digest } = frameOf(all, { scope: closedScope, asOf });
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 60 }), (shuffled) => {
        expect(frameOf(shuffled, { scope: closedScope, asOf }).digest).toBe(digest);
      }),
      { numRuns: times(6) },
    );
  });
});

it('draws by SHA-256 of seed and incident alone', () => {
  const frame = frameOf(rows(500), { scope: closedScope, asOf });
  const plan = { probabilities: frame.strata.map(() => 0.25), secondReader: 0.5 };
  const numberOf = (text: string) =>
    Number.parseInt(createHash('sha256').update(text).digest('hex').slice(0, 13), 16) / 2 ** 52;
  const byHand = frame.incidents.filter(({ uid }) => numberOf(`${seed} ${uid}`) < 0.25).map(({ uid }) => uid);
  const drawn = drawnIncidents(frame, plan, seed);
  expect(drawn.map(({ uid }) => uid)).toEqual(byHand);
  // 500 with 0.25: 125, standard deviation 9.7.
  expect(Math.abs(drawn.length - 125)).toBeLessThan(40);
  for (const { uid, readers } of drawn) expect(readers).toBe(numberOf(`${seed} second ${uid}`) < 0.5 ? 2 : 1);
});

it('draws an incident whatever else is there', () => {
  const frame = frameOf(rows(300), { scope: closedScope, asOf });
  const plan = (strata: number) => ({
    probabilities: Array.from({ length: strata }, () => 0.2),
    secondReader: 0,
  });
  const all = new Set(drawnIncidents(frame, plan(frame.strata.length), seed).map(({ uid }) => uid));
  const half = frameOf(
    rows(300).filter((_, index) => index % 2 === 0),
    { scope: closedScope, asOf },
  );
  const drawn = drawnIncidents(half, plan(half.strata.length), seed).map(({ uid }) => uid);
  expect(drawn).toEqual(half.incidents.map(({ uid }) => uid).filter((uid) => all.has(uid)));
  expect(() => drawnIncidents(half, { probabilities: [0, 1], secondReader: 0 }, seed)).toThrow(RangeError);
});

describe('a draw from a log', () => {
  const log = loaded();
  const { records } = closedLog();

  it('is the same byte for byte from records in any order and any split into files', async () => {
    const draw = await log.draw(records);
    expect(auditDrawSchema.parse(draw)).toEqual(draw);
    expect(draw.cases.length).toBeGreaterThan(30);
    const digests: string[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(records, { minLength: records.length }),
        fc.integer({ min: 1, max: 3 }),
        async (shuffled, parts) => {
          const files = Array.from({ length: parts }, (_, part) =>
            shuffled.filter((__, at) => at % parts === part),
          );
          expect(checkDraw(draw, await log.again(draw, [draw], ...files))).toEqual([]);
        },
      ),
      { numRuns: times(2) },
    );
    for (const of of [records, records.toReversed()]) digests.push(JSON.stringify(await log.draw(of)));
    expect(digests).toEqual([JSON.stringify(draw), JSON.stringify(draw)]);
  });

  it('covers every incident of the scope, those without a proposal too, in one stratum each', async () => {
    const draw = await log.draw(records);
    expect(draw.incidents).toBe(240);
    expect(draw.strata.reduce((sum, { incidents }) => sum + incidents, 0)).toBe(240);
    const { truths } = closedLog();
    const silent = draw.strata.filter(({ conduct }) => conduct === 'held_back');
    expect(silent.reduce((sum, { incidents }) => sum + incidents, 0)).toBe(
      truths.filter(({ agentActed }) => !agentActed).length,
    );
    expect(draw.uniform).toBe(0.15);
  });

  it('extends with the lowest probability that it began with, however little or much is drawn', async () => {
    const early = await log.draw(records);
    const { records: grown } = closedLog({ incidents: 300 });
    const later = { kind: 'extend', previous: [early], drawnTime: afterLog(300) } as const;
    const little = await log.draw(grown, { ...later, probability: 0.001 });
    expect(little.uniform).toBe(0.15);
    expect(new Set(little.strata.map(({ probability }) => probability))).toEqual(new Set([0.15]));
    const much = await log.draw(grown, { ...later, probability: 0.9 });
    expect(much.uniform).toBe(0.15);
    expect(Math.min(...much.strata.map(({ probability }) => probability))).toBe(0.45);
    const uniformOf = ({ cases }: AuditDraw) =>
      cases.flatMap(({ incident, is_uniform }) => (is_uniform ? [incident] : []));
    // The same seed draws the same uniform part.
    expect(uniformOf(much)).toEqual(uniformOf(little));
    expect(much.cases.length).toBeGreaterThan(2 * uniformOf(much).length);
    const fitting = await log.again(much, [early, much], grown);
    expect(checkDraw(much, fitting)).toEqual([]);
    const { digest: _, ...rest } = much;
    const moved = { ...rest, uniform: 0.9 };
    expect(checkDraw({ ...moved, digest: digestOf(moved) }, fitting)).toContainEqual({
      kind: 'contradiction',
      field: 'uniform',
    });
  });

  it('goes on with incidents that no earlier draw covers, and those recorded late', async () => {
    const early = await log.draw(records);
    const longer = closedLog({ incidents: 300 }).records;
    const more = longer.slice(records.length);
    const late = more.filter((record) => JSON.stringify(record).includes('INC-00250'));
    const dated = late.map((record) => ({ ...record, time: '2026-01-20T00:00:00.000Z' }));
    const grown = [...records, ...more.filter((record) => !late.includes(record)), ...dated];
    const extended = await log.draw(grown, { kind: 'extend', previous: [early], drawnTime: afterLog(300) });
    expect(extended).toMatchObject({
      incidents: 60,
      attempt: 1,
      previous: early.digest,
      from: early.through,
    });
    // Nothing of what came later is in what was drawn then.
    expect(checkDraw(early, await log.again(early, [early, extended], grown))).toEqual([]);
    expect(checkDraw(extended, await log.again(extended, [early, extended], grown))).toEqual([]);
    const third = await log.draw(grown, {
      kind: 'deepen',
      previous: [extended, early],
      drawnTime: afterLog(301),
      seed: 'beef'.repeat(16),
    });
    expect(third).toMatchObject({ incidents: 300, attempt: 2, previous: extended.digest, from: null });
    expect(checkDraw(third, await log.again(third, [early, extended, third], grown))).toEqual([]);
    const again = { kind: 'first', previous: [early, extended, third], drawnTime: afterLog(302) } as const;
    expect((await log.draw(grown, again)).attempt).toBe(3);
    await expect(log.draw(grown, { ...again, kind: 'extend' })).rejects.toThrow(
      'no incident is left to draw',
    );
    await expect(log.draw(grown, { kind: 'deepen' })).rejects.toThrow('nothing was drawn before');
  });
});
