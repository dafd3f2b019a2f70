declare module 'unbzip2-stream/lib/bit_iterator' {
  /** Reads bits; `null` goes on to the next whole byte. */
  interface Bits {
    (count: number | null): number;
    bytesRead: number;
  }
  export default function bitIterator(next: () => Uint8Array): Bits;
}

declare module 'unbzip2-stream/lib/bzip2' {
  import type bitIterator from 'unbzip2-stream/lib/bit_iterator';
  type Bits = ReturnType<typeof bitIterator>;
  const bzip2: {
    /** The size of a block in units of 100,000 bytes. Throws where no stream begins. */
    header(bits: Bits): number;
    /** The CRC of the stream so far; null where it ends. */
    decompress(
      bits: Bits,
      give: (byte: number) => void,
      buffer: Int32Array,
      size: number,
      crc: number,
    ): number | null;
  };
  export default bzip2;
}

declare module '@uwdata/flechette/src/compression.js' {
  export * from '@uwdata/flechette/dist/types/compression';
}

declare module '@uwdata/flechette/src/constants.js' {
  export * from '@uwdata/flechette/dist/types/constants';
}

declare module '@uwdata/flechette/src/decode/decode-ipc.js' {
  export { decodeIPCStream } from '@uwdata/flechette/dist/types/decode/decode-ipc';
}

declare module '@uwdata/flechette/src/decode/table-from-ipc.js' {
  export { createTable } from '@uwdata/flechette/dist/types/decode/table-from-ipc';
}

declare module '@uwdata/flechette/src/util/read.js' {
  export * from '@uwdata/flechette/dist/types/util/read';
}
