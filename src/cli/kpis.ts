import type { Query } from '../database/engine/query';
import { agreementTables } from '../metrics/agreement-table/agreement-table';
import { agreementGap } from '../metrics/agreement-gap/agreement-gap';
import { approvalTime } from '../metrics/approval-time/approval-time';
import { wholeDiscrimination, wholeSureness } from '../metrics/automation-bias/discrimination';
import { reviewers } from '../metrics/automation-bias/reviewers';
import { calibration } from '../metrics/calibration/calibration';
import {
  askKpi,
  askShares,
  defaultSettings,
  everyKpi,
  type Kpi,
  type KeyedAnswer,
} from '../metrics/every-kpi/every-kpi';
import type { KpiAnswer } from '../metrics/every-kpi/kpi';
import { auditFields } from '../metrics/log-completeness/fields';
import { missed } from '../metrics/missed/missed';
import { excessTargets } from '../metrics/over-scope/excess';
import { within, type Group } from '../metrics/rate/rows';
import type { Selection } from '../slice/selection/selection';

type By = 'risk_class' | 'release';
type Share = Extract<Kpi, { kind: 'share' }>;
type Asked = Extract<Kpi, { kind: 'asked' }>;

const shares = everyKpi.filter((kpi): kpi is Share => kpi.kind === 'share');
const asked = everyKpi.filter((kpi): kpi is Asked => kpi.kind === 'asked');

/** A share is given only where it is measured; counts and interval always are. */
const printed = ({ value, ...answer }: KeyedAnswer) => ({ ...answer, share: value });

async function sharesOf(query: Query, selection: Selection) {
  const whole = await askShares(query, shares, selection);
  const byRisk = await askShares(query, shares, selection, 'risk_class');
  const byRelease = await askShares(query, shares, selection, 'release');
  return shares.map(({ id, definition: { title, unit, better, population } }) => {
    const [all] = whole.get(id) ?? [];
    if (all === undefined) throw new Error(`no answer for ${id}`);
    return {
      id,
      title,
      unit,
      better,
      population,
      all: printed(all),
      by_risk_class: (byRisk.get(id) ?? []).map(printed),
      by_release: (byRelease.get(id) ?? []).map(printed),
    };
  });
}
type PrintedShare = Awaited<ReturnType<typeof sharesOf>>[number];

/** Every KPI that is no plain share, over one selection, and what some of them are made of. No reviewer is named. */
async function othersOver(query: Query, whole: Selection, group: Group | null = null) {
  const selection = within(whole, group);
  const answers = new Map<string, KpiAnswer>();
  for (const kpi of asked)
    answers.set(kpi.id, await askKpi(query, kpi, whole, defaultSettings, undefined, group));
  const answer = (id: string) => {
    const found = answers.get(id);
    if (found === undefined) throw new Error(`no answer for ${id}`);
    return found;
  };
  const share = (id: string) => ({ ...answer(id), share: answer(id).value });
  const { slaSeconds, floorSeconds } = defaultSettings;
  const sample = await missed(query, selection);
  const { approved, competing, ...waits } = await approvalTime(query, whole, slaSeconds, undefined, group);
  void [approved, competing];
  const people = await reviewers(query, selection, floorSeconds);
  const signals = wholeDiscrimination(people, await wholeSureness(query, selection));
  const { crude, standardised } = await agreementGap(query, selection);
  const fast = answer('rubber_stamp_share');
  return {
    ...Object.fromEntries(answers),
    missed_share: { ...share('missed_share'), sampled: sample.missed.sampled },
    false_positive_rate: { ...share('false_positive_rate'), sampled: sample.falsePositiveRate.sampled },
    automation_bias_omission: { ...share('automation_bias_omission'), sampled: sample.omission.sampled },
    approval_time: waits,
    override_discrimination: {
      ...answer('override_discrimination'),
      wrong: signals.wrong,
      wrong_overridden: signals.wrong_overridden,
      right: signals.right,
      right_overridden: signals.right_overridden,
      d_prime: signals.dPrime,
      criterion: signals.criterion,
    },
    rubber_stamp_share: {
      ...share('rubber_stamp_share'),
      floor_seconds: floorSeconds,
      bulk_approvals: people.reviewers.reduce((sum, each) => sum + each.bulk_approvals, 0),
      without_usable_wait: fast.unresolved,
    },
    agreement_gap: { ...answer('agreement_gap'), crude, standardised },
    agreement_beyond_chance: await agreementTables(query, selection),
    calibration: await calibration(query, selection),
    over_scope_excess_targets: await excessTargets(query, selection),
  };
}

const logged = new Map(auditFields.map(({ id, title, definition }) => [definition.id, { id, title }]));

const completenessIn = (found: readonly PrintedShare[], pick: (each: PrintedShare) => Counted | undefined) =>
  found.flatMap((each) => {
    const field = logged.get(each.id);
    const { n, hits } = pick(each) ?? { n: 0, hits: 0 };
    return field === undefined ? [] : [{ ...field, n, hits }];
  });
type Counted = Pick<KpiAnswer, 'n' | 'hits'>;

/** Every KPI over the selection, whole, per risk class and per release: never averaged over them. */
export async function kpisOf(query: Query, selection: Selection) {
  const found = await sharesOf(query, selection);
  const all = {
    ...(await othersOver(query, selection)),
    log_completeness: completenessIn(found, (each) => each.all),
  };
  const per = async (by: By) => {
    const keys = found.find(({ id }) => id === 'within_policy')?.[`by_${by}`].map(({ key }) => key) ?? [];
    const groups = [];
    for (const key of keys)
      groups.push({
        key,
        ...(await othersOver(query, selection, { by, key })),
        log_completeness: completenessIn(found, (each) =>
          each[`by_${by}`].find((group) => group.key === key),
        ),
      });
    return groups;
  };
  return {
    selection,
    shares: found,
    others: { all, by_risk_class: await per('risk_class'), by_release: await per('release') },
  };
}

export type Kpis = Awaited<ReturnType<typeof kpisOf>>;
