/**
 * The RFC 8785 (JCS) form of a value that `JSON.parse` gave: no spaces, keys sorted by UTF-16 code units,
 * numbers and texts as ECMAScript writes them (which is what the RFC prescribes).
 * Throws a RangeError for lone surrogates and for numbers beyond the range of a double, which the RFC
 * forbids, and for nesting beyond 1,000 levels.
 */
export function canonical(value: unknown, depth = 0): string {
  if (depth > canonicalDepth) throw new RangeError('nested too deeply for a canonical form');
  if (typeof value === 'string') return canonicalText(value);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError('a number beyond the range of a double has no canonical form');
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item, depth + 1)).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => {
      const member = (value as Record<string, unknown>)[key];
      return `${canonicalText(key)}:${canonical(member, depth + 1)}`;
    });
  return `{${members.join(',')}}`;
}

const canonicalDepth = 1000;

function canonicalText(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new RangeError('a lone surrogate has no canonical form');
  return JSON.stringify(text);
}

/** Are two JSON texts the same value in another spelling? Texts without a canonical form are never the same. */
export function isSameRecord(a: string, b: string): boolean {
  try {
    return canonical(JSON.parse(a)) === canonical(JSON.parse(b));
  } catch {
    return false;
  }
}
