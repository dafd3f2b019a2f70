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
export function putRecord(
  columns: ReturnType<typeof recordColumns>,
  row: number,
  record: LogRecord,
  where: Provenance,
): number | undefined {
  const time = epochOf(record.time);
  columns.event_id.put(row, record.event_id);
  columns.file.put(row, where.file);
  columns.line.put(row, where.line);
  columns.byte_offset.put(row, where.byteOffset);
  columns.byte_length.put(row, where.byteLength);
  columns.body_hash.put(row, where.bodyHash);
  columns.time.put(row, time);
  columns.logged_time.put(row, epochOf(record.logged_time));
  columns.environment.put(row, record.environment);
  return time;
}
