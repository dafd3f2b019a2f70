import { bytesToHex } from '@noble/hashes/utils.js';
import type { SchemaTree } from 'hyparquet';
import { decode } from '../../reading/utf8';
import { numberOf, textOf } from './foreign';
import type { Row } from './path';

/** Where a name stands below a node; the wrappers that Parquet puts around lists and maps have no name in a value. */
function below(node: SchemaTree | undefined, name: string): SchemaTree | undefined {
  const named = node?.children.find(({ element }) => element.name === name);
  if (named !== undefined || node === undefined) return named;
  if (node.children.length === 1) return below(node.children[0], name);
  return node.element.name === 'key_value' || node.element.name === 'map'
    ? node.children.find(({ element }) => element.name === 'value')
    : undefined;
}

const leafOf = (node: SchemaTree | undefined): SchemaTree | undefined =>
  node?.children.length === 1 ? leafOf(node.children[0]) : node;

/**
 * RFC 3339, but as the column means it: a day stays a day, and a time that is not adjusted to UTC is the time on
 * somebody's wall, without an offset.
 */
function timeText(value: Date, node: SchemaTree | undefined): string | null {
  if (isNaN(value.getTime())) return null;
  const { converted_type: converted, logical_type: logical } = leafOf(node)?.element ?? {};
  const text = value.toISOString();
  if (converted === 'DATE' || logical?.type === 'DATE') return text.slice(0, text.indexOf('T'));
  return logical?.type === 'TIMESTAMP' && !logical.isAdjustedToUTC ? text.slice(0, -1) : text;
}

function plainValue(value: unknown, node: SchemaTree | undefined): unknown {
  if (typeof value === 'bigint')
    return Number.isSafeInteger(numberOf(value)) ? numberOf(value) : textOf(value);
  if (value instanceof Date) return timeText(value, node);
  // Bytes that are no text, such as the 16 of a UUID, are written in hex: as text many of them would be one.
  if (value instanceof Uint8Array) return decode(value) ?? bytesToHex(value);
  if (Array.isArray(value)) return value.map((each) => plainValue(each, node));
  if (typeof value === 'object' && value !== null) return plainRow(value as Record<string, unknown>, node);
  return value;
}

/** Values as JSON would hold them: 64-bit numbers that a double cannot hold become text, moments RFC 3339. */
export const plainRow = (row: Record<string, unknown>, node: SchemaTree | undefined): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, plainValue(value, below(node, name))]),
  );
