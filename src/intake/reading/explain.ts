import type { recordSchema } from '../../records/record';
import { eachKeyOnce, type Path, pathText } from '../../records/json';
import { cut } from './limits';

export type Issue = NonNullable<ReturnType<(typeof recordSchema)['safeParse']>['error']>['issues'][number];

/** `agent.uid`, `evidence[2].trust`; `(record)` for the record as a whole. */
export const fieldOf = (path: readonly PropertyKey[]): string => cut(pathText(path)) || '(record)';

/** What is wrong with an object in which the key at this path is repeated. */
export function repeatedFault(path: Path): {
  readonly field: string;
  readonly expected: string;
  readonly found: string;
} {
  return { field: fieldOf(path), expected: eachKeyOnce, found: cut(`${asFound(path.at(-1))} twice`) };
}

/** What stands at the path, as JSON, cut. */
export function foundAt(record: unknown, path: readonly PropertyKey[]): string {
  let value = record;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return missing;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return asFound(value);
}

const missing = 'nothing: the field is missing';

export function asFound(value: unknown): string {
  if (value === undefined) return missing;
  if (typeof value === 'string') return cut(JSON.stringify(value.slice(0, 200)));
  if (Array.isArray(value) && value.length > 100) return `a list of ${value.length}`;
  return cut(JSON.stringify(value));
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

/** What the schema wanted, in plain words. */
export function expectedOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1
        ? JSON.stringify(issue.values[0])
        : `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_union': {
      const words = issue.errors.flatMap((branch) => branch.slice(0, 1).map(expectedOf));
      return [...new Set(words)].join(' or ') || issue.message;
    }
    case 'too_small':
      return sizeOf(issue.origin, issue.minimum, issue.inclusive === false ? 'more than' : 'at least');
    case 'too_big':
      return sizeOf(issue.origin, issue.maximum, issue.inclusive === false ? 'less than' : 'at most');
    default:
      return issue.message;
  }
}

function sizeOf(origin: string, limit: number | bigint, comparison: string): string {
  if (origin === 'string') {
    return limit === 1 ? 'text that is not empty' : `text of ${comparison} ${limit} characters`;
  }
  if (origin === 'array') return `a list of ${comparison} ${limit}`;
  return `${origin === 'int' ? 'a whole number' : 'a number'} of ${comparison} ${limit}`;
}
