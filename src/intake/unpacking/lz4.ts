import { CannotUnpack } from './budget';

const damaged = () => new CannotUnpack('its LZ4 data is damaged');
const magic = 0x184d2204;
const shortestMatch = 4;

/**
 * One LZ4 frame of a known length (frame format 1.6.4), as Arrow packs its buffers: blocks may refer to what came before
 * them. Dictionaries are not known; checksums are skipped.
 */
export function unlz4(input: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  const output = new Uint8Array(length);
  if (input.length < 7 || view.getUint32(0, true) !== magic) throw damaged();
  const flags = input[4]!;
  const [hasBlockChecks, hasSize, hasDictionary] = [flags & 0x10, flags & 0x08, flags & 0x01];
  if (hasDictionary) throw damaged();
  let at = 7 + (hasSize ? 8 : 0);
  let filled = 0;
  for (;;) {
    if (at + 4 > input.length) throw damaged();
    const size = view.getUint32(at, true);
    at += 4;
    if (size === 0) break;
    const end = at + (size & 0x7fffffff);
    if (end > input.length) throw damaged();
    const block = input.subarray(at, end);
    if (size >>> 31 === 0) filled = unpackBlock(block, output, filled);
    else {
      if (filled + block.length > length) throw damaged();
      output.set(block, filled);
      filled += block.length;
    }
    at = end + (hasBlockChecks ? 4 : 0);
  }
  if (filled !== length) throw damaged();
  return output;
}

/** Pairs of letters as they are and a copy of what came before; gives where the output now ends. */
function unpackBlock(block: Uint8Array, output: Uint8Array, start: number): number {
  let [at, filled] = [0, start];
  const longer = (count: number): number => {
    if (count < 15) return count;
    for (;;) {
      const byte = block[at++];
      if (byte === undefined) throw damaged();
      count += byte;
      if (byte < 255) return count;
    }
  };
  while (at < block.length) {
    const token = block[at++]!;
    const plain = longer(token >> 4);
    if (at + plain > block.length || filled + plain > output.length) throw damaged();
    output.set(block.subarray(at, at + plain), filled);
    at += plain;
    filled += plain;
    if (at === block.length) return filled;
    if (at + 2 > block.length) throw damaged();
    const back = block[at]! | (block[at + 1]! << 8);
    at += 2;
    const copied = longer(token & 15) + shortestMatch;
    if (back === 0 || back > filled || filled + copied > output.length) throw damaged();
    // What is copied may reach into itself.
    for (const end = filled + copied; filled < end; filled++) output[filled] = output[filled - back]!;
  }
  return filled;
}
