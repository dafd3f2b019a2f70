import type { Gate } from '../../records/criteria';
import type { Unplaced } from '../../statistics/e-detector';
import { dayMs, type GateIncident, isSinceRuling } from '../readings/incidents';
import type { LostError, MissingRecords } from '../readings/evidence';

/**
 * When decisions were made that are missing and of which labels or reviews say all the same that they were in error,
 * epoch ms: at the latest when the first record named them, at the earliest a lag before.
 */
export interface LostErrors {
  readonly here: readonly { readonly from: number; readonly to: number }[];
  /** Of those no record tells the scope. */
  readonly somewhere: LostErrors['here'];
}

export const noLostErrors: LostErrors = { here: [], somewhere: [] };

function isErrorOf({ wrongRank, isOverridden }: LostError, { metric, minLabelRank }: Gate): boolean {
  if (metric === 'false_positive_share') return wrongRank > 0 && wrongRank >= minLabelRank;
  return metric === 'override_rate' && isOverridden;
}

/** Those that one gate counts in a scope since the last ruling. `isOnly`: the load has no other scope. */
export function lostErrorsOf(
  missing: readonly MissingRecords[],
  {
    agent,
    workflow,
    isOnly,
  }: { readonly agent: string; readonly workflow: string; readonly isOnly: boolean },
  gate: Gate,
  ruledAt: number | null,
): LostErrors {
  const lagMs = gate.maturityLagDays * dayMs;
  const spans = (of: readonly MissingRecords[]) =>
    of
      .flatMap(({ errors = [] }) => errors.filter((each) => isErrorOf(each, gate)))
      .filter(({ at }) => isSinceRuling(at, ruledAt, gate.maturityLagDays))
      .map(({ at }) => ({ from: at - lagMs, to: at }))
      .sort((a, b) => a.to - b.to);
  const isIn = (each: MissingRecords) =>
    (each.agent === null || each.agent === agent) && (each.workflow === null || each.workflow === workflow);
  const isPlaced = (each: MissingRecords) => isOnly || (each.agent !== null && each.workflow !== null);
  const own = missing.filter(isIn);
  return {
    here: spans(own.filter(isPlaced)),
    somewhere: spans(own.filter((each) => !isPlaced(each))),
  };
}

/** Where among the incidents of a stream they may belong. `incidents` come in the order they were opened. */
export function placesAmong(
  lost: LostErrors['here'],
  incidents: readonly Pick<GateIncident, 'openedAt'>[],
): Unplaced[] {
  const before = (at: number) => {
    let [low, high] = [0, incidents.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((incidents[middle]?.openedAt ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return lost.map(({ from, to }) => ({ from: before(from), to: before(to) }));
}

/** The shares with each of the lost as an error at the earliest place, where it adds most to evidence that lasts. */
export function withLostErrors(shares: readonly number[], lost: readonly Unplaced[]): number[] {
  const at = lost.map(({ from }) => from).sort((a, b) => a - b);
  let next = 0;
  const all: number[] = [];
  for (let index = 0; index <= shares.length; index += 1) {
    for (; next < at.length && (at[next] ?? 0) <= index; next += 1) all.push(1);
    const share = shares[index];
    if (share !== undefined) all.push(share);
  }
  return all;
}
