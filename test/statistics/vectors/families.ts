import type { Family } from './answer';
import { calibration } from './families/calibration';
import { drift } from './families/drift';
import { proportions } from './families/proportions';
import { sequential } from './families/sequential';
import { tables } from './families/tables';

/** Every family of vectors, by the name that vector files give it. */
export const families: Readonly<Record<string, Family>> = {
  ...proportions,
  ...tables,
  ...drift,
  ...calibration,
  ...sequential,
};
