import type { Kpi } from '../../metrics/every-kpi/every-kpi';
import type { RowsPart, RowsRequest } from '../../slice/rows-request';

type Sets = Partial<Record<'hits' | 'counted' | 'open', readonly [set: string, ...keys: string[]]>>;

const waits: Sets = { counted: ['waiting_all'], open: ['waiting', 'pending'] };
const confidences: Sets = { counted: ['confidence_judged'], open: ['confidence_open'] };
const agreement = (metric: string) => metric;

/** Sets of rows behind the numbers that are no shares, by KPI. */
const sets: Readonly<Record<string, Sets>> = {
  missed_share: { hits: ['audit_missed'], counted: ['audit_real'], open: ['audit_open'] },
  false_positive_rate: { hits: ['audit_false_alarm'], counted: ['audit_not_real'], open: ['audit_open'] },
  automation_bias_omission: {
    hits: ['audit_omission'],
    counted: ['audit_silent_real'],
    open: ['audit_silent_open'],
  },
  approval_within: waits,
  approval_p50: waits,
  approval_p90: waits,
  override_discrimination: { counted: ['people_truth_known'], open: ['people_truth_open'] },
  brier_score: confidences,
  calibration_excess: confidences,
};

/** Numbers that count what a share counts. */
const asShare: Readonly<Record<string, string>> = {
  kappa_blind: agreement('agreement'),
  ac1_blind: agreement('agreement'),
  kappa_advised: agreement('agreement_advised'),
  ac1_advised: agreement('agreement_advised'),
  over_scope_median: 'over_scope',
  over_scope_p90: 'over_scope',
};

/** The rows behind one part of a KPI, in one group or over everything; undefined where it has none. */
export function rowsOf(
  kpi: Kpi,
  part: RowsPart,
  floorSeconds: number,
  group: { grouping?: string; key?: string } = {},
): RowsRequest | undefined {
  const metric = kpi.kind === 'share' ? kpi.id : asShare[kpi.id];
  if (metric !== undefined) return { of: 'metric', metric, part, ...group };
  if (part !== 'hits' && part !== 'counted' && part !== 'open') return undefined;
  if (kpi.id === 'rubber_stamp_share') {
    if (part === 'open') return undefined;
    const [set, keys] =
      part === 'hits' ? (['people_fast', [String(floorSeconds)]] as const) : (['people_timed', []] as const);
    return { of: 'set', set, keys: [...keys], ...group };
  }
  const own = sets[kpi.id]?.[part];
  if (own === undefined) return undefined;
  const [set, ...keys] = own;
  return { of: 'set', set, keys, ...group };
}
