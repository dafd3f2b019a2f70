/** Where a record stands, enough to read it again from its source. */
export interface RecordAddress {
  /** Index of the source in the order of loading. */
  readonly file: number;
  /** 1-based line, or 1-based position in a JSON array. */
  readonly line: number;
  /** Byte offset in the unpacked source. */
  readonly byteOffset: number;
  readonly byteLength: number;
}

/** An address and a 53-bit hash of the record's raw bytes. */
export interface Provenance extends RecordAddress {
  readonly bodyHash: number;
}
