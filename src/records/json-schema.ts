import { z } from 'zod';
import { helpOf } from './field-meanings';
import { recordSchema } from './record';
import type { EventType } from './vocabulary';

type Json = Record<string, unknown>;

const anyTime = 'RFC 3339 with an offset';

/** The log format as a JSON Schema (draft 2020-12) of one record. Fields it does not name are allowed and ignored. */
export function logJsonSchema(): Json {
  const schema = z.toJSONSchema(recordSchema, { target: 'draft-2020-12', io: 'input' }) as Json;
  for (const kind of kindsOf(schema)) {
    // The one rule of the Zod schemas that JSON Schema cannot take from a refinement.
    if (typeOf(kind) === 'verdict')
      kind.anyOf = [{ required: ['finding_uid'] }, { required: ['decision_id'] }];
    explain(kind, typeOf(kind) as EventType, '');
  }
  const { $schema, ...rest } = schema;
  return {
    $schema,
    title: 'Shadowproof log record, version 1.1',
    description: 'One line of a JSONL log, or one element of a JSON array. UTF-8; lines of at most 8 MiB.',
    ...rest,
  };
}

/** Gives every member that has no words of its own those that the mapper shows beside it. */
function explain(schema: Json, type: EventType, path: string): void {
  for (const [name, part] of Object.entries((schema.properties ?? {}) as Record<string, Json>)) {
    const own = path === '' ? name : `${path}.${name}`;
    const help = helpOf(type, own);
    // Every time is described alike.
    const isPlain = part.description === undefined || part.description === anyTime;
    if (isPlain && help !== undefined) part.description = help;
    const inner = objectIn(part);
    if (inner !== undefined) explain(inner.schema, type, own + inner.suffix);
  }
}

/** The schema of each kind of record. */
export const kindsOf = (schema: Json): Json[] => (schema.oneOf ?? schema.anyOf) as Json[];

export const typeOf = (kind: Json): string =>
  ((kind.properties as Record<string, Json>).event_type as { const: string }).const;

/** A plain page that explains every field, for people; no script. */
export function logFormatPage(): string {
  const kinds = kindsOf(logJsonSchema());
  const sections = kinds.map((kind) => {
    const rows = rowsOf(kind, '').map(
      ({ field, type, required, description }) =>
        `<tr><td><code>${escape(field)}</code></td><td>${escape(type)}</td><td>${required ? 'required' : ''}</td><td>${escape(description)}</td></tr>`,
    );
    return `<h2 id="${typeOf(kind)}">${typeOf(kind)}</h2>
<table>
<thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Rule</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
  });
  const links = kinds.map((kind) => `<a href="#${typeOf(kind)}">${typeOf(kind)}</a>`).join(' · ');
  return pageOf(
    'Shadowproof log format 1.1',
    `<p>One record a line (JSONL, NDJSON) or a JSON array, plain or gzipped, in any number of files and any order.
The same as a <a href="shadowproof-log-1.1.schema.json">JSON Schema</a>. Fields not named here are ignored. An optional
word that a field does not have is set aside and counted, never in the agent’s favour.
Exports of other tools are read by a <a href="mapping.html">mapping</a>.</p>
<p>${links}</p>
${sections.join('\n')}`,
  );
}

/** A page for people, without script. `body` is HTML. */
export const pageOf = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { text-align: start; vertical-align: top; padding: 0.3rem 0.6rem; border-bottom: 1px solid #8886; overflow-wrap: anywhere; }
pre { overflow-x: auto; padding: 0.6rem; border: 1px solid #8886; font-size: 0.85rem; }
</style>
</head>
<body>
<h1>${escape(title)}</h1>
${body}
</body>
</html>
`;

interface FieldRow {
  field: string;
  type: string;
  required: boolean;
  description: string;
}

/** Every member of an object, with those inside it. */
export function rowsOf(schema: Json, path: string): FieldRow[] {
  const required = (schema.required ?? []) as string[];
  return Object.entries((schema.properties ?? {}) as Record<string, Json>).flatMap(([name, part]) => {
    const field = path ? `${path}.${name}` : name;
    const own = {
      field,
      type: typeWords(part),
      required: required.includes(name),
      description: typeof part.description === 'string' ? part.description : '',
    };
    const object = objectIn(part);
    return [own, ...(object ? rowsOf(object.schema, field + object.suffix) : [])];
  });
}

function objectIn(part: Json): { schema: Json; suffix: string } | undefined {
  if (part.properties) return { schema: part, suffix: '' };
  const items = part.items as Json | undefined;
  if (items?.properties) return { schema: items, suffix: '[]' };
  const other = ((part.anyOf ?? []) as Json[]).find((branch) => branch.properties);
  return other && { schema: other, suffix: '' };
}

function typeWords(part: Json): string {
  if (part.const !== undefined) return JSON.stringify(part.const);
  if (Array.isArray(part.enum)) return part.enum.join(', ');
  const branches = (part.anyOf ?? part.oneOf) as Json[] | undefined;
  if (branches) return branches.map(typeWords).join(' or ');
  if (part.type === 'array') return `list of ${typeWords((part.items ?? {}) as Json)}`;
  if (part.format === 'date-time') return 'time';
  const limits = [
    part.minimum !== undefined && part.minimum !== Number.MIN_SAFE_INTEGER
      ? `from ${String(part.minimum)}`
      : '',
    part.exclusiveMinimum !== undefined ? `above ${String(part.exclusiveMinimum)}` : '',
    part.maximum !== undefined && part.maximum !== Number.MAX_SAFE_INTEGER
      ? `to ${String(part.maximum)}`
      : '',
  ].filter(Boolean);
  return [String(part.type ?? 'anything'), ...limits].join(' ');
}

/** Text as HTML shows it. */
export const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
