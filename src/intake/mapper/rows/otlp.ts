import { isNothing, type Row } from './path';
import { isObject } from '../../../records/unknown';

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
const whole = (value: unknown): unknown => (Number.isSafeInteger(Number(value)) ? Number(value) : value);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

function attributesOf(list: unknown): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const each of listOf(list)) {
    if (isObject(each) && typeof each.key === 'string' && each.key !== '__proto__')
      all[each.key] = anyValue(each.value);
  }
  return all;
}

const withAttributes = (item: Record<string, unknown>): Record<string, unknown> => ({
  ...item,
  attributes: attributesOf(item.attributes),
});

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
  // A collector may also write one span a line.
  if (rows.length === 0 && typeof document.spanId === 'string') return [withAttributes({ ...document })];
  // What holds neither, such as metrics, is a row of another kind, to be counted as one.
  return groups.some(([outer]) => outer in document) ? rows : [document];
}
