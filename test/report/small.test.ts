import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine } from '../fixtures/engine';
import type { Database } from '../../src/database/engine/database';
import type { BlockOf } from '../../src/records/report/blocks';
import type { Report } from '../../src/records/report/report';
import { writeReport } from '../../src/report/file/write';
import { csvTables } from '../../src/report/forms/csv';
import { cycloneDx } from '../../src/report/forms/cyclonedx';
import { drawingsOf, writeSvg } from '../../src/report/forms/drawings';
import { writeJson, sealed } from '../../src/report/file/digest';
import { writeMarkdown } from '../../src/report/forms/markdown';
import { whatLeaves } from '../../src/report/privacy/leaves';
import { compared } from '../../src/report/comparison/compare';
import { freezeNumbers, withWords, type NumbersAsked } from '../../src/answers/frozen/freeze';
import { NoReport, openReport } from '../../src/report/reading/open-report';
import { personNames } from '../../src/records/person-names';
import { recompute } from '../../src/report/comparison/recompute';
import { loadSmall, smallLog } from './small-log';

let database: Database;
let asked: NumbersAsked;
let report: Report;

const words = { title: 'Small', remarks: {}, decision: null, exportedAt: '2026-04-01T08:00:00Z' };
const made = async (change: Partial<NumbersAsked> = {}) =>
  withWords(await freezeNumbers(database, { ...asked, ...change }), words);
const fileOf = (each: Report) => writeReport(each, sealed(each));

beforeAll(async () => {
  database = await openEngine();
  ({ asked } = await loadSmall(database, smallLog()));
  report = await made();
});
afterAll(() => database.close());

const blocksOf = (each: Report) => each.sections.flatMap(({ blocks }) => blocks);
const measures = (each: Report, metric: string, by: string) =>
  blocksOf(each)
    .flatMap((block) => (block.kind === 'measures' ? block.measures : []))
    .filter((measure) => measure.metric === metric && measure.by === by);
const people = (each: Report) => blocksOf(each).find(({ id }) => id === 'people') as BlockOf<'counts'>;

describe('the frozen numbers of a log counted by hand', () => {
  it('holds 6 of 30 overridden, and leaves out mail (3) with the next smallest, cloud (7)', () => {
    expect(measures(report, 'override_rate', 'all')[0]).toMatchObject({ n: 30, hits: 6, share: 0.2 });
    const byWorkflow = measures(report, 'override_rate', 'workflow');
    expect(byWorkflow.map(({ key, n, hits, state }) => [key, n, hits, state])).toEqual([
      ['cloud', null, null, 'hidden'],
      ['endpoint', 20, 6, 'measured'],
      ['mail', null, null, 'hidden'],
    ]);
  });

  it('names nobody: people with fewer than five decisions are one row', () => {
    expect(people(report).rows.map(({ label, counts }) => [label, counts[0]])).toEqual([
      ['Person 1', 24],
      ['Those with fewer than 5 decisions', 6],
    ]);
  });

  it('holds no name of a person, no target and no decision, nor the folder of a file', () => {
    const html = fileOf(report);
    for (const secret of [
      'anna.secret',
      'bob.secret',
      'host-secret',
      'incident-of',
      'review-',
      'shadowproof-small-',
    ])
      expect(html).not.toContain(secret);
    expect(report.sources.map(({ name, read, rejected }) => [name, read, rejected])).toEqual([
      ['small.jsonl', 91, 0],
    ]);
  });

  it('names people alike under one salt, otherwise under another, and never the salt', async () => {
    const name = async (salt: string) =>
      people(await made({ personName: personNames(salt), sections: ['overrides'] })).rows[0]!.label;
    const [one, again, other] = [
      await name('salt of 16 chars!'),
      await name('salt of 16 chars!'),
      await name('another salt, 16+'),
    ];
    expect(one).toBe(again);
    expect(one).not.toBe(other);
    expect(one).toMatch(/^Person [0-9a-f]{8}$/);
    expect(() => personNames('short')).toThrow(RangeError);
  });

  it('carries only ticked fields of rows', async () => {
    const ticked = await made({ rawFields: ['resource'] });
    const rows = blocksOf(ticked).find(({ id }) => id === 'rows') as BlockOf<'texts'>;
    expect(rows.columns.map(({ title }) => title)).toEqual(['resource']);
    expect(rows.rows).toHaveLength(30);
    expect(fileOf(ticked)).not.toContain('incident-of');
    expect(whatLeaves(ticked).find(({ what }) => what === 'Raw rows')?.detail).toBe(
      '30\u00a0rows with resource',
    );
    expect(whatLeaves(report).find(({ what }) => what === 'Raw rows')?.detail).toBe('none');
  });

  it('defines every metric it holds, and gives the statement of every measure', () => {
    const defined = new Set(report.definitions.map(({ id }) => id));
    for (const block of blocksOf(report)) {
      if (block.kind !== 'measures') continue;
      for (const { metric, statement } of block.measures) {
        expect(defined, metric).toContain(metric);
        expect(report.statements[(statement ?? 0) - 1]?.sql).toContain('SELECT');
      }
    }
  });

  it('gives the same bytes again', async () => {
    expect(fileOf(await made())).toBe(fileOf(report));
  });
});

describe('a report opened again', () => {
  it('holds its digest, and its page says what its numbers say', () => {
    const opened = openReport('small.html', fileOf(report));
    expect(opened).toMatchObject({
      page: 'same',
      stated: sealed(report).sha256,
      found: sealed(report).sha256,
    });
    expect(opened.report).toEqual(report);
  });

  it('as JSON too', () => {
    const opened = openReport('small.json', writeJson(report, sealed(report).sha256));
    expect(opened.stated).toBe(opened.found);
    expect(opened.report).toEqual(report);
  });

  it.each([
    ['line ends of Windows', (file: string) => file.replaceAll('\n', '\r\n')],
    ['a byte order mark', (file: string) => `\uFEFF${file}`],
    ['blank lines at its end', (file: string) => `${file}\n \n`],
  ])('is the same page with %s, and says that it was carried', (_, carry) => {
    const opened = openReport('x', carry(fileOf(report)));
    expect(opened).toMatchObject({ page: 'carried', stated: opened.found });
    expect(openReport('x', carry(fileOf(report).replace('>6 of', '>5 of'))).page).toBe('altered');
  });

  it('of another build of this version holds its digest, and its page is not called altered', () => {
    const build = { commit: '1b15b84d02c7', date: '2026-11-02' };
    const other = { ...report, app: { ...report.app, build } };
    const file = fileOf(other).replace('</style>', 'p { color: black }</style>');
    const opened = openReport('x', file);
    expect(opened).toMatchObject({ page: 'unknown', report: { app: { build } } });
    expect(opened.stated).toBe(opened.found);
    expect(/build 1b15b84d02c7 of 2\sNov\s2026/.test(fileOf(other))).toBe(true);
  });

  it('shows a changed digit: in the numbers by the digest, on the page by writing it anew', () => {
    const file = fileOf(report);
    const inNumbers = openReport('x', file.replace('"hits":6', '"hits":5'));
    expect(inNumbers.stated).not.toBe(inNumbers.found);
    const onPage = openReport('x', file.replace('>6 of', '>5 of').replace('6\u00a0of', '5\u00a0of'));
    expect(onPage).toMatchObject({ page: 'altered' });
    expect(onPage.stated).toBe(onPage.found);
  });

  it.each([
    [
      'of a newer version',
      (file: string) => file.replace('shadowproof-report/1', 'shadowproof-report/7'),
      /newer Shadowproof/,
    ],
    ['cut in the middle', (file: string) => file.slice(0, file.length / 2), /is cut/],
    ['cut at the end', (file: string) => file.slice(0, -20), /is cut/],
    ['without its numbers', (file: string) => file.replace(/<script type[^]*<\/script>/, ''), /was changed/],
    ['with numbers that are no JSON', (file: string) => file.replace('{"app":', '{app:'), /no JSON/],
    [
      'with a share above 1',
      (file: string) => file.replace('"share":0.2', '"share":7'),
      /not in their form: sections/,
    ],
    [
      'with a member of its own',
      (file: string) => file.replace('{"app":', '{"also":1,"app":'),
      /not in their form/,
    ],
    ['of somebody else', () => '<html><title>Mail</title></html>', /no report of Shadowproof/],
    ['that is empty', () => '', /no report of Shadowproof/],
    [
      'that is JSON of something else',
      () => '{"report":{"format":"other/1"},"sha256":"0"}',
      /not in their form/,
    ],
  ])('says what is wrong with a file %s', (_, change, said) => {
    const open = () => openReport('x', change(fileOf(report)));
    expect(open).toThrow(NoReport);
    expect(open).toThrow(said);
  });

  it('is reproduced from the same log, whatever the salt, and lists what differs from another', async () => {
    const salted = await made({ personName: personNames('salt of 16 chars!') });
    const open = { account: asked.account, period: asked.period };
    const same = await recompute(database, salted, open);
    expect(same.comparison.changes).toEqual([]);
    expect(same).toMatchObject({ isReproduced: true, otherFiles: [] });
    expect(same.numbers).toBeGreaterThan(100);

    const other = await loadSmall(database, smallLog(4));
    const differs = await recompute(database, salted, other.asked);
    expect(differs.isReproduced).toBe(false);
    expect(differs.otherFiles).toEqual(['small.jsonl is not open', 'small.jsonl is open besides']);
    const rate = differs.comparison.changes.find(({ label }) => label === 'Human override rate');
    expect(rate).toMatchObject({ before: '20.0%', after: '33.3%', reading: 'unclear' });
    // 10 of 30 less 6 of 30, by hand.
    expect(rate?.difference?.value).toBeCloseTo(4 / 30, 9);
    expect(rate?.difference?.interval.lower).toBeLessThan(0);

    await loadSmall(database, smallLog());
  });

  it('compares two reports: what is the same, what changed, and what they rest on', async () => {
    const narrowed = await made({ selection: { ...asked.selection, maturityLagDays: 7 } });
    const found = compared(report, narrowed);
    expect(found.overlaps).toBe(true);
    expect(found.ground.join()).toContain('Slice: ');
    expect(compared(report, report)).toMatchObject({ changes: [], ground: [] });
  });
});

describe('other forms', () => {
  const evil = '=1+1","x\n</text><script>@all [a](http://x) <img>';

  it('are CSV that no spreadsheet computes', () => {
    const block = { kind: 'texts', id: 'x', title: '', lead: '', statement: null } as const;
    const [table] = csvTables({
      ...report,
      sections: [
        {
          ...report.sections[0]!,
          blocks: [{ ...block, columns: [{ title: 'a', numeric: false, mono: false }], rows: [[evil]] }],
        },
      ],
    });
    expect(table!.text).toBe(`a\r\n"'=1+1"",""x\n</text><script>@all [a](http://x) <img>"\r\n`);
    const override = csvTables(report).find(({ name }) => name === 'overrides-override_rate_by_workflow');
    expect(override!.text.split('\r\n')[1]).toBe(
      'override_rate,workflow,cloud,cloud,hidden,,,,,,,,,,"A small cell, or one that would give a small one away."',
    );
  });

  it('are Markdown in which a title stays text', () => {
    const text = writeMarkdown({ ...report, title: evil }, 'f'.repeat(64));
    expect(text).not.toMatch(/(?<!\\)[<>]|(?<!\\)\[|(?<!\\)@all|http:/);
    expect(text).toContain('Human override rate: 20.0% (6 of 30)');
  });

  it('are CycloneDX 1.7 with the share, its slice and its interval as text', () => {
    const bom = JSON.parse(JSON.stringify(cycloneDx(report, sealed(report).sha256))) as {
      serialNumber: string;
      metadata: {
        component: { modelCard: { quantitativeAnalysis: { performanceMetrics: Record<string, unknown>[] } } };
      };
      components: { name: string; type: string }[];
    };
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.7' });
    expect(bom.serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const metrics = bom.metadata.component.modelCard.quantitativeAnalysis.performanceMetrics;
    const rate = metrics.find(({ type }) => type === 'override_rate');
    expect(rate).toMatchObject({
      value: '0.2',
      confidenceInterval: { lowerBound: expect.any(String) as string },
    });
    expect(bom.components.map(({ name, type }) => [name, type])).toContainEqual([
      'agent-1',
      'machine-learning-model',
    ]);
  });

  it('are drawings that stand alone: their colours inside, no script, nothing fetched', () => {
    const drawings = drawingsOf(report);
    expect(drawings.length).toBeGreaterThan(2);
    expect(new Set(drawings.map(({ name }) => name)).size).toBe(drawings.length);
    for (const drawing of drawings) {
      const svg = writeSvg(drawing);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="760" height="\d+"/);
      expect(svg).toContain('--ink:');
      expect(svg).not.toMatch(/<script|href=|url\(|@import/);
    }
  });
});
