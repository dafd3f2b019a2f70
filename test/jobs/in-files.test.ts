import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchFiles } from '../../src/jobs/search-files/search-files';
import { wordsOf } from '../../src/app/screens/decisions/in-files/FileSearchLine';
import { mostHits } from '../../src/jobs/search-files/most-hits';
import { readFind, soughtIn, writeFind } from '../../src/metrics/decisions/list-source';
import type { Database } from '../../src/database/engine/database';
import { countDecisions, listDecisions, placesText } from '../../src/metrics/decisions/list';
import type { LogRecord } from '../../src/records/record';
import { emptySelection } from '../../src/slice/selection/selection';
import { insertRecords } from '../fixtures/database';
import { openEngine } from '../fixtures/engine';
import { decision, review } from '../fixtures/records';

const long = `${'x'.repeat(1200)} nightly backup window`;
const first: LogRecord[] = [
  decision({ decision_id: 'd1', rationale: 'Beacon to a Rare Domain, „täglich“ um drei.' }),
  decision({ decision_id: 'd2', evidence: [{ uid: 'e1', name: 'Sandbox: quakbot.dll' }] }),
  decision({ decision_id: 'd3', rationale: 'zyx.q asked for it; rare enough' }),
  decision({ decision_id: 'd4', environment: 'test', rationale: 'Beacon in a rare test' }),
];
const second: LogRecord[] = [
  review({
    decision_id: 'd2',
    outcome: 'reject',
    reason_text: long,
    reviewer: { uid: 'zyx.q', group: 'day' },
  }),
  review({ decision_id: 'd1', reviewer: { uid: 'zyx.q', group: 'day' } }),
];
const linesOf = (records: readonly LogRecord[]) => records.map((record) => JSON.stringify(record)).join('\n');
const search = (files: readonly (string | Uint8Array)[], text: string, names: string[] = [], most = 1000) =>
  searchFiles(
    { files: files.map((file) => new Blob([file as BlobPart])), text, names, most },
    () => undefined,
  );
const placesOf = (places: readonly Float64Array[]) => places.map((starts) => [...starts]);
const bytes = (text: string) => new TextEncoder().encode(text).length;

describe('a text in the files', () => {
  it('is found where its record begins, counted in bytes, in any case', async () => {
    const start = linesOf(first).split('\n');
    // The umlaut and the quotes of the first record are more bytes than letters.
    const third = bytes(`${start[0]}\n${start[1]}\n`);
    const found = await search([linesOf(first), linesOf(second)], 'RARE');
    expect(placesOf(found.places)).toEqual([[0, third, third + bytes(`${start[2]}\n`)], []]);
    expect([found.lines, found.hits, found.more]).toEqual([6, 3, false]);
    expect((await search([linesOf(first)], '„TÄGLICH“')).hits).toBe(1);
    expect((await search([linesOf(second)], 'backup window')).hits).toBe(1);
  });

  it('is found whatever the bytes are packed in, and however JSON writes it', async () => {
    const text = linesOf(first);
    const escaped = text.replaceAll(
      /[^\x20-\x7e\n]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    for (const file of [
      text,
      `${text}\n`,
      text.replaceAll('\n', '\r\n\r\n'),
      `\ufeff${text}`,
      escaped,
      `[\n${text.replaceAll('\n', ',\n')}]`,
      new Uint8Array(gzipSync(text)),
    ])
      expect((await search([file], 'domain, „täglich“')).hits, String(file).slice(0, 40)).toBe(1);
    expect(placesOf((await search([`\ufeff${text}`], 'täglich')).places)).toEqual([[3]]);
    expect(placesOf((await search([`[ ${text.replaceAll('\n', ',')}]`], 'täglich')).places)).toEqual([[2]]);
  });

  it('reads gzip that breaks off as far as it goes', async () => {
    const packed = gzipSync(linesOf(Array.from({ length: 2000 }, () => first[0]!).concat(first)));
    const found = await search([new Uint8Array(packed.subarray(0, packed.length - 40))], 'täglich');
    expect(found.hits).toBeGreaterThan(0);
  });

  it('is plain: neither pattern nor fields nor the kind of a record', async () => {
    for (const text of ['r.re', '(a+)+$', '%', 'rationale', 'decision_id', 'schema_version', '":"'])
      expect([text, (await search([linesOf(first)], text)).hits]).toEqual([text, 0]);
    expect((await search(['{"note":"say \\"hello\\" a\\/b"}'], 'say "hello" a/b')).hits).toBe(1);
    expect((await search(['{"broken rare', '[{"a":"rare"},]', 'rare'], 'rare')).hits).toBe(1);
  });

  it('never finds a person: not in the fields of people, nor by name in what is said', async () => {
    expect((await search([linesOf(second)], 'zyx.q')).hits).toBe(0);
    expect((await search([linesOf(first)], 'ZYX', ['zyx.q'])).hits).toBe(0);
    expect((await search([linesOf(first)], 'asked for it', ['zyx.q'])).hits).toBe(1);
    expect((await search(['{"event_type":"control","actor":"mallory"}'], 'mallory')).hits).toBe(0);
  });

  it('stops at so many records, and says that there may be more', async () => {
    const found = await search([linesOf(first), linesOf(first)], 'rare', [], 2);
    expect([found.hits, found.more]).toEqual([2, true]);
    expect(wordsOf({ ...found, state: 'found', places: '', files: 2, serial: 1 })).toMatch(/longer text/);
  });
});

describe('the list of what was found', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openEngine();
    await insertRecords(database, first, 0);
    await insertRecords(database, second, 1);
    await database.build();
  });
  afterAll(() => database.close());

  const listed = async (text: string, environment: 'production' | 'all' = 'production') => {
    const found = await search([linesOf(first), linesOf(second)], text);
    const places = placesText(found.places);
    const selection = { ...emptySelection, environment };
    const sought = { text, isPattern: false, places };
    const page = { order: 'decision', limit: 50, offset: 0 } as const;
    const lines = await listDecisions(database, { of: 'view' }, selection, page, undefined, sought);
    const total = await countDecisions(database, { of: 'view' }, selection, undefined, sought);
    expect(total.decisions).toBe(lines.length);
    return lines.map(({ decision_id }) => decision_id);
  };

  it('is the decision of the record, or of the record about it, inside the slice', async () => {
    expect(await listed('beacon')).toEqual(['d1']);
    expect(await listed('beacon', 'all')).toEqual(['d1', 'd4']);
    expect(await listed('quakbot')).toEqual(['d2']);
    // Behind the 1,000 characters that the database keeps.
    expect(await listed('nightly backup')).toEqual(['d2']);
    expect(await listed('nowhere')).toEqual([]);
    // What the columns hold is found as before.
    expect(await listed('d3')).toEqual(['d3']);
  });

  it('takes as many places as the search gives, from far into large files', async () => {
    const starts = Float64Array.from({ length: mostHits }, (_, at) => at * 431_007);
    const places = placesText([new Float64Array(0), starts, starts]);
    const found = await countDecisions(database, { of: 'view' }, emptySelection, undefined, {
      text: 'd3',
      isPattern: false,
      places,
    });
    // The review of d2 begins at byte 0 of file 1.
    expect(found.decisions).toBe(2);
  });
});

it('a link says where a text is looked for', () => {
  expect(readFind('files:Beacon re:')).toEqual({ kind: 'files', text: 'Beacon re:' });
  expect(soughtIn('files:Beacon')).toEqual({ text: 'Beacon', isPattern: false });
  expect(soughtIn('re:a+')).toEqual({ text: 'a+', isPattern: true });
  for (const nothing of ['', 're:', 'files:']) expect(soughtIn(nothing)).toBeNull();
  for (const find of ['a', 're:a', 'files:a']) {
    const { kind, text } = readFind(find);
    expect(writeFind(kind, text)).toBe(find);
  }
});
