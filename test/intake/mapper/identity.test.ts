import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../src/intake/formats/formats';
import { convert } from '../../../src/intake/mapper/convert';
import { guessMapping } from '../../../src/intake/mapper/guess';
import { losesDigits, parseExact } from '../../../src/intake/reading/exact-json';
import { decodeAny } from '../../../src/intake/reading/utf8';
import type { FieldRule, Mapping } from '../../../src/records/mapping';
import { readRows } from './read-rows';

const servicenow = formatOf('servicenow')!.mapping;

/** Closed cases as ServiceNow writes them, `ids` as they stand in the text. */
const cases = (ids: readonly string[]) =>
  ids.map(
    (id, at) =>
      `{"number":${id},"state":"Closed","close_code":"${at === 0 ? 'False positive' : 'Threat mitigated'}",` +
      `"opened_at":"2026-03-01T09:00:00Z","closed_at":"2026-03-02T10:00:00Z"}`,
  );

describe('whole numbers that a double cannot hold', () => {
  const ids = ['2868860079149422351', '2868860079149422358'];

  it.each([
    ['lines', cases(ids).join('\n')],
    ['a list', `[${cases(ids).join(',')}]`],
    ['a list over many lines', `[\n ${cases(ids).join(',\n ')}\n]\n`],
  ])('stay two cases in %s', async (_, text) => {
    const { records, rows } = await readRows(text, servicenow);
    expect(rows).toEqual({ read: 2, used: 2, rejected: 0, leftOut: 0 });
    expect(records.map(({ finding_uid: uid, verdict }) => [uid, verdict])).toEqual([
      [ids[0], 'false_positive'],
      [ids[1], 'true_positive'],
    ]);
  });

  it('stay two cases in a column of JSON, and where the file is packed', async () => {
    const mapping: Mapping = {
      ...servicenow,
      rows: { shape: 'auto', json: ['case'], latest: { by: 'case.number', order: 'closed_at' } },
      records: servicenow.records.map((rule) => ({
        ...rule,
        fields: { ...rule.fields, finding_uid: { from: 'case.number' } },
      })),
    };
    const lines = cases(ids).map((line, at) =>
      JSON.stringify({ ...JSON.parse(line), case: `{"number": ${ids[at]}}` }),
    );
    const { records } = await readRows(new Uint8Array(gzipSync(lines.join('\n'))), mapping);
    expect(records.map(({ finding_uid: uid }) => uid)).toEqual(ids);
  });

  it('written with an exponent are no ids any more', async () => {
    const { rows, faults } = await readRows(
      cases(['1.77E+15', '1.78e+15', '2868860079149422592.0']).join('\n'),
      servicenow,
    );
    expect(rows).toEqual({ read: 3, used: 0, rejected: 3, leftOut: 0 });
    expect(faults.every((fault) => fault.includes('an id with all its digits'))).toBe(true);
  });

  it('are the only thing that is read in another way than JSON.parse reads it', () => {
    const plain = fc.jsonValue({ noUnicodeString: false }).filter((value) => {
      let isSmall = true;
      JSON.stringify(value, (_, each: unknown) => {
        if (typeof each === 'number' && Math.abs(each) >= 1e15) isSmall = false;
        return each;
      });
      return isSmall;
    });
    fc.assert(
      fc.property(plain, fc.constantFrom(undefined, 1), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parseExact(text)).toEqual(JSON.parse(text));
        expect(losesDigits(text)).toBe(false);
      }),
    );
    const big = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
    fc.assert(
      fc.property(big, fc.string(), (number, beside) => {
        const text = JSON.stringify({ [beside]: [beside, '§'] }).replace('"§"', String(number));
        const isSafe = Number.isSafeInteger(Number(number));
        expect(parseExact(text)).toEqual({ [beside]: [beside, isSafe ? Number(number) : String(number)] });
      }),
    );
  });

  it('are no reason to read a broken text', () => {
    for (const text of [
      '{"a":12345678901234567',
      '{"a":"12345678901234567',
      '{"a":-}',
      '12345678901234567 x',
    ])
      expect(() => parseExact(text)).toThrow(SyntaxError);
  });
});

const table = (fields: Record<string, FieldRule>): Mapping => ({
  format: 'shadowproof-mapping/1',
  name: 'alerts',
  rows: { shape: 'csv' },
  records: [
    {
      event_type: 'decision',
      fields: {
        environment: { value: 'production' },
        mode: { value: 'shadow' },
        'agent.uid': { value: 'a' },
        workflow: { value: 'w' },
        'action.name': { from: 'name' },
        'action.category': { value: 'isolate' },
        time: { from: 'time', unit: 's' },
        ...fields,
      },
    },
  ],
});

describe('ids in a table', () => {
  it.each(['1.77E+15', '"1,77E+15"', '2.868860079149422e+18', '2868860079149422592.0'])(
    '%s is rejected with its reason',
    async (id) => {
      for (const rule of [{ from: 'id' }, { template: 'alert:{id}' }]) {
        const { rows, faults } = await readRows(
          `time,name,id\n1642213952,isolate,${id}\n`,
          table({ decision_id: rule }),
        );
        expect(rows.rejected).toBe(1);
        expect(faults[0]).toBe(
          'decision_id ← id: an id with all its digits: this one was rounded when it was saved as a number',
        );
      }
    },
  );

  it.each(['12e4', '7e12345', '1.5', '1770000000000001', '2868860079149422351'])(
    '%s is an id',
    async (id) => {
      const { records } = await readRows(
        `time,name,id\n1642213952,isolate,${id}\n`,
        table({ decision_id: { from: 'id' } }),
      );
      expect(records[0]!.decision_id).toBe(id);
    },
  );

  it('with half a character are rejected, for all of them would be written alike', async () => {
    const row = (id: string) => `{"time":1642213952,"name":"x","id":"${id}"}`;
    const { rows } = await readRows([row('a\\ud800'), row('a\\udbff'), row('a\\ud83d\\ude00')].join('\n'), {
      ...table({ decision_id: { from: 'id' } }),
      rows: { shape: 'json' },
    });
    expect(rows).toMatchObject({ used: 1, rejected: 2 });
  });

  it('that repeat are told: of them one decision counts', async () => {
    const { guesses } = await readRows(
      'time,name,id\n1,a,x\n2,b,x\n3,c,y\n4,d,x\n'.replace(/\n(\d)/g, '\n164221395$1'),
      table({ decision_id: { from: 'id' } }),
    );
    expect(guesses).toMatchObject([{ firstLine: 3, count: 2 }]);
    expect(guesses[0]!.words).toContain('rows repeat the id of an earlier row');
  });
});

describe('text that is no UTF-8', () => {
  const latin = (text: string) => new Uint8Array([...text].map((sign) => sign.charCodeAt(0)));
  const idsOf = (all: Record<string, unknown>[]) => all.map(({ decision_id: id }) => id);

  it('of a table is read as Windows-1252 and told, and no two ids become one', async () => {
    const { records, said } = await readRows(
      latin(
        'time;name;id\r\n1642213952;isolate;Büro\r\n1642213952;isolate;Böro\r\n1642213952;isolate;\x80uro\r\n',
      ),
      table({ decision_id: { from: 'id' } }),
    );
    expect(idsOf(records)).toEqual(['Büro', 'Böro', '€uro']);
    expect(said).toEqual(['text that is not UTF-8 was read as Windows-1252']);
  });

  it('is read row by row where a file has both, and places stay those of its bytes', async () => {
    const utf8 = new TextEncoder().encode('time,name,id\n1642213952,isolate,Büro\n');
    const other = latin('1642213952,isolate,B\xf6ro\n1642213952,isolate,plain\n');
    const bytes = new Uint8Array([...utf8, ...other]);
    const { records, offsets, lengths } = await readRows(bytes, table({ decision_id: { from: 'id' } }));
    expect(idsOf(records)).toEqual(['Büro', 'Böro', 'plain']);
    const rows = [...offsets].map((from, at) => bytes.subarray(from, from + lengths[at]!));
    expect(rows.map((row) => decodeAny(row)?.text.split(',').at(-1))).toEqual(['Büro', 'Böro', 'plain']);
  });

  it('that is damaged is rejected at its row', async () => {
    const bytes = new Uint8Array([
      ...new TextEncoder().encode('time,name,id\n1642213952,isolate,Büro'),
      0xc3,
      ...new TextEncoder().encode('\n1642213952,isolate,next\n'),
    ]);
    const { records, faults } = await readRows(bytes, table({ decision_id: { from: 'id' } }));
    expect(idsOf(records)).toEqual(['next']);
    expect(faults).toEqual(['(row): UTF-8 text']);
  });

  it('of JSON is read alike', async () => {
    const line = (id: string) => latin(`{"time":1642213952,"name":"x","id":"${id}"}\n`);
    const bytes = new Uint8Array([...line('B\xfcro'), ...line('B\xf6ro')]);
    const { records, said } = await readRows(bytes, {
      ...table({ decision_id: { from: 'id' } }),
      rows: { shape: 'json' },
    });
    expect(idsOf(records)).toEqual(['Büro', 'Böro']);
    expect(said).toHaveLength(1);
  });

  it('never makes one text of two', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const [a, b] = [decodeAny(one), decodeAny(other)];
        if (a === undefined || b === undefined || a.isWindows !== b.isWindows) return;
        expect(a.text === b.text).toBe(one.join() === other.join());
      }),
      { numRuns: 2000 },
    );
  });
});

describe('rows without an id of their own', () => {
  const alike =
    'time,name,ip\n1642213952,ET SCAN,10.0.0.1\n1642213952,ET SCAN,10.0.0.1\n1642213952,ET SCAN,10.0.0.1\n1642213957,ET SCAN,10.0.0.1\n';

  it('stay as many events as there are, though they are alike', async () => {
    const { records, said, guesses } = await readRows(
      alike,
      table({ decision_id: { template: '{time}:{name}:{ip}' } }),
    );
    expect(new Set(records.map(({ decision_id: id }) => id)).size).toBe(4);
    expect(new Set(records.map(({ event_id: id }) => id)).size).toBe(4);
    expect(said).toEqual([
      'rows that are alike in every column and have no id of their own: each was taken for another decision',
    ]);
    expect(guesses[0]!.count).toBe(2);
  });

  it('repeat themselves where the file is opened twice, and where exports overlap', async () => {
    const mapping = table({ decision_id: { template: '{time}:{name}:{ip}' } });
    const ids = async (text: string) => (await readRows(text, mapping)).records.map(({ event_id: id }) => id);
    const all = await ids(alike);
    expect(await ids(alike)).toEqual(all);
    const [head, , ...rest] = alike.split('\n');
    const later = await ids([head, ...rest].join('\n'));
    expect(later.filter((id) => !all.includes(id))).toEqual([]);
  });

  it('with an id in a column are the same event again', async () => {
    const { records } = await readRows(alike.replace('ip\n', 'id\n'), table({ decision_id: { from: 'id' } }));
    expect(new Set(records.map(({ event_id: id }) => id)).size).toBe(2);
  });
});

it.each([
  ['10.0.0.5:44310', '10.0.0.5'],
  ['[::1]:59943', '::1'],
  ['[fe80::1%eth0]:59943', 'fe80::1%eth0'],
  ['localhost:8181', 'localhost'],
])('the port of the client %s is no agent', async (address, host) => {
  const line = (port: number) =>
    JSON.stringify({
      labels: { id: 'aa' },
      decision_id: `d-${port}`,
      path: 'soc/act',
      input: { action: 'isolate_host', resource: 'h' },
      result: { allow: true },
      requested_by: address.replace(/\d$/, String(port)),
      timestamp: '2026-03-01T10:00:00Z',
    });
  const { records, guesses } = await readRows(
    [line(1), line(2), line(3)].join('\n'),
    formatOf('opa')!.mapping,
  );
  expect(records.map(({ agent }) => agent)).toEqual(Array(3).fill({ uid: host }));
  expect(guesses.find(({ words }) => words.startsWith('requested_by'))).toMatchObject({ count: 3 });
});

describe('an id that is guessed', () => {
  const actions = ['IsolateDevice', 'IsolateDevice', 'ContainAccount'];
  const rows = Array.from({ length: 60 }, (_, at) => ({
    '': at,
    Id: 900 + Math.floor(at / 3),
    IncidentId: 100 + Math.floor(at / 3),
    ActionGrouped: actions[at % 3],
    LastVerdict: 'Suspicious',
    IncidentGrade: Math.floor(at / 3) % 2 === 0 ? 'FalsePositive' : 'TruePositive',
    Timestamp: `2026-06-01T10:${String(at).padStart(2, '0')}:00Z`,
  }));
  const text = rows.map((row) => JSON.stringify(row)).join('\n');

  it('is none that names several proposals: each row is one, and joins its own truth', async () => {
    const mapping = guessMapping('alerts', rows);
    const decision = mapping.records.find(({ event_type: type }) => type === 'decision')!;
    expect(decision.fields.decision_id).toEqual({ template: '{#file}:{#row}' });
    const { records } = await readRows(text, mapping);
    const decisions = records.filter(({ event_type: type }) => type === 'decision');
    expect(decisions.map(({ decision_id: id }) => id)).toEqual(rows.map((_, at) => `x:${at + 1}`));
    const wrong = records.filter(({ verdict }) => verdict === 'false_positive');
    expect(wrong).toHaveLength(30);
    expect(new Set(wrong.map(({ decision_id: id }) => id)).size).toBe(30);
  });

  it('stays where its rows propose the same, as of several reviewers of one proposal', () => {
    const reviewed = rows.map((row) => ({
      ...row,
      'Alert Id': row.Id,
      ActionGrouped: row.Id % 2 === 0 ? actions[0] : actions[2],
      Timestamp: '2026-06-01T10:00:00Z',
    }));
    const mapping = guessMapping('alerts', reviewed);
    expect(mapping.records[0]!.fields.decision_id).toMatchObject({ from: expect.stringMatching(/Id$/) });
  });
});

it('the number of a row, its file and its folder are values', async () => {
  const mapping = table({
    decision_id: { template: '{#file}/{#row}' },
    workflow: { from: '#folder' },
    time: { from: 'time', unit: 's' },
  });
  const converted = await convert(
    new Blob(['time,name\n1642213952,a\n1642213952,a\n1642213952,b\n']),
    mapping,
    { file: 'week 9/soc/alerts.csv' },
  );
  const lines = (await new Blob(converted.text).text()).trim().split('\n');
  const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(records.map(({ decision_id: id, workflow }) => [id, workflow])).toEqual(
    [1, 2, 3].map((row) => [`alerts.csv/${row}`, 'week 9/soc']),
  );
  expect(new Set(records.map(({ event_id: id }) => id)).size).toBe(3);
  // A column of that name is the column.
  const own = await readRows('time,name,#row\n1642213952,a,k-7\n', table({ decision_id: { from: '#row' } }));
  expect(own.records[0]!.decision_id).toBe('k-7');
});
