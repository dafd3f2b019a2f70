import { isNothing, type Row } from './path';
import { objectInside } from './json-text';
import { isObject } from '../../../records/unknown';

/** Fields in which collectors keep the line that a program wrote. */
const lineFields = ['log', 'MESSAGE', '@message', 'LogEntry', 'LogMessage', 'textPayload', '_raw', 'line'];
/** Programs keep words of others in these too: only without the marks of a program's own log is it a whole line. */
const wordFields = ['message', 'msg'];
const ownLog = ['level', 'severity', 'lvl', 'logger', 'levelname', 'loglevel', 'log.level'];
/**
 * What collectors put beside the line, by their documents. A row with any other field is something of its own, whatever
 * its message holds: whoever is watched may have written that.
 */
const beside = new Set(
  `stream logtag _p time timestamp ts date _time @timestamp @version @metadata tag tags labels host hostname source
  sourcetype index splunk_server linecount punct eventtype file offset input agent ecs elastic_agent data_stream fields
  event cloud orchestrator service container kubernetes docker container_id container_name container_image image
  partial_message attrs severity insertId logName resource receiveTimestamp trace spanId traceSampled operation
  sourceLocation id eventId ingestionTime logStream logGroup logStreamName logGroupName @logStream @log @ptr
  @ingestionTime TimeGenerated TenantId Computer ContainerId ContainerID ContainerName PodName PodNamespace Name
  Namespace Image LogSource SourceSystem Type _ResourceId KubernetesMetadata`.split(/\s+/),
);
/** Fields of journald and of Splunk that begin so are their own. */
const besideLike =
  /^(?:__?[A-Z]|SYSLOG_|PRIORITY$|CONTAINER_|CODE_|_(?:indextime|cd|serial|si|sourcetype|bkt|subsecond|kv)$|date_)/;
const isCollected = (row: Row) =>
  Object.keys(row).every(
    (name) =>
      beside.has(name) ||
      lineFields.includes(name) ||
      wordFields.includes(name) ||
      besideLike.test(name) ||
      name === 'jsonPayload',
  );
/** A row of Splunk's export has no other fields around it. */
const exportFields = new Set(['preview', 'offset', 'lastrow', 'result']);
/** An event of Splunk's HTTP Event Collector has no other fields. */
const collectorFields = new Set(['time', 'host', 'source', 'sourcetype', 'index', 'event', 'fields']);
const mostLayers = 4;

/** A record of the log format is never taken apart. */
const isOwn = (row: Row) => typeof row.event_type === 'string' && typeof row.schema_version === 'string';

/** What one layer around a row holds; undefined where the row is the thing itself. */
function inner(row: Row, kept: (field: string) => boolean): unknown {
  if (isOwn(row)) return undefined;
  if (isObject(row.result) && 'preview' in row && (!kept('result') || '_raw' in row.result)) {
    return Object.keys(row).every((name) => exportFields.has(name)) ? row.result : undefined;
  }
  if ('event' in row && !kept('event') && Object.keys(row).every((name) => collectorFields.has(name))) {
    if (isObject(row.event)) return row.event;
    return typeof row.event === 'string' ? objectInside(row.event) : undefined;
  }
  if (!isCollected(row)) return undefined;
  const names = ownLog.some((name) => name in row) ? lineFields : [...lineFields, ...wordFields];
  for (const name of names) {
    const line = row[name];
    if (typeof line !== 'string' || kept(name)) continue;
    const start = line.trimStart();
    const value = start.startsWith('{') ? objectInside(start.trimEnd()) : undefined;
    if (value !== undefined) return value;
  }
  return isObject(row.jsonPayload) && !kept('jsonPayload') ? row.jsonPayload : undefined;
}

/** A hit of an Elasticsearch search: its id stands beside what was stored, or beside the fields that were asked for. */
function hit(row: Row, kept: (field: string) => boolean): Row | undefined {
  if (typeof row._id !== 'string' || !('_index' in row) || kept('_source') || kept('fields'))
    return undefined;
  const { _source: stored, fields, ...around } = row;
  if (!isObject(stored) && !isObject(fields)) return undefined;
  return { ...(isObject(fields) ? fields : {}), ...(isObject(stored) ? stored : {}), ...around };
}

const nameOf = (column: unknown): string | undefined => {
  if (typeof column === 'string') return column;
  if (!isObject(column)) return undefined;
  return [column.name, column.ColumnName, column.field].find((name) => typeof name === 'string');
};

const listAt = (value: Record<string, unknown>, names: readonly string[]): unknown[] | undefined => {
  const found = names.map((name) => value[name]).find((each) => Array.isArray(each));
  return found as unknown[] | undefined;
};

/** Names of columns beside lists of cells, as Log Analytics, Kusto, Elasticsearch and Splunk answer. */
function tableRows(value: unknown): Row[] | undefined {
  if (!isObject(value)) return undefined;
  const columns = listAt(value, ['columns', 'Columns', 'fields']);
  const lists = listAt(value, ['rows', 'Rows', 'values']);
  if (columns === undefined || lists === undefined || columns.length === 0) return undefined;
  const names = columns.map(nameOf);
  if (names.some((name) => name === undefined) || !lists.every((list) => Array.isArray(list)))
    return undefined;
  return lists.map((list) => {
    const row: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    for (const [at, name] of names.entries()) row[name!] = (list as unknown[])[at];
    return { ...row };
  });
}

/** The first table of an answer holds what was asked for; the others are statistics. */
function tablesIn(row: Row): Row[] | undefined {
  const own = tableRows(row);
  if (own !== undefined) return own;
  const all = listAt(row, ['tables', 'Tables']);
  return all === undefined ? undefined : tableRows(all[0]);
}

/** The lines of a CloudWatch subscription, each an object of its own. */
function events(row: Row): Row[] | undefined {
  if (!Array.isArray(row.logEvents) || row.messageType !== 'DATA_MESSAGE') return undefined;
  return (row.logEvents as unknown[]).filter(isObject);
}

const wallTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** What ServiceNow writes of a field with `display_value=all`: words as people see them, times as they are kept, in UTC. */
function shown(value: unknown): unknown {
  if (!isObject(value) || !('display_value' in value) || !('value' in value)) return value;
  if (typeof value.value === 'string' && wallTime.test(value.value)) return `${value.value}Z`;
  return isNothing(value.display_value) ? value.value : value.display_value;
}

function withoutPairs(row: Row): Row | undefined {
  let pairs = 0;
  for (const name in row) if (typeof row[name] === 'object' && shown(row[name]) !== row[name]) pairs++;
  if (pairs < 2) return undefined;
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, shown(value)]));
}

export interface Unwrapped {
  readonly rows: readonly Row[];
  readonly isUnwrapped: boolean;
}

/**
 * The rows in an object: itself, or what a collector of logs, a search or a query wraps around them. `kept`: fields at
 * which a mapping itself looks, so that they stay.
 */
export function unwrapped(value: Row, kept: (field: string) => boolean = () => false): Unwrapped {
  const first = below(value, kept);
  if (first === undefined) return { rows: [value], isUnwrapped: false };
  let rows = first;
  for (let layer = 1; layer < mostLayers; layer++) {
    const layers = rows.map((row) => below(row, kept));
    if (layers.every((each) => each === undefined)) return { rows, isUnwrapped: true };
    rows = rows.flatMap((row, at) => layers[at] ?? [row]);
  }
  return { rows, isUnwrapped: true };
}

function below(row: Row, kept: (field: string) => boolean): readonly Row[] | undefined {
  const within = inner(row, kept);
  if (isObject(within)) return [within];
  const found = hit(row, kept);
  if (found !== undefined) return [found];
  const plain = withoutPairs(row);
  return plain === undefined ? (tablesIn(row) ?? events(row)) : [plain];
}

/** A list of objects inside a document, by its path. */
export interface Place {
  readonly path: string;
  readonly count: number;
}

const deepest = 4;
const mostPlaces = 12;

/** The lists of objects in a document, the longest first; names with dots or brackets cannot be a path. */
export function listsIn(documents: readonly Row[]): {
  readonly full: readonly Place[];
  readonly empty: readonly string[];
} {
  const counts = new Map<string, number>();
  const empty = new Set<string>();
  const walk = (value: unknown, path: string, depth: number) => {
    if (Array.isArray(value)) {
      const objects = (value as unknown[]).filter(isObject).length;
      if (objects > 0 && objects * 2 >= value.length)
        counts.set(path, (counts.get(path) ?? 0) + value.length);
      else if (isNothing(value)) empty.add(path);
      return;
    }
    if (!isObject(value) || depth >= deepest || counts.size >= mostPlaces) return;
    for (const [name, inside] of Object.entries(value))
      if (!/[.[\]*]/.test(name)) walk(inside, path === '' ? name : `${path}.${name}`, depth + 1);
  };
  for (const document of documents) walk(document, '', 0);
  const full = [...counts].map(([path, count]) => ({ path, count })).sort((a, b) => b.count - a.count);
  return { full, empty: [...empty].filter((path) => !counts.has(path)) };
}
