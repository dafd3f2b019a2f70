import { driftKpis, type DriftKpi } from '../../metrics/drift/kpis';
import { matchedCounts, type Matched, type MatchedCounts } from '../../metrics/drift/matched';
import { fewestIncidents, fewestResolved } from '../../metrics/rate/rate';
import type { BlockOf } from '../../records/report/blocks';
import type { ReportMatched } from '../../records/report/drift';
import { holm } from '../../statistics/multiple-testing';
import { type Freezing, rangeOf, tenDigits, tenDigitsOrNull } from './context';
import { isSmall } from './hide-cells';
import type { BundlePair } from './drift-pairs';

interface Tested {
  readonly kpi: DriftKpi;
  readonly all: Matched;
  readonly statement: number | null;
  readonly adjustedP: number | null;
}

const hidden = {
  cases: null,
  open: null,
  incidents: null,
  both: null,
  before_only: null,
  after_only: null,
  before_share: null,
  after_share: null,
  difference: null,
  interval: null,
  p: null,
  adjusted_p: null,
  state: 'hidden',
  reason: 'A small cell.',
} as const;

function rowOf(pair: BundlePair, { kpi, all, statement, adjustedP }: Tested): ReportMatched {
  const [before, after] = pair.names;
  const { id, definition } = kpi;
  const named = { agent: pair.agent, metric: id, title: definition.title, better: definition.better };
  const own = { ...named, before, after, statement };
  const { cases, open, incidents, both, beforeOnly, afterOnly, test, difference, interval } = all;
  if (isSmall(cases) || isSmall(cases + open)) return { ...own, ...hidden };
  const isEnough = cases >= fewestResolved && incidents >= fewestIncidents;
  const shareOf = (hits: number) => (isEnough ? tenDigits(hits / cases) : null);
  return {
    ...own,
    cases,
    open,
    incidents,
    both,
    before_only: beforeOnly,
    after_only: afterOnly,
    before_share: shareOf(both + beforeOnly),
    after_share: shareOf(both + afterOnly),
    difference: isEnough ? tenDigitsOrNull(difference) : null,
    interval: rangeOf(interval),
    p: tenDigitsOrNull(test?.p),
    adjusted_p: tenDigitsOrNull(adjustedP),
    state: isEnough ? 'measured' : cases === 0 ? 'not_measurable' : 'not_enough_data',
    reason: isEnough
      ? null
      : cases === 0
        ? 'No case has a result in both bundles.'
        : `Fewer than ${fewestResolved} cases or ${fewestIncidents} incidents: counts only.`,
  };
}

function rowsOf(freezing: Freezing, pair: BundlePair, counts: readonly MatchedCounts[]): ReportMatched[] {
  const { book, metrics } = freezing;
  const found: Omit<Tested, 'adjustedP'>[] = [];
  for (const { kpi, releases, all, statement } of counts) {
    if (releases !== pair.releases || all.cases + all.open === 0) continue;
    metrics.add(kpi.id);
    const number = book.number(`Matched cases: ${kpi.definition.title}`, statement);
    found.push({ kpi, all, statement: number });
  }
  const tested = found.filter(({ all }) => all.test !== null);
  const adjusted = holm(tested.map(({ all }) => all.test?.p ?? 1));
  return found.map((each) => rowOf(pair, { ...each, adjustedP: adjusted[tested.indexOf(each)] ?? null }));
}

/** Every measure on the cases that two bundles both ran, pair by pair; null where no two share a case. */
export async function matchedBlock(
  freezing: Freezing,
  pairs: readonly BundlePair[],
): Promise<BlockOf<'matched'> | null> {
  const { query, selection, signal } = freezing;
  const releases = pairs.map((pair) => pair.releases);
  const counts = await matchedCounts(query, driftKpis, selection, releases, signal);
  const rows = pairs.flatMap((pair) => rowsOf(freezing, pair, counts));
  if (rows.length === 0) return null;
  freezing.metrics.add('drift_matched');
  return {
    kind: 'matched',
    id: 'drift_matched',
    title: 'The same cases in both bundles',
    lead: 'Findings, replays and groups of rewordings that both bundles ran: the comparison that no other mix of cases can spoil. McNemar on the cases that came out differently, exact under 25 of them; Holm over the measures of a pair of bundles. A case without a result in one of the two is open and in no other number.',
    rows,
  };
}
