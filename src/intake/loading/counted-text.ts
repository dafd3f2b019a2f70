import { parseJson } from '../../records/json';
import { acceptsRecord, recordSchemas } from '../../records/record';
import { isObject } from '../../records/unknown';
import { eventTypes } from '../../records/vocabulary';
import { withoutUnknownWords } from '../reading/set-aside';
import { resolveTimes, Zone } from '../reading/zone';

const kindOf = (word: unknown) => eventTypes.find((kind) => kind === word);

/**
 * A record's text as it counts: its times with the zone of its source, and without the words that loading set aside.
 * The text itself where nothing of it was changed.
 */
export function countedText(text: string, zone: string | undefined): string {
  const record = parseJson(text);
  if (!isObject(record)) return text;
  if (zone !== undefined) resolveTimes(record, new Zone(zone));
  const kind = kindOf(record['event_type']);
  if (kind === undefined || acceptsRecord[kind](record))
    return zone === undefined ? text : JSON.stringify(record);
  const read = recordSchemas[kind].safeParse(record);
  const known = read.success ? undefined : withoutUnknownWords(kind, record, read.error.issues);
  return JSON.stringify(known?.record ?? record);
}
