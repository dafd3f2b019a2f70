import { afterAll, beforeAll, expect, it } from 'vitest';
import { freezeNumbers, type NumbersAsked, withWords } from '../../src/answers/frozen/freeze';
import type { Database } from '../../src/database/engine/database';
import type { LogRecord } from '../../src/records/record';
import { openReport } from '../../src/report/reading/open-report';
import { sealed } from '../../src/report/file/digest';
import { writeReport } from '../../src/report/file/write';
import { writeMarkdown } from '../../src/report/forms/markdown';
import { statementOfReport } from '../../src/report/forms/statement-of-report';
import { openEngine } from '../fixtures/engine';
import { decision, review } from '../fixtures/records';
import { loadSmall, smallLog } from './small-log';

let database: Database;
beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());

const words = { title: 'Small', remarks: {}, decision: null, exportedAt: '2026-04-01T08:00:00Z' };

async function made(records: readonly LogRecord[], change: Partial<NumbersAsked> = {}) {
  const { asked } = await loadSmall(database, records);
  return withWords(await freezeNumbers(database, { ...asked, ...change }), words);
}

it('a report of a whole log says nothing of missing records', async () => {
  expect(await made(smallLog())).not.toHaveProperty('missing');
});

it('a report begins with what is missing, above its verdict, in every form', async () => {
  const spoilt = {
    ...decision({ decision_id: 'SECRET-1', workflow: 'endpoint' }),
    confidence: 7,
  } as LogRecord;
  const lost = review({ decision_id: 'SECRET-2' });
  const report = await made([spoilt, lost, ...smallLog()]);
  expect(report.missing).toEqual([
    '2 records are missing or unreadable. Each counts as one incident in error.',
    '1 rejected record may be a decision. Counted in agent-1 · endpoint: 1. First at small.jsonl, line 1.',
    'Labels, reviews, executions or controls name 1 decision that no file has. Counted in every scope: 1. First at small.jsonl, line 2.',
  ]);
  const html = writeReport(report, sealed(report));
  const place = (text: string) => html.indexOf(text);
  expect(place(report.missing![0]!)).toBeGreaterThan(0);
  expect(place(report.missing![0]!)).toBeLessThan(place('<h1'));
  const lines = writeMarkdown(report, 'f'.repeat(64)).split('\n');
  expect(lines.findIndex((line) => line.startsWith('**2 records are missing'))).toBeLessThan(
    lines.findIndex((line) => line.includes(report.headline.slice(0, 20))),
  );
  // Ids of decisions are raw rows, which nobody asked for.
  expect(html).not.toContain('SECRET');
  expect(openReport('small.html', html).report).toMatchObject({ missing: report.missing });
});

it('a report without verdicts says nothing before them', async () => {
  const spoilt = { ...decision(), confidence: 7 } as LogRecord;
  expect(await made([spoilt, ...smallLog()], { sections: ['outcomes'] })).not.toHaveProperty('missing');
});

it('no statement passes while records are missing', async () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  const records = smallLog().map((record) =>
    record.event_type === 'decision' ? { ...record, release_id: digest } : record,
  );
  const report = await made([review({ decision_id: 'lost' }), ...records]);
  const scopes = report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'scopes' ? block.scopes : [])),
  );
  // As if they had been eligible none the less.
  scopes.forEach((scope) => Object.assign(scope, { state: 'eligible', tier_held_from: 'log', controls: [] }));
  const { predicate } = statementOfReport(report);
  expect([predicate.result, predicate.passedTests]).toEqual(['WARNED', []]);
});
