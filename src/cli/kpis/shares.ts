import type { Query } from '../../database/engine/query';
import { everyRate } from '../../metrics/catalogue';
import { evidenceRates } from '../../metrics/evidence-quality/definitions';
import { measureAll } from '../../metrics/rate/measure-all';
import type { Rate } from '../../metrics/rate/rate';
import { testRates } from '../../metrics/tests/definitions';
import type { Selection } from '../../slice/selection/selection';

/** Every KPI that is a share. */
const definitions = [...everyRate, ...testRates, ...evidenceRates];

/** A share is given only where it is measured; counts and interval always are. */
export type PrintedRate = Omit<Rate, 'designEffect' | 'effectiveN'>;

export interface ShareKpi {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly better: 'lower' | 'higher';
  readonly population: 'production' | 'test';
  readonly all: PrintedRate;
  readonly by_risk_class: readonly PrintedRate[];
  readonly by_release: readonly PrintedRate[];
}

function printedRate({ designEffect, effectiveN, ...rate }: Rate): PrintedRate {
  void [designEffect, effectiveN];
  return { ...rate, share: rate.state === 'measured' ? rate.share : null };
}

/** Every share over the selection: whole, and per risk class and release, never averaged over them. */
export async function shareKpis(query: Query, selection: Selection): Promise<ShareKpi[]> {
  const whole = await measureAll(query, definitions, selection);
  const byRisk = await measureAll(query, definitions, selection, 'risk_class');
  const byRelease = await measureAll(query, definitions, selection, 'release');
  return definitions.map(({ id, title, unit, better, population }) => {
    const [all] = whole[id] ?? [];
    if (all === undefined) throw new Error(`no answer for ${id}`);
    return {
      id,
      title,
      unit,
      better,
      population,
      all: printedRate(all),
      by_risk_class: (byRisk[id] ?? []).map(printedRate),
      by_release: (byRelease[id] ?? []).map(printedRate),
    };
  });
}
