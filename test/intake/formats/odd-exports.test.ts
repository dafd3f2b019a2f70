import { expect, it } from 'vitest';
import { formatOf } from '../../../src/intake/formats/formats';
import { recognise } from '../../../src/intake/formats/recognise';
import { convert } from '../../../src/intake/mapper/convert';
import { csvRows } from '../../../src/intake/mapper/rows/csv-rows';
import type { Mapping } from '../../../src/records/mapping';
import { inPieces } from '../reading';
import { fixture } from './read-export';

async function read(text: string, mapping: Mapping, zone?: string) {
  const converted = await convert(new Blob([text]), mapping, {
    file: 'x',
    ...(zone === undefined ? {} : { zone }),
  });
  const lines = (await new Blob(converted.text).text()).split('\n').filter(Boolean);
  return { ...converted, records: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

it('a Sentinel table saved in the portal, newest first: its column names the zone, and the latest row counts', async () => {
  const table = [
    '\uFEFF"TimeGenerated [UTC]",IncidentName,IncidentNumber,Status,Classification,"LastModifiedTime [UTC]"',
    '"3/2/2026, 1:00:00.000 PM",abc,7,Closed,TruePositive,"3/2/2026, 1:00:00.000 PM"',
    '"3/1/2026, 9:00:00.000 AM",abc,7,New,,"3/1/2026, 9:00:00.000 AM"',
    '',
  ].join('\r\n');
  expect((await recognise(new Blob([table]), 'query_data.csv')).format).toBe('sentinel');
  // The zone that a user names for other files does not move a time whose column says UTC.
  const { records, rows, leftOut } = await read(table, formatOf('sentinel')!.mapping, 'Europe/Berlin');
  expect(rows).toEqual({ read: 2, used: 1, rejected: 0, leftOut: 1 });
  expect(leftOut).toMatchObject([{ firstLine: 3 }]);
  expect(records).toMatchObject([
    { time: '2026-03-02T13:00:00.000Z', verdict: 'true_positive', final: true },
  ]);
});

const cases: Mapping = {
  format: 'shadowproof-mapping/1',
  name: 'cases',
  rows: { shape: 'csv', latest: { by: 'id', order: 'changed' } },
  records: [
    {
      event_type: 'verdict',
      fields: {
        time: { from: 'changed', pattern: 'dd.MM.yyyy HH:mm' },
        finding_uid: { from: 'id' },
        verdict: { from: 'word', map: { tp: 'true_positive', fp: 'false_positive' } },
        basis: { value: 'closed_classification' },
      },
    },
  ],
};

it('the latest row of a case is told by its time as it is written, in the named zone', async () => {
  const { records, guesses } = await read(
    'id,changed,word\n1,02.03.2026 08:00,tp\n1,01.03.2026 09:00,fp\n',
    cases,
    'Europe/Berlin',
  );
  expect(records).toMatchObject([{ verdict: 'true_positive', time: '2026-03-02T07:00:00.000Z' }]);
  expect(guesses).toEqual([]);
});

it('which row of a case is the latest is told as a guess where no time says it', async () => {
  const { guesses } = await read('id,changed,word\n1,yesterday,tp\n1,today,fp\n', cases, 'UTC');
  expect(guesses).toMatchObject([{ firstLine: 3, count: 1 }]);
  expect(guesses[0]!.words).toContain('none with a time that can be read, the last one was taken');
});

it.each(['week.csv', 'week.tsv.gz'])(
  '%s with a head and no rows is a table, not a broken log',
  async (name) => {
    const head = name.includes('tsv') ? 'ticket\tanalyst\tdecision\n' : 'ticket,analyst,decision\r\n';
    expect(await recognise(new Blob([head]), name)).toMatchObject({
      format: 'table',
      reason: 'It has a head and no rows.',
    });
  },
);

it('lines of an OTLP export that hold neither spans nor logs are counted as left out', async () => {
  const spans = fixture('otlp.jsonl').trimEnd();
  const { mapping } = formatOf('otel-genai')!;
  const before = await read(spans, mapping);
  const { rows } = await read(`${spans}\n{"resourceMetrics":[{"scopeMetrics":[]}]}\n`, mapping);
  expect(rows).toEqual({
    ...before.rows,
    read: before.rows.read + 1,
    leftOut: before.rows.leftOut + 1,
  });
});

it('an OPA decision without its id is refused by name, not left out as another log', async () => {
  const [first, ...others] = JSON.parse(fixture('opa-array.json')) as Record<string, unknown>[];
  const { decision_id: _, ...nameless } = first!;
  const { rows, batch } = await read(JSON.stringify([nameless, ...others]), formatOf('opa')!.mapping);
  expect(rows).toEqual({ read: 5, used: 3, rejected: 2, leftOut: 0 });
  expect(batch.rejected).toMatchObject([
    { field: 'decision_id' },
    { field: 'action.category ← input.action.name' },
  ]);
});

it('a quotation mark inside a cell swallows no row, wherever the file is cut', async () => {
  const row = (at: number) => `${at},"of ""two""\nlines ${at}",${at % 7 === 0 ? '5" disk' : 'x'}`;
  const table = `a,b,c\r\n${Array.from({ length: 300 }, (_, at) => row(at)).join('\r\n')}`;
  for (const size of [97, 1024, 65_536]) {
    let [good, bad] = [0, 0];
    for await (const batch of csvRows(inPieces(new TextEncoder().encode(table), [size]), undefined))
      for (const each of batch)
        if ('row' in each) good++;
        else bad++;
    expect({ good, bad }, `${size}`).toEqual({ good: 300, bad: 0 });
  }
});

it('an OCSF finding that was only observed carries no policy verdict, not an undefined one', async () => {
  const finding = { class_uid: 2004, disposition_id: 4, time_dt: '2026-03-01T10:00:00Z' };
  const lines = [
    { ...finding, action_id: 3, metadata: { uid: 'observed', product: { name: 'Agent' } } },
    { ...finding, action_id: 2, metadata: { uid: 'denied', product: { name: 'Agent' } } },
  ];
  const { records } = await read(
    lines.map((line) => JSON.stringify(line)).join('\n'),
    formatOf('ocsf')!.mapping,
  );
  expect(records.map(({ event_id: id, policy }) => [id, policy])).toEqual([
    ['observed', undefined],
    ['denied', { outcome: 'deny' }],
  ]);
});
