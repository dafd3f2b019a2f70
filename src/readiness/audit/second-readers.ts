import type { LabelNoise } from '../../metrics/label-noise/label-noise';
import { mark } from '../../records/decision-marks';
import type { AgreementTable } from '../../statistics/agreement-table';
import { type CellProduct, clusteredAgreement, type Coefficient } from '../../statistics/clustered-agreement';
import type { ClusterSums } from '../../statistics/cluster-robust';
import { labelErrorRate } from '../../statistics/label-noise';
import type { AnsweredCount, AuditEvidence } from './audit-evidence';

/** One decision that two people read: does each say that it was wrong? */
interface Pair {
  readonly incident: number;
  readonly first: boolean;
  readonly second: boolean;
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

/** Fewer pairs, or pairs in fewer incidents, say nothing of labels. */
const fewest = { pairs: 10, incidents: 5 };

interface Read {
  readonly pairs: readonly Pair[];
  readonly disputed: ReadonlySet<number>;
}

/** The first two readers of each decision that counts. */
function pairsOf({ undrawn, answered }: AnsweredCount, { answers: { valid }, rows }: AuditEvidence): Read {
  const known = new Map(valid.map((answer) => [answer.eventId, answer]));
  const said = new Map<number, Map<string, { at: number; isWrong: boolean; incident: number }>>();
  for (const { row, answer, mark: own } of answered) {
    const by = known.get(answer);
    if (by === undefined || rows.reading[row] !== 0) continue;
    if (((undrawn[row] ?? 0) & (mark.counted | mark.open)) === 0) continue;
    if ((own & mark.counted) === 0) continue;
    const readers = said.get(row) ?? new Map<string, { at: number; isWrong: boolean; incident: number }>();
    said.set(row, readers);
    if (!readers.has(by.reader))
      readers.set(by.reader, { at: by.at, isWrong: (own & mark.error) !== 0, incident: by.incident });
  }
  const pairs: Pair[] = [];
  const disputed = new Set<number>();
  for (const readers of said.values()) {
    const [first, second] = [...readers.values()].sort((a, b) => a.at - b.at);
    if (first === undefined || second === undefined) continue;
    pairs.push({ incident: first.incident, first: first.isWrong, second: second.isWrong });
    if (first.isWrong !== second.isWrong && readers.size === 2) disputed.add(first.incident);
  }
  return { pairs, disputed };
}

function byIncident(pairs: readonly Pair[]): Map<number, Pair[]> {
  const found = new Map<number, Pair[]>();
  for (const pair of pairs) found.set(pair.incident, [...(found.get(pair.incident) ?? []), pair]);
  return found;
}

/** Sums over incidents of pairs and of those that are hits. */
function sumsOf(pairs: readonly Pair[], isHit: (pair: Pair) => boolean): ClusterSums {
  const clusters = [...byIncident(pairs).values()].map((own) => ({
    m: own.length,
    e: own.filter(isHit).length,
  }));
  const sum = (value: (of: { m: number; e: number }) => number) =>
    clusters.reduce((total, each) => total + value(each), 0);
  return {
    clusters: clusters.length,
    n: pairs.length,
    errors: sum(({ e }) => e),
    sumEE: sum(({ e }) => e * e),
    sumEM: sum(({ e, m }) => e * m),
    sumMM: sum(({ m }) => m * m),
    withError: sum(({ e }) => Number(e > 0)),
    withOther: sum(({ e, m }) => Number(e < m)),
  };
}

const differ = ({ first, second }: Pair) => first !== second;

/** What pairs of readers say of one reader's answers; null without a pair. */
export function noiseOfReaders(count: AnsweredCount, evidence: AuditEvidence): LabelNoise | null {
  const { pairs } = pairsOf(count, evidence);
  if (pairs.length === 0) return null;
  const sums = sumsOf(pairs, differ);
  const isEnough = pairs.length >= fewest.pairs && sums.clusters >= fewest.incidents;
  return {
    pairs: pairs.length,
    incidents: sums.clusters,
    differing: sums.errors,
    error: isEnough ? labelErrorRate(sums) : null,
    better: null,
  };
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
  const agreement = sumsOf(pairs, (pair) => !differ(pair));
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
