import type { LabelNoise } from '../../metrics/label-noise/label-noise';
import type { Gate } from '../../records/criteria';
import { mark } from '../../records/decision-marks';
import type { AgreementTable } from '../../statistics/agreement-table';
import { type CellProduct, clusteredAgreement, type Coefficient } from '../../statistics/clustered-agreement';
import { clusterSums, type ClusterSums } from '../../statistics/cluster-robust';
import { type BetterPairs, labelErrorRate } from '../../statistics/label-noise';
import { labelsOf, type LabelsOfGate } from '../gate/limit-of-labels';
import type { AnsweredCount, AuditEvidence } from './audit-evidence';

/** One decision that two people read: does each say that it was wrong? */
interface Pair {
  readonly incident: number;
  readonly first: boolean;
  readonly second: boolean;
  /** What those who read it after them say; null where nobody did. */
  readonly third: boolean | null;
}

/** How two readers of the same decisions agree. */
export interface ReaderAgreement {
  readonly pairs: number;
  readonly incidents: number;
  readonly agreeing: number;
  /** Right by both, right by the first alone, by the second alone, wrong by both. */
  readonly table: AgreementTable;
  readonly kappa: Coefficient | null;
  readonly ac1: Coefficient | null;
  /** Uids of incidents on which two readers differ and no third has read. */
  readonly disputed: readonly string[];
}

/** Fewer pairs or readings, or those in fewer incidents, say nothing of labels. */
const fewest = { pairs: 10, incidents: 5 };

interface Read {
  readonly pairs: readonly Pair[];
  readonly disputed: ReadonlySet<number>;
}

/** Whoever reads a case that was left alone and sees nothing to do says that nothing was missed. */
const isAnswer = (said: number, metric: AnsweredCount['metric']) =>
  metric === 'known_misses' ? (said & mark.open) === 0 : (said & mark.counted) !== 0;

/** The first two readers of each decision that counts. */
function pairsOf(
  { metric, undrawn, answered }: AnsweredCount,
  { answers: { valid }, rows }: AuditEvidence,
): Read {
  const known = new Map(valid.map((answer) => [answer.eventId, answer]));
  const said = new Map<number, Map<string, { at: number; isWrong: boolean; incident: number }>>();
  for (const { row, answer, mark: own } of answered) {
    const by = known.get(answer);
    if (by === undefined || rows.reading[row] !== 0) continue;
    if (((undrawn[row] ?? 0) & (mark.counted | mark.open)) === 0) continue;
    if (!isAnswer(own, metric)) continue;
    const readers = said.get(row) ?? new Map<string, { at: number; isWrong: boolean; incident: number }>();
    said.set(row, readers);
    if (!readers.has(by.reader))
      readers.set(by.reader, { at: by.at, isWrong: (own & mark.error) !== 0, incident: by.incident });
  }
  const pairs: Pair[] = [];
  const disputed = new Set<number>();
  for (const readers of said.values()) {
    // Of several at one time, whoever says right comes first: a third reader then finds more errors, never fewer.
    const isThird = readers.size > 2;
    const [first, second, ...later] = [...readers.values()].sort(
      (x, y) => x.at - y.at || (isThird ? Number(x.isWrong) - Number(y.isWrong) : 0),
    );
    if (first === undefined || second === undefined) continue;
    const third = later.length === 0 ? null : later.some(({ isWrong }) => isWrong);
    pairs.push({ incident: first.incident, first: first.isWrong, second: second.isWrong, third });
    if (first.isWrong !== second.isWrong && third === null) disputed.add(first.incident);
  }
  return { pairs, disputed };
}

function byIncident(pairs: readonly Pair[]): Map<number, Pair[]> {
  const found = new Map<number, Pair[]>();
  for (const pair of pairs) found.set(pair.incident, [...(found.get(pair.incident) ?? []), pair]);
  return found;
}

/** Sums over incidents of what `sizeOf` and `hitsOf` count of each pair. */
function sumsOf(
  pairs: readonly Pair[],
  hitsOf: (pair: Pair) => number,
  sizeOf: (pair: Pair) => number = () => 1,
): ClusterSums {
  const sum = (own: readonly Pair[], of: (pair: Pair) => number) =>
    own.reduce((total, pair) => total + of(pair), 0);
  return clusterSums(
    [...byIncident(pairs).values()].map((own) => ({ n: sum(own, sizeOf), errors: sum(own, hitsOf) })),
  );
}

const differ = ({ first, second }: Pair) => first !== second;
const wrongOf = ({ first, second }: Pair) => Number(first) + Number(second);

/** Wrong where both say so, or whoever read it after them; where they differ and nobody did, one of them missed it. */
const isTrulyWrong = (pair: Pair) => (pair.first && pair.second) || (pair.third ?? differ(pair));

const isEnough = ({ n, clusters }: ClusterSums) => n >= fewest.pairs && clusters >= fewest.incidents;

/**
 * Single readings beside what third readings settled; null while nobody has read a third time. What is uncertain counts
 * as an error that a reader missed. Errors that both readers of a pair miss show only where a third read it.
 */
function settledBy(pairs: readonly Pair[]): BetterPairs | null {
  if (pairs.every(({ third }) => third === null)) return null;
  const twice = () => 2;
  const wrong = sumsOf(pairs.filter(isTrulyWrong), wrongOf, twice);
  const right = sumsOf(
    pairs.filter((pair) => !isTrulyWrong(pair)),
    (pair) => 2 - wrongOf(pair),
    twice,
  );
  return isEnough(wrong) && isEnough(right) ? { wrong, right } : null;
}

/** What pairs of readers say of one reader's answers; null without a pair. */
function noiseOfReaders(count: AnsweredCount, evidence: AuditEvidence): LabelNoise | null {
  const { pairs } = pairsOf(count, evidence);
  if (pairs.length === 0) return null;
  const sums = sumsOf(pairs, (pair) => Number(differ(pair)));
  return {
    pairs: pairs.length,
    incidents: sums.clusters,
    differing: sums.errors,
    error: isEnough(sums) ? labelErrorRate(sums) : null,
    better: settledBy(pairs),
  };
}

/**
 * A gate on an audit as the answers of its readers can show it, no looser than asked for. Strict precision and known
 * misses are held to it once third readings say how many errors one reader misses.
 */
export function labelsOfReaders(
  gate: Gate,
  alpha: number,
  count: AnsweredCount,
  evidence: AuditEvidence,
): LabelsOfGate | null {
  const noise = noiseOfReaders(count, evidence);
  return gate.metric === 'false_positive_share' || noise?.better != null
    ? labelsOf(gate, alpha, noise)
    : null;
}

const cells = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

/** Kappa and AC1 of the first two readers, with incidents as clusters; null without a pair. */
export function agreementOfReaders(count: AnsweredCount, evidence: AuditEvidence): ReaderAgreement | null {
  const { pairs, disputed } = pairsOf(count, evidence);
  if (pairs.length === 0) return null;
  const cellOf = ({ first, second }: Pair) => [Number(first), Number(second)] as const;
  const inCell = (own: readonly Pair[], [row, column]: readonly [number, number]) =>
    own.filter((pair) => cellOf(pair)[0] === row && cellOf(pair)[1] === column).length;
  const table = [0, 1].map((row) => [0, 1].map((column) => inCell(pairs, [row, column])));
  const incidents = [...byIncident(pairs).values()];
  const products = cells.flatMap((a) =>
    cells.map((b): CellProduct => ({
      a,
      b,
      sum: incidents.reduce((total, own) => total + inCell(own, a) * inCell(own, b), 0),
    })),
  );
  const agreement = sumsOf(pairs, (pair) => Number(!differ(pair)));
  const uids = new Map(evidence.incidents.map(({ key, uid }) => [key, uid]));
  return {
    pairs: pairs.length,
    incidents: incidents.length,
    agreeing: agreement.errors,
    table,
    ...clusteredAgreement(table, products, agreement),
    disputed: [...disputed].map((key) => uids.get(key) ?? '').sort(),
  };
}
