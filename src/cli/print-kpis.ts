import { groupsLeftWords, scaled, scaledRange, scaleOf } from '../answers/measures/kpi-words';
import { confusionCellWords, gridOf } from '../answers/outcomes/confusion-grid';
import type { Query } from '../database/engine/query';
import { type Confusion, confusion } from '../metrics/confusion/confusion';
import {
  askEveryKpi,
  askKpiBy,
  askShares,
  defaultSettings,
  type KeyedAnswer,
  type Kpi,
  kpiGroups,
  titleOf,
} from '../metrics/every-kpi/every-kpi';
import type { KpiAnswer, KpiScale } from '../metrics/every-kpi/kpi';
import { narrowed } from '../metrics/rate/rows';
import type { Dimension } from '../slice/selection/dimension';
import type { Selection } from '../slice/selection/selection';
import { dimensionTitles, valueWords } from '../words/dimension-words';
import { shortRelease } from '../words/filter-words';
import { count, counted, plain } from '../words/format';
import { columns, shown, type Terminal } from './terminal';

export interface KpiLine {
  readonly title: string;
  readonly scale: KpiScale;
  readonly answer: KpiAnswer;
}

/** What a KPI is in, in the order of the app’s own table. */
const lineOf = (kpi: Kpi, answer: KpiAnswer): KpiLine => ({
  title: titleOf(kpi),
  scale: scaleOf(kpi),
  answer,
});

export interface KpiLines {
  readonly title: string;
  readonly lines: readonly KpiLine[];
}

/** Every KPI over the selection, in the order of the app's own table. */
export async function kpiLines(query: Query, selection: Selection): Promise<KpiLines[]> {
  const answers = await askEveryKpi(query, selection, defaultSettings);
  return kpiGroups.map(({ title, kpis }) => ({
    title,
    lines: kpis.map((kpi) => lineOf(kpi, answers.get(kpi.id)!)),
  }));
}

interface GroupKpis {
  readonly key: string;
  readonly kpis: readonly KpiLines[];
  readonly confusion: Confusion;
}

export interface GroupedKpis {
  readonly by: Dimension;
  /** Those with most decisions first. */
  readonly groups: readonly GroupKpis[];
  /** Groups of which only shares were asked. */
  readonly left: number;
}

/** Every KPI and the confusion table once for each value of a dimension, never averaged over them. */
export async function groupedKpis(query: Query, selection: Selection, by: Dimension): Promise<GroupedKpis> {
  const found = new Map<string, ReadonlyMap<string, KpiAnswer>>();
  let left = 0;
  const keep = (id: string, answers: readonly KeyedAnswer[]) =>
    found.set(id, new Map(answers.map((answer) => [answer.key, answer])));
  for (const { kpis } of kpiGroups) {
    for (const [id, answers] of await askShares(query, kpis, selection, by)) keep(id, answers);
    for (const kpi of kpis) {
      if (kpi.kind === 'share') continue;
      const { groups, left: notAsked } = await askKpiBy(query, kpi, selection, by, defaultSettings);
      keep(kpi.id, groups);
      left = notAsked;
    }
  }
  const keys = new Set([...found.values()].flatMap((answers) => [...answers.keys()]));
  const groups: GroupKpis[] = [];
  for (const key of keys)
    groups.push({
      key,
      confusion: await confusion(query, narrowed(selection, { by, key })),
      kpis: kpiGroups.map(({ title, kpis }) => ({
        title,
        lines: kpis.flatMap((kpi) => {
          const answer = found.get(kpi.id)?.get(key);
          return answer === undefined ? [] : [lineOf(kpi, answer)];
        }),
      })),
    });
  return { by, groups: groups.sort((a, b) => b.confusion.total - a.confusion.total), left };
}

const number = (value: number | null) => (value === null ? '–' : count(value));

const head = ['', 'value', '95% interval', 'count', 'resolved', 'incidents', 'unresolved', 'bounds'];

function rowOf({ title, scale, answer }: KpiLine): string[] {
  const { state, value, hits, n, incidents, unresolved, interval, bounds } = answer;
  const first = `  ${title}`;
  if (state === 'not_measurable')
    return [
      ...[first, 'not measurable', '–', '–', '–', '–', number(unresolved)],
      unresolved === 0 || bounds === null ? '–' : scaledRange(scale, bounds),
    ].map(plain);
  return [
    first,
    state === 'not_enough_data' ? 'not enough data' : value === null ? 'not reached' : scaled(scale, value),
    scaledRange(scale, interval),
    number(hits),
    number(n),
    number(incidents),
    number(unresolved),
    unresolved === 0 ? '–' : scaledRange(scale, bounds),
  ].map(plain);
}

function tableLines(groups: readonly KpiLines[]): string[] {
  const lines = groups.flatMap(({ lines: own }) => own);
  const rows = groups.flatMap(({ title, lines: own }) =>
    own.length === 0 ? [] : [[title, ...head.slice(1).map(() => '')], ...own.map(rowOf)],
  );
  const reasons = new Map<string, string[]>();
  for (const { title, answer } of lines) {
    if (answer.reason === null) continue;
    reasons.set(answer.reason, [...(reasons.get(answer.reason) ?? []), title]);
  }
  return [
    ...columns([head, ...rows], 1),
    ...[...reasons].map(([reason, titles]) => `  ${titles.join('; ')}: ${shown(reason)}`),
  ];
}

/**
 * Every KPI as a text table: value, interval, counts, incidents, unresolved with its bounds; under it, why those
 * without a value have none.
 */
export const printedKpis = (groups: readonly KpiLines[]): string =>
  ['Every measure, over everything asked for:', ...tableLines(groups), ''].join('\n');

function confusionLines(found: Confusion): string[] {
  const { columns: dids, rows } = gridOf(found);
  if (rows.length === 0) return [];
  return columns(
    [
      ['  agent would', ...dids.map(({ label }) => `human ${label}`)],
      ...rows.map(({ label, cells, wrongWord }) => [
        `  ${label}`,
        ...cells.map((cell) => confusionCellWords(cell, wrongWord)),
      ]),
    ],
    1,
  );
}

/** Each group under its name. Persons have pseudonyms, as in a report. */
export function printedGroups({ by, groups, left }: GroupedKpis, { paint }: Terminal): string[] {
  const title = dimensionTitles[by];
  const name = (key: string, place: number) =>
    key === '(none)' || (by !== 'person' && by !== 'release')
      ? valueWords(by, key)
      : by === 'person'
        ? count(place + 1)
        : shortRelease(key);
  return [
    ...groups.flatMap(({ key, kpis, confusion: found }, place) => [
      paint('strong', shown(plain(`${title} ${name(key, place)}: ${counted(found.total, 'decision')}`))),
      ...confusionLines(found),
      ...tableLines(kpis),
      '',
    ]),
    ...(left === 0 ? [] : [plain(groupsLeftWords(left))]),
  ];
}
