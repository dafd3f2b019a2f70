const texts = new WeakMap<object, string>();
const numbers = new WeakMap<object, number>();
let last = 0;

/**
 * The same text for values that say the same, and only for those: keys in any order, a member that is undefined
 * like one that is missing. Functions and objects of a class (a Map, a schema, a promise) are the same only as
 * themselves. Objects must not be changed in place afterwards.
 */
export function valueKey(value: unknown): string {
  if (typeof value === 'function') return identity(value);
  if (typeof value !== 'object' || value === null) return leaf(value);
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = Array.isArray(value) ? `[${value.map(valueKey).join()}]` : membersOf(value);
  texts.set(value, text);
  return text;
}

function membersOf(value: object): string {
  const kind: unknown = Object.getPrototypeOf(value);
  if (kind !== Object.prototype && kind !== null) return identity(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${valueKey(member)}`).join()}}`;
}

function identity(value: object): string {
  let number = numbers.get(value);
  if (number === undefined) numbers.set(value, (number = last += 1));
  return `#${number}`;
}

/** JSON where it tells values apart; NaN, infinities, -0, undefined and big integers in words of their own. */
function leaf(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  const isPlain = typeof value === 'string' || typeof value === 'boolean' || value === null;
  return isPlain ? JSON.stringify(value) : Object.is(value, -0) ? '-0' : String(value);
}
