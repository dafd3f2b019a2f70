import type { CountedDecisions, StratumName } from '../../metrics/gate-evidence/counted-decisions';
import { mark } from '../../records/decision-marks';
import type { Counting } from './readings';

export interface Part {
  readonly lagDays: number;
  /** The label rank that the gate asks for. */
  readonly rank: number;
  /** Only decisions of these strata; without it, all. */
  readonly includes?: (stratum: StratumName) => boolean;
}

export const readingOf = ({ label, leftOut }: Pick<Counting, 'label' | 'leftOut'>) =>
  (label === 'first' ? 1 : 0) + (leftOut === 'put_back' ? 2 : 0);

const counts = mark.counted | mark.open;

/** The rows of one reading that count, in the order in which the decisions were made. */
export function rowsOf({ rows, marks }: CountedDecisions, reading: number, part: Part): number[] {
  const { reading: readings, atRank, replaces, stratum, strata } = rows;
  const { rank, includes } = part;
  const isIn = strata.map((name) => includes === undefined || includes(name));
  const isOf = (row: number) => readings[row] === reading && (atRank[row] === -1 || atRank[row] === rank);
  const replaced = new Set<number>();
  if (reading > 0) {
    for (let row = 0; row < readings.length; row += 1) if (isOf(row)) replaced.add(replaces[row] ?? -1);
  }
  const found: number[] = [];
  for (let row = 0; row < readings.length; row += 1) {
    if (((marks[row] ?? 0) & counts) === 0 || !isIn[stratum[row] ?? 0]) continue;
    if (readings[row] === 0 ? !replaced.has(row) : reading > 0 && isOf(row)) found.push(row);
  }
  return found;
}
