import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { changePoint, type ChangePoint } from '../../statistics/change-point';
import { holm } from '../../statistics/multiple-testing';
import { selectionFor } from '../rate/definition';
import { fill, sliceOf } from '../rate/slice';
import insideSql from './inside.sql?raw';
import { familyLevel } from './difference';
import { matured, productionKpis, type DriftKpi } from './kpis';
import { riskClasses, type RiskClass } from './sides';

// Zod would look at each of very many numbers; the engine is told to give no other.
const numbers = z.custom<readonly number[]>(
  (value) => Array.isArray(value) && typeof (value[0] ?? 0) === 'number',
);
const scopeRow = z.object({
  agent: z.string(),
  workflow: z.string(),
  risk_class: z.enum(riskClasses),
  opened: numbers,
  n: numbers,
  hits: numbers,
});
/** The incidents of one scope in the order in which they opened, a column each. */
type ScopeRow = z.infer<typeof scopeRow>;

/** One measure of one workflow and risk class inside one bundle, incident by incident. */
export interface InsideSeries {
  readonly kpi: DriftKpi;
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: RiskClass;
  /** When each incident first decided, epoch ms. */
  readonly at: readonly number[];
  readonly n: number;
  readonly hits: number;
  readonly found: ChangePoint | null;
  /** Holm over every series of the bundle; null when none was tested. */
  readonly adjustedP: number | null;
  /** Decisions and hits up to the change and after it; null without one. */
  readonly parts: { readonly before: Part; readonly after: Part } | null;
  /** Shown at 5 % over all series of the bundle: an unversioned change. */
  readonly isChange: boolean;
  readonly direction: 'worse' | 'better' | null;
}
interface Part {
  readonly n: number;
  readonly hits: number;
  readonly incidents: number;
}

export interface Inside {
  readonly release: string;
  /** Changes first, then by adjusted p. */
  readonly series: readonly InsideSeries[];
  readonly tests: number;
  readonly statements: readonly Statement[];
}

type Untested = Omit<InsideSeries, 'adjustedP' | 'isChange'>;

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

const partOf = ({ n, hits }: ScopeRow, from?: number, to?: number): Part => ({
  n: total(n.slice(from, to)),
  hits: total(hits.slice(from, to)),
  incidents: n.slice(from, to).length,
});

export function seriesOf(kpi: DriftKpi, row: ScopeRow): Untested {
  const found = changePoint(row.n.map((n, index) => (row.hits[index] ?? 0) / n));
  const higher = found !== null && found.after > found.before;
  return {
    ...{ kpi, agent: row.agent, workflow: row.workflow, riskClass: row.risk_class },
    at: row.opened,
    ...partOf(row),
    found,
    parts: found === null ? null : { before: partOf(row, 0, found.index), after: partOf(row, found.index) },
    direction: found === null ? null : higher === (kpi.definition.better === 'lower') ? 'worse' : 'better',
  };
}

/** All series of one bundle as one family (Holm). */
function tested(series: readonly Untested[]): InsideSeries[] {
  const made = series.filter(({ found }) => found !== null);
  const adjusted = holm(made.map(({ found }) => found?.p ?? 1));
  const judged = series.map((each): InsideSeries => {
    const at = made.indexOf(each);
    const adjustedP = at < 0 ? null : (adjusted[at] ?? 1);
    return { ...each, adjustedP, isChange: adjustedP !== null && adjustedP <= familyLevel };
  });
  return judged.sort((a, b) => (a.adjustedP ?? 2) - (b.adjustedP ?? 2));
}

/** KPIs that a change inside a bundle is looked for in: wrong, overridden, out of policy. */
const watched = ['false_positive_share', 'override_rate', 'within_policy'];

/**
 * Did behaviour change while no recorded part did? CUSUM of each measure in each scope of one bundle over its
 * matured incidents in time order; a change is "unversioned" because the release record stayed the same.
 */
export async function insideBundle(
  query: Query,
  selection: Selection,
  release: string,
  signal?: AbortSignal,
): Promise<Inside> {
  const kpis = productionKpis.filter(({ id }) => watched.includes(id));
  const all: Untested[] = [];
  const statements: Statement[] = [];
  for (const kpi of kpis) {
    const slice = sliceOf(selectionFor(kpi.definition.population, selection));
    const statement = {
      sql: `${slice.sql}\n${fill(insideSql, { ...kpi.flags, matured })}`,
      values: [...slice.values, release],
    };
    statements.push(statement);
    for (const row of await query.rows(statement, scopeRow, signal)) all.push(seriesOf(kpi, row));
  }
  const series = tested(all);
  return { release, series, tests: series.filter(({ found }) => found !== null).length, statements };
}
