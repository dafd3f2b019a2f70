import type { z } from 'zod';
import { isObject } from './unknown';

/** Is the value accepted as it stands, so that parsing would give back an equal one? False also when not sure. */
export type Accepts = (value: unknown) => boolean;

type Schema = z.core.$ZodType;
type Definition = z.core.$ZodTypes['_zod']['def'];

/**
 * A plain function made of a schema's own definition. Where it says true, `safeParse` succeeds with an equal
 * value; where it says false, ask `safeParse`: the value is wrong, or has a field that the schema leaves out.
 * For values as `JSON.parse` gives them. A page whose Content-Security-Policy forbids `new Function` cannot
 * use Zod's own compiler, and its interpreter takes several times as long.
 */
export function acceptsOf(schema: Schema): Accepts {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const accepts = ofType(def);
  const checks = (def.checks ?? []).map((check) => ofCheck(check as z.core.$ZodChecks));
  if (checks.length === 0) return accepts;
  const [first, second] = checks;
  if (checks.length === 1) return (value) => accepts(value) && first!(value);
  if (checks.length === 2) return (value) => accepts(value) && first!(value) && second!(value);
  return (value) => accepts(value) && checks.every((check) => check(value));
}

/** Schemas of an object's fields by name. */
export type Fields = Readonly<Record<string, Schema>>;

/**
 * The fields of an object schema whose value is accepted where every required field is there, no other field is,
 * and each is accepted by its own schema; absent or null may be allowed as well. `undefined` for any other schema.
 * With `despiteChecks` also where a rule about several fields stands beside them.
 */
export function fieldsOf(schema: Schema, despiteChecks = false): Fields | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.checks?.length && !despiteChecks) return undefined;
  if (def.type === 'optional' || def.type === 'nullable') return fieldsOf(def.innerType);
  return def.type === 'object' && !def.catchall ? def.shape : undefined;
}

const never: Accepts = () => false;

function ofType(def: Definition): Accepts {
  switch (def.type) {
    case 'string':
      return 'format' in def || def.coerce ? never : (value) => typeof value === 'string';
    case 'number':
      // 1e999 is valid JSON and no number of a log.
      return 'check' in def || def.coerce ? never : (value) => Number.isFinite(value);
    case 'boolean':
      return def.coerce ? never : (value) => typeof value === 'boolean';
    case 'unknown':
      return () => true;
    case 'literal': {
      const values = new Set<unknown>(def.values);
      return (value) => values.has(value);
    }
    case 'enum': {
      const values = new Set<unknown>(Object.values(def.entries));
      return (value) => values.has(value);
    }
    case 'optional':
      // JSON has no undefined: an absent field is seen by its object.
      return acceptsOf(def.innerType);
    case 'nullable': {
      const accepts = acceptsOf(def.innerType);
      return (value) => value === null || accepts(value);
    }
    case 'union': {
      const options = def.options.map(acceptsOf);
      return (value) => options.some((accepts) => accepts(value));
    }
    case 'array': {
      const accepts = acceptsOf(def.element);
      return (value) => Array.isArray(value) && value.every(accepts);
    }
    case 'record':
      return ofRecord(def);
    case 'object':
      return def.catchall ? never : ofObject(def.shape);
    default:
      return never;
  }
}

function ofRecord(def: z.core.$ZodRecordDef): Accepts {
  const isAnyKey =
    (def.keyType as z.core.$ZodTypes)._zod.def.type === 'string' && !def.keyType._zod.def.checks;
  if (!isAnyKey) return never;
  const accepts = acceptsOf(def.valueType);
  return (value) => {
    if (!isObject(value)) return false;
    for (const key of Object.keys(value)) if (key === '__proto__' || !accepts(value[key])) return false;
    return true;
  };
}

function ofObject(shape: z.core.$ZodShape): Accepts {
  const fields = new Map<string, { accepts: Accepts; isRequired: boolean }>();
  let required = 0;
  for (const [name, schema] of Object.entries(shape)) {
    const isRequired = schema._zod.optin !== 'optional';
    if (isRequired) required++;
    fields.set(name, { accepts: acceptsOf(schema), isRequired });
  }
  return (value) => {
    if (!isObject(value)) return false;
    let found = 0;
    for (const name of Object.keys(value)) {
      const field = fields.get(name);
      if (field === undefined || !field.accepts(value[name])) return false;
      if (field.isRequired) found++;
    }
    return found === required;
  };
}

/** What `refine` makes; `superRefine` has no `fn`. */
interface CustomDefinition {
  readonly check: 'custom';
  readonly fn?: (value: unknown) => unknown;
}

function ofCheck({ _zod }: z.core.$ZodChecks): Accepts {
  const def = _zod.def as z.core.$ZodChecks['_zod']['def'] | CustomDefinition;
  switch (def.check) {
    case 'min_length':
      return (value) => (value as string | unknown[]).length >= def.minimum;
    case 'max_length':
      return (value) => (value as string | unknown[]).length <= def.maximum;
    case 'greater_than':
      return (value) => (def.inclusive ? value! >= def.value : value! > def.value);
    case 'less_than':
      return (value) => (def.inclusive ? value! <= def.value : value! < def.value);
    case 'number_format':
      return def.format === 'safeint' ? Number.isSafeInteger : never;
    case 'string_format':
      return def.format === 'regex' && def.pattern && !def.pattern.global && !def.pattern.sticky
        ? (value) => def.pattern!.test(value as string)
        : never;
    case 'custom':
      return def.fn ? (value) => def.fn!(value) === true : never;
    default:
      return never;
  }
}
