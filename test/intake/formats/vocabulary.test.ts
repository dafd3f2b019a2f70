import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../src/intake/formats/formats';
import { recognise } from '../../../src/intake/formats/recognise';
import { convert } from '../../../src/intake/mapper/convert';
import { guessMapping } from '../../../src/intake/mapper/guess';
import { recordSchema } from '../../../src/records/record';

const textOf = (name: string) =>
  readFileSync(path.join(import.meta.dirname, 'fixtures', 'exports', name), 'utf8');

async function read(text: string, format: string, zone?: string) {
  const converted = await convert(new Blob([text]), formatOf(format)!.mapping, {
    file: 'x',
    ...(zone === undefined ? {} : { zone }),
  });
  const lines = (await new Blob(converted.text).text()).split('\n').filter(Boolean);
  const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  for (const record of records) expect(recordSchema.safeParse(record).error?.issues).toBeUndefined();
  const { rows } = converted;
  expect(rows.read).toBe(rows.used + rows.rejected + rows.leftOut);
  return { ...converted, records };
}

const actionsOf = (records: readonly Record<string, unknown>[]) =>
  records.map(({ action }) => {
    const { name, category } = action as { name: string; category: string };
    return `${name} ${category}`;
  });
const verdictsOf = (records: readonly Record<string, unknown>[]) => records.map(({ verdict }) => verdict);
const words = (notes: readonly { words: string; count: number }[]) =>
  notes.map(({ words: own, count }) => `${count}× ${own}`);

const containing = [
  'get_blocked_ips enrich',
  'list_containers enrich',
  'dispatch_ticket notify',
  'skill_lookup enrich',
  'do_not_isolate none',
  'check_quarantine_status enrich',
];

describe('names of actions that contain a word for an act', () => {
  it.each([
    ['action-word-parts-opa.jsonl', 'opa'],
    ['action-word-parts-otel.jsonl', 'otel-genai'],
  ])('%s: reading and not acting are no containment', async (name, format) => {
    const { records, rows } = await read(textOf(name), format);
    expect(rows).toEqual({ read: 6, used: 6, rejected: 0, leftOut: 0 });
    expect(actionsOf(records)).toEqual(containing);
  });

  it('the mapper’s guess agrees with the formats', () => {
    const rows = containing.map((each, at) => ({
      case: `c${at}`,
      time: `2026-06-02T0${at}:00:00Z`,
      action: each.split(' ')[0]!,
    }));
    const [decision] = guessMapping('book', rows).records;
    expect(decision?.fields['action.category']).toMatchObject({
      map: Object.fromEntries(containing.map((each) => each.split(' ') as [string, string])),
    });
  });

  it('a tool whose name is not known is kept, and counted as a guess', async () => {
    const { records, rows, guesses } = await read(
      textOf('otel-tools-without-a-known-word-otel.jsonl'),
      'otel-genai',
    );
    expect(rows).toEqual({ read: 6, used: 6, rejected: 0, leftOut: 0 });
    expect(actionsOf(records)).toEqual([
      'run_kql none',
      'virustotal_ip_report enrich',
      'execute_playbook none',
      'close_incident none',
      'send_slack notify',
      'isolate_host isolate',
    ]);
    expect(words(guesses)).toContain(
      '1× attributes.gen_ai.tool.name: “run_kql” is no known word, and was taken for none',
    );
    expect(guesses).toHaveLength(6);
  });
});

describe('closing words that hold their opposite', () => {
  it('ServiceNow', async () => {
    const { records } = await read(textOf('close-words-negated-servicenow.csv'), 'servicenow');
    expect(verdictsOf(records)).toEqual([
      'undetermined',
      'undetermined',
      'undetermined',
      'false_positive',
      'undetermined',
    ]);
  });

  it('Jira', async () => {
    const { records } = await read(textOf('close-words-negated-jira.csv'), 'jira', 'UTC');
    expect(verdictsOf(records)).toEqual(['benign_positive', 'benign_positive', 'undetermined']);
  });

  it('Splunk', async () => {
    const { records, rows } = await read(textOf('close-words-negated-splunk.csv'), 'splunk-es');
    expect(rows.rejected).toBe(0);
    expect(verdictsOf(records)).toEqual(['benign_positive', 'undetermined']);
  });

  it('own words in other tools: a custom status, a custom classification', async () => {
    const hive = (status: string) =>
      JSON.stringify({
        _id: status,
        title: 'x',
        startDate: 1772359200000,
        tlp: 2,
        pap: 2,
        status,
        stage: 'Closed',
        tags: [],
      });
    const { records } = await read(
      ['BenignTruePositive', 'NotATruePositive', 'Faux positif', '誤検知'].map(hive).join('\n'),
      'thehive',
    );
    expect(verdictsOf(records)).toEqual([
      'benign_positive',
      'undetermined',
      'false_positive',
      'false_positive',
    ]);
  });
});

describe('a score that does not judge the action', () => {
  it('Langfuse: none is a review, all are counted by name', async () => {
    const { records, rows, leftOut } = await read(
      textOf('scores-of-anything-as-approval-langfuse.json'),
      'langfuse',
    );
    expect(records).toEqual([]);
    expect(rows).toEqual({ read: 4, used: 0, rejected: 0, leftOut: 4 });
    const why = 'which do not say whether the action was right';
    expect(words(leftOut)).toEqual([
      `2× scores named “helpfulness 1 to 5”, ${why}`,
      `1× scores named “hallucination”, ${why}`,
      `1× scores named “unsafe”, ${why}`,
    ]);
  });

  it('Phoenix', async () => {
    const { records, rows } = await read(textOf('scores-of-anything-as-approval-phoenix.json'), 'phoenix');
    expect(records).toEqual([]);
    expect(rows).toEqual({ read: 2, used: 0, rejected: 0, leftOut: 2 });
  });

  it('a number under the right name is none either without its range', async () => {
    const score = (value: number) => ({
      ...{ id: `s${value}`, traceId: 't', source: 'ANNOTATION', timestamp: '2026-03-01T10:00:00Z' },
      ...{ name: 'approval', dataType: 'NUMERIC', value },
    });
    const { records, leftOut } = await read(JSON.stringify({ data: [score(1), score(5)] }), 'langfuse');
    expect(records).toEqual([]);
    expect(words(leftOut)).toEqual(['2× scores named “approval” as a number without a range']);
  });

  it('what is turned round is no approval', async () => {
    const score = (stringValue: string) => ({
      ...{ id: stringValue, traceId: 't', source: 'ANNOTATION', timestamp: '2026-03-01T10:00:00Z' },
      ...{ name: 'Human-Review', dataType: 'CATEGORICAL', value: 1, stringValue },
    });
    const labels = ['approved', 'not approved', 'unapproved', 'approved?', 'Abgelehnt', 'thumbs_down'];
    const { records } = await read(JSON.stringify({ data: labels.map(score) }), 'langfuse');
    expect(records.map(({ outcome }) => outcome)).toEqual(['approve', 'reject', 'reject', 'reject']);
  });
});

describe('labels and predictions', () => {
  it('an OCSF finding that an analyst closed is a label, no prediction', async () => {
    const text = textOf('ocsf-finding-closed-by-analyst-finding.jsonl');
    const { records } = await read(text, 'ocsf');
    const [decision, verdict] = records;
    expect(decision).not.toHaveProperty('predicted_verdict');
    expect(verdict).toMatchObject({
      event_type: 'verdict',
      finding_uid: 'f-1',
      verdict: 'false_positive',
      final: true,
      time: '2026-03-01T10:00:00.000Z',
      author: { uid: 'ana', kind: 'human' },
    });
    const { action_id: _, disposition_id: __, ...finding } = JSON.parse(text) as Record<string, unknown>;
    const alone = await read(JSON.stringify(finding), 'ocsf');
    expect(alone.records).toMatchObject([{ event_type: 'verdict', verdict: 'false_positive' }]);
  });

  it('of an OCSF finding that an agent closed the agent is the author', async () => {
    const { assignee: _, ...finding } = JSON.parse(
      textOf('ocsf-finding-closed-by-analyst-finding.jsonl'),
    ) as Record<string, unknown>;
    const { records } = await read(JSON.stringify({ ...finding, ai_agent: { uid: 'agent-7' } }), 'ocsf');
    expect(records[1]).toMatchObject({ author: { uid: 'agent-7', kind: 'agent' } });
  });

  it('tags of the source event are no label of Elastic, nor do contradicting tags decide', async () => {
    const alert = (id: string, fields: Record<string, unknown>) => ({
      '@timestamp': '2026-03-01T10:00:00.000Z',
      'kibana.alert.uuid': id,
      'kibana.alert.workflow_status': 'closed',
      ...fields,
    });
    const { records } = await read(
      [
        alert('a', { tags: ['False Positive'] }),
        alert('b', { signal: { tags: ['True Positive'] } }),
        alert('c', { 'kibana.alert.workflow_tags': ['True Positive', 'False Positive'] }),
        alert('d', { 'kibana.alert.workflow_tags': ['True Positive'], tags: ['False Positive'] }),
      ]
        .map((each) => JSON.stringify(each))
        .join('\n'),
      'elastic',
    );
    expect(verdictsOf(records)).toEqual(['undetermined', 'undetermined', 'undetermined', 'true_positive']);
  });

  it('a benign tag of TheHive’s case ranks behind what a person closed', async () => {
    const hive = {
      _id: '~1',
      title: 'x',
      startDate: 1772359200000,
      tlp: 2,
      pap: 2,
      status: 'TruePositive',
      tags: ['benign'],
    };
    const { records } = await read(JSON.stringify(hive), 'thehive');
    expect(records).toMatchObject([{ verdict: 'benign_positive', author: { kind: 'automation' } }]);
  });
});

describe('spans as SDKs write them', () => {
  it.each([
    ['copilot-otel-spans.jsonl', ['skill none', 'view enrich'], 1],
    ['copilot-otel-flat-attributes-nano.jsonl', ['skill none'], 0],
    ['openinference-spans.jsonl', ['search_flights enrich'], 0],
  ] as const)('%s', async (name, actions, leftOut) => {
    expect((await recognise(new Blob([textOf(name)]), name)).format).toBe('otel-genai');
    const { records, rows } = await read(textOf(name), 'otel-genai');
    expect(actionsOf(records)).toEqual(actions);
    expect(rows).toMatchObject({ rejected: 0, leftOut });
  });

  it('reads seconds and nanoseconds, the resource, and the Python console’s names', async () => {
    const { records } = await read(textOf('copilot-otel-spans.jsonl'), 'otel-genai');
    // 1790206126 s is 2026-09-23T23:28:46Z.
    expect(records[0]).toMatchObject({
      time: '2026-09-23T23:28:46.197Z',
      latency_ms: 1042,
      agent: { uid: 'github-copilot', version: '1.0.89-1' },
    });
    const python = {
      name: 'execute_tool isolate_host',
      context: {
        trace_id: '0x5b8efff798038103d269b633813fc60c',
        span_id: '0xeee19b7ec3c1b174',
        trace_state: '[]',
      },
      start_time: '2026-03-01T10:00:00.250000Z',
      end_time: '2026-03-01T10:00:01.500000Z',
      attributes: {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': 'isolate_host',
        'gen_ai.agent.name': 'a',
      },
      resource: { attributes: { 'service.name': 'soc' }, schema_url: '' },
    };
    const { records: own } = await read(JSON.stringify(python), 'otel-genai');
    expect(own).toMatchObject([
      {
        trace_id: '5b8efff798038103d269b633813fc60c',
        span_id: 'eee19b7ec3c1b174',
        time: '2026-03-01T10:00:00.250000Z',
        latency_ms: 1250,
        workflow: 'soc',
        action: { category: 'isolate' },
      },
    ]);
  });
});

describe('the mapper’s guesses', () => {
  const kindsOf = (name: string, words: readonly unknown[]) =>
    guessMapping(
      'book',
      Array.from({ length: 12 }, (_, at) => ({
        Case: `c${at}`,
        Seen: `2026-06-02T${String(at).padStart(2, '0')}:00:00Z`,
        'Bot says': ['isolate host', 'lock user'][at % 2],
        [name]: words[at % words.length],
      })),
    ).records.map(({ event_type: type }) => type);

  it.each(['hallucination', 'Answer relevance', 'helpfulness', 'review_toxicity', 'unsafe'])(
    '%s with yes and no, good and bad is no answer to the proposal',
    (name) => {
      expect(kindsOf(name, ['yes', 'no'])).toEqual(['decision']);
      expect(kindsOf(name, ['good', 'bad'])).toEqual(['decision']);
      expect(kindsOf(name, [true, false])).toEqual(['decision']);
    },
  );

  it('tags of the event are no truth, a column of closings is one', () => {
    const words = ['False Positive', 'True Positive'];
    expect(kindsOf('event.tags', words)).toEqual(['decision']);
    expect(kindsOf('Labels', words)).toEqual(['decision']);
    expect(kindsOf('Closed as', words)).toEqual(['decision', 'verdict']);
    expect(kindsOf('Abschluss', ['Fehlalarm', 'Richtig positiv'])).toEqual(['decision', 'verdict']);
  });

  it('a share of something else is not how sure the agent was', () => {
    const rows = Array.from({ length: 12 }, (_, at) => ({
      Case: `c${at}`,
      Seen: `2026-06-02T${String(at).padStart(2, '0')}:00:00Z`,
      What: ['isolate host', 'lock user'][at % 2],
      toxicity: 0.1 + at / 20,
    }));
    const [decision] = guessMapping('book', rows).records;
    expect(decision?.fields).toHaveProperty(['action.category']);
    expect(decision?.fields).not.toHaveProperty(['confidence']);
  });
});

it('a method of HTTP is an act only where it takes something away; PATCH hardens nothing', async () => {
  const row = (method: string) => ({
    decision_id: method,
    labels: { id: 'aa' },
    path: 'soc/act',
    input: { agent: 'a', method, resource: 'h' },
    result: { allow: true },
    timestamp: '2026-03-01T10:00:00Z',
  });
  const { records, batch } = await read(
    ['GET', 'DELETE', 'PATCH'].map((method) => JSON.stringify(row(method))).join('\n'),
    'opa',
  );
  expect(actionsOf(records)).toEqual(['GET enrich', 'DELETE evict']);
  expect(batch.rejected).toMatchObject([{ line: 3, field: 'action.category ← input.method' }]);
});
