import {
  askKpi,
  defaultSettings,
  everyKpi,
  type Kpi,
  kpiOf,
  titleOf,
} from '../../metrics/every-kpi/every-kpi';
import type { KpiAnswer } from '../../metrics/every-kpi/kpi';
import { emptySelection, type Selection } from '../../slice/selection/selection';
import type { Logs } from './intake';

export type { KpiAnswer, Selection };

/** A number that can be asked for. */
export interface Measure {
  readonly id: string;
  readonly title: string;
  /** What n counts, in the plural. */
  readonly unit: string;
  /** Null where neither is better. */
  readonly better: 'lower' | 'higher' | null;
}

const measureOf = (kpi: Kpi): Measure => {
  const { unit, better } = kpi.kind === 'share' ? kpi.definition : kpi.asked;
  return { id: kpi.id, title: titleOf(kpi), unit, better };
};

/** Every number of the Measures screen, in its order. */
export const measures: readonly Measure[] = everyKpi.map(measureOf);

/**
 * One number with its n, interval, unresolved and the SQL it came from. `value` is null where `state` is not
 * `measured`; `reason` says why. Without a selection every production decision older than 14 days counts. Throws a
 * `RangeError` for an id that is none of `measures`.
 */
export async function measure(
  { query }: Pick<Logs, 'query'>,
  id: string,
  selection: Partial<Selection> = {},
): Promise<KpiAnswer> {
  const kpi = kpiOf(id);
  if (kpi === undefined) throw new RangeError(`no measure ${id}`);
  return askKpi(query, kpi, { ...emptySelection, ...selection }, defaultSettings);
}
