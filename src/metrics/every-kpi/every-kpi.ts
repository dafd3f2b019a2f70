import type { Query } from '../../database/engine/query';
import type { Dimension } from '../../slice/selection/dimension';
import type { Selection } from '../../slice/selection/selection';
import { agentErrors } from '../shares/agent-errors';
import { coverage } from '../shares/coverage';
import { knownMisses } from '../shares/known-misses';
import { everyRate } from '../catalogue';
import { evidenceRates } from '../evidence-quality/definitions';
import { auditFields } from '../log-completeness/fields';
import type { RateDefinition } from '../rate/definition';
import { measure, measureOne } from '../rate/measure';
import { measureAll } from '../rate/measure-all';
import type { Rate } from '../rate/rate';
import type { Group } from '../rate/rows';
import type { Grouping } from '../rate/slice';
import { testRates } from '../tests/definitions';
import { withinPolicy } from '../shares/within-policy';
import { defaultSlaSeconds } from '../approval-time/approval-time';
import { defaultFloorSeconds } from '../automation-bias/reviewers';
import type { AskedKpi, KpiAnswer, KpiSettings } from './kpi';
import { peopleKpis } from './of-people';
import { sampledKpis } from './of-samples';
import { truthKpis } from './of-truth';

export type Kpi =
  | { readonly kind: 'share'; readonly id: string; readonly definition: RateDefinition }
  | { readonly kind: 'asked'; readonly id: string; readonly asked: AskedKpi };

const share = (definition: RateDefinition): Kpi => ({ kind: 'share', id: definition.id, definition });
const asked = (kpi: AskedKpi): Kpi => ({ kind: 'asked', id: kpi.id, asked: kpi });
const ofTests = (definition: RateDefinition) => definition.population === 'test';

export interface KpiGroup {
  readonly title: string;
  readonly kpis: readonly Kpi[];
}

/** Every KPI there is, in the order in which they are read. */
export const kpiGroups: readonly KpiGroup[] = [
  {
    title: 'Production',
    kpis: [
      ...everyRate.filter((definition) => !ofTests(definition)).map(share),
      ...[agentErrors, coverage, knownMisses].map(share),
      ...truthKpis.map(asked),
    ],
  },
  { title: 'From an audit sample', kpis: sampledKpis.map(asked) },
  { title: 'Humans', kpis: peopleKpis.map(asked) },
  {
    title: 'Tests, never mixed with production',
    kpis: [...everyRate.filter(ofTests), ...testRates].map(share),
  },
  { title: 'Evidence', kpis: evidenceRates.map(share) },
  { title: 'Audit fields', kpis: auditFields.map(({ definition }) => share(definition)) },
];

export const everyKpi: readonly Kpi[] = kpiGroups.flatMap(({ kpis }) => kpis);

export const titleOf = (kpi: Kpi): string => (kpi.kind === 'share' ? kpi.definition.title : kpi.asked.title);

/** The KPI of this id; undefined when there is none. */
export const kpiOf = (id: string): Kpi | undefined => everyKpi.find((kpi) => kpi.id === id);

const answerOf = (rate: Rate): KpiAnswer => ({
  n: rate.n,
  hits: rate.hits,
  incidents: rate.incidents,
  unresolved: rate.unresolved,
  young: rate.young,
  value: rate.state === 'measured' ? rate.share : null,
  interval: rate.interval,
  bounds: rate.bounds,
  state: rate.state,
  reason: rate.reason,
  ...(rate.remark === undefined ? {} : { remark: rate.remark }),
  statement: rate.statement,
});

/** Where nobody asks for others. */
export const defaultSettings: KpiSettings = {
  slaSeconds: defaultSlaSeconds,
  floorSeconds: defaultFloorSeconds,
};

/** One KPI over the whole selection, or over one group of it. */
export async function askKpi(
  query: Query,
  kpi: Kpi,
  selection: Selection,
  settings: KpiSettings,
  signal?: AbortSignal,
  group: Group | null = null,
): Promise<KpiAnswer> {
  if (kpi.kind === 'asked') return kpi.asked.ask(query, selection, settings, signal, group);
  return answerOf(await measureOne(query, kpi.definition, selection, group, signal));
}

export interface KeyedAnswer extends KpiAnswer {
  readonly key: string;
}

/** The shares among these KPIs, by id, one answer a group: all of them in one pass. */
export async function askShares(
  query: Query,
  kpis: readonly Kpi[],
  selection: Selection,
  by: Grouping = 'all',
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly KeyedAnswer[]>> {
  const definitions = kpis.flatMap((kpi) => (kpi.kind === 'share' ? [kpi.definition] : []));
  const rates = await measureAll(query, definitions, selection, by, signal);
  return new Map(
    definitions.map(({ id }) => [
      id,
      (rates[id] ?? []).map((rate) => ({ key: rate.key, ...answerOf(rate) })),
    ]),
  );
}

/** Every KPI over the whole selection, by id. */
export async function askEveryKpi(
  query: Query,
  selection: Selection,
  settings: KpiSettings,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, KpiAnswer>> {
  const answers = new Map<string, KpiAnswer>();
  for (const { kpis } of kpiGroups) {
    const shares = await askShares(query, kpis, selection, 'all', signal);
    for (const kpi of kpis)
      answers.set(kpi.id, shares.get(kpi.id)?.[0] ?? (await askKpi(query, kpi, selection, settings, signal)));
  }
  return answers;
}

/** A KPI over the selection, and low risk apart from high risk; undefined where no decision is of such a risk. */
export interface ByRisk {
  readonly whole: KpiAnswer;
  readonly low: KpiAnswer | undefined;
  readonly high: KpiAnswer | undefined;
}

/** The shares among these KPIs, by id. */
export async function sharesByRisk(
  query: Query,
  kpis: readonly Kpi[],
  selection: Selection,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, ByRisk>> {
  const whole = await askShares(query, kpis, selection, 'all', signal);
  const byRisk = await askShares(query, kpis, selection, 'risk_class', signal);
  return new Map(
    [...whole].flatMap(([id, [all]]) => {
      const of = (risk: string) => byRisk.get(id)?.find(({ key }) => key === risk);
      return all ? [[id, { whole: all, low: of('low'), high: of('high') }] as const] : [];
    }),
  );
}

export async function askByRisk(
  query: Query,
  { ask }: AskedKpi,
  selection: Selection,
  settings: KpiSettings,
  signal?: AbortSignal,
): Promise<ByRisk> {
  const of = (key: string) => ask(query, selection, settings, signal, { by: 'risk_class', key });
  return {
    whole: await ask(query, selection, settings, signal),
    low: await of('low'),
    high: await of('high'),
  };
}

/** A KPI that is no share is asked group by group: of at most so many, those with most decisions. */
const mostAsked = 60;

/** One KPI per value of a dimension, weeks in order of time; `left` = groups that were not asked. */
export async function askKpiBy(
  query: Query,
  kpi: Kpi,
  selection: Selection,
  by: Dimension,
  settings: KpiSettings,
  signal?: AbortSignal,
): Promise<{ readonly groups: readonly KeyedAnswer[]; readonly left: number }> {
  if (kpi.kind === 'share') {
    const rates = await measure(query, kpi.definition, selection, by, signal);
    return { groups: rates.map((rate) => ({ key: rate.key, ...answerOf(rate) })), left: 0 };
  }
  const sizes = await measure(query, withinPolicy, selection, by, signal);
  const chosen = new Set(
    [...sizes]
      .sort((a, b) => b.n - a.n)
      .slice(0, mostAsked)
      .map(({ key }) => key),
  );
  const groups: KeyedAnswer[] = [];
  for (const { key } of sizes.filter((size) => chosen.has(size.key))) {
    signal?.throwIfAborted();
    const answer = await kpi.asked.ask(query, selection, settings, signal, { by, key });
    groups.push({ key, ...answer });
  }
  return { groups, left: sizes.length - groups.length };
}
