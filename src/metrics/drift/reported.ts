import type { Query } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import type { AnyMetricId } from '../catalogue';
import { randomSource } from '../../statistics/random';
import { batteryOf, type Battery } from './battery';
import { driftBundles, type DriftBundle } from './bundles';
import { insideBundle } from './inside';
import { productionKpis } from './kpis';
import { exploredOf, isMoved } from './moved';
import { permutationSeed, permute, type Permuted, type PermutedTest } from './permute';
import { pairSample } from './sample';
import type { RiskClass } from './sides';
import { verdictOf } from './verdict';

/** One thing that the Drift screen says has shifted. */
export type Shift =
  /** Of a pair: a distribution under “What moved”. */
  | { readonly kind: 'moved'; readonly test: PermutedTest; readonly adjustedP: number }
  /** Of a pair: a measure of the verdict line. */
  | {
      readonly kind: 'measure';
      readonly metric: AnyMetricId;
      readonly riskClass: RiskClass | null;
      readonly finding: 'worse' | 'better';
      readonly adjustedP: number;
    }
  /** Inside one bundle: an unversioned change. */
  | {
      readonly kind: 'inside';
      readonly metric: AnyMetricId;
      readonly workflow: string;
      readonly riskClass: RiskClass;
      readonly adjustedP: number;
    };

export interface NamedBundle {
  readonly release: string;
  /** As its release record calls it. */
  readonly name: string | null;
}

/** What the Drift screen reports of one bundle: against the bundle before it, and inside it. */
export interface ReportedShift {
  readonly agent: string;
  /** The bundle before it; null where the slice has none. */
  readonly before: NamedBundle | null;
  readonly after: NamedBundle;
  readonly shifts: readonly Shift[];
}

/** How a battery is permuted: at once, or in a worker. */
export type Permuting = (battery: Battery, signal?: AbortSignal) => Promise<Permuted>;

/** The permutations of the Drift screen, made here and now. */
const permuteHere: Permuting = (battery) =>
  Promise.resolve(permute(battery, randomSource(permutationSeed), permutationSeed));

/** The margin makes “no worse”, never “worse” or “better”: any would do. */
const anyMargin = 0.02;

/**
 * What the Drift screen reports in this slice of production: every bundle that has a judged decision against the
 * one before it, newest first, by the same functions, seed and number of permutations as on the screen, with the
 * measure that it begins with. A bundle without a shift is there with an empty list.
 */
export async function reportedShifts(
  query: Query,
  selection: Selection,
  permuting: Permuting = permuteHere,
  signal?: AbortSignal,
): Promise<ReportedShift[]> {
  const { bundles } = await driftBundles(query, selection, signal);
  const judged = bundles.filter(({ matured }) => matured > 0).sort((a, b) => b.first - a.first);
  const reported: ReportedShift[] = [];
  for (const bundle of judged) {
    const before = judged.find(({ agent, release }) => agent === bundle.agent && release === bundle.previous);
    reported.push({
      agent: bundle.agent,
      before: before ? named(before) : null,
      after: named(bundle),
      shifts: [
        ...(before ? await ofPair(query, selection, [before, bundle], permuting, signal) : []),
        ...(await ofInside(query, selection, bundle, signal)),
      ],
    });
  }
  return reported;
}

const named = ({ release, name }: DriftBundle): NamedBundle => ({ release, name });

async function ofPair(
  query: Query,
  selection: Selection,
  [before, after]: readonly [DriftBundle, DriftBundle],
  permuting: Permuting,
  signal?: AbortSignal,
): Promise<Shift[]> {
  const releases = [before.release, after.release] as const;
  const { judged } = await verdictOf(query, selection, releases, anyMargin, signal);
  const measures = judged.flatMap(({ kpi, riskClass, finding, adjustedP }): Shift[] =>
    kpi.definition.population !== 'test' && (finding === 'worse' || finding === 'better')
      ? [{ kind: 'measure', metric: kpi.id, riskClass, finding, adjustedP: adjustedP ?? 1 }]
      : [],
  );
  const { decisions } = await pairSample(query, productionKpis[0]!, selection, releases, signal);
  const { explored } = exploredOf(await permuting(batteryOf(decisions), signal));
  const moved = explored
    .filter(isMoved)
    .map(({ test, adjustedP }): Shift => ({ kind: 'moved', test, adjustedP: adjustedP ?? 1 }));
  return [...measures, ...moved];
}

async function ofInside(
  query: Query,
  selection: Selection,
  { agent, release }: DriftBundle,
  signal?: AbortSignal,
): Promise<Shift[]> {
  const { series } = await insideBundle(query, selection, release, signal);
  return series
    .filter((each) => each.isChange && each.agent === agent)
    .map(({ kpi, workflow, riskClass, adjustedP }) => ({
      kind: 'inside',
      metric: kpi.id,
      workflow,
      riskClass,
      adjustedP: adjustedP ?? 1,
    }));
}
