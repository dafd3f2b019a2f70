import type { LogRecord } from '../../records/record';
import { DoubleColumn, IntegerColumn, TextColumn, TimeColumn, WordColumn } from './columns';
import { epochOf } from './epoch';
import type { Provenance } from './provenance';

/** Numbers dictionaries within one table: an IPC stream tells them apart by number. */
export function dictionaryNumbers(): () => WordColumn {
  let last = 0;
  return () => new WordColumn(last++);
}

/** The columns that every table of what was read starts with. */
export const recordColumns = (word: () => WordColumn) => ({
  event_id: new TextColumn(),
  file: new IntegerColumn(),
  line: new IntegerColumn(),
  byte_offset: new DoubleColumn(),
  byte_length: new IntegerColumn(),
  body_hash: new DoubleColumn(),
  time: new TimeColumn(),
  logged_time: new TimeColumn(),
  environment: word(),
});

/** Fills those columns; returns the record's time in epoch milliseconds. */
export function pushRecord(
  columns: ReturnType<typeof recordColumns>,
  record: LogRecord,
  where: Provenance,
): number | undefined {
  const time = epochOf(record.time);
  columns.event_id.push(record.event_id);
  columns.file.push(where.file);
  columns.line.push(where.line);
  columns.byte_offset.push(where.byteOffset);
  columns.byte_length.push(where.byteLength);
  columns.body_hash.push(where.bodyHash);
  columns.time.push(time);
  columns.logged_time.push(epochOf(record.logged_time));
  columns.environment.push(record.environment);
  return time;
}
