import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAttestations } from '../../src/readiness/controls/attested';
import { parseCriteria } from '../../src/records/criteria';
import { keysAtMost, parseJson, pathText, RepeatedKey, repeatedKey } from '../../src/records/json';
import { readLedger } from '../../src/records/ledger';
import { parseMapping } from '../../src/records/mapping-problems';
import { parseChange } from '../../src/records/what-if';
import { NoReport, openReport } from '../../src/report/reading/open-report';
import { addViewsFrom } from '../../src/session/named-views';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** By the bytes of a text that stands among others, and by the most keys that they may write. */
function repeatedInBytes(text: string): ReturnType<typeof repeatedKey> {
  const bytes = bytesOf(`"":${text}"":`);
  const [from, to] = [3, bytes.length - 3];
  const most = keysAtMost(bytes, new DataView(bytes.buffer), from, to);
  return repeatedKey(text, JSON.parse(text), bytes.subarray(from, to), most);
}

function repeatedIn(text: string): string | undefined {
  try {
    parseJson(text);
    return undefined;
  } catch (reason) {
    if (reason instanceof RepeatedKey) return pathText(reason.path);
    throw reason;
  }
}

describe('a key that appears twice in one object', () => {
  it.each([
    ['{"a":1,"a":1}', 'a'],
    ['{"a":1,"b":{"c":[0,{"d":1},{"d":1,"e":2,"d" \n:3}]}}', 'b.c[2].d'],
    ['[{"a":{}},{"a":{},"a":{}}]', '[1].a'],
    // Written in two ways, it is one key.
    ['{"agent":1,"\\u0061gent":2}', 'agent'],
    ['{"":1,"":2}', ''],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
    ['{"a":"{\\"b\\":1}","c":":","a":0}', 'a'],
  ])('is refused in %s', (text, path) => {
    expect(repeatedIn(text)).toBe(path);
    const value: unknown = JSON.parse(text);
    expect(pathText(repeatedKey(text, value, bytesOf(text)) ?? ['none'])).toBe(path);
    expect(pathText(repeatedInBytes(text) ?? ['none'])).toBe(path);
  });

  it('is found wherever it is put, and nothing else is refused', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, maxKeys: 4 }),
        fc.constantFrom(undefined, 2),
        fc.nat(),
        (beside, object, indent, at) => {
          const whole = JSON.stringify({ beside, list: [beside, '§'] }, null, indent);
          const plain = whole.replace('"§"', () => JSON.stringify(object, null, indent));
          const value: unknown = JSON.parse(plain);
          expect(parseJson(plain)).toEqual(value);
          expect(repeatedKey(plain, value, bytesOf(plain))).toBeUndefined();
          expect(repeatedInBytes(plain)).toBeUndefined();
          const names = Object.keys(object);
          const name = names[at % names.length]!;
          const again = JSON.stringify(object).replace('{', () => `{${JSON.stringify(name)} :[],`);
          const twice = whole.replace('"§"', () => again);
          const path = ['list', 1, name];
          expect(repeatedKey(twice, JSON.parse(twice))).toEqual(path);
          expect(repeatedKey(twice, JSON.parse(twice), bytesOf(twice))).toEqual(path);
          expect(repeatedInBytes(twice)).toEqual(path);
        },
      ),
    );
  });

  it('is found, and no other, however deep it stands', () => {
    const deep = (inner: string) => `${'{"a":['.repeat(20_000)}${inner}${']}'.repeat(20_000)}`;
    expect(parseJson(deep('{"b":1}'))).toBeDefined();
    expect(repeatedInBytes(deep('{"b":1,"b":2}'))?.at(-1)).toBe('b');
  });

  it('counts no fewer keys than are written, and as many where no text looks like one', () => {
    const most = (text: string) =>
      keysAtMost(bytesOf(text), new DataView(bytesOf(text).buffer), 0, bytesOf(text).length);
    expect(most('{"a":1,"b" : {"c"\n:2},"at":"10:00:00Z"}')).toBe(4);
    expect(most('{"a":"said : \\":"}')).toBe(3);
  });

  it('is refused in every file that people write, by its name', () => {
    const criteria = readFileSync('src/readiness/criteria/low-risk.json', 'utf8');
    expect(parseCriteria(criteria).problems).toEqual([]);
    const looser = criteria.replace('"limit":', '"limit": 0.9, "limit":');
    expect(parseCriteria(looser).problems.join()).toMatch(/gates\[0\]\.limit appears twice/);
    const mapping = '{"format":"shadowproof-mapping/1","name":"a","records":[],"records":[]}';
    expect(parseMapping(mapping).problems).toEqual([
      'records appears twice: expected each key once in an object',
    ]);
    expect(parseAttestations('[{"control":"x","by":"a","by":"b"}]').problems?.join()).toContain('[0].by');
    expect(parseChange('{"format":"shadowproof-policy/1","format":"x"}').problems.join()).toContain('format');
    expect(readLedger('\n{"as_of":"a","as_of":"b"}').problem).toMatch(/^line 2: .*as_of appears twice/);
    expect(() => openReport('a.json', '{"sha256":"a","report":{"title":"a","title":"b"}}')).toThrow(NoReport);
    expect(() => openReport('a.json', '{"sha256":"a","report":{"title":"a","title":"b"}}')).toThrow(
      /report\.title appears twice/,
    );
    expect(addViewsFrom('{"format":"x","format":"y"}')).toMatch(/format appears twice.*no view was added/);
  });

  it('is refused by one function: nothing else reads the text of a file', () => {
    // What a reader checks itself, what was checked before, and what this app wrote.
    const own = new Set([
      'src/records/json.ts',
      ...['record-reader.ts', 'exact-json.ts', 'shapes/leaf.ts', 'shapes/shapes.ts'].map(
        (file) => `src/intake/reading/${file}`,
      ),
      ...['src/intake/mapper/rows/json-rows.ts', 'src/intake/loading/read-record.ts'],
      ...['src/intake/loading/saved-mapping.ts', 'src/records/mapping-problems.ts'],
      ...['src/records/canonical.ts', 'src/records/seal-proposal.ts', 'src/session/create-store.ts'],
      ...['src/answers/decisions/decision-path.ts', 'src/jobs/search-files/record-text.ts'],
      ...['src/database/engine/engine-error.ts', 'src/metrics/bundle-changes/bundle-changes.ts'],
    ]);
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((file) => `src/${file.replaceAll('\\', '/')}`)
      .filter((file) => /\.tsx?$/.test(file) && /JSON\.parse\(/.test(readFileSync(file, 'utf8')));
    expect(files.filter((file) => !own.has(file))).toEqual([]);
    expect(files).toContain('src/records/json.ts');
  });
});
