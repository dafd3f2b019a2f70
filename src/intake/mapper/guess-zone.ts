import { isZone } from '../reading/zone';
import type { Mapping } from '../../records/mapping';
import { wordsIn } from './column-words';
import type { Row } from './rows/path';
import { readTime } from './times';

/** Abbreviations with one meaning the world over; EST, IST and the like have several. */
const abbreviations: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'UTC',
  zulu: 'UTC',
  cet: 'CET',
  cest: 'CET',
  mez: 'CET',
  mesz: 'CET',
  wet: 'WET',
  west: 'WET',
  eet: 'EET',
  eest: 'EET',
};

const regions = ['Europe', 'America', 'Asia', 'Africa', 'Australia', 'Pacific', 'Atlantic', 'Indian'];

function zoneOfCity(text: string): string | undefined {
  const city = text.trim().replace(/\s+/g, '_').toLowerCase();
  if (!/^[\p{L}_'-]{3,40}$/u.test(city)) return undefined;
  const ends = Intl.supportedValuesOf('timeZone').filter((zone) => zone.toLowerCase().endsWith(`/${city}`));
  if (ends.length > 0) return ends.length === 1 ? ends[0] : undefined;
  // The platform lists one name per zone: Kolkata may be there as Calcutta only.
  const title = city.replace(/(^|[_-])\p{L}/gu, (letter) => letter.toUpperCase());
  const others = regions.map((region) => `${region}/${title}`).filter(isZone);
  return others.length === 1 ? others[0] : undefined;
}

function zoneOfText(text: string): string | undefined {
  const known = abbreviations[text.trim().toLowerCase()];
  if (known !== undefined && isZone(known)) return known;
  if (/^\p{L}+(\/[\p{L}_+-]+)+$/u.test(text.trim())) return isZone(text.trim()) ? text.trim() : undefined;
  return zoneOfCity(text);
}

/** The IANA zone that a column's name gives: `Opened (Berlin)`, `time_utc`, `Closed (Europe/Berlin)`. */
export function zoneInName(name: string): string | undefined {
  const inside = /[([]([^()[\]]+)[)\]]\s*$/.exec(name)?.[1]?.replace(/\btime\b/i, '');
  if (inside !== undefined) return zoneOfText(inside);
  const last = name.split(/[^\p{L}]+/u).filter(Boolean);
  const word = last.length > 1 ? last.at(-1)!.toLowerCase() : '';
  const known = abbreviations[word];
  return known !== undefined && isZone(known) ? known : undefined;
}

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
