import bitIterator from 'unbzip2-stream/lib/bit_iterator';
import bzip2 from 'unbzip2-stream/lib/bzip2';
import { BrokenOff } from './budget';

const blockUnit = 100_000;

/** bzip2, also several streams one after the other, as pbzip2 writes them. Each block is checked by its CRC. */
export async function* unbzip2(blob: Blob): AsyncGenerator<Uint8Array> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let isGiven = false;
  const bits = bitIterator(() => {
    // Asked again, the data ends inside a block.
    if (isGiven) throw new BrokenOff('its bzip2 data ends early');
    isGiven = true;
    return bytes;
  });
  const checked = <Value>(read: () => Value): Value => {
    try {
      return read();
    } catch (reason) {
      throw reason instanceof BrokenOff ? reason : new BrokenOff('its bzip2 data is damaged');
    }
  };
  while (bits.bytesRead < bytes.length) {
    const size = blockUnit * checked(() => bzip2.header(bits));
    const buffer = new Int32Array(size);
    let crc: number | null = 0;
    for (;;) {
      const block: number[] = [];
      const before: number = crc;
      crc = checked(() => bzip2.decompress(bits, (byte) => void block.push(byte), buffer, size, before));
      if (crc === null) break;
      yield Uint8Array.from(block);
    }
  }
}
