import { z } from 'zod';

/** What a form writes beside a field of a schema; its bounds and its error are the schema's own. */
export interface FieldWords {
  /** With its unit: `Maturity lag, days`. */
  readonly label: string;
  readonly help?: string;
  /** Of a text: how many lines its box shows. */
  readonly lines?: number;
  /** Of a share: written as a percentage. */
  readonly percent?: true;
}

/** Zod's metadata for forms. It is no part of the JSON Schemas that are published. */
export const fieldWords = onceEach(z.registry<FieldWords>());

/** Of two fields that share one schema the later words would stand at both. */
function onceEach(words: z.core.$ZodRegistry<FieldWords>) {
  const add = words.add.bind(words);
  words.add = (schema, ...said) => {
    if (words.has(schema)) throw new TypeError(`one schema for two fields: ${said[0]?.label ?? ''}`);
    return add(schema, ...said);
  };
  return words;
}

export interface FormField extends FieldWords {
  readonly kind: 'number' | 'text' | 'day' | 'choice' | 'tick';
  readonly isWhole: boolean;
  /** Of a choice, in their order. */
  readonly values: readonly string[];
  /** What an empty field stands for; `undefined` too where the schema takes nothing else. */
  readonly empty: null | undefined;
}

/** A field as a form draws it. Throws where the schema has no words for it, or is nothing a form can draw. */
export function formField(schema: z.core.$ZodType): FormField {
  let inner = schema;
  let words = fieldWords.get(schema);
  let empty: null | undefined;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) {
    if (inner instanceof z.ZodNullable) empty = null;
    inner = inner.unwrap();
    words ??= fieldWords.get(inner);
  }
  if (words === undefined) throw new TypeError('a form field without words');
  const field = { ...words, isWhole: false, values: [], empty };
  if (inner instanceof z.ZodNumber) return { ...field, kind: 'number', isWhole: inner.isInt };
  if (inner instanceof z.ZodISODate) return { ...field, kind: 'day' };
  if (inner instanceof z.ZodString) return { ...field, kind: 'text' };
  if (inner instanceof z.ZodBoolean) return { ...field, kind: 'tick' };
  if (inner instanceof z.ZodEnum) return { ...field, kind: 'choice', values: inner.options.map(String) };
  throw new TypeError(`${words.label}: no form field for this type`);
}

/** What is wrong with a value, each by its place: `gates.0.limit`; the first problem of a place. */
export function problemsOf(schema: z.ZodType, value: unknown): ReadonlyMap<string, string> {
  const issues = schema.safeParse(value).error?.issues ?? [];
  return new Map(issues.toReversed().map(({ path, message }) => [path.join('.'), message]));
}
