import type { Inside, InsideSeries } from '../../metrics/drift/inside';
import type { Scope } from '../verdict';

/** A share became worse inside a bundle, while no release record says that anything changed. */
export interface UnversionedChange {
  /** The measure: wrong actions, overrides, or policy. */
  readonly metric: InsideSeries['kpi']['id'];
  readonly release: string;
  /** When the first incident after the change opened, epoch ms. */
  readonly on: number;
  /** Decisions counted and how many of them are hits of the measure, up to the change and after it. */
  readonly before: { readonly n: number; readonly hits: number };
  readonly after: { readonly n: number; readonly hits: number };
  /** Holm over all series of the bundle. */
  readonly adjustedP: number;
}

/** What Drift finds inside these bundles that is for the worse and of this scope. */
export const unversionedIn = (
  { agent, workflow, riskClass }: Pick<Scope, 'agent' | 'workflow' | 'riskClass'>,
  inside: readonly Inside[],
): UnversionedChange[] =>
  inside.flatMap(({ release, series }) =>
    series.flatMap((each): UnversionedChange[] => {
      const isOwn = each.agent === agent && each.workflow === workflow && each.riskClass === riskClass;
      if (!isOwn || !each.isChange || each.direction !== 'worse') return [];
      if (each.found === null || each.parts === null || each.adjustedP === null) return [];
      const part = ({ n, hits }: { readonly n: number; readonly hits: number }) => ({ n, hits });
      return [
        {
          ...{ metric: each.kpi.id, release, adjustedP: each.adjustedP },
          on: each.at[each.found.index] ?? 0,
          ...{ before: part(each.parts.before), after: part(each.parts.after) },
        },
      ];
    }),
  );
