import { convert, type Converted } from '../../../src/intake/mapper/convert';
import type { Mapping } from '../../../src/records/mapping';

export interface ReadRows extends Converted {
  readonly records: Record<string, unknown>[];
  /** Field and what was expected of each rejected row, in the order of the lines. */
  readonly faults: string[];
  /** What was guessed, in words. */
  readonly said: string[];
}

/** What a mapping makes of a text or of bytes; read = used + rejected + left out, always. */
export async function readRows(
  source: string | Uint8Array<ArrayBuffer>,
  mapping: Mapping,
  zone?: string,
): Promise<ReadRows> {
  const converted = await convert(new Blob([source]), mapping, {
    file: 'x',
    ...(zone === undefined ? {} : { zone }),
  });
  const { read, used, rejected, leftOut } = converted.rows;
  if (read !== used + rejected + leftOut) throw new Error(`${read} ≠ ${used} + ${rejected} + ${leftOut}`);
  const lines = (await new Blob(converted.text).text()).split('\n').filter(Boolean);
  return {
    ...converted,
    records: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    faults: converted.batch.rejected.map(({ field, expected }) => `${field}: ${expected}`),
    said: converted.guesses.map(({ words }) => words),
  };
}
