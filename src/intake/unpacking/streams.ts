import { Decompress } from 'fzstd';
import { piecesOf } from '../reading/bytes';
import { errorText } from '../../records/unknown';
import { BrokenOff, CannotUnpack } from './budget';

/** Zstandard, also several frames one after the other (RFC 8878). */
export async function* unzstd(blob: Blob): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const stream = new Decompress((piece) => void ready.push(piece));
  const push = (bytes: Uint8Array, isLast: boolean) => {
    try {
      stream.push(bytes, isLast);
    } catch (reason) {
      throw new BrokenOff(`its Zstandard data is damaged or ends early (${errorText(reason)})`);
    }
    const own = ready;
    ready = [];
    return own;
  };
  for await (const piece of piecesOf(blob.stream())) yield* push(piece, false);
  yield* push(new Uint8Array(0), true);
}

/** UTF-16 as UTF-8. */
export async function* utf16(blob: Blob, encoding: 'utf-16le' | 'utf-16be'): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const encoder = new TextEncoder();
  const decode = (bytes?: Uint8Array) => {
    try {
      return encoder.encode(decoder.decode(bytes, { stream: bytes !== undefined }));
    } catch {
      throw new CannotUnpack('its text is UTF-16 that is damaged or ends early');
    }
  };
  for await (const piece of piecesOf(blob.stream())) yield decode(piece);
  yield decode();
}
