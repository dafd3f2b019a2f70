import { scaled, scaledRange } from '../answers/measures/kpi-words';
import type { Query } from '../database/engine/query';
import { askEveryKpi, defaultSettings, kpiGroups, titleOf } from '../metrics/every-kpi/every-kpi';
import type { KpiAnswer, KpiScale } from '../metrics/every-kpi/kpi';
import type { Selection } from '../slice/selection/selection';
import { count, plain } from '../words/format';
import { columns } from './print';

export interface KpiLine {
  readonly title: string;
  readonly scale: KpiScale;
  readonly answer: KpiAnswer;
}

export interface KpiLines {
  readonly title: string;
  readonly lines: readonly KpiLine[];
}

/** Every KPI over the selection, in the order of the app's own table. */
export async function kpiLines(query: Query, selection: Selection): Promise<KpiLines[]> {
  const answers = await askEveryKpi(query, selection, defaultSettings);
  return kpiGroups.map(({ title, kpis }) => ({
    title,
    lines: kpis.map((kpi) => ({
      title: titleOf(kpi),
      scale: kpi.kind === 'share' ? 'share' : kpi.asked.scale,
      answer: answers.get(kpi.id)!,
    })),
  }));
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

/**
 * Every KPI as a text table: value, interval, counts, incidents, unresolved with its bounds; under it, why those
 * without a value have none.
 */
export function printedKpis(groups: readonly KpiLines[]): string {
  const lines = groups.flatMap(({ lines: own }) => own);
  const rows = groups.flatMap(({ title, lines: own }) => [
    [title, ...head.slice(1).map(() => '')],
    ...own.map(rowOf),
  ]);
  const reasons = new Map<string, string[]>();
  for (const { title, answer } of lines) {
    if (answer.reason === null) continue;
    reasons.set(answer.reason, [...(reasons.get(answer.reason) ?? []), title]);
  }
  return [
    'Every measure, over everything asked for:',
    ...columns([head, ...rows], 1),
    ...[...reasons].map(([reason, titles]) => `  ${titles.join('; ')}: ${reason}`),
    '',
  ].join('\n');
}
