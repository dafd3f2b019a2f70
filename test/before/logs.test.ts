import { createHmac } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readChangeFile } from '../../src/records/seal-proposal';
import { main as evaluate } from '../../src/cli/evaluate';
import { loadFiles } from '../../src/cli/load';
import { loadOptionsOf } from '../../src/cli/mappings';
import { main as writeReportOf } from '../../src/cli/report';
import { compared } from '../../src/report/comparison/compare';
import { openReport } from '../../src/report/reading/open-report';
import { recompute } from '../../src/report/comparison/recompute';
import { readPeriod } from '../../src/metrics/in-view/period';
import type { Database } from '../../src/database/engine/database';
import { ask } from '../fixtures/built';
import { openEngine } from '../fixtures/engine';
import { changedNumbers, folder, jsonOf, numbersIn, textOf } from './saved';

let database: Database;
let made: string;
let out: string;
let err: string;
beforeAll(async () => {
  made = await mkdtemp(path.join(tmpdir(), 'shadowproof-before-'));
  database = await openEngine();
});
afterAll(async () => {
  await database.close();
  await rm(made, { recursive: true });
});
beforeEach(() => {
  out = err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
});
afterEach(() => vi.restoreAllMocks());

const at = (name: string) => path.join(folder, name);
interface Printed {
  readonly sources: readonly { name: string }[];
  readonly what_if: unknown;
  readonly kpis: { shares: readonly { id: string }[] };
}

const ofReport = (name: string) => openReport(name.replace('.gz', ''), textOf(`reports/${name}`));
type Report = ReturnType<typeof openReport>['report'];
/** 128 bits of HMAC-SHA-256 under the salt of `mappings/salt.txt`. */
const pseudonym = (name: string) =>
  `p_${createHmac('sha256', 'a salt that only we keep').update(name).digest('hex').slice(0, 32)}`;
interface CycloneDx {
  readonly metadata: { readonly component: unknown };
}
/** Cells that are numbers, as numbers; the others are words or ids. */
const rowsOf = (csv: string) => Papa.parse(csv, { header: true, dynamicTyping: true }).data;

/** What was wrong then and is right now; CHANGELOG.md tells each. Nothing else may change. */
const corrected = [
  // A d′ from one wrong proposal was exported as measured, and a gap between three pairs and fourteen.
  /(override_discrimination|agreement_gap)\/state: measured, now not_enough_data$/,
  // Where there is not enough data, the number was exported beside that word.
  /others\/.*\/(share|d_prime|criterion|crude|standardised|kappa|ac1|p50|p90|withinSla): .*, now null$/,
  /others\/.*\/(brier|spiegelhalter|ece|median|largest): .*, now null$/,
  // Intervals of shares over incidents were Wilson's at n_eff: their upper ends lay below the truth too often.
  /\/(interval|difference|confidenceInterval)\/(lower|upper)(Bound)?: /,
  /^\/\d+\/(interval_)?(lower|upper): /,
  /(kappa|ac1)\/(lower|upper): /,
  // Statements that joined every event with every review.
  /statements\/\d+\/sha256: /,
  // Verdicts are the worst of 48 readings, under criteria with more gates; the report shows the readings.
  /^\/(scopes|criteria|pooled|together)\b/,
  /^\/sections\/[01]\/blocks: \d+ of them/,
  /^\/(definitions|statements): \d+ of them/,
  /^\/privacy\/hidden: /,
  // Waits of half and of nine in ten have an interval.
  /\/interval: null, now /,
  // Ages count to the clock of each scope, labels act from when they were recorded, an approval after the outcome is
  // none, and the risk class is the worst of five fields: what is judged by age or truth has another n.
  /^\/kpis\/shares\/(rollback_rate|false_positive_share|evidence_untrusted_wrong|false_escalation|automation_bias_commission)\//,
  /^\/kpis\/others\/.*\/(calibration|approval_time|missed_share|override_discrimination|agreement_gap|log_completeness)\//,
];
const isCorrected = (line: string) => corrected.some((known) => known.test(line));

/** The same of a form that names no measure at each number; more than one in eight is too many to be these. */
function othersOf(before: unknown, changed: readonly string[]): readonly string[] {
  const others = changed.filter((line) => !isCorrected(line));
  const counts = /\/(n|incidents|share|hits|value|lower|upper|actions|unresolved|young|[12]): /;
  return others.length > numbersIn(before) / 8 ? others : others.filter((line) => !counts.test(line));
}

interface Measured {
  readonly sections: readonly {
    readonly blocks: readonly {
      readonly kind: string;
      readonly measures?: readonly { readonly metric: string }[];
    }[];
  }[];
}

/** There are more measures than there were: of each block those that it had. */
const withMeasuresOf = (before: Measured, now: Measured): Measured => ({
  ...now,
  sections: now.sections.map((section, at) => ({
    ...section,
    blocks: section.blocks.map((block, place) => {
      const had = before.sections[at]?.blocks[place]?.measures;
      if (had === undefined || block.measures === undefined) return block;
      const known = new Set(had.map(({ metric }) => metric));
      return { ...block, measures: block.measures.filter(({ metric }) => known.has(metric)) };
    }),
  })),
});

describe('numbers of before, from the same log', () => {
  it('npm run evaluate: every verdict, gate and measure', async () => {
    const log = at('logs/harbor.jsonl.gz');
    expect(await evaluate([log, '--json'], database), err).toBe(2);
    // The evidence of its proposals is in the report below.
    const { what_if: _, ...before } = jsonOf('evaluate/harbor.json.gz') as Printed;
    // The path is as it was given.
    for (const source of before.sources) source.name = log;
    const now = JSON.parse(out) as Printed;
    // There are more shares than there were.
    now.kpis.shares = before.kpis.shares.flatMap(({ id }) =>
      now.kpis.shares.filter((each) => each.id === id),
    );
    const named = changedNumbers(before, now).map((line) =>
      line.replace(/^\/kpis\/shares\/(\d+)/, (_, at) => `/kpis/shares/${before.kpis.shares[Number(at)]!.id}`),
    );
    expect(named.filter((line) => !isCorrected(line))).toEqual([]);
    expect(numbersIn(before)).toBeGreaterThan(5000);
    const [decisions] = await ask(database, 'SELECT count(*) AS n FROM facts');
    expect(decisions).toEqual({
      n: textOf('logs/harbor.jsonl.gz').match(/"event_type":"decision"/g)!.length,
    });
  });

  it('npm run report: every form of it', async () => {
    const own = (name: string) => path.join(made, name);
    const changes = ['own-policy', 'night-breaker', 'threshold'];
    const code = await writeReportOf(
      [
        at('logs/harbor.jsonl.gz'),
        ...['--criteria', at('criteria/criteria-harbor-low-risk-2.json')],
        ...['--criteria', at('criteria/criteria-high-risk-1.json')],
        ...['--attestations', at('reports/attestations.json'), '--words', at('reports/words.json')],
        ...changes.flatMap((name) => ['--what-if', at(`proposals/${name}.json`)]),
        ...['--salt-file', at('reports/salt.txt'), '--baseline', 'sentry-1'],
        ...['--exported-at', '2026-10-20T09:30:00+02:00', '--out', own('harbor.html')],
        ...['--json', own('harbor.json'), '--csv', own('csv')],
        ...['--attestation', own('harbor.intoto.json'), '--cyclonedx', own('harbor.cdx.json')],
      ],
      database,
    );
    expect(code, err).toBe(0);
    const text = (name: string) => readFile(own(name), 'utf8');
    const { app: _, ...numbers } = ofReport('harbor.json.gz').report;
    const written = JSON.parse(await text('harbor.json')) as { report: Report };
    const inReport = changedNumbers(numbers, withMeasuresOf(numbers, written.report));
    expect(othersOf(numbers, inReport)).toEqual([]);
    expect(numbersIn(numbers)).toBeGreaterThan(1500);
    expect(openReport('harbor.html', await text('harbor.html')).report).toEqual(written.report);

    const { metadata } = jsonOf('reports/harbor.cdx.json') as CycloneDx;
    const { component } = (JSON.parse(await text('harbor.cdx.json')) as CycloneDx).metadata;
    const inModelCard = changedNumbers(metadata.component, component);
    const values = inModelCard.filter((line) => !isCorrected(line));
    expect(values.filter((line) => !line.includes('/value: '))).toEqual([]);
    expect(values.length).toBeLessThanOrEqual(6);
    const statement: unknown = JSON.parse(await text('harbor.intoto.json'));
    const inStatement = changedNumbers(jsonOf('reports/harbor.intoto.json'), statement);
    expect(inStatement.filter((line) => !/\/(state|passedTests|failedTests): /.test(line))).toEqual([]);
    const tables = await readdir(at('reports/harbor-csv'));
    expect(tables.length).toBeGreaterThan(40);
    const others: string[] = [];
    for (const name of tables) {
      const rows = rowsOf(textOf(`reports/harbor-csv/${name}`));
      const changed = changedNumbers(rows, rowsOf(await text(`csv/${name}`)));
      // Gates, readings and definitions are other rows now, and of few rows each may be of another n.
      const isOther = changed.some((line) => / of them, now /.test(line));
      const some = changed.filter((line) => !isCorrected(line)).length;
      if (isOther || some > numbersIn(rows) / 3) others.push(name);
    }
    expect(others.length, others.join(' ')).toBeLessThan(tables.length / 3);
  });
});

describe('reports of before', () => {
  const names = ['harbor.html.gz', 'harbor-april.html.gz', 'harbor.json.gz'];
  it.each(names)('%s opens, says its digest, and is not said to be altered', (name) => {
    const opened = ofReport(name);
    expect(opened.found).toBe(opened.stated);
    expect(opened.page).not.toBe('altered');
    const { shared, same, changes, ground } = compared(opened.report, opened.report);
    expect(same).toBe(shared);
    expect(shared).toBeGreaterThan(200);
    expect([changes, ground]).toEqual([[], []]);
  });

  it('is noticed where a digit of it was changed', () => {
    const text = textOf('reports/harbor.html.gz');
    const spoilt = openReport('spoilt.html', text.replace('"hits":20,', '"hits":19,'));
    expect(spoilt.found).not.toBe(spoilt.stated);
  });

  it('holds what was written and decided', () => {
    const { title, decision, sections, sources, attestations } = ofReport('harbor.html.gz').report;
    const words = jsonOf('reports/words.json') as { title: string; remarks: object; decision: object };
    expect([title, decision]).toEqual([words.title, words.decision]);
    const remarks = sections.flatMap(({ id, remark }) => (remark === null ? [] : [[id, remark]]));
    expect(Object.fromEntries(remarks)).toEqual(words.remarks);
    expect(attestations).toEqual(jsonOf('reports/attestations.json'));
    expect(sources.map(({ name, read }) => [name, read])).toEqual([['harbor.jsonl.gz', 2152]]);
  });

  it('two of one log are compared number by number', () => {
    const [april, october] = [ofReport('harbor-april.html.gz').report, ofReport('harbor.html.gz').report];
    const { shared, same, changes } = compared(april, october);
    expect(shared).toBeGreaterThan(100);
    expect(same).toBeLessThan(shared);
    expect(changes.length).toBeGreaterThan(shared - same);
  });

  it('is computed anew from its log, and no number is another but the one that was wrong', async () => {
    await database.clear();
    const account = await loadFiles([at('logs/harbor-april.jsonl.gz')], database);
    const period = (await readPeriod(database, account.build.asOf))!;
    const { report } = ofReport('harbor-april.html.gz');
    const found = await recompute(database, report, { account, period });
    expect(found.otherFiles).toEqual([]);
    expect(found.numbers).toBeGreaterThan(200);
    const changes = found.comparison.changes
      .filter(({ before, after }) => before !== after)
      .map(({ label, before, after }) => [label, before, after]);
    // Verdicts are of other readings and gates now.
    const isOfVerdict = (label: string | null | undefined) => / of agent-|^Verdict/.test(label ?? '');
    expect(changes.some(([label]) => isOfVerdict(label))).toBe(true);
    // Of two the interval is all that is shown.
    const ofMeasures = changes.filter(([label]) => !isOfVerdict(label));
    // One decision is younger than the lag by the clock of its scope, and in no count.
    expect(ofMeasures.length).toBeLessThanOrEqual(9);
    for (const change of [
      ['False escalation', '1 of 8, 2–57%', '1 of 8, 0.04–66.32%'],
      ['False-positive share of actions, High risk', '0 of 7, 0–35%', '0 of 5, 0–77%'],
      ['Discrimination of overrides (d′)', '1.64', 'not enough data'],
    ])
      expect(ofMeasures).toContainEqual(change);
    const others = found.comparison.changes.filter(({ before, after }) => before === after);
    expect(others.length).toBeGreaterThan(10);
  });

  it('is held to its numbers where another version words it otherwise, and to its words where none did', () => {
    const { report } = ofReport('harbor.html.gz');
    const reworded = JSON.parse(
      JSON.stringify(report)
        .replaceAll('Not shown yet:', 'Not proven yet:')
        .replaceAll('"title":"Within policy"', '"title":"Inside the policy"'),
    ) as Report;
    expect(compared(report, reworded).changes.length).toBeGreaterThan(5);
    const next = { ...reworded, app: { ...report.app, version: '99.0.0' } };
    expect(compared(report, next).changes).toEqual([]);
    const fewerErrors = JSON.parse(
      JSON.stringify(next).replace('"n":463,"hits":20', '"n":463,"hits":19'),
    ) as Report;
    expect(compared(report, fewerErrors).changes).toMatchObject([{ label: /false-positive/i }]);
  });
});

describe('proposals of before', () => {
  it.each([
    ['harbor-policy-3', 'own-policy'],
    ['night-breaker-2', 'night-breaker'],
    ['harbor-threshold-1', 'threshold'],
  ])('%s opens under its seal', (proposal, change) => {
    const opened = readChangeFile(textOf(`proposals/proposal-${proposal}.json`));
    expect(opened).toEqual({ change: jsonOf(`proposals/${change}.json`), problems: [] });
  });
});

describe('mappings of before', () => {
  /** Accepted decisions, reviews and verdicts, and what is then asked of the database. */
  const load = async (table: string, mapping: string, sql: string) => {
    await database.clear();
    const options = await loadOptionsOf({
      mappings: [`${path.basename(table)}=${at(`mappings/mapping-${mapping}.json`)}`],
      saltFile: at('mappings/salt.txt'),
      zone: null,
    });
    const { files, build } = await loadFiles([at(table)], database, () => undefined, options);
    const { decision, review, verdict } = files[0]!.kinds;
    expect(build.facts).toBe(decision.accepted);
    return {
      accepted: [decision.accepted, review.accepted, verdict.accepted],
      rows: await ask(database, sql),
    };
  };

  // Counted by hand: a decision of “yesterday” and an answer “shrugged” are rejected. Of T-4 the clocks of
  // Berlin were put forward between 23:30 and 03:15, so that it waited two hours and three quarters.
  it.each([
    {
      table: 'tickets.csv',
      accepted: [5, 5, 3],
      sql: "SELECT action_category, human_outcome, confidence, wait_s FROM facts WHERE decision_id = 'T-4'",
      rows: [{ action_category: 'evict', human_outcome: 'approve', confidence: 0.975, wait_s: 9900 }],
    },
    {
      table: 'steps.tsv',
      accepted: [3, 3, 0],
      sql: 'SELECT decision_id AS id, human_outcome FROM facts ORDER BY 1',
      rows: [
        { id: 'case/1', human_outcome: 'override' },
        { id: 'case/2', human_outcome: 'approve' },
        { id: 'case/3', human_outcome: 'approve' },
      ],
    },
    {
      table: 'alerts.json',
      accepted: [4, 2, 2],
      sql: 'SELECT criticality, human_outcome, verdict FROM facts ORDER BY decision_id LIMIT 2',
      rows: [
        { criticality: 'critical', human_outcome: 'approve', verdict: 'true_positive' },
        { criticality: 'low', human_outcome: 'reject', verdict: 'false_positive' },
      ],
    },
    {
      table: 'private.csv',
      accepted: [3, 3, 0],
      sql: 'SELECT reviewer FROM people ORDER BY reviewer',
      rows: [pseudonym('ana.alvarez'), pseudonym('ben.bakker')].sort().map((reviewer) => ({ reviewer })),
    },
  ])('the table $table is read to the same records', async ({ table, accepted, sql, rows }) => {
    const name = table.replace(/\..*/, '');
    expect(await load(`mappings/${table}`, name, sql)).toEqual({ accepted, rows });
  });

  it('one for privacy alone is used on logs', async () => {
    const named = "SELECT count(*) AS n FROM people WHERE reviewer NOT LIKE 'p\\_%' ESCAPE '\\'";
    const { accepted, rows } = await load('logs/harbor-april.jsonl.gz', 'log-format-1-0', named);
    expect([accepted[0], rows]).toEqual([183, [{ n: 0 }]]);
  });
});
