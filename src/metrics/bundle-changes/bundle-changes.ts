import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { kornGraubard } from '../../statistics/korn-graubard';
import { robustOf, withUnresolved } from '../rate/cluster-sums';
import type { Interval } from '../../statistics/interval';
import { newcombeOf } from '../../statistics/newcombe-difference';
import { falsePositiveShare } from '../shares/false-positive-share';
import { selectionFor } from '../rate/definition';
import { rateOf, sumsSchema } from '../rate/rate';
import type { Rate } from '../rate/rate';
import { fill, sliceOf } from '../rate/slice';
import { releaseRow, stepsOf, type BundleStep } from './steps';
import releasesSql from './releases.sql?raw';
import sharesSql from './shares.sql?raw';

const shareRow = sumsSchema.omit({ key: true }).extend({
  agent: z.string(),
  workflow: z.string(),
  release: z.string(),
});
type ShareRow = z.infer<typeof shareRow>;

/** One workflow before and after a bundle took the place of another. */
export interface BundleEffect {
  readonly step: BundleStep;
  readonly workflow: string;
  readonly before: Rate;
  readonly after: Rate;
  /** After minus before; null when one of them is no measured share. */
  readonly difference: number | null;
  /** Of the difference, 95 % over all comparisons together. */
  readonly interval: Interval | null;
  /** `better` only if it stays so with every unresolved action afterwards counted as wrong. */
  readonly direction: 'worse' | 'better' | 'unclear';
}

export interface BundleChanges {
  readonly steps: readonly BundleStep[];
  /** By agent, workflow and step. */
  readonly effects: readonly BundleEffect[];
  /** How many differences could be told. */
  readonly comparisons: number;
  readonly riskClass: RiskClass;
  readonly statement: Statement;
}

export type RiskClass = 'low' | 'high';

/** The risk classes that are told, never mixed: both, or the one that the selection keeps alone. */
export function riskClassesOf({ only }: Selection): readonly [RiskClass, ...RiskClass[]] {
  const [kept, another] = only.risk_class ?? [];
  if (another === undefined && (kept === 'low' || kept === 'high')) return [kept];
  return ['high', 'low'];
}

/** Every bundle of production but the first of its agent, with the one whose place it took. */
export const bundleSteps = async (query: Query, signal?: AbortSignal): Promise<BundleStep[]> =>
  stepsOf(await query.rows({ sql: releasesSql, values: [] }, releaseRow, signal));

/** `bundleChanges` of each risk class of the selection, high first; comparisons are counted within a class. */
export async function bundleChangesByRisk(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<BundleChanges[]> {
  const found: BundleChanges[] = [];
  for (const riskClass of riskClassesOf(selection))
    found.push(await bundleChanges(query, selection, signal, riskClass));
  return found;
}

/**
 * What changed with each bundle of an agent against the one before it (its recorded parent where that
 * one decided too), and the false-positive share before and after, workflow by workflow within one
 * risk class (the first of the selection's unless one is named). Intervals: Korn–Graubard (1998), difference by
 * Newcombe (1998), at 1 − 0.05/comparisons (Bonferroni). A difference is over time as well as over bundles.
 */
export async function bundleChanges(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
  riskClass: RiskClass = riskClassesOf(selection)[0],
): Promise<BundleChanges> {
  const own = selectionFor('production', selection);
  const slice = sliceOf({ ...own, only: { ...own.only, risk_class: [riskClass] } });
  const statement = {
    sql: `${slice.sql}\n${fill(sharesSql, { ...falsePositiveShare.flags })}`,
    values: slice.values,
  };
  const steps = await bundleSteps(query, signal);
  const rows = await query.rows(statement, shareRow, signal);
  const pairs = pairsOf(steps, rows);
  const isMeasured = (row: ShareRow) => rate(row, statement).state === 'measured';
  const comparisons = pairs.filter(({ before, after }) => isMeasured(before) && isMeasured(after)).length;
  return {
    steps,
    effects: pairs.map((pair) => effectOf(pair, statement, 1 - 0.05 / Math.max(1, comparisons))),
    comparisons,
    riskClass,
    statement,
  };
}

interface Pair {
  readonly step: BundleStep;
  readonly workflow: string;
  readonly before: ShareRow;
  readonly after: ShareRow;
}

function pairsOf(steps: readonly BundleStep[], rows: readonly ShareRow[]): Pair[] {
  const key = (agent: string, workflow: string, release: string) =>
    JSON.stringify([agent, workflow, release]);
  const known = new Map(rows.map((row) => [key(row.agent, row.workflow, row.release), row]));
  const workflows = [...new Set(rows.map(({ agent, workflow }) => JSON.stringify([agent, workflow])))];
  return workflows.flatMap((text) => {
    const [agent, workflow] = z.tuple([z.string(), z.string()]).parse(JSON.parse(text));
    return steps
      .filter((step) => step.agent === agent)
      .flatMap((step): Pair[] => {
        const before = known.get(key(agent, workflow, step.before));
        const after = known.get(key(agent, workflow, step.after));
        return before && after ? [{ step, workflow, before, after }] : [];
      });
  });
}

const rate = (row: ShareRow, statement: Statement): Rate =>
  rateOf(falsePositiveShare, { ...row, key: row.release }, statement);

const intervalOf = (row: ShareRow, confidence: number): Interval => kornGraubard(robustOf(row), confidence);

function unresolvedWrong(row: ShareRow, confidence = 0.95): { share: number; interval: Interval } {
  const worst = withUnresolved(row, robustOf(row), true);
  return { share: worst.p ?? 0, interval: kornGraubard(worst, confidence) };
}

function effectOf(pair: Pair, statement: Statement, confidence: number): BundleEffect {
  const { step, workflow } = pair;
  const before = rate(pair.before, statement);
  const after = rate(pair.after, statement);
  const isTold = before.state === 'measured' && after.state === 'measured';
  if (!isTold || before.share === null || after.share === null) {
    return { step, workflow, before, after, difference: null, interval: null, direction: 'unclear' };
  }
  const interval = newcombeOf(
    after.share,
    intervalOf(pair.after, confidence),
    before.share,
    intervalOf(pair.before, confidence),
  );
  const worst = newcombeOf(
    unresolvedWrong(pair.after).share,
    unresolvedWrong(pair.after, confidence).interval,
    before.share,
    intervalOf(pair.before, confidence),
  );
  const direction = interval.lower > 0 ? 'worse' : worst.upper < 0 ? 'better' : 'unclear';
  return { step, workflow, before, after, difference: after.share - before.share, interval, direction };
}
