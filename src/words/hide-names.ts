const grain = 3;
const isWordPart = /[\p{L}\p{N}]/u;
/** Shorter names stand inside ordinary words: they are hidden as whole words only. */
const longEnough = 4;

/**
 * Puts `instead` of every name, whole or inside a longer text (a list, JSON, a concatenation), in any case. A name
 * that a statement took apart (half of it, reversed, hashed) is not recognised: this is against accident.
 * Time: linear in the text, times the different lengths of names that begin alike.
 */
export function nameHider(
  names: Iterable<string>,
  instead: (name: string) => string,
): (text: string) => string {
  const nameOf = new Map<string, string>();
  for (const name of names) {
    const lower = name.toLowerCase();
    for (const sought of [lower, JSON.stringify(lower).slice(1, -1)])
      if (sought !== '') nameOf.set(sought, name);
  }
  if (nameOf.size === 0) return (text) => text;
  const lengths = new Map<string, number[]>();
  for (const sought of nameOf.keys()) {
    const start = sought.slice(0, grain);
    const known = lengths.get(start) ?? [];
    if (known.length === 0) lengths.set(start, known);
    if (!known.includes(sought.length)) known.push(sought.length);
  }
  for (const known of lengths.values()) known.sort((a, b) => b - a);
  const shortest = [1, 2].filter((length) => [...nameOf.keys()].some((sought) => sought.length === length));

  const standsAlone = (text: string, at: number, end: number) =>
    !isWordPart.test(text[at - 1] ?? ' ') && !isWordPart.test(text[end] ?? ' ');
  return (text) => {
    const lower = text.toLowerCase();
    // A few letters change their length with their case; then only names in lower case are found.
    const read = lower.length === text.length ? lower : text;
    let hidden = '';
    let from = 0;
    for (let at = 0; at < read.length; at += 1) {
      const long = lengths.get(read.slice(at, at + grain));
      const tried = long === undefined ? shortest : [...long, ...shortest];
      const length = tried.find(
        (each) =>
          nameOf.has(read.slice(at, at + each)) && (each >= longEnough || standsAlone(text, at, at + each)),
      );
      if (length === undefined) continue;
      hidden += text.slice(from, at) + instead(nameOf.get(read.slice(at, at + length)) ?? '');
      from = at + length;
      at = from - 1;
    }
    return from === 0 ? text : hidden + text.slice(from);
  };
}
