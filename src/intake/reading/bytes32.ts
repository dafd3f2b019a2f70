/** Are the 32 bytes at row `a` of `left` those at row `b` of `right`? */
export function isSame32(left: Uint8Array, a: number, right: Uint8Array, b: number): boolean {
  for (let at = 0; at < 32; at++) if (left[a * 32 + at] !== right[b * 32 + at]) return false;
  return true;
}

/** The 32 bytes of a row as a text of its own, for maps. */
export const key32 = (bytes: Uint8Array, row: number): string =>
  String.fromCharCode(...bytes.subarray(row * 32, row * 32 + 32));
