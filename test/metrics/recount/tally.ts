import type { Case } from './cases';

export interface Count {
  n: number;
  hits: number;
  unresolved: number;
  young: number;
  incidents: number;
}
export type Sorted = 'hit' | 'miss' | 'open' | 'young' | null;
export type Recount = (cases: readonly Case[]) => Count;

/** Days: the lag and the follow-up window of the empty selection. */
export const lag = 14;

export function tallyOf<T>(
  units: readonly T[],
  incident: (unit: T) => string,
  sort: (unit: T) => Sorted,
): Count {
  const incidents = new Set<string>();
  const count: Count = { n: 0, hits: 0, unresolved: 0, young: 0, incidents: 0 };
  for (const each of units) {
    const part = sort(each);
    if (part === 'hit' || part === 'miss') {
      count.n += 1;
      incidents.add(incident(each));
      if (part === 'hit') count.hits += 1;
    } else if (part === 'open') count.unresolved += 1;
    else if (part === 'young') count.young += 1;
  }
  return { ...count, incidents: incidents.size };
}

export const production = (cases: readonly Case[], sort: (each: Case) => Sorted): Count =>
  tallyOf(
    cases.filter((each) => each.isProduction),
    (each) => each.incident,
    sort,
  );

/** Sorted by the truth, once it is old enough to be judged. */
export const byTruth = (each: Case, isHit: (warranted: boolean) => boolean): Sorted => {
  if (each.ageDays < lag) return 'young';
  if (each.warranted === null) return 'open';
  return isHit(each.warranted) ? 'hit' : 'miss';
};
