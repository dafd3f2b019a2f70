import { Peekable, piecesOf } from '../../reading/bytes';
import { isGzip } from '../../reading/container';
import { GzipBroken, gunzip } from '../../reading/gunzip';
import type { ByteBox } from './row';

export const unpackedPieces = (box: ByteBox, isPacked: boolean) =>
  isPacked ? gunzip(piecesOf(box.stream())) : piecesOf(box.stream());

/** So many first bytes tell what a source is. */
export const headBytes = 65_536;

/** The first unpacked bytes, at least `length` of them where there are so many. */
export async function headOf(box: ByteBox, length = headBytes): Promise<Uint8Array> {
  const isPacked = isGzip(new Uint8Array(await box.slice(0, 2).arrayBuffer()));
  const input = new Peekable(unpackedPieces(box, isPacked));
  try {
    return (await input.peek(length)).slice(0, length);
  } catch (reason) {
    if (reason instanceof GzipBroken) return (await input.peek(0)).slice(0, length);
    throw reason;
  } finally {
    await input.close();
  }
}
