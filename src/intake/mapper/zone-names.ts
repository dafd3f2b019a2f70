import { isZone } from '../reading/zone';

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

function zoneOfWord(text: string): string | undefined {
  const known = abbreviations[text.trim().toLowerCase()];
  if (known !== undefined && isZone(known)) return known;
  return /^\p{L}+(\/[\p{L}_+-]+)+$/u.test(text.trim()) && isZone(text.trim()) ? text.trim() : undefined;
}

const inBrackets = (name: string) => /[([]([^()[\]]+)[)\]]\s*$/.exec(name)?.[1]?.replace(/\btime\b/i, '');

/** The IANA zone that a column's name gives: `Opened (Berlin)`, `time_utc`, `Closed (Europe/Berlin)`. */
export function zoneInName(name: string): string | undefined {
  const inside = inBrackets(name);
  if (inside !== undefined) return zoneOfWord(inside) ?? zoneOfCity(inside);
  const last = name.split(/[^\p{L}]+/u).filter(Boolean);
  const word = last.length > 1 ? last.at(-1)!.toLowerCase() : '';
  const known = abbreviations[word];
  return known !== undefined && isZone(known) ? known : undefined;
}

const found = new Map<string, string | undefined>();

/**
 * The same where the name leaves no doubt: a zone in brackets (`TimeGenerated [UTC]`), or UTC at its end
 * (`closed_utc`, `createdUtc`). It goes before the zone of the file.
 */
export function zoneOfColumn(name: string): string | undefined {
  if (found.has(name)) return found.get(name);
  const inside = inBrackets(name);
  const ends = /(?:[^\p{L}]|\p{Ll})(?:UTC|Utc|GMT)$|[^\p{L}](?:utc|gmt|zulu)$/u.test(name.trim());
  const zone = inside === undefined ? (ends ? 'UTC' : undefined) : zoneOfWord(inside);
  if (found.size < 10_000) found.set(name, zone);
  return zone;
}
