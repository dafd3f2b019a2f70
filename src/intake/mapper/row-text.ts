import type { Mapping } from '../../records/mapping';
import type { ByteBox } from './rows/row';
import { rowsOf } from './rows/rows';
import { columnsOf } from './paths-of';
import { withoutPrivate } from './privacy';

/**
 * A row as the source holds it, written as JSON: for rows that have no text of their own, and for those
 * of which parts must not be shown. `place` counts rows of equal line from 0. Undefined when it is gone.
 */
export async function rowText(
  box: ByteBox,
  mapping: Mapping,
  line: number,
  salt?: string,
): Promise<string | undefined> {
  for await (const batch of rowsOf(box, mapping, undefined, columnsOf(mapping))) {
    for (const found of batch) {
      if (!('row' in found) || found.line !== line) continue;
      return JSON.stringify(withoutPrivate(found.row, mapping, salt), null, 1);
    }
  }
  return undefined;
}
