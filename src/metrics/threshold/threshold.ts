import { aurc, oracleAurc, randomAurc } from '../../statistics/aurc';
import type { Interval } from '../../statistics/interval';
import { riskCoverage } from '../../statistics/risk-coverage';
import { countedShare } from '../what-if/share';
import type { CountedShare } from '../what-if/share';
import type { Costs } from '../../records/what-if-settings/threshold-ask';
import type { ActionCases } from './cases';

export interface ThresholdPoint {
  /** Actions with at least this confidence act; the others wait for a human. */
  readonly threshold: number;
  /** Wrong among the resolved that act. */
  readonly wrong: CountedShare;
  readonly open: number;
  /** The share of wrong ones if every unresolved one turned out right, or wrong; null where none acts. */
  readonly bounds: Interval | null;
  /** Acting, of all resolved and unresolved ones, those without a confidence too. */
  readonly acting: number;
  readonly all: number;
  /** Right actions that act, of all right ones. */
  readonly recall: CountedShare;
  readonly wrongStopped: number;
  readonly rightGivenUp: number;
  /** Unresolved ones that wait and state a confidence. */
  readonly openHeld: number;
  /** Actions that a human has to look at. */
  readonly reviews: number;
  readonly reviewMinutes: number;
  readonly harmMinutes: number;
}

/** What happens at one threshold, over the mature actions. An action without a confidence always waits. */
export function thresholdAt(cases: readonly ActionCases[], threshold: number, costs: Costs): ThresholdPoint {
  const acts = ({ confidence }: ActionCases) => confidence !== null && confidence >= threshold;
  const acting = cases.filter(acts);
  const held = cases.filter((each) => !acts(each));
  const sum = (of: readonly ActionCases[], value: (each: ActionCases) => number) =>
    of.reduce((total, each) => total + value(each), 0);
  const known = ({ right, wrong, open }: ActionCases) => right + wrong + open;
  const wrong = countedShare(
    acting.map(({ incident, right, wrong: hits }) => ({ incident, n: right + hits, hits })),
  );
  const open = sum(acting, (each) => each.open);
  const rightGivenUp = sum(held, (each) => each.right);
  const reviews = sum(held, known);
  const actingN = sum(acting, known);
  return {
    threshold,
    wrong,
    open,
    bounds: actingN === 0 ? null : { lower: wrong.hits / actingN, upper: (wrong.hits + open) / actingN },
    acting: actingN,
    all: actingN + reviews,
    recall: countedShare(
      cases.map((each) => ({ incident: each.incident, n: each.right, hits: acts(each) ? each.right : 0 })),
    ),
    wrongStopped: sum(held, (each) => each.wrong),
    rightGivenUp,
    openHeld: sum(held, ({ confidence, open: n }) => (confidence === null ? 0 : n)),
    reviews,
    reviewMinutes: reviews * costs.minutesPerReview,
    harmMinutes:
      sum(acting, (each) => each.wrong * (each.risk === 'high' ? costs.wrongHigh : costs.wrongLow)) +
      rightGivenUp * costs.rightHeld,
  };
}

export interface CurvePoint {
  readonly threshold: number;
  readonly coverage: number;
  readonly risk: number;
  /** The least risk at this coverage if confidence put every error last. */
  readonly oracle: number;
  readonly recall: number;
}

export interface RiskCurve {
  readonly points: readonly CurvePoint[];
  readonly n: number;
  readonly wrong: number;
  readonly incidents: number;
  /** Area under the curve (trapezoids over coverage k/n); null below two cases. */
  readonly aurc: number | null;
  readonly oracle: number | null;
  /** What a confidence without information gives: the overall share of wrong ones. */
  readonly random: number | null;
  /** Confidences told apart. */
  readonly distinct: number;
}

const mostPoints = 300;

/** Risk against coverage over the resolved actions with a confidence; equal confidences enter together. */
export function riskCurve(cases: readonly ActionCases[]): RiskCurve {
  const confidence: number[] = [];
  const error: number[] = [];
  const incidents = new Set<number>();
  for (const each of cases) {
    if (each.confidence === null || each.right + each.wrong === 0) continue;
    incidents.add(each.incident);
    for (let i = 0; i < each.right + each.wrong; i += 1) {
      confidence.push(each.confidence);
      error.push(i < each.wrong ? 1 : 0);
    }
  }
  const n = error.length;
  const wrong = error.reduce((sum, value) => sum + value, 0);
  const right = n - wrong;
  const whole = riskCoverage(confidence, error);
  const every = Math.max(1, Math.ceil(whole.length / mostPoints));
  return {
    points: whole
      .filter((_, at) => at % every === 0 || at === whole.length - 1)
      .map(({ threshold, coverage, risk, n: acting, errors }) => ({
        threshold,
        coverage,
        risk,
        oracle: Math.max(0, acting - right) / acting,
        recall: right === 0 ? 0 : (acting - errors) / right,
      })),
    n,
    wrong,
    incidents: incidents.size,
    aurc: aurc(confidence, error),
    oracle: oracleAurc(error),
    random: randomAurc(error),
    distinct: whole.length,
  };
}
