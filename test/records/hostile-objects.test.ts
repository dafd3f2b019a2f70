import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openReport } from '../../src/report/reading/open-report';
import { parseAttestations } from '../../src/readiness/controls/attested';
import { parseCriteria } from '../../src/records/criteria';
import { parseDraw } from '../../src/records/draw-file';
import { parseJson } from '../../src/records/json';
import { readLedger } from '../../src/records/ledger';
import { manifestSchema } from '../../src/records/manifest';
import { parseMapping } from '../../src/records/mapping-problems';
import { parseChange } from '../../src/records/what-if';
import { addViewsFrom } from '../../src/session/named-views';
import { someOf } from '../fixtures/times';

const before = (folder: string) => {
  const [name] = readdirSync(`test/fixtures/before/${folder}`).filter((each) => each.endsWith('.json'));
  return JSON.parse(readFileSync(`test/fixtures/before/${folder}/${name}`, 'utf8')) as unknown;
};
const file = JSON.parse(
  gunzipSync(readFileSync('test/fixtures/before/reports/harbor.json.gz')).toString(),
) as unknown;
const attestation = { control: 'x', by: 'a', at: '2026-01-01T00:00:00Z', note: 'n', agent: 'b' };
const look = { as_of: '2026-01-01T00:00:00Z', scopes: [{ agent: 'a', workflow: 'b' }] };
const views = { format: 'shadowproof-views/1', views: [{ name: 'a', address: '?screen=drift' }] };
const draw = { format: 'shadowproof-draw/1', seed: 'a', cases: [{ id: 'a' }], digest: 'b' };

/** Every file that is opened besides a log: a whole one, and what reads it. */
const doors: Readonly<Record<string, readonly [whole: unknown, read: (text: string) => unknown]>> = {
  criteria: [before('criteria'), parseCriteria],
  mapping: [before('mappings'), parseMapping],
  'proposed change': [before('proposals'), parseChange],
  report: [file, (text) => openReport('a.json', text)],
  attestations: [[attestation], parseAttestations],
  ledger: [look, readLedger],
  manifest: [
    { files: ['a.jsonl'], reports: ['r.html'] },
    (text) => manifestSchema.safeParse(parseJson(text)).success,
  ],
  views: [views, addViewsFrom],
  draw: [draw, parseDraw],
};

const hostile: readonly unknown[] = [
  { toString: 0, valueOf: 0 },
  { toString: { toString: 0 }, toJSON: 0, length: 9 },
  [{ valueOf: 0, toString: 0 }],
  JSON.parse('{"__proto__":{"toString":0},"constructor":0}'),
  'a\u0000b',
];

/** The path of every value inside, outermost first. */
function* pathsOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  yield path;
  if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) yield* pathsOf(inner, [...path, name]);
}

/** The text of the value with another one at that path. */
function textWith(value: unknown, path: readonly string[], other: unknown): string {
  const [name, ...rest] = path;
  if (name === undefined) return JSON.stringify(other);
  const entries = Object.entries(value as object).map(
    ([key, inner]) => [key, key === name ? textWith(inner, rest, other) : JSON.stringify(inner)] as const,
  );
  return Array.isArray(value)
    ? `[${entries.map(([, text]) => text).join(',')}]`
    : `{${entries.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
}

describe('a JSON value that is no primitive, and U+0000, wherever it stands', () => {
  it.each(Object.keys(doors))('in %s: it is refused or read, and the reader trips over nothing', (door) => {
    const [whole, read] = doors[door]!;
    const paths = someOf([...pathsOf(whole)], 60);
    expect(paths.length).toBeGreaterThan(1);
    for (const path of paths)
      for (const value of hostile) {
        const text = textWith(whole, path, value);
        let said: unknown;
        try {
          said = read(text);
        } catch (reason) {
          // Only what is worded for people: `NoReport`, or a key that stands twice.
          expect((reason as Error).name, `${door}: ${path.join('.')}`).toMatch(/^(NoReport|RepeatedKey)$/);
          said = (reason as Error).message;
        }
        expect(JSON.stringify(said) ?? '').not.toMatch(/Cannot convert object|is not a function/);
      }
  });
});
