import { askKpi, defaultSettings, kpiOf, titleOf } from '../../metrics/every-kpi/every-kpi';
import type { KpiSettings } from '../../metrics/every-kpi/kpi';
import type { ReportQuantity } from '../../records/report/numbers';
import { type Freezing, rangeOf, tenDigitsOrNull } from './context';
import { isSmall } from './hide-cells';

/** The definition behind a KPI, where several KPIs have one. */
const definitionBehind: Readonly<Record<string, string>> = {
  approval_p50: 'approval_time',
  approval_p90: 'approval_time',
  approval_within: 'approval_time',
  kappa_blind: 'agreement_beyond_chance',
  kappa_advised: 'agreement_beyond_chance',
  brier_score: 'calibration',
  calibration_excess: 'calibration',
};

/** A KPI that is no plain share, over the whole slice; one that rests on a small cell is left out. */
export async function frozenKpi(
  freezing: Freezing,
  id: string,
  title?: string,
  settings: KpiSettings = defaultSettings,
): Promise<ReportQuantity> {
  const kpi = kpiOf(id);
  if (kpi?.kind !== 'asked') throw new RangeError(`no quantity ${id}`);
  const answer = await askKpi(freezing.query, kpi, freezing.selection, settings, freezing.signal);
  const isHidden = isSmall(answer.n);
  const state = isHidden ? 'hidden' : answer.state;
  const named = title ?? titleOf(kpi);
  freezing.metrics.add(definitionBehind[id] ?? id);
  return {
    id,
    title: named,
    unit: kpi.asked.scale,
    value: state === 'measured' ? tenDigitsOrNull(answer.value) : null,
    n: isHidden ? null : answer.n,
    interval: state === 'measured' ? rangeOf(answer.interval) : null,
    state,
    reason: isHidden ? 'A small cell.' : answer.reason,
    statement: freezing.book.number(named, answer.statement),
  };
}
