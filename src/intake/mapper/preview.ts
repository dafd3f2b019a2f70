import { acceptsRecord, recordSchemas } from '../../records/record';
import type { Mapping } from '../../records/mapping';
import type { EventType } from '../../records/vocabulary';
import { expectedOf, fieldOf, foundAt } from '../reading/explain';
import { zoneProblem } from '../reading/read-source';
import { Zone } from '../reading/zone';
import { holds } from './conditions';
import { ordersIn } from './day-orders';
import { Latest } from './latest';
import type { Context } from './values';
import type { Row } from './rows/path';
import { columnsOf } from './paths-of';
import { saltProblem } from './privacy';
import { type MapperOptions, type Refused, RowMapper } from './row-mapper';
import { type ByteBox, NoRows, type RowOrBad } from './rows/row';
import { rowsOf } from './rows/rows';
import { previewedRows } from './previewed-rows';

/** A preview looks at so many rows for the order of day and month; the reading itself at all. */
const previewedOrders = 20_000;

export interface PreviewRow {
  readonly line: number;
  readonly row: Row;
  readonly records: readonly Record<string, unknown>[];
  readonly refused: readonly Refused[];
  /** Not this mapping's concern, and why. */
  readonly leftOut?: string;
}

export interface Preview {
  readonly rows: readonly PreviewRow[];
  readonly guesses: readonly string[];
  /** Why nothing can be read. */
  readonly problem?: string;
}

/** What a mapping makes of the first rows of a source: records that count, and why others do not. */
export async function previewOf(
  box: ByteBox,
  mapping: Mapping,
  options: MapperOptions = {},
  most = previewedRows,
): Promise<Preview> {
  const problem = zoneProblem(options.zone ?? mapping.zone) ?? saltProblem(mapping, options.salt);
  if (problem !== undefined) return { rows: [], guesses: [], problem };
  const guesses = new Set<string>();
  const orders = await ordersIn(box, mapping, undefined, previewedOrders);
  const mapper = new RowMapper(mapping, {
    ...options,
    orders,
    guess: (words) => void (guesses.size < 50 && guesses.add(words)),
  });
  const found: RowOrBad[] = [];
  try {
    for await (const batch of rowsOf(box, mapping, undefined, columnsOf(mapping))) {
      found.push(...batch.slice(0, most - found.length));
      if (found.length >= most) break;
    }
  } catch (reason) {
    if (!(reason instanceof NoRows)) throw reason;
    if (found.length === 0) return { rows: [], guesses: [], problem: reason.message };
  }
  // Without a zone times without an offset are compared as they stand.
  const zone = new Zone(options.zone ?? mapping.zone ?? 'UTC');
  const latest = latestAmong(found, mapping, { zone, guess: () => undefined, orders });
  const rows = found.map((each, at): PreviewRow => {
    const own = previewed(each, mapping, mapper, at + 1);
    const isOurs = 'row' in each && holds(each.row, mapping.rows.when);
    return isOurs && latest?.takes(each.row) === false
      ? { ...own, records: [], refused: [], leftOut: 'an earlier change of its case' }
      : own;
  });
  return { rows, guesses: [...guesses] };
}

/** Of the first rows alone: a later one may still take the place of each. */
function latestAmong(found: readonly RowOrBad[], mapping: Mapping, context: Context): Latest | undefined {
  const { latest: wanted, when } = mapping.rows;
  if (wanted === undefined) return undefined;
  const latest = new Latest(wanted, mapping, context);
  for (const each of found) if ('row' in each && holds(each.row, when)) latest.offer(each.row);
  latest.close();
  return latest;
}

function previewed(found: RowOrBad, mapping: Mapping, mapper: RowMapper, place: number): PreviewRow {
  const { line } = found;
  if (!('row' in found)) {
    const fault = {
      eventType: 'decision' as const,
      field: '(row)',
      expected: found.expected,
      found: found.found,
    };
    return found.leftOut !== undefined
      ? { line, row: {}, records: [], refused: [], leftOut: found.leftOut }
      : { line, row: {}, records: [], refused: [fault] };
  }
  const row = mapper.clean(found.row);
  if (!holds(found.row, mapping.rows.when))
    return { line, row, records: [], refused: [], leftOut: 'a row of another kind' };
  const { records, refused } = mapper.map(row, place);
  const faults: Refused[] = [...refused];
  const good: Record<string, unknown>[] = [];
  for (const record of records) {
    const fault = faultOf(record);
    if (fault === undefined) good.push(record);
    else faults.push(fault);
  }
  const isNothing = records.length === 0 && refused.length === 0;
  return {
    line,
    row,
    records: good,
    refused: faults,
    ...(isNothing ? { leftOut: 'it holds nothing that is mapped' } : {}),
  };
}

function faultOf(record: Record<string, unknown>): Refused | undefined {
  const type = record.event_type as EventType;
  if (!Object.hasOwn(recordSchemas, type)) {
    return {
      eventType: type,
      field: 'event_type',
      expected: 'a kind of record',
      found: foundAt(record, ['event_type']),
    };
  }
  if (acceptsRecord[type](record)) return undefined;
  const result = recordSchemas[type].safeParse(record);
  const issue = result.error?.issues[0];
  if (issue === undefined) return undefined;
  return {
    eventType: type,
    field: fieldOf(issue.path),
    expected: expectedOf(issue),
    found: foundAt(record, issue.path),
  };
}
