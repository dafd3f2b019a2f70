import { isObject } from '../../../records/unknown';
/** One row of a foreign source, as parsed. */
export type Row = Readonly<Record<string, unknown>>;

type Step = string | number | '*';
interface Part {
  readonly name: string;
  /** List positions after the name: `[0]`, `[*]`. */
  readonly at: readonly Step[];
}

const parsed = new Map<string, readonly Part[]>();

function partsOf(path: string): readonly Part[] {
  let parts = parsed.get(path);
  if (parts === undefined) {
    parts = path.split('.').map((piece) => {
      const open = /^(.*?)((?:\[(?:\d+|\*)\])*)$/s.exec(piece);
      const at = [...(open?.[2] ?? '').matchAll(/\[(\d+|\*)\]/g)].map(([, step = '*']) =>
        step === '*' ? '*' : parseInt(step, 10),
      );
      return { name: open?.[1] ?? piece, at };
    });
    if (parsed.size > 10_000) parsed.clear();
    parsed.set(path, parts);
  }
  return parts;
}

/** Nothing stands there: absent, null, empty text or an empty list. */
export const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/**
 * Everything that stands at a path, in order. A name with dots is tried as it is before it is taken
 * apart, so that dotted and nested keys are found alike.
 */
export function valuesAt(row: unknown, path: string): unknown[] {
  if (path === '.') return [row];
  if (isObject(row) && Object.hasOwn(row, path)) return [row[path]];
  const found: unknown[] = [];
  collect(row, partsOf(path), 0, found);
  return found;
}

function collect(value: unknown, parts: readonly Part[], from: number, found: unknown[]): void {
  if (from === parts.length) return void found.push(value);
  if (!isObject(value)) {
    // A list of one stands for its element, as Elasticsearch exports write it.
    if (Array.isArray(value) && value.length === 1) collect(value[0], parts, from, found);
    return;
  }
  if (parts[from]!.name === '*') {
    for (const each of Object.values(value)) enter(each, parts[from]!.at, 0, parts, from + 1, found);
    return;
  }
  let name = '';
  for (let to = from; to < parts.length; to++) {
    const part = parts[to]!;
    name = to === from ? part.name : `${name}.${part.name}`;
    if (Object.hasOwn(value, name)) enter(value[name], part.at, 0, parts, to + 1, found);
    if (found.length > 0 || part.at.length > 0) return;
  }
}

function enter(
  value: unknown,
  at: readonly Step[],
  depth: number,
  parts: readonly Part[],
  next: number,
  found: unknown[],
): void {
  const step = at[depth];
  if (step === undefined) return collect(value, parts, next, found);
  if (step === '*') {
    const list = Array.isArray(value) ? value : [value];
    for (const item of list) enter(item, at, depth + 1, parts, next, found);
    return;
  }
  if (Array.isArray(value) && typeof step === 'number') enter(value[step], at, depth + 1, parts, next, found);
}

/** What the first of the paths that holds something holds; `undefined` when none does. */
export function firstAt(
  row: unknown,
  from: string | readonly string[],
): { path: string; value: unknown } | undefined {
  for (const path of typeof from === 'string' ? [from] : from) {
    const value = valuesAt(row, path).find((each) => !isNothing(each));
    if (value !== undefined) return { path, value };
  }
  return undefined;
}

/** The name in the row itself with which a path begins. */
export const firstName = (row: Row, path: string): string => {
  if (Object.hasOwn(row, path)) return path;
  const parts = partsOf(path);
  let name = '';
  for (const [at, part] of parts.entries()) {
    name = at === 0 ? part.name : `${name}.${part.name}`;
    if (Object.hasOwn(row, name)) return name;
  }
  return parts[0]?.name ?? path;
};

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/** Sets a dotted field, making the objects on the way. */
export function setAt(target: Record<string, unknown>, path: string, value: unknown): void {
  const names = path.split('.');
  if (names.some((name) => forbidden.has(name))) return;
  let holder = target;
  for (const name of names.slice(0, -1)) {
    const inner = holder[name];
    holder = isObject(inner) ? inner : ((holder[name] = {}) as Record<string, unknown>);
  }
  holder[names.at(-1) ?? path] = value;
}

/**
 * A copy of the value in which what stands at the path is replaced; `undefined` from `change` removes it. Every place
 * that `valuesAt` could find is meant: dotted and nested names, `*` for any name, each element of a list.
 */
export function changedAt(value: unknown, path: string, change: (found: unknown) => unknown): unknown {
  const parts = partsOf(path);
  const isInParts = parts.map(({ name }) => name).join('.') === path;
  const rest =
    !isInParts && isObject(value) && Object.hasOwn(value, path)
      ? withName(value, path, change(value[path]))
      : value;
  return changed(rest, parts, 0, change);
}

function withName(holder: Record<string, unknown>, name: string, value: unknown): Record<string, unknown> {
  const { [name]: _, ...rest } = holder;
  return value === undefined ? rest : { ...rest, [name]: value };
}

function changed(
  value: unknown,
  parts: readonly Part[],
  from: number,
  change: (found: unknown) => unknown,
): unknown {
  if (from === parts.length) return change(value);
  // Whatever a path names inside a list is meant in each of its elements.
  if (Array.isArray(value)) {
    return value.map((item) => changed(item, parts, from, change)).filter((item) => item !== undefined);
  }
  if (!isObject(value)) return value;
  let result = value;
  if (parts[from]!.name === '*') {
    for (const [name, inner] of Object.entries(value))
      result = withName(result, name, changed(inner, parts, from + 1, change));
    return result;
  }
  let name = '';
  for (let to = from; to < parts.length; to++) {
    name = to === from ? parts[to]!.name : `${name}.${parts[to]!.name}`;
    if (Object.hasOwn(value, name))
      result = withName(result, name, changed(value[name], parts, to + 1, change));
  }
  return result;
}
