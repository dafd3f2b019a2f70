import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { worksheetLines } from '../../../src/intake/loading/worksheet';
import { caseText } from '../../../src/records/audit-case';
import { isWorksheet } from '../../../src/records/worksheet-row';
import type { VerdictRecord } from '../../../src/records/verdict';
import { verdictSchema } from '../../../src/records/verdict';
import { worksheetCsv } from '../../../src/report/worksheet/worksheet-csv';
import { writeWorksheet } from '../../../src/report/worksheet/write-worksheet';
import { auditCase, drawOf } from '../../fixtures/audit';

const hostile = [
  '</script><script>window.hacked=1</script>',
  '<img src=x onerror=alert(1)>',
  '<!--<script>',
  '\u2028window.hacked=1',
  '=HYPERLINK("http://x")',
  '"]} ; \'; --',
];
const cases = hostile.map((text, at) =>
  auditCase(`INC-${at}`, {
    workflow: text,
    findings: [text],
    resources: [{ uid: `r${at} ${text}`, type: text, name: text, criticality: null }],
    evidence: [{ uid: text, name: text, provenance: text, trust: text, observed_time: text, verdict: text }],
  }),
);
const draw = drawOf(cases);
const order = { draw, cases, reader: 'r.one', group: 'tier </script> 2' };

describe('a worksheet as a page', () => {
  const page = writeWorksheet(order);
  const scripts = [...page.matchAll(/<script(?<attributes>[^>]*)>(?<code>[^]*?)<\/script>/g)];

  it('has one script that runs, which its policy names, and no way out', () => {
    expect(scripts.map(({ groups }) => groups?.attributes)).toEqual([
      ' type="application/json" id="worksheet"',
      '',
    ]);
    const sha256 = createHash('sha256')
      .update(scripts[1]?.groups?.code ?? '')
      .digest('base64');
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    expect(policy).toBe(
      `default-src 'none'; script-src 'sha256-${sha256}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`,
    );
    expect(page.replace(scripts[0]?.[0] ?? '', '')).not.toMatch(
      /(?:src|href)=|url\(|@import|fetch\(|XMLHttpRequest|innerHTML|insertAdjacent|eval\(/,
    );
  });

  it('holds what logs say as data only', () => {
    const [data] = scripts;
    const markup = page.replace(data?.[0] ?? '', '');
    for (const text of hostile) expect(markup).not.toContain(text);
    expect(data?.groups?.code).not.toContain('<');
    const { cases: held } = JSON.parse(data?.groups?.code ?? '') as {
      cases: { text: string; digest: string }[];
    };
    expect(held.map(({ text }) => text)).toEqual(cases.map(caseText));
    expect(held.map(({ digest }) => digest)).toEqual(
      held.map(({ text }) => createHash('sha256').update(text).digest('hex')),
    );
  });

  it('tells nothing of what the agent did or anybody found, nor how likely a case was drawn', () => {
    const { data: _, ...rest } = { data: '', ...draw.strata[0] };
    for (const word of [rest.conduct, rest.weak, '0.0625', draw.seed, 'stratum', 'probability', 'agent-1'])
      expect(page).not.toContain(word);
  });

  it('is the same for the same order, and refuses the agent as a reader', () => {
    expect(writeWorksheet(order)).toBe(page);
    expect(() => writeWorksheet({ ...order, reader: ' Agent-1' })).toThrow(/cannot read its own/);
    expect(() => writeWorksheet({ ...order, reader: ' ' })).toThrow(RangeError);
  });
});

const made = '2026-04-02T08:00:00.000Z';
type Row = Record<string, string>;
const table = (csv = worksheetCsv(order, made)) =>
  Papa.parse<Row>(csv, { header: true, skipEmptyLines: true });
const column = (start: string) => table().meta.fields?.find((field) => field.startsWith(start)) ?? '';
const [answer, actions, targets, sure, reason, check] = [
  ...[column('answer'), column('actions'), column('targets'), column('how sure'), column('reason')],
  column('check'),
];
const filled = (fill: (rows: Row[]) => void, options: Papa.UnparseConfig = {}) => {
  const { data, meta } = table();
  fill(data);
  return Papa.unparse(data, { columns: meta.fields ?? [], ...options });
};
const recordsOf = (csv: string) =>
  worksheetLines(csv)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as VerdictRecord);

describe('a worksheet as a table', () => {
  it('gives the answers that were filled in, each for the case of its row', () => {
    const csv = filled((rows) => {
      Object.assign(rows[1]!, { [answer!]: 'Yes', [actions!]: 'isolate; notify', [targets!]: 'r1; r2' });
      Object.assign(rows[1]!, { [sure!]: 'Fairly sure', [reason!]: 'seen in proxy' });
      rows[3]![answer!] = 'FALSE ALARM';
      Object.assign(rows[4]!, { [answer!]: 'skip', [reason!]: 'my own case' });
    });
    const records = recordsOf(csv);
    expect(records.map(({ decision_id: id, verdict, final }) => [id, verdict, final])).toEqual([
      ['INC-1/1', 'true_positive', true],
      ['INC-1/2', 'true_positive', true],
      ['INC-3/1', 'false_positive', true],
      ['INC-3/2', 'false_positive', true],
      ['INC-4/1', 'undetermined', false],
      ['INC-4/2', 'undetermined', false],
    ]);
    for (const record of records) expect(verdictSchema.safeParse(record).success).toBe(true);
    expect(records[0]).toMatchObject({
      warranted_actions: [
        { category: 'isolate', resource_uid: 'r1' },
        { category: 'isolate', resource_uid: 'r2' },
        { category: 'notify' },
      ],
      ...{ time: made, confidence: 0.75, reason_text: 'seen in proxy', blind: true },
      author: { uid: 'r.one', group: 'tier </script> 2', kind: 'human' },
      sampling: { draw: draw.digest.slice(0, 16), case: cases[1]!.digest },
    });
  });

  it.each([
    ['semicolons', { delimiter: ';' }],
    ['tabs', { delimiter: '\t' }],
    ['quotes everywhere', { quotes: true }],
  ])('is known and read with %s, as spreadsheets save it', async (_, options) => {
    const csv = filled((rows) => void (rows[0]![answer!] = 'authorised'), options);
    expect(await isWorksheet(new Blob(['\uFEFF', csv]))).toBe(true);
    expect(recordsOf(`\uFEFF${csv}`).map(({ verdict }) => verdict)).toEqual([
      'benign_positive',
      'benign_positive',
    ]);
  });

  const broken: [string, (rows: Row[]) => void, RegExp][] = [
    ['a key of another row', (rows) => (rows[0]![check!] = rows[1]![check!]!), /altered/],
    [
      'answers that were sorted apart from their case',
      (rows) => {
        [rows[0]!.incident, rows[1]!.incident] = [rows[1]!.incident!, rows[0]!.incident!];
      },
      /altered: another incident/,
    ],
    [
      'a decision that was written into the key',
      (rows) =>
        (rows[0]!['shadowproof-worksheet/1'] = rows[0]!['shadowproof-worksheet/1']!.replace(
          'INC-0/1',
          'INC-9/1',
        )),
      /altered/,
    ],
    ['an unknown answer', (rows) => (rows[0]![answer!] = 'maybe'), /“maybe” is none of the answers/],
    ['a yes without an action', (rows) => (rows[0]![answer!] = 'yes'), /lacks an action/],
    [
      'a yes without a target',
      (rows) => Object.assign(rows[0]!, { [answer!]: 'yes', [actions!]: 'isolate' }),
      /lacks a target/,
    ],
    [
      'an unknown action',
      (rows) => Object.assign(rows[0]!, { [answer!]: 'yes', [actions!]: 'isolate; reboot' }),
      /“reboot” is none/,
    ],
    ['a skip without a reason', (rows) => (rows[0]![answer!] = 'skip'), /lacks a reason/],
  ];
  it.each(broken)('counts no row with %s, and says why', (_, spoil, why) => {
    const csv = filled((rows) => {
      rows[0]![answer!] = 'false alarm';
      spoil(rows);
    });
    const records = recordsOf(csv);
    expect(records).toHaveLength(1);
    const { error } = verdictSchema.safeParse(records[0]);
    expect(error?.issues.length).toBeGreaterThan(0);
    expect(records[0]?.time).toMatch(/^row 2: /);
    expect(records[0]?.time).toMatch(why);
    expect(records[0]?.decision_id).toBeUndefined();
  });

  it('tells nothing of what the agent did either, and runs no formula', () => {
    const csv = worksheetCsv(order, made);
    for (const word of ['overridden', 'says_wrong', '0.0625', 'agent-1']) expect(csv).not.toContain(word);
    for (const row of table(csv).data)
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });
});
