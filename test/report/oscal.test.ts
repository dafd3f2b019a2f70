import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crosswalkOfReport, crosswalkSentence } from '../../src/answers/readiness/crosswalk';
import {
  freezeNumbers,
  type NumbersAsked,
  type WordsAsked,
  withWords,
} from '../../src/answers/frozen/freeze';
import type { Database } from '../../src/database/engine/database';
import { loadFiles } from '../../src/cli/load';
import { readPeriod } from '../../src/metrics/in-view/period';
import { uuid5, writeOscal } from '../../src/report/forms/oscal';
import type { Report } from '../../src/records/report/report';
import { openEngine } from '../fixtures/engine';
import { oscalConstraints } from './oscal-constraints';
import { loadSmall, smallLog } from './small-log';

interface Named {
  readonly uuid: string;
}
interface Finding {
  readonly target: {
    readonly 'target-id': string;
    readonly status: { readonly state: string; readonly reason: string };
  };
}
interface Resource extends Named {
  readonly title: string;
  readonly props?: readonly { readonly value: string }[];
  readonly base64?: { readonly value: string; readonly 'media-type': string };
}
interface Results {
  readonly 'assessment-results': Named & {
    readonly metadata: { readonly 'last-modified': string };
    readonly results: readonly [
      { readonly findings: readonly Finding[]; readonly observations: readonly Named[] },
    ];
    readonly 'back-matter': { readonly resources: readonly Resource[] };
  };
}

const hostile = '</script><b>"\u0000 =1+1\u2028 two\nlines';
const words: WordsAsked = { title: hostile, remarks: {}, decision: null, exportedAt: '2026-04-01T08:00:00Z' };
const ajv = new Ajv({ allErrors: true, unicodeRegExp: true });
addFormats(ajv);
const isOscal = ajv.compile(oscalConstraints);
/** NIST's own schema, where somebody has put it: a file of a release of OSCAL. */
const published = process.env.OSCAL_SCHEMA ?? '';

let database: Database;
let asked: NumbersAsked;
let small: Report;
beforeAll(async () => {
  database = await openEngine();
  ({ asked } = await loadSmall(database, smallLog()));
  small = withWords(await freezeNumbers(database, asked), words);
});
afterAll(() => database.close());

async function reportOf(name: string, exportedAt = words.exportedAt): Promise<Report> {
  await database.clear();
  const account = await loadFiles([`test/fixtures/flattering-logs/${name}.jsonl.gz`], database);
  const period = await readPeriod(database, account.build.asOf);
  if (period === null) throw new Error(`${name} holds no decision`);
  const sections = ['readiness'] as const;
  const numbers = await freezeNumbers(database, { ...asked, account, period, sections });
  return withWords(numbers, { ...words, exportedAt });
}

/** A report, one without any section, and one without logs and criteria. */
const manyOf = (report: Report): readonly Report[] => [
  report,
  { ...report, sections: [] },
  { ...report, sources: [], criteria: [] },
];
/** What our own constraints and NIST's schema both refuse. */
const wrong = [
  ['"state": "not-satisfied"', '"state": "not evidenced"'],
  ['"target-id": "art-12"', '"target-id": "art 12"'],
  ['"title": "Criteria', '"title": "A\\nCriteria'],
  ['"last-modified": "2', '"last-modified": "3'],
  [/("last-modified": "[^"]*)Z"/u, '$1+01:17"'],
] as const;

const read = (text: string) => JSON.parse(text) as Results;
const stateOf = (report: Report, id: string) =>
  crosswalkOfReport(report).find(({ item }) => item.id === id)?.state;

describe('OSCAL assessment results', () => {
  it('hold against the constraints of OSCAL 1.2, under a hostile title, and without any section', () => {
    for (const report of manyOf(small)) {
      isOscal(JSON.parse(writeOscal(report)));
      expect(isOscal.errors ?? []).toEqual([]);
    }
  });

  it.runIf(existsSync(published))('hold against the schema that NIST published', () => {
    const nist = new Ajv({ strict: false, unicodeRegExp: true });
    addFormats(nist);
    const holds = nist.compile(JSON.parse(readFileSync(published, 'utf8')) as object);
    for (const report of manyOf(small)) {
      holds(JSON.parse(writeOscal(report)));
      expect(holds.errors ?? []).toEqual([]);
    }
    for (const [from, to] of wrong) {
      expect(holds(JSON.parse(writeOscal(small).replace(from, to))), to).toBe(false);
    }
  });

  it('are refused with a state of our own, a UUID of version 8, a blank in a name, or a title of two lines', () => {
    const text = writeOscal(small);
    const changes = [
      ...wrong,
      ['"oscal-version": "1.2.0"', '"oscal-version": "1.1.0"'],
      [text.slice(text.indexOf('"uuid"'), text.indexOf('"uuid"') + 26), `"uuid": "00000000-0000-8000`],
    ] as const;
    for (const [from, to] of changes) {
      expect(text.replace(from, to), to).not.toBe(text);
      expect(isOscal(JSON.parse(text.replace(from, to))), to).toBe(false);
    }
  });

  it('hold a finding for each control, whose observations and resources are all there', () => {
    const { results, 'back-matter': back } = read(writeOscal(small))['assessment-results'];
    const [{ findings, observations }] = results;
    expect(findings.map(({ target }) => target['target-id'])).toEqual(
      crosswalkOfReport(small).map(({ item }) => item.id),
    );
    const known = new Set([...observations, ...back.resources].map(({ uuid }) => uuid));
    expect(known.size).toBe(observations.length + back.resources.length);
    const text = JSON.stringify(results);
    for (const [, uuid] of text.matchAll(/"(?:observation-uuid":"|href":"#)([\w-]+)"/g))
      expect(known).toContain(uuid);
    expect(text.match(/observation-uuid/g)?.length ?? 0).toBeGreaterThan(50);
  });

  it('carry the SHA-256 of each log and the SQL of each number', () => {
    const { resources } = read(writeOscal(small))['assessment-results']['back-matter'];
    const [, log] = resources;
    expect(log).toMatchObject({
      title: 'small.jsonl',
      rlinks: [{ href: 'small.jsonl', hashes: [{ algorithm: 'SHA-256', value: small.sources[0]?.sha256 }] }],
    });
    const sql = resources.filter(({ base64 }) => base64?.['media-type'] === 'application/sql');
    expect(sql.length).toBeGreaterThan(5);
    for (const { base64, props } of sql) {
      const text = Buffer.from(base64?.value ?? '', 'base64').toString('utf8');
      expect(text).toContain('SELECT');
      expect(props?.[0]?.value).toBe(createHash('sha256').update(text).digest('hex'));
    }
  });

  it('are made without the clock: another time of export gives the same bytes, other logs other UUIDs', async () => {
    const [one, later, other] = [
      await reportOf('00-honest-good'),
      await reportOf('00-honest-good', '2027-01-01T00:00:00Z'),
      await reportOf('01-honest-bad'),
    ];
    expect(writeOscal(later)).toBe(writeOscal(one));
    const [a, b] = [one, other].map((each) => read(writeOscal(each))['assessment-results']);
    expect(a?.metadata['last-modified']).toBe(one.as_of);
    expect(a?.uuid).not.toBe(b?.uuid);
    isOscal(JSON.parse(writeOscal(other)));
    expect(isOscal.errors ?? []).toEqual([]);
  });

  it('evidence what an honest good log shows, and contradict what a bad one does', async () => {
    const [good, bad, tests] = [
      await reportOf('00-honest-good'),
      await reportOf('01-honest-bad'),
      await reportOf('14-errors-in-test-environment'),
    ];
    expect(stateOf(await reportOf('27-self-verdict'), 'atf-gate-1')).not.toBe('evidenced');
    expect(stateOf(good, 'A.9.4')).toBe('evidenced');
    expect(stateOf(good, 'ca-8')).toBe('not_evidenced');
    expect(stateOf(bad, 'ca-7')).toBe('contradicted');
    const sentence = crosswalkOfReport(bad)
      .filter(({ item }) => item.id === 'ca-7')
      .map(crosswalkSentence);
    expect(sentence.join()).toMatch(
      /^Contradicted in 1 of 1\sscope\. .*: False-positive share \(worse than its limit, now or at an earlier look\): an error in \d+\sof\s\d+ incidents, /,
    );
    expect(stateOf(tests, 'atf-gate-1')).not.toBe('evidenced');
    for (const each of crosswalkOfReport(bad)) {
      const found = read(writeOscal(bad))['assessment-results'].results[0].findings.find(
        ({ target }) => target['target-id'] === each.item.id,
      );
      expect(found?.target.status, crosswalkSentence(each)).toMatchObject(
        {
          evidenced: { state: 'satisfied', reason: 'pass' },
          contradicted: { state: 'not-satisfied', reason: 'fail' },
          not_evidenced: { state: 'not-satisfied', reason: 'other' },
        }[each.state],
      );
    }
  });

  it('name things by UUIDs of version 5: the example of RFC 9562 in the namespace of URLs', () => {
    // By Python: uuid.uuid5(uuid.NAMESPACE_URL, 'http://www.example.com/')
    expect(uuid5('http://www.example.com/')).toBe('fcde3c85-2270-590f-9e7c-ee003d65e0e2');
  });
});
