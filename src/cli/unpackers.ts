import * as bzip2 from '../intake/unpacking/bzip2';
import * as streams from '../intake/unpacking/streams';
import type { Unpackers } from '../intake/unpacking/unpackers';
import * as workbook from '../intake/unpacking/workbook';
import * as zip from '../intake/unpacking/zip';

/**
 * All at hand from the start: whatever runs a command of this project in Node loads it first and fetches no module
 * afterwards.
 */
export const atHand: Unpackers = {
  bzip2: async () => bzip2,
  streams: async () => streams,
  workbook: async () => workbook,
  zip: async () => zip,
};
