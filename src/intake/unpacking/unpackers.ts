import type * as Bzip2 from './bzip2';
import type * as Streams from './streams';
import type * as Workbook from './workbook';
import type * as Zip from './zip';

/** The code for each packing, to be had when it is needed. */
export interface Unpackers {
  readonly bzip2: () => Promise<typeof Bzip2>;
  readonly streams: () => Promise<typeof Streams>;
  readonly workbook: () => Promise<typeof Workbook>;
  readonly zip: () => Promise<typeof Zip>;
}

/** Fetched by the page only where such a file is opened. */
export const fetched: Unpackers = {
  bzip2: () => import('./bzip2'),
  streams: () => import('./streams'),
  workbook: () => import('./workbook'),
  zip: () => import('./zip'),
};
