import { plainWord } from '../../words/format';
import type { RateDefinition } from '../../metrics/rate/definition';
import { measureAll } from '../../metrics/rate/measure-all';
import type { Rate } from '../../metrics/rate/rate';
import type { BlockOf } from '../../records/report/blocks';
import type { groupings, ReportMeasure } from '../../records/report/numbers';
import { hiddenTogether } from './hidden-together';
import { type Freezing, rangeOf, tenDigits } from './context';

type Grouped = (typeof groupings)[number];

const bySaid: Record<Grouped, string> = {
  all: 'the whole slice',
  risk_class: 'by risk class',
  release: 'by bundle',
  workflow: 'by workflow',
  scenario_kind: 'by kind of test',
};

function labelOf(freezing: Freezing, by: Grouped, key: string): string {
  if (by === 'all') return 'All';
  if (by === 'release') return freezing.releaseName(key);
  if (by === 'risk_class') return key === 'high' ? 'High risk' : 'Low risk';
  return plainWord(key);
}

const hiddenFields = {
  n: null,
  hits: null,
  incidents: null,
  unresolved: null,
  share: null,
  interval: null,
  bounds: null,
  state: 'hidden',
  reason: 'A small cell, or one that would give a small one away.',
} as const;

/** The rates of one metric and grouping as frozen numbers, without the groups that are hidden. */
function frozenMeasures(
  freezing: Freezing,
  definition: RateDefinition,
  by: Grouped,
  rates: readonly Rate[],
  hidden: ReadonlySet<string> | undefined,
): ReportMeasure[] {
  freezing.metrics.add(definition.id);
  return rates.map((rate): ReportMeasure => {
    const named = {
      metric: definition.id,
      title: definition.title,
      by,
      key: rate.key,
      label: labelOf(freezing, by, rate.key),
      unit: definition.unit,
      better: definition.better,
      statement: freezing.book.number(`${definition.title}, ${bySaid[by]}`, rate.statement),
    };
    if (hidden?.has(rate.key)) return { ...named, ...hiddenFields };
    return {
      ...named,
      n: rate.n,
      hits: rate.hits,
      incidents: rate.incidents,
      unresolved: rate.unresolved,
      share: rate.state === 'measured' && rate.share !== null ? tenDigits(rate.share) : null,
      interval: rangeOf(rate.interval),
      bounds: rangeOf(rate.bounds),
      state: rate.state,
      reason: rate.reason,
    };
  });
}

/** Bundles in the order in which they first decided, agent by agent; other groups by their key. */
function ordered(freezing: Freezing, by: Grouped, measures: readonly ReportMeasure[]): ReportMeasure[] {
  if (by !== 'release') return [...measures];
  const place = new Map(freezing.bundles.map(({ release }, at) => [release, at]));
  return [...measures].sort(
    (a, b) => (place.get(a.key) ?? Infinity) - (place.get(b.key) ?? Infinity) || (a.key < b.key ? -1 : 1),
  );
}

type Measures = BlockOf<'measures'>;

/** Many metrics over the whole slice, in one table. */
export async function wholeBlock(
  freezing: Freezing,
  definitions: readonly RateDefinition[],
  said: Pick<Measures, 'id' | 'title' | 'lead'>,
): Promise<Measures> {
  const rates = await measureAll(freezing.query, definitions, freezing.selection, 'all', freezing.signal);
  const hidden = hiddenTogether(rates);
  return {
    kind: 'measures',
    ...said,
    drawn: 'rows',
    mark: 'ink',
    measures: definitions.flatMap((each) =>
      frozenMeasures(freezing, each, 'all', rates[each.id] ?? [], hidden.get(each.id)),
    ),
  };
}

/** One block a metric: its values by group. Bundles of two agents are never in one block. */
export async function groupedBlocks(
  freezing: Freezing,
  definitions: readonly RateDefinition[],
  by: Exclude<Grouped, 'all'>,
): Promise<Measures[]> {
  const rates = await measureAll(freezing.query, definitions, freezing.selection, by, freezing.signal);
  const hidden = hiddenTogether(rates);
  return definitions.flatMap((definition): Measures[] => {
    const measures = ordered(
      freezing,
      by,
      frozenMeasures(freezing, definition, by, rates[definition.id] ?? [], hidden.get(definition.id)),
    );
    if (measures.length === 0) return [];
    const block = (id: string, title: string, own: readonly ReportMeasure[]): Measures => ({
      kind: 'measures',
      id,
      title,
      lead: definition.question,
      drawn: by === 'release' ? 'bundles' : 'rows',
      mark: definition.mark,
      measures: [...own],
    });
    const id = `${definition.id}_by_${by}`;
    const title = `${definition.title} ${bySaid[by]}`;
    if (by !== 'release') return [block(id, title, measures)];
    const agentOf = new Map(freezing.bundles.map(({ release, agent }) => [release, agent]));
    const agents = [...new Set(measures.map(({ key }) => agentOf.get(key) ?? ''))];
    return agents.map((agent) =>
      block(
        `${id}_${agent}`,
        agents.length === 1 ? title : `${title}, ${agent || 'no agent logged'}`,
        measures.filter(({ key }) => (agentOf.get(key) ?? '') === agent),
      ),
    );
  });
}
