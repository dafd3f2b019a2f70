import { maxRecordBytes } from '../../reading/limits';
import type { RowOrBad } from './row';

const firstLine = 'Activity.TraceId:';
const field = /^Activity\.(\w+):\s*(.*)$/;
const entry = /^ {4}([^\s:][^:]*): ?(.*)$/;
const sections: Readonly<Record<string, 'attributes' | 'resource' | 'other'>> = {
  'Activity.Tags:': 'attributes',
  'Activity.TagObjects:': 'attributes',
  'Activity.Events:': 'other',
  'Activity.Links:': 'other',
  'Resource associated with Activity:': 'resource',
  'Instrumentation scope (ActivitySource):': 'other',
};
const batchSize = 1_000;

/** Is it what the console exporter of OpenTelemetry .NET writes? No line of a JSON log may stand in it. */
export const areActivities = (head: string): boolean =>
  /^Activity\.TraceId:\s/m.test(head) && /^Activity\.SpanId:\s/m.test(head) && !/^\s*\{"/m.test(head);

interface Open {
  readonly line: number;
  readonly fields: Map<string, string>;
  readonly attributes: Record<string, string>;
  readonly resource: Record<string, string>;
  isWhole: boolean;
  section: 'attributes' | 'resource' | 'other' | undefined;
}

/** `1.02:03:04.5000000`, days optional, in milliseconds; `undefined` where it is none. */
function milliseconds(duration: string): number | undefined {
  const found = /^(?:(\d+)\.)?(\d\d):(\d\d):(\d\d(?:\.\d+)?)$/.exec(duration);
  if (found === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((part: string | undefined) => parseFloat(part ?? '0'));
  return ((days * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000;
}

function rowOf({ line, fields, attributes, resource, isWhole }: Open): RowOrBad {
  if (!isWhole)
    return {
      line,
      expected: 'a span with “Resource associated with Activity” at its end',
      found: `a span without it, ${fields.get('DisplayName') ?? 'unnamed'}`,
    };
  const startTime = fields.get('StartTime') ?? '';
  const [start, lasted] = [Date.parse(startTime), milliseconds(fields.get('Duration') ?? '')];
  const end = lasted === undefined ? NaN : start + lasted;
  const status = fields.get('StatusCode');
  return {
    line,
    ...{ byteOffset: 0, byteLength: 0 },
    row: {
      traceId: fields.get('TraceId'),
      spanId: fields.get('SpanId'),
      name: fields.get('DisplayName'),
      startTime,
      ...(isNaN(end) ? {} : { endTime: new Date(end).toISOString() }),
      ...(status === undefined ? {} : { status }),
      attributes,
      resource,
    },
  };
}

/** Spans in the text that the console exporter of OpenTelemetry .NET writes; other lines between them are left out. */
export async function* activityRows(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<RowOrBad[]> {
  let found: RowOrBad[] = [];
  let open: Open | undefined;
  let at = 0;
  const close = () => {
    if (open !== undefined) found.push(rowOf(open));
    open = undefined;
  };
  const see = (text: string) => {
    at++;
    if (text.startsWith(firstLine)) {
      close();
      const empty = () => Object.create(null) as Record<string, string>;
      open = {
        line: at,
        fields: new Map(),
        attributes: empty(),
        resource: empty(),
        isWhole: false,
        section: undefined,
      };
    }
    if (open === undefined) {
      if (text.trim() !== '')
        found.push({
          line: at,
          expected: 'a span',
          found: text.slice(0, 60),
          leftOut: 'lines of other logs',
        });
      return;
    }
    if (text.trim() === '' && open.isWhole) return close();
    const section = sections[text.trimEnd()];
    if (section !== undefined) {
      open.section = section;
      open.isWhole ||= section === 'resource';
      return;
    }
    const [, key, value] = entry.exec(text) ?? [];
    if (key !== undefined && value !== undefined) {
      if (open.section === 'attributes' || open.section === 'resource') open[open.section][key] ??= value;
      return;
    }
    const [, name, told] = field.exec(text) ?? /^(StatusCode): ?(.*)$/.exec(text) ?? [];
    // What stands below the resource is another log's.
    if (name !== undefined && told !== undefined && !open.isWhole && !open.fields.has(name)) {
      open.section = undefined;
      open.fields.set(name, told.trim());
    } else if (open.isWhole) {
      close();
      at--;
      see(text);
    }
  };
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split(/\r?\n/);
    rest = lines.pop() ?? '';
    if (rest.length > maxRecordBytes) rest = rest.slice(0, maxRecordBytes);
    for (const line of lines) see(line);
    if (found.length >= batchSize) {
      yield found;
      found = [];
    }
  }
  if (rest !== '') see(rest);
  close();
  yield found;
}
