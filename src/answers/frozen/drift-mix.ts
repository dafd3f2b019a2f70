import { differenceOf, type Difference } from '../../metrics/drift/difference';
import { driftKpiOf, productionKpis, type DriftKpi } from '../../metrics/drift/kpis';
import { mixOrBehaviour, type MixOrBehaviour } from '../../metrics/drift/mix';
import type { Overview } from '../../metrics/drift/overview';
import { readSides, type Side } from '../../metrics/drift/sides';
import type { BlockOf } from '../../records/report/blocks';
import type { ReportMix } from '../../records/report/drift';
import { type Freezing, rangeOf, tenDigits, tenDigitsOrNull } from './context';
import { frozenKinds } from './drift-kinds';
import type { BundlePair } from './drift-pairs';
import { isSmallRate, sideOf } from './drift-side';

/** Told of every pair, moved or not. */
const always = 'false_positive_share';

/** The measures that are split for a pair: the false-positive share, and whatever moved between the two. */
function kpisOf({ rows }: Overview, [before, after]: BundlePair['releases']): DriftKpi[] {
  const moved = rows
    .filter(({ bundle, baseline }) => bundle.release === after && baseline === before)
    .flatMap(({ cells }) => cells.filter(({ change }) => change !== 'none').map(({ kpi }) => kpi.id));
  return productionKpis.filter(({ id }) => id === always || moved.includes(id));
}

const noParts = {
  difference: null,
  interval: null,
  mix: null,
  behaviour: null,
  one_only: null,
  standardised: null,
  standardised_interval: null,
  p: null,
  alike_p: null,
  shared_kinds: null,
  kinds_against: null,
  kinds: [],
} as const;

function partsOf({ difference: whole, interval }: Difference, split: MixOrBehaviour) {
  const { parts, difference, cmh, homogeneity, strata, against } = split;
  return {
    difference: tenDigitsOrNull(whole),
    interval: rangeOf(interval),
    mix: tenDigits(parts.mix),
    behaviour: tenDigits(parts.behaviour),
    one_only: tenDigits(parts.unmatched),
    standardised: tenDigitsOrNull(difference?.difference),
    standardised_interval: rangeOf(difference),
    p: tenDigitsOrNull(cmh.p),
    alike_p: tenDigitsOrNull(homogeneity?.p),
    shared_kinds: strata.filter(({ n0, n1 }) => n0 > 0 && n1 > 0).length,
    kinds_against: against.length,
    kinds: frozenKinds(strata),
  };
}

async function rowOf(
  freezing: Freezing,
  pair: BundlePair,
  kpi: DriftKpi,
  sides: readonly [Side, Side],
): Promise<ReportMix> {
  const { query, selection, signal, book, metrics } = freezing;
  const { definition, id } = kpi;
  const [before, after] = sides;
  const isHidden = isSmallRate(before) || isSmallRate(after);
  const whole = differenceOf(kpi, before, after, null);
  const isTold = !isHidden && whole.difference !== null;
  const split = await mixOrBehaviour(query, kpi, selection, pair.releases, signal);
  metrics.add(id);
  const untold = isHidden ? before.state : before.state === 'measured' ? after.state : before.state;
  return {
    agent: pair.agent,
    metric: id,
    title: definition.title,
    better: definition.better,
    before: sideOf(pair.names[0], before, isHidden),
    after: sideOf(pair.names[1], after, isHidden),
    ...(isTold ? partsOf(whole, split) : { ...noParts, kinds: [] }),
    state: isHidden ? 'hidden' : isTold ? 'measured' : untold,
    reason: isHidden
      ? 'A small cell.'
      : isTold
        ? null
        : (after.reason ?? before.reason ?? 'Too few counted decisions on one side to split anything.'),
    statement: book.number(`Mix or behaviour: ${definition.title}`, split.statement),
  };
}

/** Did the cases change, or the agent? The change of a measure split exactly, pair by pair; null without a pair. */
export async function mixBlock(
  freezing: Freezing,
  pairs: readonly BundlePair[],
  found: Overview,
): Promise<BlockOf<'mix'> | null> {
  const { query, selection, signal } = freezing;
  const read = new Map<string, Map<string, Side>>();
  const sidesOf = async (kpi: DriftKpi) => {
    const known = read.get(kpi.id);
    if (known) return known;
    const { rows } = await readSides(query, kpi, selection, 'release', undefined, signal);
    const sides = new Map(rows.map(({ release, side }) => [release, side]));
    read.set(kpi.id, sides);
    return sides;
  };
  const mixed: ReportMix[] = [];
  for (const pair of pairs) {
    for (const { id } of kpisOf(found, pair.releases)) {
      const kpi = driftKpiOf(id);
      const sides = await sidesOf(kpi);
      const [before, after] = pair.releases.map((release) => sides.get(release));
      if (before && after) mixed.push(await rowOf(freezing, pair, kpi, [before, after]));
    }
  }
  if (mixed.length === 0) return null;
  freezing.metrics.add('drift_mix');
  return {
    kind: 'mix',
    id: 'drift_mix',
    title: 'Other cases, or a changed agent?',
    lead: 'The change of a measure, both risk classes together, split exactly over kinds of case (workflow, severity, asset class, source): mix is other cases, behaviour the same kinds of case handled otherwise. The false-positive share of every pair, and whatever else moved. The interval of the difference is over incidents; the tests over kinds of case that both had (Cochran-Mantel-Haenszel, Breslow-Day) take decisions as independent.',
    rows: mixed,
  };
}
