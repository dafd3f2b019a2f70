import { exactPercent, gateLimitWords, oneIn, percent, percentRange } from '../../words/format';
import type { ReportGate } from '../../records/report/blocks';

type Range = NonNullable<ReportGate['ordinary']>;

const isHigher = ({ better }: ReportGate) => better === 'higher';

/** "at least 99%" where the measure counts what is right; "1 in 20" where it counts what is wrong. */
export const gateLimit = (gate: ReportGate): string =>
  isHigher(gate) ? gateLimitWords(gate.limit, true) : oneIn(gate.limit);

/** What a limit was not kept by: "worse than 1 in 20", "below 99%". */
export const gateWorse = (gate: ReportGate): string =>
  isHigher(gate) ? `below ${exactPercent(1 - gate.limit)}` : `worse than ${oneIn(gate.limit)}`;

/** The measure itself, as its title reads; a gate keeps the share in error. */
export const gateShare = (gate: ReportGate): string | null =>
  gate.share === null ? null : percent(isHigher(gate) ? 1 - gate.share : gate.share);

export const gateRange = (gate: ReportGate, range: Range | null): string | null =>
  range === null
    ? null
    : percentRange(isHigher(gate) ? { lower: 1 - range.upper, upper: 1 - range.lower } : range);
