/** JSON of whatever was parsed; whole numbers beyond 2^53 as text. Empty where it has no JSON. */
export function jsonOf(value: unknown): string {
  try {
    const plain = (_: string, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner);
    return JSON.stringify(value, plain) ?? '';
  } catch {
    return '';
  }
}

/**
 * The text of any value of a foreign document. Never throws and never asks the value itself: an object that brings a
 * `toString` of its own is its JSON. Nothing is empty text.
 */
export function textOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
    case 'bigint':
      return `${value}`;
    case 'object':
      return value === null ? '' : jsonOf(value);
    default:
      return '';
  }
}

/** The number that a number or a text writes as JavaScript does; NaN for anything else. */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return parseFloat(value.toString());
  return typeof value === 'string' && value.trim() !== '' ? +value : NaN;
}

/** Of a text that is told to the reader: one line, short. */
export function quoted(value: unknown): string {
  const text = textOf(value)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim();
  return `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;
}
