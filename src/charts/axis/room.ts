/** Pixels that a text of 12 px takes, a little over: no drawing surface is asked. */
export function textWidth(text: string, bold = false): number {
  return Array.from(text).length * (bold ? 7 : 6.4);
}

/** `text` cut to `width` pixels with an ellipsis; the whole text belongs in the accessible name. */
export function fitted(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const letters = Math.max(1, Math.floor(width / 6.4) - 1);
  return `${Array.from(text).slice(0, letters).join('')}…`;
}

export interface Placed {
  /** Left edge in pixels. */
  readonly left: number;
  readonly width: number;
  /** Placed first. */
  readonly important?: boolean;
}

/** Which of these labels can stand without touching another: important ones first, then left to right. */
export function withRoom(labels: readonly Placed[], gap = 10): readonly boolean[] {
  const kept: Placed[] = [];
  const stands = labels.map(() => false);
  const order = labels
    .map((label, at) => ({ label, at }))
    .sort(
      (a, b) =>
        Number(b.label.important ?? false) - Number(a.label.important ?? false) ||
        a.label.left - b.label.left,
    );
  for (const { label, at } of order) {
    const clash = kept.some(
      (other) => label.left < other.left + other.width + gap && other.left < label.left + label.width + gap,
    );
    if (clash) continue;
    kept.push(label);
    stands[at] = true;
  }
  return stands;
}
