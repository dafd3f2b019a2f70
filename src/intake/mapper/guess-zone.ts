import type { Mapping } from '../../records/mapping';
import { wordsIn } from './column-words';
import type { Row } from './rows/path';
import { readTime } from './times';
import { zoneInName } from './zone-names';

/**
 * The one zone that the names of the time columns without offsets give; undefined where they give none or
 * several, or where every time has its offset.
 */
export function guessZone({ records }: Pick<Mapping, 'records'>, rows: readonly Row[]): string | undefined {
  const found = new Set<string>();
  for (const { fields } of records) {
    for (const rule of Object.entries(fields).flatMap(([field, rules]) =>
      /time$/.test(field) ? rules : [],
    )) {
      for (const path of [rule.from ?? []].flat()) {
        const isOpen = wordsIn(rows, path).some((word) => {
          const pattern = rule.pattern === undefined ? {} : { pattern: rule.pattern };
          return 'expected' in readTime(word, pattern, undefined);
        });
        const zone = isOpen ? zoneInName(path) : undefined;
        if (zone !== undefined) found.add(zone);
      }
    }
  }
  return found.size === 1 ? [...found][0] : undefined;
}
