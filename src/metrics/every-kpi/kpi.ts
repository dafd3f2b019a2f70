import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import type { Interval } from '../../statistics/interval';
import type { MetricMark } from '../rate/definition';
import type { RateState } from '../rate/rate';
import type { Group } from '../rate/rows';

/** What a value is in: a share 0…1, a difference of shares, a bare number, or seconds. */
export type KpiScale = 'share' | 'points' | 'number' | 'seconds';

/** One KPI over one selection, whatever kind it is. */
export interface KpiAnswer {
  /** Resolved units behind the value. */
  readonly n: number;
  /** Units in the numerator; null where the value is no count over a count. */
  readonly hits: number | null;
  /** Null where the unit is no decision in an incident. */
  readonly incidents: number | null;
  readonly unresolved: number;
  /** Units younger than the maturity lag, where they are counted. */
  readonly young?: number;
  readonly value: number | null;
  /** 95 %, two-sided; null where none is defined or nothing is resolved. */
  readonly interval: Interval | null;
  /** Between which ends the value lies, whatever the unresolved turn out to be; null where that is not known. */
  readonly bounds: Interval | null;
  readonly state: RateState;
  /** Why it is not measured; null when it is. */
  readonly reason: string | null;
  /** The part of `reason` about what the log does not tell, where it has one. */
  readonly remark?: string;
  readonly statement: Statement;
}

/** A KPI that is no plain share: it is asked of one selection, or one group of it, at a time. */
export interface AskedKpi {
  readonly id: string;
  readonly title: string;
  readonly scale: KpiScale;
  /** Null where neither is better. */
  readonly better: 'lower' | 'higher' | null;
  readonly mark: MetricMark;
  /** What n counts, in the plural. */
  readonly unit: string;
  /** It needs no truth, so no decision is too young for it. */
  readonly ignoresLag?: true;
  /** Of the selection, or of one group of it: what can be is asked for all groups at once. */
  ask(
    query: Query,
    selection: Selection,
    settings: KpiSettings,
    signal?: AbortSignal,
    group?: Group | null,
  ): Promise<KpiAnswer>;
}

export interface KpiSettings {
  /** Service level of time to approval. */
  readonly slaSeconds: number;
  /** An approval in under so many seconds is fast. */
  readonly floorSeconds: number;
}
