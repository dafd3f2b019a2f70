import type { Report } from '../../records/report/report';
import { compareReports, type Comparison } from './compare';
import { newcombeOf } from '../../statistics/newcombe-difference';

/**
 * What changed between two reports. Differences of shares: Newcombe (1998), method 10, from the two
 * intervals; where both rest on the same decisions it is rather too wide than too narrow.
 */
export const compared = (before: Report, after: Report): Comparison =>
  compareReports(before, after, (now, old) => ({
    value: now.value - old.value,
    interval: newcombeOf(now.value, now.interval, old.value, old.interval),
  }));
