import type { ReportScope } from '../../records/report/blocks';
import type { ReportMeasure } from '../../records/report/numbers';
import { isSmall } from './hide-cells';

type Sums = Pick<ReportMeasure, 'metric' | 'by' | 'key' | 'label' | 'n' | 'incidents'>;
type Count = 'n' | 'incidents';

/** A small number that a reader can compute of numbers that are published. */
export interface ComputedSmall {
  readonly metric: string;
  readonly count: Count;
  /** Places of the scopes that it is the sum of, in the order of the report. */
  readonly scopes: readonly number[];
  readonly value: number;
  /** Places of published scopes that were taken off to get it, those that are closest first. */
  readonly takenOff: readonly number[];
}

/** Over left-out scopes: which of them a sum is of, and what it is. */
interface Equation {
  readonly of: number[];
  value: number;
  readonly takenOff: readonly number[];
}

const isIn = (scope: ReportScope, { by, key, label }: Sums): boolean | null => {
  if (by === 'all') return true;
  if (by === 'workflow') return scope.workflow === key;
  if (by === 'risk_class') return scope.risk_class === key;
  // A scope that rests on several bundles is in no one group of bundles.
  if (by === 'release') return scope.besides.includes(label) ? null : scope.release === key;
  return null;
};

const near = (a: number, b: number) => Math.abs(a - b) < 1e-6;

/**
 * Each published sum less the published scopes in it. A sum that holds less than its scopes is of other decisions and
 * says nothing; where it holds more, what is left is no exact number of these scopes, and is taken for one.
 */
function equationsOf(scopes: readonly ReportScope[], sums: readonly Sums[], metric: string, field: Count) {
  const gates = scopes.map(({ gates: all }) => all.find((gate) => gate.metric === metric));
  const unknown = gates.flatMap((gate, at) => (gate !== undefined && gate[field] === null ? [at] : []));
  const equations = sums.flatMap((sum): Equation[] => {
    const value = sum[field];
    if (sum.metric !== metric || value === null || unknown.length === 0) return [];
    const inside = scopes.map((scope) => isIn(scope, sum));
    if (inside.includes(null)) return [];
    const of = unknown.map((at) => (inside[at] === true ? 1 : 0));
    const takenOff = gates.flatMap((gate, at) =>
      inside[at] === true && typeof gate?.[field] === 'number' ? [at] : [],
    );
    const left = takenOff.reduce((rest, at) => rest - (gates[at]?.[field] ?? 0), value);
    return left < 0 || !of.includes(1) ? [] : [{ of, value: left, takenOff }];
  });
  return { unknown, equations: equations.sort((a, b) => a.takenOff.length - b.takenOff.length) };
}

/** Every equation by itself, and those that Gauss and Jordan make of them. */
function derived(equations: readonly Equation[]): Equation[] {
  const rows = equations.map(({ of, value, takenOff }) => ({ of: [...of], value, takenOff }));
  const width = rows[0]?.of.length ?? 0;
  let rank = 0;
  for (let column = 0; column < width && rank < rows.length; column += 1) {
    const at = rows.findIndex(({ of }, row) => row >= rank && !near(of[column] ?? 0, 0));
    const pivot = rows[at];
    if (pivot === undefined) continue;
    rows.splice(at, 1);
    rows.splice(rank, 0, pivot);
    const scale = pivot.of[column] ?? 1;
    const lead = { of: pivot.of.map((each) => each / scale), value: pivot.value / scale };
    rows.forEach((row, place) => {
      const times = row.of[column] ?? 0;
      if (place === rank || near(times, 0)) return;
      const takenOff = [...new Set([...row.takenOff, ...pivot.takenOff])];
      const of = row.of.map((each, at2) => each - times * (lead.of[at2] ?? 0));
      rows[place] = { of, value: row.value - times * lead.value, takenOff };
    });
    rows[rank] = { ...lead, takenOff: pivot.takenOff };
    rank += 1;
  }
  return [...equations, ...rows.slice(0, rank)];
}

/**
 * The small numbers (1 to 4 decisions or incidents) of left-out scopes that published sums and published scopes give,
 * by any adding and subtracting (the rows of the reduced echelon form). Only what is published is looked at.
 */
export function computableSmall(scopes: readonly ReportScope[], sums: readonly Sums[]): ComputedSmall[] {
  const metrics = new Set(scopes.flatMap(({ gates }) => gates.map(({ metric }) => metric)));
  return [...metrics].flatMap((metric) =>
    (['n', 'incidents'] as const).flatMap((field) => {
      const { unknown, equations } = equationsOf(scopes, sums, metric, field);
      return derived(equations).flatMap(({ of, value, takenOff }): ComputedSmall[] => {
        const isSum = of.every((each) => near(each, 0) || near(each, 1));
        const rounded = Math.round(value);
        if (!isSum || !of.some((each) => near(each, 1)) || !isSmall(rounded)) return [];
        const within = unknown.filter((_, at) => near(of[at] ?? 0, 1));
        return [{ metric, count: field, scopes: within, value: rounded, takenOff }];
      });
    }),
  );
}

/** By the place of a scope: the metrics of its gates that are left out beside those that are small. */
export type AlsoHidden = ReadonlyMap<number, ReadonlySet<string>>;

const without = (scope: ReportScope, metric: string): ReportScope => ({
  ...scope,
  gates: scope.gates.map((gate) => (gate.metric === metric ? { ...gate, n: null, incidents: null } : gate)),
});

/**
 * Which gates of these published scopes must be left out as well, until no small number can be computed by taking
 * scopes off sums: complementary suppression over all published sums. What the sums alone give remains, and
 * `computableSmall` finds it.
 */
export function alsoHidden(published: readonly ReportScope[], sums: readonly Sums[]): AlsoHidden {
  const scopes = [...published];
  const hidden = new Map<number, Set<string>>();
  for (;;) {
    const [found] = computableSmall(scopes, sums)
      .filter(({ takenOff }) => takenOff.length > 0)
      .sort((a, b) => a.takenOff.length - b.takenOff.length);
    if (found === undefined) return hidden;
    // One of nought tells of nobody, and goes last.
    const size = (at: number) =>
      scopes[at]?.gates.find(({ metric }) => metric === found.metric)?.[found.count] || Infinity;
    const next = found.takenOff.reduce((best, at) => (size(at) < size(best) ? at : best));
    scopes[next] = without(scopes[next]!, found.metric);
    hidden.set(next, (hidden.get(next) ?? new Set()).add(found.metric));
  }
}
