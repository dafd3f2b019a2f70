import type { Query } from '../../database/engine/query';
import { agreementGap } from '../../metrics/agreement-gap/agreement-gap';
import { agreementTables } from '../../metrics/agreement-table/agreement-table';
import { approvalTime, defaultSlaSeconds } from '../../metrics/approval-time/approval-time';
import { reviewers } from '../../metrics/automation-bias/reviewers';
import type { Reviewers } from '../../metrics/automation-bias/reviewers';
import { calibration } from '../../metrics/calibration/calibration';
import { completeness } from '../../metrics/log-completeness/completeness';
import { missed } from '../../metrics/missed/missed';
import { excessTargets } from '../../metrics/over-scope/excess';
import { fewestResolved } from '../../metrics/rate/rate';
import { narrowed } from '../../metrics/rate/rows';
import type { Selection } from '../../slice/selection/selection';

const sum = (of: Reviewers, count: (each: Reviewers['reviewers'][number]) => number) =>
  of.reviewers.reduce((total, each) => total + count(each), 0);

function discriminationOf(found: Reviewers) {
  const counts = {
    wrong: sum(found, (each) => each.wrong),
    wrong_overridden: sum(found, (each) => each.wrong_overridden),
    right: sum(found, (each) => each.right),
    right_overridden: sum(found, (each) => each.right_overridden),
  };
  const n = counts.wrong + counts.right;
  const few = n < fewestResolved;
  const lacking = counts.wrong === 0 ? 'wrong' : 'right';
  return {
    n,
    unresolved: sum(found, (each) => each.unlabelled),
    ...counts,
    d_prime: few ? null : (found.overall?.dPrime ?? null),
    criterion: few ? null : (found.overall?.criterion ?? null),
    state: found.overall === null ? 'not_measurable' : few ? 'not_enough_data' : 'measured',
    reason:
      found.overall === null
        ? `No ${lacking} proposal with a label was decided by a human here.`
        : few
          ? `${n} decided proposals with a label; at least ${fewestResolved} are needed.`
          : null,
    statement: found.statement,
  };
}

function fastApprovalsOf(found: Reviewers) {
  const timed = sum(found, (each) => each.timed_approvals);
  const fast = sum(found, (each) => each.fast_approvals);
  const few = timed < fewestResolved;
  return {
    floor_seconds: found.floorSeconds,
    n: timed,
    hits: fast,
    bulk_approvals: sum(found, (each) => each.bulk_approvals),
    without_usable_wait: sum(found, (each) => each.approvals) - timed,
    share: few ? null : fast / timed,
    state: timed === 0 ? 'not_measurable' : few ? 'not_enough_data' : 'measured',
    reason:
      timed === 0 ? 'No single approval here has a usable wait.' : few ? `${timed} timed approvals.` : null,
    statement: found.statement,
  };
}

/** Every KPI that is not a plain share, over one selection. No reviewer is named. */
async function othersOver(query: Query, selection: Selection) {
  const sampled = await missed(query, selection);
  const { approved, competing, ...waits } = await approvalTime(query, selection, defaultSlaSeconds);
  void [approved, competing];
  const people = await reviewers(query, selection);
  const { strata, ...gap } = await agreementGap(query, selection);
  void strata;
  const statement = sampled.statement;
  return {
    missed_share: { ...sampled.missed, statement },
    false_positive_rate: { ...sampled.falsePositiveRate, statement },
    automation_bias_omission: { ...sampled.omission, statement },
    approval_time: waits,
    override_discrimination: discriminationOf(people),
    rubber_stamp_share: fastApprovalsOf(people),
    agreement_gap: gap,
    agreement_beyond_chance: await agreementTables(query, selection),
    calibration: await calibration(query, selection),
    over_scope_excess_targets: await excessTargets(query, selection),
    log_completeness: (await completeness(query, selection)).fields.map(({ field, of, present }) => ({
      id: field.id,
      title: field.title,
      n: of,
      hits: present,
    })),
  };
}

export type OtherKpis = Awaited<ReturnType<typeof othersOver>>;

export interface KeyedKpis extends OtherKpis {
  readonly key: string;
}

export interface OtherKpisBySlice {
  readonly all: OtherKpis;
  readonly by_risk_class: readonly KeyedKpis[];
  readonly by_release: readonly KeyedKpis[];
}

/** The same over the whole selection, per risk class and per release. */
export async function otherKpis(
  query: Query,
  selection: Selection,
  keys: { readonly riskClasses: readonly string[]; readonly releases: readonly string[] },
): Promise<OtherKpisBySlice> {
  const each = async (by: 'risk_class' | 'release', names: readonly string[]) => {
    const found: KeyedKpis[] = [];
    for (const key of names)
      found.push({ key, ...(await othersOver(query, narrowed(selection, { by, key }))) });
    return found;
  };
  return {
    all: await othersOver(query, selection),
    by_risk_class: await each('risk_class', keys.riskClasses),
    by_release: await each('release', keys.releases),
  };
}
