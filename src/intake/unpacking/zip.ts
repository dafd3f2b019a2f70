import { type UnzipFileInfo, unzipSync } from 'fflate';
import { errorText } from '../../records/unknown';
import { type Budget, CannotUnpack } from './budget';

export interface ZipEntry {
  readonly name: string;
  /** As the archive says; no more is ever unpacked. */
  readonly size: number;
  read(): Blob;
}

interface Listed {
  readonly isEncrypted: boolean;
  readonly crc: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

/** What the central directory says of each entry; undefined where it is of the kind for very large archives. */
function directoryOf(bytes: Uint8Array): Listed[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== endSignature) end--;
  if (end < 0) throw new CannotUnpack('its ZIP directory is missing: it is damaged or ends early');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) return undefined;
  const listed: Listed[] = [];
  while (listed.length < count) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entrySignature)
      throw new CannotUnpack('its ZIP directory is damaged');
    listed.push({
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
    });
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return listed;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** Folders, and what macOS and editors put beside files. */
const isNoFile = (name: string) => /\/$|(^|\/)(__MACOSX\/|\.)/.test(name);

/** Whoever made the archive chose it: no sign in it moves a line or a cursor. */
const nameOf = ({ name }: UnzipFileInfo) => name.replace(/\p{Cc}/gu, '\ufffd');

/** The files in a ZIP archive; each is unpacked when it is asked for, and checked by its CRC. */
export function zipEntries(bytes: Uint8Array, budget: Budget): ZipEntry[] {
  const listed = directoryOf(bytes);
  const found: { info: UnzipFileInfo; at: number }[] = [];
  let count = 0;
  unpacked(bytes, (info) => {
    found.push({ info, at: count++ });
    return false;
  });
  const files = found.filter(({ info }) => !isNoFile(info.name));
  budget.enter(files.length);
  return files.map(({ info, at }) => ({
    name: nameOf(info),
    size: info.originalSize,
    read: () => {
      if (listed?.[at]?.isEncrypted === true) throw new CannotUnpack(`“${nameOf(info)}” in it is encrypted`);
      budget.take(info.originalSize);
      let asked = 0;
      const content = Object.values(unpacked(bytes, () => asked++ === at))[0];
      const crc = listed?.[at]?.crc;
      const isWhole = content?.length === info.originalSize && (crc === undefined || crc32(content) === crc);
      if (content === undefined || !isWhole) throw new CannotUnpack(`“${nameOf(info)}” in it is damaged`);
      return new Blob([content as Uint8Array<ArrayBuffer>]);
    },
  }));
}

function unpacked(bytes: Uint8Array, filter: (info: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (reason) {
    throw new CannotUnpack(
      `its ZIP data is damaged or packed in a way that cannot be read (${errorText(reason)})`,
    );
  }
}
