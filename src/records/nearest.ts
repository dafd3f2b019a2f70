/** Edits that turn one word into the other: a letter put in, left out, changed, or two of them exchanged. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(row[j]! + 1, next[j - 1]! + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}

const longest = 60;

/** Of known words the one that is most like a misspelt one; `undefined` where none is. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > longest) return undefined;
  const own = word.toLowerCase();
  let best: { readonly word: string; readonly edits: number } | undefined;
  for (const each of known) {
    const edits = distance(own, each.toLowerCase());
    const enough = Math.max(1, Math.floor(Math.max(own.length, each.length) * 0.4));
    if (edits <= enough && edits < (best?.edits ?? Infinity)) best = { word: each, edits };
  }
  return best?.word;
}
