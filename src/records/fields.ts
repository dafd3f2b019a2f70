import type { z } from 'zod';
import { recordSchemas } from './record';
import type { EventType } from './vocabulary';

export type FieldKind = 'text' | 'time' | 'number' | 'whole' | 'yes-no' | 'word' | 'object' | 'any';

/** A field of a record that holds one value, by its dotted path. */
export interface RecordField {
  readonly path: string;
  readonly kind: FieldKind;
  /** The permitted words of a `word`. */
  readonly words: readonly string[];
  /** Without it the record is rejected. False inside an optional object. */
  readonly isRequired: boolean;
}

/** Fields of list elements, by the list's path. */
export interface RecordFields {
  readonly fields: readonly RecordField[];
  readonly lists: Readonly<Record<string, readonly RecordField[]>>;
}

type Schema = z.core.$ZodTypes;

const known = new Map<EventType, RecordFields>();

/** What a record of this type can hold, read off its schema. */
export function fieldsOfRecord(type: EventType): RecordFields {
  let found = known.get(type);
  if (found === undefined) {
    const fields: RecordField[] = [];
    const lists: Record<string, readonly RecordField[]> = {};
    walk(recordSchemas[type] as Schema, '', true, fields, lists);
    found = { fields, lists };
    known.set(type, found);
  }
  return found;
}

function walk(
  schema: Schema,
  path: string,
  isRequired: boolean,
  fields: RecordField[],
  lists: Record<string, readonly RecordField[]>,
): void {
  const { def } = schema._zod;
  const add = (kind: FieldKind, words: readonly string[] = []) =>
    void fields.push({ path, kind, words, isRequired });
  switch (def.type) {
    case 'optional':
    case 'nullable':
      return walk(def.innerType as Schema, path, false, fields, lists);
    case 'object':
      for (const [name, inner] of Object.entries(def.shape)) {
        const own = path === '' ? name : `${path}.${name}`;
        const isOptional = inner._zod.optin === 'optional';
        walk(inner as Schema, own, isRequired && !isOptional, fields, lists);
      }
      return;
    case 'array': {
      const inner: RecordField[] = [];
      walk(def.element as Schema, '', true, inner, {});
      lists[path] = inner;
      return;
    }
    case 'string':
      return add(isTime(schema) ? 'time' : 'text');
    case 'number':
      return add(isWhole(schema) ? 'whole' : 'number');
    case 'boolean':
      return add('yes-no');
    case 'enum':
      return add('word', Object.values(def.entries).map(String));
    case 'literal':
      return add('word', def.values.map(String));
    case 'record':
      return add('object');
    case 'union': {
      const isNumber = def.options.every((option) => (option as Schema)._zod.def.type === 'literal');
      return add(isNumber ? 'whole' : 'any');
    }
    default:
      return add('any');
  }
}

/** Refined text says so in its metadata. */
const isTime = (schema: Schema) => (schema as unknown as z.ZodType).meta()?.format === 'date-time';

const isWhole = (schema: Schema) =>
  (schema._zod.def.checks ?? []).some((check) => {
    const own = check._zod.def as { check: string; format?: string };
    return own.check === 'number_format' && own.format === 'safeint';
  });
