import type { StratumPart } from '../../metrics/drift/mix';
import type { ReportKindOfCase } from '../../records/report/drift';
import { tenDigits } from './context';
import { isSmall } from './hide-cells';

/** Kinds named one by one, those with the largest part of the change; the others are one line. */
const mostNamed = 4;

const sizeOf = ({ n0, n1 }: StratumPart) => Math.min(...[n0, n1].filter((n) => n > 0));
const sum = (strata: readonly StratumPart[], field: 'n0' | 'n1' | 'hits0' | 'hits1') =>
  strata.reduce((all, stratum) => all + stratum[field], 0);

const nameOf = ({ workflow, severity, asset, source }: StratumPart): string =>
  [workflow, severity, asset, source].filter((word) => word !== '(none)').join(', ') || 'nothing recorded';

function kindOf(label: string, strata: readonly StratumPart[]): ReportKindOfCase {
  const part = (field: 'mix' | 'behaviour' | 'unmatched') =>
    tenDigits(strata.reduce((all, stratum) => all + stratum[field], 0));
  const [only] = strata.length === 1 ? strata : [];
  return {
    label,
    before_n: sum(strata, 'n0'),
    before_hits: sum(strata, 'hits0'),
    before_incidents: only?.incidents0 ?? null,
    after_n: sum(strata, 'n1'),
    after_hits: sum(strata, 'hits1'),
    after_incidents: only?.incidents1 ?? null,
    mix: part('mix'),
    behaviour: part('behaviour'),
    one_only: part('unmatched'),
  };
}

/**
 * Kinds of case as frozen numbers, largest part of the change first. Kinds with 1 to 4 decisions in a bundle are
 * merged, and as many others with them as it takes that the merged line holds none or at least five in each bundle:
 * what it holds is known from the totals. Where even that cannot be, nothing is listed.
 */
export function frozenKinds(strata: readonly StratumPart[]): ReportKindOfCase[] {
  const large = strata.filter(({ n0, n1 }) => !isSmall(n0) && !isSmall(n1));
  const named = large.slice(0, mostNamed);
  const merged = strata.filter((stratum) => !named.includes(stratum));
  const isGivenAway = () => isSmall(sum(merged, 'n0')) || isSmall(sum(merged, 'n1'));
  while (named.length > 0 && merged.length > 0 && isGivenAway()) {
    const [next] = [...named].sort((a, b) => sizeOf(a) - sizeOf(b));
    if (next === undefined) break;
    named.splice(named.indexOf(next), 1);
    merged.push(next);
  }
  if (isGivenAway()) return [];
  return [
    ...named.map((stratum) => kindOf(nameOf(stratum), [stratum])),
    ...(merged.length > 0 ? [kindOf(`${merged.length} other kinds of case`, merged)] : []),
  ];
}
