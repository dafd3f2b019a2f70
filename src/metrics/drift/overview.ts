import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { benjaminiHochberg } from '../../statistics/multiple-testing';
import type { DriftBundle } from './bundles';
import { differenceOf, isLoss, staysBetter, type Difference } from './difference';
import { productionKpis, testKpis, type DriftKpi } from './kpis';
import { asTold, readSides, riskClasses, type RiskClass, type Side } from './sides';

/** A cell of the overview: one measure of one bundle against its baseline. */
export interface OverviewCell {
  readonly kpi: DriftKpi;
  readonly riskClass: RiskClass | null;
  /** Null: nothing of this bundle enters the measure. */
  readonly side: Side | null;
  /** Against the baseline; null for the baseline itself and where there is nothing to compare. */
  readonly against: Difference | null;
  /** Benjamini–Hochberg over every cell of the overview; null when not tested. */
  readonly adjustedP: number | null;
  readonly change: 'worse' | 'better' | 'none';
}

export interface OverviewRow {
  readonly bundle: DriftBundle;
  /** The release it is compared with, null for a baseline. */
  readonly baseline: string | null;
  readonly cells: readonly OverviewCell[];
}

export interface OverviewColumn {
  readonly kpi: DriftKpi;
  readonly riskClass: RiskClass | null;
}

export interface Overview {
  readonly columns: readonly OverviewColumn[];
  readonly rows: readonly OverviewRow[];
  /** Differences tested: the size of the family. */
  readonly tests: number;
  readonly statements: readonly Statement[];
}

/** Level of the false discovery rate in the overview. */
export const discoveryLevel = 0.05;

interface ReadColumn extends OverviewColumn {
  /** By release. */
  readonly sides: ReadonlyMap<string, Side>;
}

/** What the overview of any bundles rests on, read once. */
export interface OverviewRead {
  readonly columns: readonly ReadColumn[];
  readonly statements: readonly Statement[];
}

/** Every measure of every release in view; production measures keep the risk classes apart, one that no release has is left out. */
export async function readOverview(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<OverviewRead> {
  const columns: ReadColumn[] = [];
  const statements: Statement[] = [];
  for (const kpi of [...productionKpis, ...testKpis]) {
    const isTest = kpi.definition.population === 'test';
    const read = await readSides(
      query,
      kpi,
      selection,
      isTest ? 'release' : 'release_risk',
      undefined,
      signal,
    );
    statements.push(read.statement);
    for (const riskClass of isTest ? [null] : riskClasses) {
      const own = read.rows.filter((row) => row.riskClass === riskClass);
      if (!own.some(({ side }) => side.n > 0)) continue;
      columns.push({ kpi, riskClass, sides: new Map(own.map((row) => [row.release, row.side])) });
    }
  }
  return { columns, statements };
}

/**
 * Every measure of these bundles against a named baseline, or with `null` each against the one before;
 * exploration, so the false discovery rate is held over all cells together.
 */
export function overviewOf(
  { columns, statements }: OverviewRead,
  bundles: readonly DriftBundle[],
  baseline: string | null,
): Overview {
  const rows = bundles.map((bundle) => {
    const other = baseline ?? bundle.previous;
    const against = other === bundle.release ? null : other;
    return { bundle, baseline: against };
  });
  const cells = rows.map(({ bundle, baseline: other }) =>
    columns.map(({ kpi, riskClass, sides }) => {
      const side = sides.get(bundle.release) ?? null;
      const before = other === null ? undefined : sides.get(other);
      const against = side && before ? differenceOf(kpi, before, side, riskClass) : null;
      return { kpi, riskClass, side: against?.after ?? (side && asTold(kpi, side)), against };
    }),
  );
  const tested = cells.flat().filter(({ against }) => against !== null && against.p !== null);
  const adjusted = benjaminiHochberg(tested.map(({ against }) => against?.p ?? 1));
  const adjustedOf = new Map(tested.map((cell, at) => [cell, adjusted[at] ?? 1]));
  return {
    columns: columns.map(({ kpi, riskClass }) => ({ kpi, riskClass })),
    rows: rows.map((row, at) => ({
      ...row,
      cells: (cells[at] ?? []).map((cell): OverviewCell => {
        const adjustedP = adjustedOf.get(cell) ?? null;
        const isShown = adjustedP !== null && adjustedP <= discoveryLevel && cell.against !== null;
        return {
          ...cell,
          adjustedP,
          change: isShown && cell.against !== null ? changeOf(cell.against) : 'none',
        };
      }),
    })),
    tests: tested.length,
    statements,
  };
}

/** The overview of these bundles, asked and judged at once. */
export async function overview(
  query: Query,
  selection: Selection,
  bundles: readonly DriftBundle[],
  baseline: string | null,
  signal?: AbortSignal,
): Promise<Overview> {
  return overviewOf(await readOverview(query, selection, signal), bundles, baseline);
}

/** A loss that the overview shows: where Drift opens. */
export interface ShownLoss {
  readonly release: string;
  readonly kpi: DriftKpi;
  /** Shown losses it was picked from. */
  readonly of: number;
}

/**
 * Of every bundle against the one before it, the largest loss that stands out in its agent's overview, in points:
 * losses in production come before those in tests. Null where none stands out.
 */
export function worstLoss(read: OverviewRead, bundles: readonly DriftBundle[]): ShownLoss | null {
  const losses = [...new Set(bundles.map(({ agent }) => agent))].flatMap((agent) =>
    overviewOf(
      read,
      bundles.filter((bundle) => bundle.agent === agent),
      null,
    ).rows.flatMap(({ bundle, cells }) =>
      cells
        .filter(({ change }) => change === 'worse')
        .map(({ kpi, riskClass, against }) => ({
          release: bundle.release,
          kpi,
          isTest: riskClass === null,
          points: Math.abs(against?.difference ?? 0),
        })),
    ),
  );
  const [worst] = [...losses].sort((a, b) => Number(a.isTest) - Number(b.isTest) || b.points - a.points);
  return worst === undefined ? null : { release: worst.release, kpi: worst.kpi, of: losses.length };
}

const changeOf = (difference: Difference) =>
  isLoss(difference) ? 'worse' : staysBetter(difference) ? 'better' : 'none';
