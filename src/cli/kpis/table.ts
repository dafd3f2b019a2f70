import type { Query } from '../../database/engine/query';
import { defaultSlaSeconds } from '../../metrics/approval-time/approval-time';
import { defaultFloorSeconds } from '../../metrics/automation-bias/reviewers';
import { answerOf, askKpi, type Kpi, kpiGroups, titleOf } from '../../metrics/every-kpi/every-kpi';
import type { KpiAnswer, KpiScale } from '../../metrics/every-kpi/kpi';
import { measureAll } from '../../metrics/rate/measure-all';
import type { Selection } from '../../slice/selection/selection';

export interface KpiLine {
  readonly title: string;
  readonly scale: KpiScale;
  readonly answer: KpiAnswer;
}

export interface KpiLines {
  readonly title: string;
  readonly lines: readonly KpiLine[];
}

const settings = { slaSeconds: defaultSlaSeconds, floorSeconds: defaultFloorSeconds };

/** Every KPI over the selection, in the order of the app's own table. */
export async function kpiLines(query: Query, selection: Selection): Promise<KpiLines[]> {
  const found: KpiLines[] = [];
  for (const { title, kpis } of kpiGroups) {
    const definitions = kpis.flatMap((kpi) => (kpi.kind === 'share' ? [kpi.definition] : []));
    const rates = await measureAll(query, definitions, selection);
    const answer = async (kpi: Kpi) => {
      const [rate] = rates[kpi.id] ?? [];
      return rate ? answerOf(rate) : askKpi(query, kpi, selection, settings);
    };
    const lines: KpiLine[] = [];
    for (const kpi of kpis) {
      const scale = kpi.kind === 'share' ? 'share' : kpi.asked.scale;
      lines.push({ title: titleOf(kpi), scale, answer: await answer(kpi) });
    }
    found.push({ title, lines });
  }
  return found;
}
