import { leastCell } from '../records/report/report';
import { isSmallCell } from './hide-cells';

/** A count so small that a report leaves it out; nought is told. */
export const isSmall = (size: number): boolean => isSmallCell(size, leastCell);
