/** Which bundles the Drift screen compares; written in the link as words joined by dots. */
export interface DriftPair {
  /** Null: each bundle against the one before it. */
  readonly baseline: string | null;
  /** Null: with no baseline either the one that lost most, else the newest that can be judged. */
  readonly candidate: string | null;
  /** The measure taken apart; null: the first that fits. */
  readonly kpi: string | null;
  /** A loss up to this many points counts as none. */
  readonly margin: number;
}

export const startPair: DriftPair = { baseline: null, candidate: null, kpi: null, margin: 2 };

const encode = (word: string | null) => encodeURIComponent(word ?? '').replaceAll('.', '%2E');

/** The link form, or null where nothing was chosen. */
export function writePair({ baseline, candidate, kpi, margin }: DriftPair): string | null {
  const words = [encode(baseline), encode(candidate), encode(kpi)];
  if (margin !== startPair.margin) words.push(encode(String(margin)));
  return words.join('.').replace(/\.+$/, '') || null;
}

/** Reads what `writePair` wrote; undefined when it names no pair. */
export function readPair(text: string): DriftPair | undefined {
  try {
    const words = text.split('.').map(decodeURIComponent);
    if (words.length > 4) return undefined;
    const [baseline, candidate, kpi, margin] = words;
    if (kpi && !/^[a-z_]{1,40}$/.test(kpi)) return undefined;
    const asked = margin ? Number(margin) : startPair.margin;
    if (!(asked > 0 && asked <= 50)) return undefined;
    return { baseline: baseline || null, candidate: candidate || null, kpi: kpi || null, margin: asked };
  } catch {
    return undefined;
  }
}
