import { parseTime } from '../../records/time';

/** Is this the name of a time zone that the platform knows (`Europe/Berlin`, `UTC`)? */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

const local = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?$/;
/** Is this a whole time but for its offset, so that a zone would make it readable? */
export const isLocalTime = (text: string): boolean => local.test(text);

/** Offsets of all zones in use since 1972 begin and end on a quarter of an hour. */
const quarter = 900_000;
const day = 86_400_000;

/** Turns wall times of one zone into UTC. */
export class Zone {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  /** Throws a RangeError for a name that `isZone` refuses. */
  constructor(name: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /**
   * The RFC 3339 UTC form of a time without offset; any other text comes back as it is.
   * An hour that the clocks repeat is its first run; one that they skip is moved on by the skipped
   * time (both as Temporal's `compatible` does).
   */
  resolve(text: string): string {
    if (!local.test(text)) return text;
    const wall = parseTime(`${text}Z`);
    if (wall === undefined) return text;
    const before = this.#offsetAt(wall - day);
    const candidates = [before, this.#offsetAt(wall + day)]
      .map((offset) => wall - offset)
      .filter((utc) => utc + this.#offsetAt(utc) === wall);
    return new Date(candidates.length > 0 ? Math.min(...candidates) : wall - before).toISOString();
  }

  #offsetAt(utc: number): number {
    const key = Math.floor(utc / quarter);
    let offset = this.#offsets.get(key);
    if (offset === undefined) {
      const at = key * quarter;
      const part: Record<string, number> = {};
      for (const { type, value } of this.#format.formatToParts(at)) part[type] = Number(value);
      const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = part;
      offset = Date.UTC(year, month - 1, date, hour, minute, second) - at;
      if (this.#offsets.size > 100_000) this.#offsets.clear();
      this.#offsets.set(key, offset);
    }
    return offset;
  }
}

const timeFields = ['time', 'logged_time', 'shown_time', 'created_time'];
const evidenceTimeFields = ['observed_time', 'retrieved_time'];

/** Gives every time of a record as parsed that has no offset the one of the zone, in place. */
export function resolveTimes(record: Record<string, unknown>, zone: Zone): void {
  resolveFields(record, timeFields, zone);
  if (!Array.isArray(record.evidence)) return;
  for (const piece of record.evidence as unknown[]) {
    if (typeof piece === 'object' && piece !== null) {
      resolveFields(piece as Record<string, unknown>, evidenceTimeFields, zone);
    }
  }
}

function resolveFields(holder: Record<string, unknown>, fields: readonly string[], zone: Zone): void {
  for (const field of fields) {
    const value = holder[field];
    if (typeof value === 'string') holder[field] = zone.resolve(value);
  }
}
