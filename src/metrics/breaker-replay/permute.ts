import type { Breaker } from '../../records/breaker';
import { quantileOf } from '../../statistics/bootstrap';
import { randomSource, shuffled } from '../../statistics/random';
import { runBreaker } from './account';
import type { BreakerLog } from './events';

/** What the same breaker stops when outcomes are dealt to incidents by lot. */
export interface Permuted {
  readonly permutations: number;
  readonly seed: number;
  /** Wrong actions stopped on the log itself. */
  readonly observed: number;
  readonly mean: number;
  readonly p95: number;
  /** (1 + runs that stop at least as many) / (1 + runs). */
  readonly p: number;
  readonly values: readonly number[];
}

export const labelPermutations = 200;

/**
 * A log in which the outcomes (truth, labels and reviews, each as late after its action as it was) are exchanged
 * between whole incidents of as many actions.
 */
export function dealtAnew(log: BreakerLog, seed: number): BreakerLog {
  const random = randomSource(seed);
  const incidents = new Map<number, number[]>();
  log.actions.forEach(({ incident }, place) => {
    const places = incidents.get(incident);
    if (places) places.push(place);
    else incidents.set(incident, [place]);
  });
  const bySize = new Map<number, number[][]>();
  for (const places of incidents.values()) {
    const same = bySize.get(places.length);
    if (same) same.push(places);
    else bySize.set(places.length, [places]);
  }
  /** From which action each takes its outcome, and which one takes it. */
  const from = new Int32Array(log.actions.length);
  const to = new Int32Array(log.actions.length);
  for (const places of bySize.values()) {
    const drawn = shuffled(places, random);
    places.forEach((own, at) => {
      own.forEach((place, index) => {
        const source = drawn[at]![index]!;
        from[place] = source;
        to[source] = place;
      });
    });
  }
  const moved = <T extends { readonly action: number; readonly at: number }>(arrivals: readonly T[]): T[] =>
    arrivals.map((each) => {
      const target = to[each.action]!;
      const late = each.at - log.actions[each.action]!.at;
      return { ...each, action: target, at: log.actions[target]!.at + late };
    });
  return {
    actions: log.actions.map((action, place) => ({ ...action, truth: log.actions[from[place]!]!.truth })),
    labels: moved(log.labels),
    reviews: moved(log.reviews),
    errors: log.errors,
  };
}

/** Compares the wrong actions stopped with label permutations. `onDone` hears each run; `false` stops. */
export function permuteLabels(
  log: BreakerLog,
  breaker: Breaker,
  { permutations = labelPermutations, seed = 1 }: { permutations?: number; seed?: number } = {},
  onDone: (done: number) => void = () => undefined,
): Permuted {
  const observed = runBreaker(log, breaker).account.wrongStopped.hits;
  const values: number[] = [];
  for (let run = 0; run < permutations; run += 1) {
    values.push(runBreaker(dealtAnew(log, seed * 100_003 + run), breaker).account.wrongStopped.hits);
    onDone(run + 1);
  }
  const sorted = [...values].sort((a, b) => a - b);
  return {
    permutations,
    seed,
    observed,
    mean: values.reduce((sum, value) => sum + value, 0) / permutations,
    p95: quantileOf(sorted, 0.95),
    p: (1 + values.filter((value) => value >= observed).length) / (1 + permutations),
    values: sorted,
  };
}
