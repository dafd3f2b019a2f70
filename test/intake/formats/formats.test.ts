import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cannotCarry } from '../../../src/intake/mapper/cannot-carry';
import { type Converted, convert } from '../../../src/intake/mapper/convert';
import { formatOf, formats } from '../../../src/intake/formats/formats';
import { checkChains } from '../../../src/intake/integrity/check-chains';
import { recognise } from '../../../src/intake/formats/recognise';
import { mappingSchema } from '../../../src/records/mapping';
import { recordSchema } from '../../../src/records/record';

const fixtures = path.join(import.meta.dirname, 'fixtures');
const blobOf = (name: string) => new Blob([readFileSync(path.join(fixtures, name))]);
interface Read extends Converted {
  readonly records: Record<string, unknown>[];
}

async function read(name: string, format: string, zone?: string): Promise<Read> {
  const { mapping } = formatOf(format)!;
  const converted = await convert(blobOf(name), mapping, {
    file: name,
    ...(zone === undefined ? {} : { zone }),
  });
  const records = (await new Blob(converted.text).text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  for (const record of records) expect(recordSchema.safeParse(record).error?.issues).toBeUndefined();
  const { used, rejected, leftOut } = converted.rows;
  expect(converted.rows.read).toBe(used + rejected + leftOut);
  return { ...converted, records };
}

const verdictsOf = ({ records }: Read) =>
  Object.fromEntries(
    records.map((record) => [record.finding_uid, `${String(record.verdict)} ${String(record.final)}`]),
  );

describe('every format', () => {
  it.each(formats.map(({ id, mapping }) => [id, mapping] as const))(
    '%s has a mapping that its schema accepts',
    (_, mapping) => {
      expect(mappingSchema.safeParse(mapping).error?.issues).toBeUndefined();
    },
  );

  it.each([
    ['opa-array.json', 'opa'],
    ['opa-array.json.gz', 'opa'],
    ['opa-console.log', 'opa'],
    ['ocsf.jsonl', 'ocsf'],
    ['ocsf-attested.jsonl', 'ocsf'],
    ['sentinel-incidents.csv', 'sentinel'],
    ['defender-graph.json', 'defender'],
    ['otlp.jsonl', 'otel-genai'],
    ['splunk-es.csv', 'splunk-es'],
    ['thehive.json', 'thehive'],
    ['elastic.ndjson', 'elastic'],
    ['kibana-cases.json', 'kibana-cases'],
    ['servicenow.csv', 'servicenow'],
    ['jira.csv', 'jira'],
    ['langfuse.json', 'langfuse'],
    ['phoenix.json', 'phoenix'],
    ['ocsf-lake.jsonl', 'ocsf'],
    ['security-hub.jsonl', 'security-hub'],
    ['guardduty.jsonl', 'guardduty'],
    ['wazuh.jsonl', 'wazuh'],
    ['crowdstrike.jsonl', 'crowdstrike'],
    ['secops.jsonl', 'secops'],
    ['xsoar.jsonl', 'xsoar'],
    ['qradar.jsonl', 'qradar'],
    ['splunk-soar.jsonl', 'splunk-soar'],
    ['claude-code.jsonl', 'claude-code'],
    ['langsmith.jsonl', 'langsmith'],
    ['openai-agents.jsonl', 'openai-agents'],
    ['agent-governance.jsonl', 'agent-governance'],
    ['inspect.jsonl', 'inspect'],
  ])('%s is recognised as %s', async (name, format) => {
    const found = await recognise(blobOf(name), name);
    expect(found.format).toBe(format);
    expect(found.confidence).toBeGreaterThanOrEqual(0.5);
    expect(found.reason).toMatch(/of the first \d+ rows/);
  });

  it('native logs are native, other text and other tables are what they are', async () => {
    const native = new Blob(['{"schema_version":"1.0","event_type":"decision","event_id":"1"}\n']);
    expect((await recognise(native, 'a.jsonl')).format).toBe('native');
    expect((await recognise(new Blob(['{ not json\nnothing']), 'a.jsonl')).format).toBe('native');
    expect((await recognise(new Blob([]), 'a.jsonl')).format).toBe('native');
    expect((await recognise(new Blob(['a,b\n1,2\n3,4\n']), 'a.csv')).format).toBe('table');
  });
});

describe('OPA decision logs', () => {
  it.each(['opa-array.json', 'opa-array.json.gz', 'opa-console.log'])(
    '%s: results of every form, other lines left out',
    async (name) => {
      const log = await read(name, 'opa');
      const policy = Object.fromEntries(
        log.records.map((record) => [record.decision_id, (record.policy as { outcome: string }).outcome]),
      );
      expect(policy).toEqual({ 'd-1': 'allow', 'd-2': 'allow', 'd-3': 'deny', 'd-4': 'undefined' });
      expect(log.rows).toMatchObject({ used: 4, rejected: 1 });
      expect(log.rows.leftOut).toBe(name.endsWith('.log') ? 5 : 0);
      expect(log.batch.rejected).toMatchObject([
        { eventType: 'decision', field: 'action.category ← input.action.name', found: '"frobnicate"' },
      ]);
      expect(log.records[0]).toMatchObject({
        time: '2026-03-01T10:00:00.123456789Z',
        agent: { uid: 'agent-7' },
        policy: { revision: 'r42' },
        confidence: 0.91,
      });
      expect(log.records[1]!.unmapped).toMatchObject({ erased: ['/input/password'] });
      expect(log.guesses.map(({ words }) => words)).toContain(
        'input.action: “disable_account” was taken for evict',
      );
    },
  );
});

describe('OCSF', () => {
  it('findings, incidents and remediation, each by its own status words', async () => {
    const log = await read('ocsf.jsonl', 'ocsf');
    const kinds = log.records.map(({ event_type: type, event_id: id }) => `${String(type)} ${String(id)}`);
    expect(kinds).toEqual([
      'decision e-1',
      'decision e-2',
      'decision e-3',
      'verdict ocsf:i-1:F-1',
      'verdict ocsf:i-1:F-3',
      'verdict ocsf:i-2:F-2',
      'execution x-1',
      'execution x-2',
    ]);
    expect(log.rows).toEqual({ read: 9, used: 7, rejected: 0, leftOut: 2 });
    expect(log.records[0]).toMatchObject({
      mode: 'shadow',
      confidence: 0.87,
      action: { category: 'isolate' },
      severity: 'high',
    });
    expect(log.records[3]).toMatchObject({ verdict: 'true_positive', final: true });
    expect(log.records[5]).toMatchObject({ verdict: 'false_positive', final: false });
    expect(log.records[7]).toMatchObject({
      status: 'partial',
      action: { category: 'evict' },
      resource: { uid: 'p-1' },
    });
  });

  it('seconds where milliseconds are prescribed are read rightly, and the guess is told', async () => {
    const log = await read('ocsf.jsonl', 'ocsf');
    expect(log.records.map(({ time }) => time).slice(0, 3)).toEqual([
      '2026-03-01T10:00:00.000Z',
      '2026-03-01T10:01:00.000Z',
      '2026-03-01T10:02:00.000Z',
    ]);
    expect(log.guesses).toMatchObject([{ firstLine: 2, count: 1 }]);
    expect(log.guesses[0]!.words).toContain('seconds by its size, though the format says milliseconds');
  });
});

describe('OCSF with the record-integrity profile', () => {
  const attested = readFileSync(path.join(fixtures, 'ocsf-attested.jsonl'), 'utf8').trimEnd().split('\n');
  /** The chain as it is found in these lines. */
  const chainOf = async (lines: readonly string[]) => {
    const { batch } = await convert(new Blob([lines.join('\n')]), formatOf('ocsf')!.mapping, {
      file: 'ocsf-attested.jsonl',
    });
    const parts = batch.ledger === null ? [] : [{ file: 0, part: batch.ledger }];
    return checkChains(parts)?.chains[0];
  };

  it('reads fingerprints and the reference to the event before as objects', async () => {
    const log = await read('ocsf-attested.jsonl', 'ocsf');
    expect(log.records.map(({ event_type: type }) => type)).toEqual([
      'decision',
      'decision',
      'decision',
      'execution',
      'verdict',
      'verdict',
    ]);
    expect(log.records[0]).toMatchObject({
      agent: { uid: 'agent-7', version: '3' },
      policy: { path: 'contain', revision: '4' },
      usage: { input_tokens: 812, output_tokens: 61 },
    });
    expect(await chainOf(attested)).toMatchObject({
      chain: 'ocsf-ledger',
      records: 5,
      valid: 5,
      hasNoHead: false,
      breakCount: 0,
    });
  });

  it('names the line where an event was changed, taken out, or follows another', async () => {
    const flipped = attested.with(
      2,
      attested[2]!.replace('"confidence_score": 99', '"confidence_score": 98'),
    );
    expect(flipped[2]).not.toBe(attested[2]);
    expect((await chainOf(flipped))?.breaks).toMatchObject([{ kind: 'content', line: 3 }]);
    const without = attested.toSpliced(2, 1);
    expect((await chainOf(without))?.breaks[0]).toMatchObject({ kind: 'link', line: 3 });
    expect((await chainOf(attested.toSpliced(3, 0, attested[2]!)))?.breaks).toMatchObject([
      { kind: 'repeated', line: 4 },
    ]);
  });

  it('does not take a fingerprint of another algorithm for SHA-256', async () => {
    const other = attested.map((line) =>
      line.replaceAll('"algorithm_id": 3, "value"', '"algorithm_id": 4, "value"'),
    );
    expect(other[0]).not.toBe(attested[0]);
    expect(await chainOf(other)).toBeUndefined();
  });
});

describe('case tools', () => {
  it('the Sentinel table gives one verdict for each of its 8 incidents', async () => {
    const log = await read('sentinel-incidents.csv', 'sentinel');
    expect(log.records).toHaveLength(8);
    expect(new Set(log.records.map((record) => record.finding_uid)).size).toBe(8);
    // Two of the eight are closed, both as undetermined; counted in the file by hand.
    expect(log.records.filter(({ final }) => final === true)).toHaveLength(2);
    expect(log.records.every(({ verdict }) => verdict === 'undetermined')).toBe(true);
    expect(log.records.map(({ time }) => time)).toContain('2024-08-01 12:07:27.002785+00:00');
  });

  it('of several modifications of an incident only the latest counts', async () => {
    const [head, first] = readFileSync(path.join(fixtures, 'sentinel-incidents.csv'), 'utf8').split('\n');
    const older = first!
      .replaceAll('2024-07-22 22:36:59.791921', '2024-07-20 22:36:59.791921')
      .replace('❖Active❖❖', '❖Closed❖TruePositive❖');
    const table = new Blob([[head, first, older, ''].join('\n')]);
    const { mapping } = formatOf('sentinel')!;
    const log = await convert(table, mapping, { file: 'two.csv' });
    expect(log.rows).toEqual({ read: 2, used: 1, rejected: 0, leftOut: 1 });
    expect(log.leftOut).toEqual([
      { words: 'earlier modifications of the same case', firstLine: 3, count: 1 },
    ]);
    expect(await new Blob(log.text).text()).toContain('"verdict":"undetermined"');
  });

  it('Defender incidents: names in any case, seven digits, merges and drills', async () => {
    const log = await read('defender-graph.json', 'defender');
    expect(verdictsOf(log)).toEqual({
      2972395: 'true_positive true',
      da6371: 'true_positive true',
      2972396: 'duplicate true',
      2972397: 'test true',
      2972398: 'false_positive false',
    });
    expect(log.records[0]!.time).toBe('2026-02-20T09:35:28.5133333Z');
  });

  it('Splunk: the latest review of each notable', async () => {
    const log = await read('splunk-es.csv', 'splunk-es');
    expect(verdictsOf(log)).toEqual({
      'ABC@@notable@@1': 'true_positive true',
      'ABC@@notable@@2': 'false_positive true',
      'ABC@@notable@@3': 'benign_positive true',
    });
    expect(log.batch.accepted.map(({ line }) => line)).toEqual([3, 5, 6]);
  });

  it('TheHive: epoch milliseconds, benign positive by tag', async () => {
    const log = await read('thehive.json', 'thehive');
    expect(verdictsOf(log)).toEqual({
      '~1': 'true_positive true',
      '~2': 'benign_positive true',
      '~3': 'undetermined false',
      '~4': 'duplicate true',
    });
    expect(log.records[0]!.time).toBe('2026-03-01T11:00:00.000Z');
  });

  it('Elastic: dotted and nested keys, lists of one', async () => {
    expect(verdictsOf(await read('elastic.ndjson', 'elastic'))).toEqual({
      'u-1': 'false_positive true',
      'u-2': 'true_positive true',
      'u-3': 'undetermined false',
    });
  });

  it('ServiceNow: local times need a zone, and are read in the one that is named', async () => {
    const without = await read('servicenow.csv', 'servicenow');
    expect(without.rows).toEqual({ read: 3, used: 0, rejected: 3, leftOut: 0 });
    expect(without.batch.rejected[0]!.expected).toBe('a time with an offset, or a named zone');
    const log = await read('servicenow.csv', 'servicenow', 'Europe/Berlin');
    expect(verdictsOf(log)).toEqual({
      SIR0010001: 'true_positive true',
      SIR0010002: 'false_positive true',
      SIR0010003: 'undetermined false',
    });
    // Clocks went forward at 2026-03-29 02:00 in Berlin: 03:30 is 01:30 UTC; on 2 March 10:30 is 09:30.
    expect(log.records.map(({ time }) => time).slice(0, 2)).toEqual([
      '2026-03-29T01:30:00.000Z',
      '2026-03-02T09:30:00.000Z',
    ]);
  });

  it('Jira: local dates of its own writing, repeated columns', async () => {
    const log = await read('jira.csv', 'jira', 'America/New_York');
    expect(verdictsOf(log)).toEqual({
      'F-1': 'true_positive true',
      'F-2': 'false_positive true',
      'F-3': 'undetermined false',
    });
    // 1 March is winter in New York: UTC-5.
    expect(log.records[0]!.time).toBe('2026-03-01T20:04:00.000Z');
    expect(log.records[0]!.unmapped).toMatchObject({ Labels: 'c2', 'Labels (2)': 'host' });
  });
});

describe('traces and scores', () => {
  it('OTLP: spans of tools are decisions, nanoseconds as text, other spans left out', async () => {
    const log = await read('otlp.jsonl', 'otel-genai');
    expect(log.rows).toEqual({ read: 3, used: 2, rejected: 0, leftOut: 1 });
    expect(log.records[0]).toMatchObject({
      decision_id: 'call-1',
      time: '2026-03-01T10:00:00.000Z',
      latency_ms: 1500,
      environment: 'production',
      action: { name: 'isolate_host', category: 'isolate' },
      confidence: 0.8,
    });
    expect(log.records[1]).toMatchObject({ action: { category: 'enrich' }, release_id: '2026.03' });
  });

  it.each([
    ['langfuse.json', 'langfuse'],
    ['phoenix.json', 'phoenix'],
  ])('%s: what people said is a review, what a model said is left out', async (name, format) => {
    const log = await read(name, format);
    expect(log.records.map(({ outcome, span_id: span }) => [outcome, span])).toEqual([
      ['approve', 'o1'],
      ['reject', 'o2'],
    ]);
    expect(log.rows).toEqual({ read: 3, used: 2, rejected: 0, leftOut: 1 });
  });
});

it('says what a source cannot support', () => {
  const lacks = (id: string) => cannotCarry(formatOf(id)!.mapping).map(({ what }) => what);
  expect(lacks('sentinel')).toEqual(
    expect.arrayContaining(['verdicts on an agent', 'override rate', 'rollback rate']),
  );
  expect(lacks('sentinel')).not.toContain('false-positive share');
  expect(lacks('opa')).toEqual(
    expect.arrayContaining(['override rate', 'false-positive share', 'rollback rate']),
  );
  expect(lacks('opa')).not.toContain('within policy');
  expect(lacks('ocsf')).not.toContain('rollback rate');
});
