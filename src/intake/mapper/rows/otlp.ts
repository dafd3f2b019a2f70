import { isObject } from '../../../records/unknown';
import { numberOf } from './foreign';
import { isNothing, type Row } from './path';

/** The value of an OTLP `AnyValue` as JSON writes it; whole numbers are texts there. */
function anyValue(value: unknown): unknown {
  if (!isObject(value)) return value;
  if ('stringValue' in value) return value.stringValue;
  if ('intValue' in value) return whole(value.intValue);
  if ('doubleValue' in value) return value.doubleValue;
  if ('boolValue' in value) return value.boolValue;
  if (isObject(value.arrayValue)) return listOf(value.arrayValue.values).map(anyValue);
  if (isObject(value.kvlistValue)) return attributesOf(value.kvlistValue.values);
  return value;
}

/** Beyond 2^53 it stays the text that it is. */
const whole = (value: unknown): unknown => (Number.isSafeInteger(numberOf(value)) ? numberOf(value) : value);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** Of a `{key, value}` list, or of the plain object that SDKs write to files and consoles. */
function attributesOf(given: unknown): Record<string, unknown> {
  if (isObject(given)) return given;
  const all: Record<string, unknown> = {};
  for (const each of listOf(given)) {
    if (isObject(each) && typeof each.key === 'string' && each.key !== '__proto__')
      all[each.key] = anyValue(each.value);
  }
  return all;
}

const withAttributes = (item: Record<string, unknown>): Record<string, unknown> => ({
  ...item,
  attributes: attributesOf(item.attributes),
});

/** `[seconds, nanoseconds]`, as the JavaScript SDK keeps times. */
function nanosOf(value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [seconds, nanos] = value as unknown[];
  const isWhole = (part: unknown): part is number => Number.isSafeInteger(part) && (part as number) >= 0;
  if (!isWhole(seconds) || !isWhole(nanos) || nanos >= 1e9) return undefined;
  return (BigInt(seconds) * 1_000_000_000n + BigInt(nanos)).toString();
}

const idOf = (...given: unknown[]) => {
  const found = given.find((each) => typeof each === 'string' && each !== '');
  return typeof found === 'string' ? found.replace(/^0x/i, '') : undefined;
};

/** A span that stands alone, as a collector’s or an SDK’s file exporter or console writes it; undefined: none. */
function loneSpan(document: Row): Row | undefined {
  const context = isObject(document.context) ? document.context : {};
  // A table of spans keeps the dots in the names of its columns.
  const inTable = (name: string) => document[`context.${name}`];
  const spanId = idOf(
    ...[document.spanId, document.span_id, context.span_id, context.spanId, inTable('span_id')],
  );
  const traceId = idOf(
    ...[document.traceId, document.trace_id, context.trace_id, context.traceId, inTable('trace_id')],
  );
  if (spanId === undefined || (traceId === undefined && typeof document.spanId !== 'string'))
    return undefined;
  const start = document.startTimeUnixNano ?? nanosOf(document.startTime);
  const end = document.endTimeUnixNano ?? nanosOf(document.endTime);
  const { resource } = document;
  return {
    ...withAttributes({ ...document }),
    spanId,
    ...(traceId === undefined ? {} : { traceId }),
    ...(start === undefined ? {} : { startTimeUnixNano: start }),
    ...(end === undefined ? {} : { endTimeUnixNano: end }),
    ...(isObject(resource) && 'attributes' in resource
      ? { resource: attributesOf(resource.attributes) }
      : {}),
  };
}

/** Spans and log records of one OTLP JSON value, attributes as plain fields, each with its resource and scope. */
export function otlpRows(document: Row): Row[] {
  const rows: Row[] = [];
  const groups = [
    ['resourceSpans', 'scopeSpans', 'spans'],
    ['resourceLogs', 'scopeLogs', 'logRecords'],
  ] as const;
  for (const [outer, middle, inner] of groups) {
    for (const resourceGroup of listOf(document[outer]).filter(isObject)) {
      const resource = isObject(resourceGroup.resource)
        ? attributesOf(resourceGroup.resource.attributes)
        : {};
      for (const scopeGroup of listOf(resourceGroup[middle]).filter(isObject)) {
        for (const item of listOf(scopeGroup[inner]).filter(isObject)) {
          rows.push({
            ...withAttributes(item),
            ...(isNothing(item.events)
              ? {}
              : { events: listOf(item.events).filter(isObject).map(withAttributes) }),
            ...(isObject(item.body) ? { body: anyValue(item.body) } : {}),
            resource,
            scope: isObject(scopeGroup.scope) ? scopeGroup.scope.name : undefined,
            signal: inner,
          });
        }
      }
    }
  }
  // A collector or an SDK may also write one span a line.
  const alone = rows.length === 0 ? loneSpan(document) : undefined;
  if (alone !== undefined) return [alone];
  const isRecord = Array.isArray(document.attributes) && 'body' in document;
  if (isRecord) return [{ ...withAttributes({ ...document }), body: anyValue(document.body) }];
  // What holds neither, such as metrics, is a row of another kind, to be counted as one.
  return groups.some(([outer]) => outer in document) ? rows : [document];
}
