export type GateSide = 'at_most' | 'at_least';

/**
 * Where a rate stands on a gate row: 0 = no error, 0.5 = the limit, 1 = twice the limit (cut there).
 * A gate that wants a high rate is drawn as its shortfall, so that left is good in every row. Null when
 * the limit leaves no room (none allowed, or all required): such a gate is a count.
 */
export function gatePosition(share: number, limit: number, side: GateSide): number | null {
  const [value, room] = side === 'at_most' ? [share, limit] : [1 - share, 1 - limit];
  if (!(room > 0)) return null;
  return Math.min(1, Math.max(0, (value / room) * 0.5));
}

/** How many times the limit this rate is, when it lies beyond the row's right end; else null. */
export function beyondRow(share: number, limit: number, side: GateSide): number | null {
  const [value, room] = side === 'at_most' ? [share, limit] : [1 - share, 1 - limit];
  return room > 0 && value / room > 2 ? value / room : null;
}
