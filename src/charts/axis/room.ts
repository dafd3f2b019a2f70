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

/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const touch = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const within = (inner: Box, outer: Box) =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom;

/** The room that one line of 12 px text takes, from the left end of its baseline. */
export const textBox = (left: number, baseline: number, width: number): Box => ({
  left,
  right: left + width,
  top: baseline - 11,
  bottom: baseline + 3,
});

/**
 * Where the name of a point at (x, y) can stand without touching what is `taken` or leaving `area`: right
 * of it below, above or well above, then left of it, as the left end of a baseline; null where there is no room.
 */
export function besidePoint(
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
  taken: readonly Box[],
  area: Box,
): { readonly left: number; readonly baseline: number } | null {
  for (const left of [x + 8, x - 8 - width]) {
    for (const baseline of [y + 18, y - 9, y - 26]) {
      const box = textBox(left, baseline, width);
      if (within(box, area) && !taken.some((other) => touch(box, other))) return { left, baseline };
    }
  }
  return null;
}

/** A drawn line as boxes a few pixels wide, for `besidePoint`. */
export function lineBoxes(points: readonly { readonly x: number; readonly y: number }[], step = 6): Box[] {
  const boxes: Box[] = [];
  for (const [at, to] of points.entries()) {
    const from = points[at - 1] ?? to;
    const parts = Math.max(1, Math.ceil(Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) / step));
    for (let part = 1; part <= parts; part += 1) {
      const x = from.x + ((to.x - from.x) * part) / parts;
      const y = from.y + ((to.y - from.y) * part) / parts;
      boxes.push({ left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 });
    }
  }
  return boxes;
}

/** A label beside its point; `isApart` where it stands on another line and needs a stroke to its point. */
export interface BesideLabel {
  readonly left: number;
  readonly baseline: number;
  readonly isApart: boolean;
  /** It ends at its point: written from its right end, since widths are estimated a little over. */
  readonly isLeft: boolean;
}

const shifts = [0, -16, 16, -32, 32, -48, 48, -64, 64];

/**
 * Where the label of each point stands, none on another or on a point: right or left of its point, or on one of the
 * lines above and below. Null where even those have no room.
 */
export function labelsBeside(
  points: readonly { readonly x: number; readonly y: number; readonly width: number }[],
  area: Box,
  { gap = 12, radius = 9 } = {},
): (BesideLabel | null)[] {
  const marks = points.map(({ x, y }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  const taken: Box[] = [...marks];
  return points.map(({ x, y, width }, at) => {
    const others = taken.filter((box) => box !== marks[at]);
    for (const shift of shifts) {
      for (const left of [x + gap, x - gap - width]) {
        const baseline = y + 4 + shift;
        const box = textBox(left, baseline, width);
        if (!within(box, area) || others.some((other) => touch(box, other))) continue;
        taken.push(box);
        return { left, baseline, isApart: shift !== 0, isLeft: left < x };
      }
    }
    return null;
  });
}
