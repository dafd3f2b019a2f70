import type { LabelNoise } from '../../metrics/label-noise/label-noise';
import type { Gate } from '../../records/criteria';
import { correctedLimit, type CorrectedLimit } from '../../statistics/label-noise';
import { exactPercent, percent } from '../../words/format';
import { limitOf } from '../readings/judge-readings';

/** What a limit asks of labels that are themselves wrong at times. */
export interface LimitOfLabels {
  /** `out_of_reach`: labels are wrong as often as the limit or more; `unknown`: too few pairs to exclude it. */
  readonly support: 'out_of_reach' | 'unknown' | 'supported';
  /** Where a better source has decided enough cases: never above the limit asked for. */
  readonly corrected: CorrectedLimit | null;
}

/** `limit` is the gate's, 0…1; `alpha` the gate's, part of which the correction uses up. */
export function limitOfLabels(
  { error, better }: Pick<LabelNoise, 'error' | 'better'>,
  limit: number,
  alpha: number,
): LimitOfLabels {
  const corrected = better === null ? null : correctedLimit(limit, alpha, better);
  const isOut = corrected?.limit === 0 || (error !== null && error.rate >= limit);
  const isKnown = error !== null && error.upper < limit;
  return { support: isOut ? 'out_of_reach' : isKnown ? 'supported' : 'unknown', corrected };
}

/** What the pairs of labels make of one gate. */
export interface LabelsOfGate extends LabelNoise, LimitOfLabels {
  /** The gate as its labels are judged: no looser than asked for, and with the α that is left. */
  readonly gate: Gate;
  readonly alpha: number;
}

/**
 * A gate on labels that stays valid for the truth. Where the limit on labels is not lower than the one asked for, α is
 * whole: an agent at the limit then shows at least that share of errors, or the ends of the pairs are wrong. The limit
 * of incidents with an error falls in the same proportion. Null where no pair speaks for it.
 */
export function labelsOf(gate: Gate, alpha: number, noise: LabelNoise | null): LabelsOfGate | null {
  if (noise === null || (noise.pairs === 0 && noise.better === null)) return null;
  const limits = limitOfLabels(noise, gate.limit, alpha);
  const { corrected } = limits;
  if (corrected === null || corrected.limit >= gate.limit || corrected.limit === 0)
    return { ...noise, ...limits, gate, alpha };
  const share = corrected.limit / gate.limit;
  const incidentLimit = limitOf(gate, 'incidents_with_error') * share;
  return {
    ...{ ...noise, ...limits, alpha: corrected.alpha },
    gate: { ...gate, limit: corrected.limit, incidentLimit },
  };
}

/** What a result shows of it. */
export function pairsOf(labels: LabelsOfGate | null): (LabelNoise & LimitOfLabels) | null {
  if (labels === null) return null;
  const { gate: _gate, alpha: _alpha, ...pairs } = labels;
  return pairs;
}

/** Why a gate cannot be met with these labels, as a clause; null where it can. */
export function outOfReach(gate: Gate, labels: LabelsOfGate | null): string | null {
  if (labels?.support !== 'out_of_reach') return null;
  const limit = `the limit of ${exactPercent(gate.limit)} is out of reach of these labels`;
  if (labels.error === null || labels.error.rate < gate.limit)
    return `${limit}: they miss as many errors as the limit allows`;
  return `${limit}: about ${percent(labels.error.rate)} of them are wrong`;
}
