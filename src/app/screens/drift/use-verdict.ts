import type { Statement } from '../../../database/engine/query';
import { differenceOf, judge, type Difference, type Judged } from '../../../metrics/drift/difference';
import { productionKpis, testKpis } from '../../../metrics/drift/kpis';
import { readSides, riskClasses } from '../../../metrics/drift/sides';
import { useQuery, type Answer } from '../../state/use-query';
import type { Compared } from './use-drift';

export interface Verdict {
  readonly judged: readonly Judged[];
  /** Differences tested together. */
  readonly tests: number;
  readonly statements: readonly Statement[];
}

/** The verdict line of the pair: every measure that either bundle has, low and high risk apart. */
export function useVerdict({ selection, key, releases, margin }: Compared): Answer<Verdict> {
  return useQuery(`drift verdict ${margin} ${key}`, async (query, signal) => {
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
    const judged = judge(differences, margin / 100);
    return { judged, tests: judged.filter(({ p }) => p !== null).length, statements };
  });
}
