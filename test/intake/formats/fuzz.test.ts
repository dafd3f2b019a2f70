import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { formatOf, formats } from '../../../src/intake/formats/formats';
import { firstRows, recognise } from '../../../src/intake/formats/recognise';
import { convert } from '../../../src/intake/mapper/convert';
import { guessMapping } from '../../../src/intake/mapper/guess';
import type { Accepted } from '../../../src/intake/reading/batch';
import { type Mapping, mappingSchema } from '../../../src/records/mapping';
import { readSource } from '../../../src/intake/reading/read-source';
import { piecesOf } from '../../../src/intake/reading/bytes';
import { recordSchema } from '../../../src/records/record';
import { decision, review, verdict } from '../../fixtures/records';
import { times } from '../../fixtures/times';

/** Of each format; `npm run soak` tries 100,000. */
const rounds = process.env.SOAK === undefined ? 2_000 : times(5_000);
const files: Record<string, string> = {
  opa: 'opa-array.json',
  ocsf: 'ocsf.jsonl',
  sentinel: 'sentinel-incidents.csv',
  defender: 'defender-graph.json',
  'otel-genai': 'otlp.jsonl',
  'splunk-es': 'splunk-es.csv',
  thehive: 'thehive.json',
  elastic: 'elastic.ndjson',
  'kibana-cases': 'kibana-cases.json',
  servicenow: 'servicenow.csv',
  jira: 'jira.csv',
  langfuse: 'langfuse.json',
  phoenix: 'phoenix.json',
  'security-hub': 'security-hub.jsonl',
  guardduty: 'guardduty.jsonl',
  wazuh: 'wazuh.jsonl',
  crowdstrike: 'crowdstrike.jsonl',
  secops: 'secops.jsonl',
  xsoar: 'xsoar.jsonl',
  qradar: 'qradar.jsonl',
  'splunk-soar': 'splunk-soar.jsonl',
  'claude-code': 'claude-code.jsonl',
  langsmith: 'langsmith.jsonl',
  'openai-agents': 'openai-agents.jsonl',
  'agent-governance': 'agent-governance.jsonl',
  inspect: 'inspect.jsonl',
};
const native: Mapping = {
  format: 'shadowproof-mapping/1',
  name: 'native',
  rows: { shape: 'json', mixed: true },
  records: [],
  native: true,
};

/** As properties take it: another one for every commit, and for every soak. */
const start = Number(process.env.PROPERTY_SEED ?? 1);

/** xorshift32 (Marsaglia 2003). */
function generator(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + start * 40_503 + 1) | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const nasty: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1e308,
  1e999,
  true,
  [],
  {},
  [[]],
  'NaN',
  '__proto__',
  '<script>',
  '\u0000',
  '\ud800',
  'agent\udc00',
  'agent\u0000one',
  '2026-13-45',
  '9'.repeat(40),
  -62135596800000,
  253402300800000,
  { value: null },
  { toString: 0, valueOf: 0 },
  { toString: { toString: 0 }, toJSON: 0, length: 9 },
  [{ toString: 0 }, { toString: 0 }],
  ['a', 'b'],
  'x'.repeat(300),
];

/** Replaces, drops or adds one value somewhere inside. */
function mutated(value: unknown, random: (below: number) => number): unknown {
  if (typeof value === 'object' && value !== null && random(10) < 8) {
    const copy: Record<string, unknown> = Array.isArray(value)
      ? ([...(value as unknown[])] as never)
      : { ...value };
    const names = Object.keys(copy);
    const name = names[random(Math.max(1, names.length))];
    if (name === undefined) return nasty[random(nasty.length)];
    if (random(6) === 0) delete copy[name];
    else copy[name] = mutated(copy[name], random);
    return copy;
  }
  return nasty[random(nasty.length)];
}

const units = ['"', ',', '\n', '{', '}', '[', '\\', '\u0000', '❖', '\ufeff', '0', ' ', 'é'];
function scratched(text: string, random: (below: number) => number): string {
  const at = random(text.length + 1);
  const how = random(3);
  const unit = units[random(units.length)]!;
  return how === 0
    ? text.slice(0, at) + unit + text.slice(at)
    : how === 1
      ? text.slice(0, at) + text.slice(at + 1 + random(5))
      : text.slice(0, at) + unit + text.slice(at + 1);
}

/** A quote too many joins all rows of a table below it; here it joins none. */
const evenQuotes = (line: string) => (line.split('"').length % 2 === 1 ? line : `${line}"`);

function jsonLines(values: readonly unknown[], random: (below: number) => number): string {
  return Array.from({ length: rounds }, (_, at) => {
    const value = values[at % values.length];
    const text = JSON.stringify(random(4) === 0 ? value : mutated(value, random)) ?? 'null';
    return random(5) === 0 ? scratched(text, random).replaceAll('\n', ' ') : text;
  }).join('\n');
}

function mutatedFile(name: string, random: (below: number) => number): string {
  const text = readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8');
  if (name.endsWith('.csv')) {
    // Rows of many kilobytes would make this a test of patience; their first cells say the most.
    const [head, ...lines] = text.split('\n').filter((line) => line !== '');
    const short = lines.filter((line) => line.length < 2100);
    return [
      head,
      ...Array.from({ length: rounds }, (_, at) =>
        random(3) === 0
          ? short[at % short.length]!
          : evenQuotes(scratched(short[at % short.length]!, random)),
      ),
    ].join('\n');
  }
  if (name.endsWith('.json')) {
    const value = JSON.parse(text) as unknown;
    const list = Array.isArray(value)
      ? (value as unknown[])
      : ((value as { value?: unknown[]; cases?: unknown[] }).value ??
        (value as { cases?: unknown[] }).cases ??
        (value as { data: unknown[] }).data);
    return jsonLines(list, random);
  }
  return jsonLines(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
    random,
  );
}

async function addsUp(text: string, mapping: Mapping, name: string) {
  const converted = await convert(new Blob([text]), mapping, { file: name, zone: 'Europe/Berlin' });
  const { rows, batch } = converted;
  expect(rows.read).toBe(rows.used + rows.rejected + rows.leftOut);
  for (const kind of Object.values(batch.kinds)) expect(kind.read).toBe(kind.accepted + kind.rejected);
  const made = new Blob(converted.text);
  const lines = (await made.text()).split('\n').length - 1;
  expect(converted.starts.length).toBe(lines);
  let [read, accepted, rejected] = [0, 0, 0];
  const again: Accepted[] = [];
  if (lines > 0) {
    for await (const part of readSource(piecesOf(made.stream()), { file: name, zone: 'Europe/Berlin' })) {
      expect(part.problem).toBeUndefined();
      for (const kind of Object.values(part.kinds)) {
        read += kind.read;
        accepted += kind.accepted;
        rejected += kind.rejected;
      }
      again.push(...part.accepted);
      for (const each of part.accepted.slice(0, 3))
        expect(recordSchema.safeParse(each.record).success).toBe(true);
    }
  }
  expect(read).toBe(lines);
  expect(read).toBe(accepted + rejected);
  // What was checked as it was made is what reading it from its text would have accepted, at the same place.
  const place = ({ line: _, ...each }: Accepted) => JSON.stringify(each);
  expect(batch.accepted.length).toBe(again.length);
  for (const [at, each] of again.entries()) expect(place(batch.accepted[at]!)).toBe(place(each));
  return { rows, accepted: again.length };
}

it.each(formats.map(({ id }) => id))(
  '%s: mutated records neither crash nor hang, and the counts add up',
  async (id) => {
    const text = mutatedFile(files[id]!, generator(formats.findIndex((each) => each.id === id) + 20));
    const { rows, accepted } = await addsUp(text, formatOf(id)!.mapping, files[id]!);
    // A quote that was moved may join all rows of a table below it: how many stay apart is chance.
    const isTable = files[id]!.endsWith('.csv');
    expect(rows.read).toBeGreaterThan(isTable ? 1 : rounds / 2);
    // A format that is known and holds nothing for us gives no record.
    if (!isTable) expect(accepted > 0).toBe(formatOf(id)!.mapping.records.length > 0);
    await recognise(new Blob([text.slice(0, 70_000)]), files[id]!);
  },
);

const odd: readonly (readonly [string, (line: string) => string])[] = [
  ['cut in the middle', (line) => line.slice(0, line.length / 2)],
  ['with a stray U+0000', (line) => `${line.slice(0, 9)}\u0000${line.slice(9)}`],
  ['other text', () => 'collector restarted, 3 events lost'],
  ['two brackets too many', (line) => line.replace(/^\{/, '{{[')],
];

it.each(formats.map(({ id }) => id))('%s: is known although each of its first rows is odd', async (id) => {
  const name = files[id]!;
  const isTable = name.endsWith('.csv');
  const all = mutatedFile(name, (below) => (below === 5 ? 1 : 0)).split('\n');
  const [head, lines] = isTable ? [[all[0]!], all.slice(1)] : [[], all];
  for (const [what, spoilt] of odd) {
    const rows = lines.slice(0, 60).map((line, at) => (at < 3 ? spoilt(line) : line));
    const found = await recognise(new Blob([[...head, ...rows].join('\n')]), name);
    expect(`${what}: ${found.format}`).toBe(`${what}: ${id}`);
  }
});

it('native: mutated records', async () => {
  const text = jsonLines([decision(), review(), verdict()], generator(7));
  const { rows, accepted } = await addsUp(text, native, 'native.jsonl');
  expect(rows.read).toBe(text.split('\n').filter((line) => line.trim() !== '').length);
  expect(accepted).toBeGreaterThan(rounds / 10);
});

it('the mapper’s guess over mutated rows neither crashes nor makes a mapping that cannot be read', async () => {
  const random = generator(11);
  for (const [id, name] of Object.entries(files)) {
    const text = mutatedFile(name, random).split('\n').slice(0, 120).join('\n');
    const rows = await firstRows(new Blob([text]), { shape: 'auto', mixed: true }, 120);
    const mapping = guessMapping(id, rows);
    expect(mappingSchema.safeParse(mapping).error?.issues).toBeUndefined();
    const { rows: counts } = await convert(new Blob([text]), mapping, { file: name, zone: 'UTC' });
    expect(counts.read).toBe(counts.used + counts.rejected + counts.leftOut);
  }
});

it('spans of the .NET console: scratched ones', async () => {
  const random = generator(11);
  const span = (at: number) =>
    [
      'Activity.TraceId:            4bf92f3577b34da6a3ce929d0e0e4736',
      `Activity.SpanId:             s-${at}`,
      'Activity.DisplayName:        execute_tool isolate_host',
      'Activity.StartTime:          2026-03-01T10:00:00.0000000Z',
      'Activity.Duration:           00:00:01.5000000',
      'Activity.Tags:',
      '    gen_ai.operation.name: execute_tool',
      '    gen_ai.tool.name: isolate_host',
      'Resource associated with Activity:',
      '    service.name: responder',
      '',
    ].join('\n');
  const text = Array.from({ length: rounds }, (_, at) =>
    random(3) === 0 ? span(at) : scratched(scratched(span(at), random), random),
  ).join('\n');
  const { rows, accepted } = await addsUp(text, formatOf('otel-genai')!.mapping, 'console.log');
  // A block whose first line was hit belongs to other logs.
  expect(rows.read).toBeGreaterThanOrEqual(rounds * 0.9);
  expect(accepted).toBeGreaterThan(rounds / 3);
});
