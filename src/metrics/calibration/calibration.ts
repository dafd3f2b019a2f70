import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { brier, brierDecomposition, type BrierDecomposition } from '../../statistics/brier';
import { calibrationBins } from '../../statistics/calibration-bins';
import type { CalibrationBin } from '../../statistics/calibration-bins';
import { ece, eceIfCalibrated } from '../../statistics/ece';
import type { EceIfCalibrated } from '../../statistics/ece';
import type { Interval } from '../../statistics/interval';
import { spiegelhalter } from '../../statistics/spiegelhalter';
import { selectionFor } from '../rate/definition';
import { fewestResolved } from '../rate/rate';
import { sliceOf } from '../rate/slice';
import sql from './forecasts.sql?raw';

const row = z.object({
  confidence: z.number().min(0).max(1).nullable(),
  was_right: z.boolean().nullable(),
  is_young: z.boolean(),
  proposals: z.number(),
});

/** Murphy's parts over the bins; `within` is what the spread inside the bins adds, so that the parts sum to the score. */
export interface BrierParts extends BrierDecomposition {
  readonly within: number;
}

export interface Calibration {
  /** Resolved proposals with a confidence, and those of them that were right. */
  readonly n: number;
  readonly right: number;
  readonly unresolved: number;
  readonly young: number;
  /** Proposals that state no confidence: nothing is assumed of them. */
  readonly withoutConfidence: number;
  readonly meanConfidence: number | null;
  /** Ten bins of equal count; equal confidences share a bin, so there may be fewer. */
  readonly bins: readonly CalibrationBin[];
  readonly brier: BrierParts | null;
  /** The Brier score had every unresolved proposal turned out on the side that makes it least, or most. */
  readonly brierBounds: Interval | null;
  /** Null where every confidence is 0, ½ or 1, and like the score and the ECE where it is not measured. */
  readonly spiegelhalter: { readonly z: number; readonly p: number } | null;
  readonly ece: {
    readonly value: number;
    /** What chance alone would show if every confidence were exactly right. */
    readonly ifCalibrated: EceIfCalibrated;
    readonly excess: number;
  } | null;
  readonly state: 'measured' | 'not_enough_data' | 'not_measurable';
  readonly reason: string | null;
  readonly statement: Statement;
}

const binCount = 10;
/** Simulated outcomes in all: fewer runs where each is longer and varies less. */
const simulatedOutcomes = 4_000_000;

/**
 * Whether a stated confidence is the chance of the proposal being right by the truth (never of the human
 * agreeing). Source: Murphy (1973); Spiegelhalter (1986); Bröcker, Smith (2007) for the ECE under
 * calibration; parts within bins: Stephenson, Coelho, Jolliffe (2008), Weather and Forecasting 23.
 */
export async function calibration(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<Calibration> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = { sql: `${slice.sql}\n${sql.trim()}`, values: slice.values };
  const p: number[] = [];
  const y: number[] = [];
  const counts = { unresolved: 0, young: 0, withoutConfidence: 0 };
  const open = { least: 0, most: 0 };
  for (const { confidence, was_right, is_young, proposals } of await query.rows(statement, row, signal)) {
    if (confidence === null) counts.withoutConfidence += proposals;
    else if (is_young) counts.young += proposals;
    else if (was_right === null) {
      counts.unresolved += proposals;
      const [ifRight, ifWrong] = [(1 - confidence) ** 2, confidence ** 2];
      open.least += proposals * Math.min(ifRight, ifWrong);
      open.most += proposals * Math.max(ifRight, ifWrong);
    } else {
      for (let i = 0; i < proposals; i += 1) {
        p.push(confidence);
        y.push(was_right ? 1 : 0);
      }
    }
  }
  const n = p.length;
  const state = stateOf(n, counts);
  const isMeasured = state.state === 'measured';
  const bins = calibrationBins(p, y, { bins: binCount, strategy: 'quantile' });
  return {
    n,
    right: y.reduce((sum, value) => sum + value, 0),
    ...counts,
    meanConfidence: n === 0 ? null : p.reduce((sum, value) => sum + value, 0) / n,
    bins,
    brier: isMeasured ? partsOf(p, y, bins) : null,
    brierBounds: boundsOf(brier(p, y), n, counts.unresolved, open),
    spiegelhalter: isMeasured ? spiegelhalter(p, y) : null,
    ece: isMeasured ? eceOf(p, y) : null,
    ...state,
    statement,
  };
}

function boundsOf(
  score: number | null,
  n: number,
  unresolved: number,
  open: { readonly least: number; readonly most: number },
): Interval | null {
  const all = n + unresolved;
  if (all === 0) return null;
  const known = (score ?? 0) * n;
  return { lower: (known + open.least) / all, upper: (known + open.most) / all };
}

function partsOf(
  p: readonly number[],
  y: readonly number[],
  bins: readonly CalibrationBin[],
): BrierParts | null {
  const score = brier(p, y);
  const parts = brierDecomposition(
    bins.map(({ meanP, n, events }) => ({ p: Math.min(1, meanP), n, events })),
  );
  if (score === null || parts === null) return null;
  return { ...parts, brier: score, within: score - parts.brier };
}

function eceOf(p: readonly number[], y: readonly number[]): Calibration['ece'] {
  const value = ece(p, y, { bins: binCount, strategy: 'equal-mass' });
  const runs = Math.max(20, Math.min(200, Math.floor(simulatedOutcomes / Math.max(1, p.length))));
  const ifCalibrated = eceIfCalibrated(p, { bins: binCount, strategy: 'equal-mass', runs, seed: 1 });
  return value === null || ifCalibrated === null
    ? null
    : { value, ifCalibrated, excess: value - ifCalibrated.mean };
}

function stateOf(
  n: number,
  { unresolved, young, withoutConfidence }: Pick<Calibration, 'unresolved' | 'young' | 'withoutConfidence'>,
): Pick<Calibration, 'state' | 'reason'> {
  if (n === 0 && unresolved === 0 && young === 0)
    return {
      state: 'not_measurable',
      reason:
        withoutConfidence > 0
          ? `None of ${withoutConfidence} proposals states a confidence as a number.`
          : 'The agent proposed nothing here.',
    };
  if (n < fewestResolved)
    return {
      state: 'not_enough_data',
      reason: `${n} resolved ${n === 1 ? 'proposal' : 'proposals'} with a confidence; at least ${fewestResolved} are needed.`,
    };
  return { state: 'measured', reason: null };
}
