import { firstRows, recognise } from '../../../src/intake/formats/recognise';
import { guessMapping } from '../../../src/intake/mapper/guess';
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

/** An export that nobody described, as the mapper first guesses it: its mapping and the records by it. */
export async function readByGuess(
  text: string | Uint8Array<ArrayBuffer>,
  name = 'export.csv',
  zone?: string,
) {
  const blob = new Blob([text]);
  const { format, path } = await recognise(blob, name);
  if (format !== 'table') throw new Error(`recognised as ${format}`);
  const place = path === undefined ? {} : { path };
  const first = guessMapping('unknown', await firstRows(blob, { shape: 'auto', ...place }, 200));
  const mapping: Mapping = { ...first, rows: { ...first.rows, ...place } };
  const read = await readRows(text, mapping, zone);
  const of = (type: string) => read.records.filter(({ event_type: own }) => own === type);
  return { ...read, mapping, of };
}

/** The column from which a field of a kind is read first. */
export const columnOf = (mapping: Mapping, type: string, field: string) => {
  const rules = mapping.records.find(({ event_type: own }) => own === type)?.fields[field];
  return [rules ?? []].flat()[0]?.from;
};
