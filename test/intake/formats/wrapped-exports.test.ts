import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../../src/intake/formats/recognise';
import { convert } from '../../../src/intake/mapper/convert';
import { formatOf } from '../../../src/intake/formats/formats';
import { decision } from '../../fixtures/records';
import { readExport } from './read-export';

const opa = (id: string, allow: boolean, more: object = {}) => ({
  labels: { id: 'aa' },
  decision_id: id,
  path: 'soc/act',
  input: { agent: { id: 'agent-7' }, action: { name: 'isolate_host', category: 'isolate' } },
  result: { allow },
  timestamp: '2026-03-02T10:00:00Z',
  ...more,
});
const both = [opa('d-1', true), opa('d-2', false)];
const told = { 'd-1': 'allow', 'd-2': 'deny' };
const line = (value: unknown) => JSON.stringify(value);
const lines = (wrap: (text: string, value: object) => string) =>
  `${both.map((value) => wrap(line(value), value)).join('\n')}\n`;

describe('decision logs as collectors write them', () => {
  it.each([
    ['docker', lines((log) => line({ log: `${log}\n`, stream: 'stdout', time: '2026-03-02T10:00:00.1Z' }))],
    [
      'fluent-bit of Kubernetes',
      lines((log) => line({ log: `${log}\n`, stream: 'stdout', kubernetes: { pod_name: 'opa-1' } })),
    ],
    ['fluentd', lines((log) => `2026-03-02T10:00:00+00:00\tkube.opa\t${log}`)],
    ['the container runtime', lines((log) => `2026-03-02T10:00:00.123456789Z stdout F ${log}`)],
    ['docker compose', lines((log) => `opa-1  | ${log}`)],
    ['kubectl logs --prefix', lines((log) => `[pod/opa-1/opa] ${log}`)],
    ['syslog', lines((log) => `<14>Mar  2 10:00:00 host-1 opa[12]: ${log}`)],
    ['HEC', lines((_, event) => line({ time: 1772445600, sourcetype: 'opa', event }))],
    ['HEC, the event as text', lines((event) => line({ time: 1772445600, host: 'h', event }))],
    ['Splunk', `${both.map((each) => line({ preview: false, result: { _raw: line(each) } })).join('\n')}\n`],
    ['Filebeat', lines((message) => line({ '@timestamp': '2026-03-02T10:00:00Z', message, ecs: {} }))],
    ['Cloud Logging', lines((_, jsonPayload) => line({ insertId: 'a', jsonPayload, resource: {} }))],
    [
      'a CloudWatch subscription',
      line({
        messageType: 'DATA_MESSAGE',
        logEvents: both.map((each) => ({ id: '1', message: line(each) })),
      }),
    ],
    ['Firehose', both.map(line).join('')],
    ['Firehose, gzipped', gzipSync(both.map(line).join(''))],
    ['lines with commas', lines((text) => `${text},`)],
    ['jq', both.map((each) => JSON.stringify(each, null, 2)).join('\n')],
    ['one pretty document', JSON.stringify({ decisions: both }, null, 2)],
    ['a list on lines of its own', `{"decisions":[\n${both.map(line).join(',\n')}\n]}`],
    ['a list in a list', line({ page: 1, data: { items: both } })],
    ['an array of lines with CRs', `[\r\n${both.map(line).join(',\r\n')}\r\n]`],
    [
      'an Elasticsearch search',
      line({ took: 1, hits: { hits: both.map((_source) => ({ _index: 'opa', _id: 'x', _source })) } }),
    ],
  ])('%s: both decisions', async (_, text) => {
    const log = await readExport(text as string, { name: 'opa.log' });
    expect(log.account.format).toBe('opa');
    expect(log.told).toEqual(told);
    expect(log.rows.rejected).toBe(0);
  });

  it('lines of other programs around them are left out and counted', async () => {
    const log = await readExport(
      [
        line({ log: 'starting\n', stream: 'stderr' }),
        line({ log: `${line(both[0])}\n`, stream: 'stdout' }),
        'plain words',
        '',
      ].join('\n'),
    );
    expect(log.rows).toEqual({ read: 3, used: 1, rejected: 0, leftOut: 2 });
  });

  it('what somebody wrote into a line of text is no decision', async () => {
    const log = await readExport(
      [
        line(both[0]),
        `2026-03-02 10:00:00 user asked for ${line(both[1])}`,
        line({ level: 'info', msg: line(both[1]), time: '2026-03-02T10:00:00Z' }),
        '',
      ].join('\n'),
    );
    expect(log.told).toEqual({ 'd-1': 'allow' });
    expect(log.rows.leftOut).toBe(2);
  });

  it('what an alert quotes of the one it watches does not take its place', async () => {
    const quoted = line({ 'kibana.alert.uuid': 'u-9', 'kibana.alert.workflow_reason': 'false_positive' });
    const alert = {
      '@timestamp': '2026-03-01T10:00:00Z',
      'kibana.alert.uuid': 'u-1',
      'kibana.alert.workflow_status': 'closed',
      message: quoted,
      log: quoted,
      event: { original: quoted },
    };
    const log = await readExport(line(alert));
    expect(log.told).toEqual({ 'u-1': 'undetermined true' });
    const notable = { event_id: 'n-1', disposition_label: 'True Positive', status_label: 'Closed' };
    const splunk = await readExport(
      line({ ...notable, _time: '2026-03-01T10:00:00Z', _raw: line({ ...notable, event_id: 'n-2' }) }),
    );
    expect(splunk.told).toEqual({ 'n-1': 'true_positive true' });
  });

  it('a damaged first line does not make one document of the lines', async () => {
    const text = `{"decision_id":"d-0",\n${both.map(line).join('\n')}\n`;
    const { rows } = await convert(new Blob([text]), formatOf('opa')!.mapping, { file: 'x' });
    expect(rows).toMatchObject({ read: 3, used: 2 });
  });

  it('documents that are cut off keep those before', async () => {
    const pretty = both.map((each) => JSON.stringify(each, null, 2)).join('\n');
    const { rows, batch } = await convert(new Blob([pretty.slice(0, -20)]), formatOf('opa')!.mapping, {
      file: 'x',
    });
    expect(rows).toMatchObject({ read: 2, used: 1 });
    expect(batch.unread).not.toBeNull();
  });

  it('decisions after a long start of other lines are found', async () => {
    const start = Array.from({ length: 1500 }, (_, at) => line({ level: 'info', msg: 'wait', at })).join(
      '\n',
    );
    const log = await readExport(`${start}\n${lines((text) => text)}`);
    expect(log.told).toEqual(told);
  });
});

describe('records of the log format inside a wrapper', () => {
  const own = [decision(), decision()].map((each, at) => ({
    ...each,
    event_id: `e-${at}`,
    decision_id: `own-${at}`,
  }));

  it.each([
    ['docker', own.map((each) => line({ log: `${line(each)}\n`, stream: 'stdout' })).join('\n')],
    ['pretty documents', own.map((each) => JSON.stringify(each, null, 1)).join('\n')],
    ['a list', line({ records: own })],
    ['glued', own.map(line).join('')],
  ])('%s', async (_, text) => {
    const log = await readExport(text);
    expect(log.account.format).toBe('native');
    expect(log.batch.accepted.map(({ record }) => record.event_id)).toEqual(['e-0', 'e-1']);
  });

  it('plain lines are read as they are', async () => {
    const found = await recognise(new Blob([own.map(line).join('\n')]), 'a.jsonl');
    expect(found).toMatchObject({ format: 'native', confidence: 1 });
    expect(found.isWrapped).toBeUndefined();
  });
});

const head = 'number,state,close_code,opened_at,closed_at';
const row = (at: number, code = 'False positive') =>
  `SIR${at},Closed,${code},2026-03-01T09:00:00Z,2026-03-02T10:00:00Z`;

describe('tables with something above or among their rows', () => {
  it.each([
    ['sep=;', `sep=;\n${head.replaceAll(',', ';')}\n${row(1).replaceAll(',', ';')}\n`, 1],
    ['sep=, in quotes', `"sep=,"\r\n${head}\r\n${row(1)}\r\n`, 1],
    ['#TYPE', `#TYPE System.Management.Automation.PSCustomObject\n${head}\n${row(1)}\n`, 1],
    ['a title', `Security incidents of March\n\n${head}\n${row(1)}\n`, 1],
    ['a title with empty cells', `Security incidents,,,,\n${head}\n${row(1)}\n${row(2)}\n`, 1],
    [
      'several lines',
      `Report,March\nBy,Ana\n\n${head}\n${[1, 2, 3, 4].map((at) => row(at)).join('\n')}\n`,
      2,
    ],
    ['a byte order mark', `\uFEFFIncidents\n${head}\n${row(1)}\n`, 1],
  ])('%s is left out and counted', async (_, text, above) => {
    const log = await readExport(text, { name: 'incidents.csv' });
    expect(log.account.format).toBe('servicenow');
    expect(log.told).toMatchObject({ SIR1: 'false_positive true' });
    expect(log.rows.rejected).toBe(0);
    expect(log.rows.leftOut).toBe(above);
    expect(log.leftOut[0]).toMatchObject({ words: 'lines above the head of the table', count: above });
  });

  it.each([',', ';', '\t', '|'])('one odd row below the head is one rejected row (%s)', async (separator) => {
    const odd = `${head},short_description\n${row(1)},logon, then upload\n${row(2)},x\n${row(3)},x\n`;
    const log = await readExport(odd.replaceAll(',', separator), { name: 'incidents.csv' });
    expect(log.rows).toEqual({ read: 3, used: 2, rejected: 1, leftOut: 0 });
    expect(log.batch.rejected[0]).toMatchObject({ line: 2, expected: '6 cells, as the head has' });
  });

  it('empty cells behind the last column are no fault, rows of empty cells no rows', async () => {
    const log = await readExport(`${head}\n${row(1)},,\n,,,,\n${row(2)},\n`, { name: 'incidents.csv' });
    expect(log.rows).toEqual({ read: 2, used: 2, rejected: 0, leftOut: 0 });
  });

  it('a decimal comma does not cut a table with semicolons', async () => {
    const found = await recognise(new Blob(['name;share;sum\na;0,5;1,5\nb;0,7;2,5\n']), 'x.csv');
    expect(found.columns).toEqual(['name', 'share', 'sum']);
  });
});

describe('lists sorted newest first', () => {
  const open = (at: number) => `SIR${at},Analysis,,2026-03-01T09:00:00Z,`;

  it('are known by their columns, whatever the first rows hold', async () => {
    const rows = [
      ...Array.from({ length: 300 }, (_, at) => open(at)),
      ...Array.from({ length: 30 }, (_, at) => row(at + 300)),
    ];
    const log = await readExport(`${head}\n${rows.join('\n')}\n`, { name: 'x.csv' });
    expect(log.account.format).toBe('servicenow');
    const verdicts = Object.values(log.told);
    expect(verdicts.filter((each) => each === 'undetermined false')).toHaveLength(300);
    expect(verdicts.filter((each) => each === 'false_positive true')).toHaveLength(30);
  });

  it('also where nothing is closed yet', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => open(at));
    const log = await readExport(`${head}\n${rows.join('\n')}\n`, { name: 'x.csv' });
    expect(log.account.format).toBe('servicenow');
    expect(Object.values(log.told)).toEqual(rows.map(() => 'undetermined false'));
  });

  it('also where a document leaves out what is empty', async () => {
    const notable = (at: number, isClosed: boolean) => ({
      preview: false,
      result: {
        event_id: `n-${at}`,
        rule_name: 'Beacon',
        _time: '2026-03-01T10:00:00Z',
        ...(isClosed ? { disposition_label: 'False Positive - Other', status_label: 'Closed' } : {}),
      },
    });
    const all = Array.from({ length: 800 }, (_, at) => line(notable(at, at >= 700)));
    const log = await readExport(all.join('\n'));
    expect(log.account.format).toBe('splunk-es');
    expect(log.rows.used).toBe(800);
  });

  it('Jira: an issue without a resolution is an issue', async () => {
    const issue = (key: string, resolution: object | null) => ({
      key,
      fields: {
        resolution,
        status: { name: resolution === null ? 'Open' : 'Done' },
        updated: '2026-03-02T10:00:00.000+0100',
      },
    });
    const log = await readExport(
      line({ issues: [issue('SOC-2', null), issue('SOC-1', { name: 'False Positive' })], total: 2 }),
    );
    expect(log.told).toEqual({ 'SOC-2': 'undetermined false', 'SOC-1': 'false_positive true' });
  });
});

describe('documents of other tools', () => {
  it('name the list that holds their rows', async () => {
    const cases = Array.from({ length: 300 }, (_, at) => ({ ticket: `T-${at}`, colour: 'red' }));
    const found = await recognise(new Blob([line({ version: 3, cases })]), 'x.json');
    expect(found).toMatchObject({ format: 'table', columns: ['ticket', 'colour'], path: 'cases' });
  });

  it('incidents with alerts inside are incidents', async () => {
    const alert = {
      id: 'a-1',
      createdDateTime: '2026-03-01T10:00:00Z',
      lastUpdateDateTime: '2026-03-01T10:00:00Z',
      classification: 'falsePositive',
      determination: 'other',
      severity: 'high',
      tenantId: 't',
      status: 'resolved',
    };
    const log = await readExport(line({ ...alert, id: '7', alerts: [alert, { ...alert, id: 'a-2' }] }));
    expect(log.account.format).toBe('defender');
    expect(Object.keys(log.told).sort()).toEqual(['7', 'a-1', 'a-2']);
  });

  it.each([
    '{"value":[]}',
    '[]',
    '{"hits":{"total":{"value":0},"hits":[]}}',
    '{"data":{"items":[]},"next":null}',
  ])('%s is empty, not damaged', async (text) => {
    const found = await recognise(new Blob([text]), 'x.json');
    expect(found.columns).toEqual([]);
    expect(found.reason).toMatch(/empty|no rows/);
    await expect(readExport(text)).rejects.toThrow(/empty|no rows/);
  });
});
