import { createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { randomSource } from '../../src/statistics/random';
import { evaluated } from './headless';

const tools = ['isolate_host', 'lookup_ip', 'disable_user', 'block_ip', 'query_siem', 'create_ticket'];
const spansOfOneLine = 20;

/** OTLP JSON as a collector's file exporter writes it: one batch of spans a line. Made once and kept. */
async function otlpLog(rows: number): Promise<string> {
  const file = path.resolve('.cache/bench', `spans-${rows}.jsonl`);
  if (existsSync(file) && statSync(file).size > 0) return file;
  mkdirSync(path.dirname(file), { recursive: true });
  const random = randomSource(1);
  const hex = (length: number) => Array.from({ length }, () => random.below(16).toString(16)).join('');
  const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });
  const spanOf = (index: number) => {
    const tool = tools[random.below(tools.length)]!;
    const start = `${1_772_359_200_000 + index * 4000}000000`;
    const names = { traceId: hex(32), spanId: hex(16), name: `execute_tool ${tool}`, kind: 1 };
    const attributes = [
      text('gen_ai.operation.name', 'execute_tool'),
      text('gen_ai.tool.name', tool),
      text('gen_ai.tool.call.id', `call-${index}`),
      text('gen_ai.agent.id', `agent-${random.below(5)}`),
      text('finding_uid', `F-${Math.floor(index / 3)}`),
    ];
    return { ...names, startTimeUnixNano: start, endTimeUnixNano: start, attributes };
  };
  const out = createWriteStream(file);
  for (let from = 0; from < rows; from += spansOfOneLine) {
    const spans = Array.from({ length: Math.min(spansOfOneLine, rows - from) }, (_, at) => spanOf(from + at));
    const resource = { attributes: [text('service.name', 'triage-agent'), text('service.version', '1')] };
    const line = JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] });
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return file;
}

/** What a row of a nested source takes at the peak of `evaluate --json`, above what 400 rows take. */
export async function benchSpans(decisions: number): Promise<void> {
  const rows = Math.min(decisions, 634_246);
  const options = ['--engine', 'native', '--threads', '1'];
  const few = await evaluated([await otlpLog(400)], options);
  const all = await evaluated([await otlpLog(rows)], options);
  console.log(
    `\nspans: ${rows} rows of OTLP JSON, peak ${(all.peak / 1e6).toFixed(0)} MB, of 400 rows ` +
      `${(few.peak / 1e6).toFixed(0)} MB: ${((all.peak - few.peak) / (rows - 400)).toFixed(0)} bytes a row`,
  );
}
