import { bytesToHex } from '@noble/hashes/utils.js';
import type { Batch, DataType } from '@uwdata/flechette';
import { setCompressionCodec } from '@uwdata/flechette/src/compression.js';
import { CompressionType, Type } from '@uwdata/flechette/src/constants.js';
import { createTable } from '@uwdata/flechette/src/decode/table-from-ipc.js';
import { decompress as unzstd } from 'fzstd';
import { errorText } from '../../records/unknown';
import { maxRecordBytes } from '../reading/limits';
import { decode } from '../reading/utf8';
import { arrowData } from './arrow-messages';
import { type Budget, CannotUnpack, mostRatio } from './budget';
import { unlz4 } from './lz4';

const damaged = () => new CannotUnpack('its Arrow data is damaged');
const flushAt = 65_536;
/** Of a decimal of 256 bits. */
const mostDigits = 76;

/**
 * The rows of an Arrow IPC file or stream (Feather 2) as JSON, one a line. 64-bit numbers that a double cannot hold become
 * text, moments RFC 3339 in all their digits, bytes that are no text hex; a name that stands twice is written twice, so
 * that its row is rejected as it is in JSON.
 */
export async function readArrow(
  blob: Blob,
  budget: Budget,
): Promise<{ readonly lines: AsyncIterable<Uint8Array>; readonly isEnded: boolean }> {
  const { batches, isEnded } = batchesOf(new Uint8Array(await blob.arrayBuffer()), budget);
  return { lines: linesOf(batches), isEnded };
}

interface Named {
  readonly name: string;
  readonly batch: Batch<unknown>;
}

/** The columns of each batch of rows. */
function batchesOf(bytes: Uint8Array<ArrayBuffer>, budget: Budget) {
  const unpacked = (unpack: (packed: Uint8Array, length: number) => Uint8Array) => ({
    decode: (packed: Uint8Array, length: number) => {
      budget.take(length);
      return unpack(packed, length);
    },
  });
  setCompressionCodec(CompressionType.LZ4_FRAME, unpacked(unlz4) as never);
  setCompressionCodec(
    CompressionType.ZSTD,
    unpacked((packed, length) => unzstd(packed, new Uint8Array(length))) as never,
  );
  try {
    const { data, isEnded } = arrowData(bytes);
    if (data.schema === undefined) throw new CannotUnpack('its Arrow data has no schema');
    if (data.schema.endianness === 1)
      throw new CannotUnpack('its Arrow data has the most significant byte first: save it as Parquet');
    for (const { name, type } of data.schema.fields) prepare(type, name);
    // Whole dictionaries are taken out at once; a value takes a bit or more.
    for (const { data: values, body } of data.dictionaries ?? []) {
      const most = 8 * (body?.length ?? 0) * (values.compression == null ? 1 : mostRatio);
      if (values.nodes.some(({ length }) => !(length >= 0 && length <= most))) throw damaged();
    }
    const { children, names } = createTable(data, {
      useBigInt: true,
      useBigIntTimestamp: true,
      useDecimalInt: true,
    });
    const batches = (data.records ?? []).map(({ length }, at) => {
      const columns = children.map((column, place): Named => ({
        name: names[place] as string,
        batch: column.data[at]!,
      }));
      if (columns.some(({ batch }) => batch.length !== length)) throw damaged();
      return columns;
    });
    return { batches, isEnded };
  } catch (reason) {
    throw asCannotUnpack(reason);
  }
}

const asCannotUnpack = (reason: unknown) =>
  reason instanceof CannotUnpack
    ? reason
    : new CannotUnpack(`its Arrow data is damaged or of a kind that cannot be read (${errorText(reason)})`);

const asBytes = new Map<number, number>([
  [Type.Utf8, Type.Binary],
  [Type.LargeUtf8, Type.LargeBinary],
  [Type.Utf8View, Type.BinaryView],
]);

/** Text is taken as its bytes: what is no UTF-8 must not become one text with other such bytes. */
function prepare(type: DataType, name: string): void {
  const own = type as {
    typeId: number;
    scale?: number;
    dictionary?: DataType;
    children?: { type: DataType }[];
  };
  if (Math.abs(own.scale ?? 0) > mostDigits) throw damaged();
  own.typeId = asBytes.get(own.typeId) ?? own.typeId;
  if (own.typeId === Type.Union || own.typeId === Type.Interval)
    throw new CannotUnpack(
      `its column “${name}” holds ${own.typeId === Type.Union ? 'values of several kinds (a union)' : 'calendar intervals'}, which cannot be read: save it as Parquet or CSV`,
    );
  if (own.dictionary !== undefined) {
    if ('children' in own.dictionary || own.dictionary.typeId === Type.Null)
      throw new CannotUnpack(
        `its column “${name}” is a dictionary of lists or objects, which cannot be read: save it as Parquet`,
      );
    prepare(own.dictionary, name);
  }
  own.children?.forEach((child) => prepare(child.type, name));
}

async function* linesOf(batches: readonly (readonly Named[])[]): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '';
  try {
    for (const columns of batches) {
      const keys = columns.map(({ name }) => `${JSON.stringify(name)}:`);
      const rows = columns[0]?.batch.length ?? 0;
      for (let row = 0; row < rows; row++) {
        const out: Out = { text: '' };
        columns.forEach(({ batch }, place) => {
          write(out, `${place === 0 ? '{' : ','}${keys[place]}`);
          writeValue(out, batch, row);
        });
        text += `${out.text}}\n`;
        if (text.length < flushAt) continue;
        yield encoder.encode(text);
        text = '';
      }
    }
  } catch (reason) {
    throw asCannotUnpack(reason);
  }
  if (text !== '') yield encoder.encode(text);
}

/** A row while it is written; lists may refer to the same values again and again. */
interface Out {
  text: string;
}

function write(out: Out, text: string): void {
  out.text += text;
  if (out.text.length > maxRecordBytes)
    throw new CannotUnpack(`a row of it is longer than ${maxRecordBytes / 1024 / 1024} MiB`);
}

/** As the format's own classes keep it; what they do not use is missing. */
interface Values {
  readonly offsets?: ArrayLike<number | bigint>;
  readonly sizes?: ArrayLike<number | bigint>;
  readonly stride?: number;
}

/** The places of a list's elements among those of all lists. */
function rangeOf(batch: Batch<unknown>, row: number): [from: number, to: number] {
  const { offsets, sizes, stride } = batch as unknown as Values;
  if (stride !== undefined) return [row * stride, (row + 1) * stride];
  const from = Number(offsets?.[row]);
  return [from, sizes === undefined ? Number(offsets?.[row + 1]) : from + Number(sizes[row])];
}

function writeValue(out: Out, batch: Batch<unknown>, row: number): void {
  const { type, children } = batch;
  if (!Number.isInteger(row) || row < 0 || row >= batch.length) throw damaged();
  if (type.typeId === Type.Null || (batch.nullCount > 0 && batch.validity.length > 0 && !batch.isValid(row)))
    return write(out, 'null');
  switch (type.typeId) {
    case Type.Struct:
      type.children.forEach(({ name }, place) => {
        write(out, `${place === 0 ? '{' : ','}${JSON.stringify(name)}:`);
        writeValue(out, children[place]!, row);
      });
      return write(out, type.children.length === 0 ? '{}' : '}');
    case Type.List:
    case Type.LargeList:
    case Type.ListView:
    case Type.LargeListView:
    case Type.FixedSizeList:
      return writeItems(out, '[]', rangeOf(batch, row), (at) => writeValue(out, children[0]!, at));
    case Type.Map: {
      const [keys, values] = children[0]!.children;
      return writeItems(out, '{}', rangeOf(batch, row), (at) => {
        const key: Out = { text: '' };
        writeValue(key, keys!, at);
        write(out, `${key.text.startsWith('"') ? key.text : JSON.stringify(key.text)}:`);
        writeValue(out, values!, at);
      });
    }
    default: {
      const inner =
        type.typeId === Type.Dictionary
          ? type.dictionary
          : type.typeId === Type.RunEndEncoded
            ? type.children[1]!.type
            : type;
      write(out, JSON.stringify(plain(batch.at(row), inner)));
    }
  }
}

function writeItems(
  out: Out,
  brackets: string,
  [from, to]: [number, number],
  writeItem: (at: number) => void,
) {
  // Compared this way round, what is no number is refused too.
  if (!(from >= 0 && from <= to)) throw damaged();
  write(out, brackets[0]!);
  for (let at = from; at < to; at++) {
    if (at > from) write(out, ',');
    writeItem(at);
  }
  write(out, brackets[1]!);
}

/** A value that is neither a list nor an object, as JSON holds it. */
function plain(value: unknown, type: DataType): unknown {
  if (value === null) return null;
  if (value === undefined) throw damaged();
  switch (type.typeId) {
    case Type.Timestamp:
      return moment(value as bigint, type.unit, type.timezone == null ? '' : 'Z');
    case Type.Date:
      return dayOf(value as number);
    case Type.Time:
      return moment(BigInt(value as number), type.unit, '').slice('1970-01-01T'.length);
    case Type.Duration:
      return `PT${scaled(BigInt(value as number), 3 * type.unit)}S`;
    case Type.Decimal: {
      const text = scaled(BigInt(value as number), type.scale);
      return text.replace(/\D/g, '').length <= 15 ? Number(text) : text;
    }
    case Type.FixedSizeBinary:
      return bytesToHex(value as Uint8Array);
    default:
      if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : `${value}`;
      if (value instanceof Uint8Array) return decode(value) ?? bytesToHex(value);
      return value;
  }
}

const dayOf = (time: number) => {
  const date = new Date(time);
  if (isNaN(date.getTime())) throw damaged();
  return date.toISOString().split('T')[0]!;
};

/** A count of 10^-`digits` as decimals, without zeros at its end. */
function scaled(count: bigint, digits: number): string {
  if (digits <= 0) return `${count * 10n ** BigInt(-digits)}`;
  const text = `${count < 0n ? -count : count}`.padStart(digits + 1, '0');
  const fraction = text.slice(-digits).replace(/0+$/, '');
  return `${count < 0n ? '-' : ''}${text.slice(0, -digits)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** RFC 3339 of a count of units (0 seconds, 1 milli-, 2 micro-, 3 nanoseconds) since 1970. */
function moment(count: bigint, unit: number, offset: string): string {
  const units = 1000n ** BigInt(unit);
  const rest = ((count % units) + units) % units;
  const date = new Date(Number((count - rest) / units) * 1000);
  if (isNaN(date.getTime())) throw damaged();
  const fraction = unit === 0 ? '' : `.${`${rest}`.padStart(3 * unit, '0')}`;
  return `${date.toISOString().slice(0, -5)}${fraction}${offset}`;
}
