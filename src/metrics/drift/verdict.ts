import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { differenceOf, judge, type Difference, type Judged } from './difference';
import { productionKpis, testKpis } from './kpis';
import { readSides, riskClasses } from './sides';

/** What is said of a pair of bundles, measure by measure. */
export interface Verdict {
  readonly judged: readonly Judged[];
  /** Differences tested together. */
  readonly tests: number;
  readonly statements: readonly Statement[];
}

/**
 * The verdict line of a pair, baseline first: every measure that either bundle has, low and high risk apart, as
 * one family. `margin` is a share: a loss up to it counts as none.
 */
export async function verdictOf(
  query: Query,
  selection: Selection,
  releases: readonly [string, string],
  margin: number,
  signal?: AbortSignal,
): Promise<Verdict> {
  const differences: Difference[] = [];
  const statements: Statement[] = [];
  for (const kpi of [...productionKpis, ...testKpis]) {
    const isTest = kpi.definition.population === 'test';
    const by = isTest ? 'release' : 'release_risk';
    const { rows, statement } = await readSides(query, kpi, selection, by, releases, signal);
    for (const riskClass of isTest ? [null] : riskClasses) {
      const of = (release: string) =>
        rows.find((row) => row.release === release && row.riskClass === riskClass)?.side;
      const [before, after] = [of(releases[0]), of(releases[1])];
      if (!before || !after || before.n + after.n + before.unresolved + after.unresolved === 0) continue;
      differences.push(differenceOf(kpi, before, after, riskClass));
    }
    statements.push(statement);
  }
  const judged = judge(differences, margin);
  return { judged, tests: judged.filter(({ p }) => p !== null).length, statements };
}
