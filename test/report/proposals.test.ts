import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealed } from '../../src/report/file/digest';
import { freezeNumbers, withWords, type NumbersAsked } from '../../src/answers/frozen/freeze';
import { openReport } from '../../src/report/reading/open-report';
import { recompute } from '../../src/report/comparison/recompute';
import { sealProposal } from '../../src/records/seal-proposal';
import type { Database } from '../../src/database/engine/database';
import { openEngine } from '../fixtures/engine';
import type { Change } from '../../src/records/what-if';
import type { BlockOf } from '../../src/records/report/blocks';
import type { Report } from '../../src/records/report/report';
import { writeReport } from '../../src/report/file/write';
import { writeMarkdown } from '../../src/report/forms/markdown';
import { whatLeaves } from '../../src/report/privacy/leaves';
import { loadSmall, smallLog } from './small-log';

const threshold: Change = {
  ...{ format: 'shadowproof-threshold/1', name: 'From 0 on', version: '1', threshold: 0 },
  ...{ risk: 0.2, delta: 0.05, method: 'hoeffding_bentkus' },
  costs: { minutesPerReview: 10, wrongLow: 120, wrongHigh: 600, rightHeld: 30 },
};
const breaker: Change = {
  ...{ format: 'shadowproof-breaker/1', name: 'Secret breaker', version: '3', scope: 'all' },
  trips: [{ kind: 'consecutive_overrides', most: 4321 }],
  ...{ coolDownHours: 24, reset: { by: 'itself' } },
};

let database: Database;
let asked: NumbersAsked;
let report: Report;
const words = { title: 'Chosen', remarks: {}, decision: null, exportedAt: '2026-04-01T08:00:00Z' };
const made = async (change: Partial<NumbersAsked>) =>
  withWords(await freezeNumbers(database, { ...asked, sections: ['what_if'], ...change }), words);

beforeAll(async () => {
  database = await openEngine();
  ({ asked } = await loadSmall(database, smallLog()));
  report = await made({
    changes: [
      { change: threshold, hasSettings: true },
      { change: breaker, hasSettings: false },
    ],
  });
});
afterAll(() => database.close());

const proposals = (each: Report) =>
  each.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'proposals' ? (block as BlockOf<'proposals'>).proposals : []));
const openLogs = () => ({ account: asked.account, period: asked.period });

describe('a chosen change in a report', () => {
  it('is a line with what it is, the digest of its settings and its evidence', () => {
    const [one] = proposals(report);
    // All 30 actions state a confidence above nought; three of them were wrong.
    expect(one).toMatchObject({ kind: 'threshold', name: 'From 0 on', version: '1', limit: 0.2 });
    expect(one?.sha256).toBe(
      sealProposal({
        ...{
          format: 'shadowproof-proposal/1',
          change: threshold,
          sentence: '',
          held_sentence: '',
          slice: '',
        },
        ...{ whole: empty, earlier: empty, later: empty, would_have_held: null, sources: [] },
      }).change_sha256,
    );
    expect(one?.whole.shares[0]).toMatchObject({
      n: 30,
      hits: 3,
      incidents: 30,
      share: 0.1,
      state: 'measured',
    });
    expect(one?.whole.shares[0]?.interval?.upper).toBeGreaterThan(0.1);
    expect(report.definitions.map(({ id }) => id)).toEqual(['threshold_choice', 'breaker_replay']);
    const html = writeReport(report, sealed(report));
    expect(html).toContain('From 0 on');
    expect(writeMarkdown(report, 'f'.repeat(64))).toContain(
      `- Proposed threshold (SHA-256 of its settings ${one?.sha256})`,
    );
  });

  it('keeps settings back that were not ticked, in every form, and says so', () => {
    const [, other] = proposals(report);
    expect(other).toMatchObject({ name: 'Secret breaker', settings: null, said: null });
    expect(JSON.stringify(report)).not.toContain('4321');
    expect(whatLeaves(report).find(({ what }) => what === 'Proposed changes')?.detail).toBe(
      'From 0 on, version 1, with its settings, Secret breaker, version 3, with its digest, without its settings',
    );
  });

  it('leaves out the share of a breaker over three wrong actions, and both halves with it', () => {
    const [, other] = proposals(report);
    for (const stretch of [other?.whole, other?.earlier, other?.later]) {
      expect(stretch?.actions).toBeNull();
      expect(stretch?.shares.map(({ n, hits, share, state }) => [n, hits, share, state])).toEqual([
        [null, null, null, 'hidden'],
        [null, null, null, 'hidden'],
      ]);
    }
    expect(other?.held).toBeNull();
    expect(JSON.stringify(other)).not.toMatch(/of 3 wrong/);
  });

  it('opens again, and is reproduced but for what cannot be replayed', async () => {
    expect(openReport('x', writeReport(report, sealed(report)))).toMatchObject({ page: 'same' });
    const found = await recompute(database, report, openLogs());
    expect(found.isReproduced).toBe(true);
    expect(found.otherFiles).toEqual([
      '“Secret breaker” was not computed anew: its settings are not in the report',
    ]);
    const altered = structuredClone(report);
    proposals(altered)[0]!.whole.shares[0]!.hits = 1;
    expect((await recompute(database, altered, openLogs())).isReproduced).toBe(false);
  });

  it('has no section where nothing was chosen', async () => {
    expect((await made({ sections: ['what_if', 'tests'] })).sections.map(({ id }) => id)).toEqual(['tests']);
  });
});

const empty = { from: null, until: null, actions: 0, incidents: 0, numbers: {}, sentence: '' };
