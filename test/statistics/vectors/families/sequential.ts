import {
  bettingEProcess,
  gateFractions,
  worseEProcess,
  worseFractions,
} from '../../../../src/statistics/betting-e-process';
import { burnRate } from '../../../../src/statistics/burn-rate';
import { cumulativeIncidence, incidenceAt } from '../../../../src/statistics/cumulative-incidence';
import {
  cusumBernoulli,
  cusumTabular,
  firstAlarm,
  sprtLogE,
} from '../../../../src/statistics/reference/sequential';
import {
  howardConfidenceSequence,
  normalMixtureBound,
  normalMixtureRho,
  polyStitchingBound,
} from '../../../../src/statistics/reference/howard-confidence-sequence';
import { kaplanMeier, survivalAt } from '../../../../src/statistics/kaplan-meier';
import { logrank } from '../../../../src/statistics/reference/logrank';
import { robbinsConfidenceSequence } from '../../../../src/statistics/reference/robbins-confidence-sequence';
import { truncatedBetaLogE } from '../../../../src/statistics/reference/truncated-beta-e-process';
import { ends, type Family, type Input, num, nums, optional, word } from '../answer';

/** λ are fractions of the largest that keeps every factor above 0; a vector may name it. */
const fractions = (input: Input, otherwise: readonly number[]) =>
  word(input, 'lambda_max', ['1/(1-p0)'], '1/(1-p0)') && input.lambda_fractions_of_max === undefined
    ? otherwise
    : nums(input, 'lambda_fractions_of_max');

const shares = (input: Input) =>
  input.all_zero === true
    ? new Array<number>(num(input, 'incidents')).fill(0)
    : nums(input, 'incident_error_fraction');

const sideWord = (input: Input) =>
  word(input, 'sided', ['two', 'one', 'lower', 'upper'], 'two') === 'two' ? 'two' : 'one';

/** Log-rank input comes as one list with groups, or as event and censoring times per group. */
function waits(input: Input): [number[], number[], number[]] {
  if (input.time !== undefined) return [nums(input, 'time'), nums(input, 'event'), nums(input, 'group')];
  const time: number[] = [];
  const event: number[] = [];
  const group: number[] = [];
  for (let g = 1; input[`event_times_${g}`] !== undefined; g += 1) {
    for (const [name, happened] of [
      [`event_times_${g}`, 1],
      [`censored_${g}`, 0],
    ] as const) {
      for (const t of input[name] === undefined ? [] : nums(input, name)) {
        time.push(t);
        event.push(happened);
        group.push(g);
      }
    }
  }
  return [time, event, group];
}

export const sequential: Readonly<Record<string, Family>> = {
  e_process_betting_bounded: (input) => {
    const process = bettingEProcess(shares(input), num(input, 'p0'), fractions(input, gateFractions));
    return { list: process.series, value: process.logE };
  },
  e_process_betting_bounded_final: (input) => ({
    value: bettingEProcess(shares(input), num(input, 'p0'), fractions(input, gateFractions)).logE,
  }),
  e_process_betting_worse: (input) => {
    const process = worseEProcess(shares(input), num(input, 'p0'), fractions(input, worseFractions));
    return { list: process.series, value: process.logE };
  },
  e_process_truncated_beta: (input) => ({
    value: truncatedBetaLogE(
      num(input, 'errors'),
      num(input, 'n'),
      num(input, 'p0'),
      optional(input, 'a', 0.5),
      optional(input, 'b', 0.5),
    ),
  }),
  e_process_sprt: (input) => ({
    value: sprtLogE(num(input, 'errors'), num(input, 'n'), num(input, 'p0'), num(input, 'p1')),
  }),
  confidence_sequence_robbins_uniform: (input) =>
    ends(robbinsConfidenceSequence(num(input, 'successes'), num(input, 'n'), optional(input, 'alpha', 0.05))),
  confidence_sequence_bernoulli_howard: (input) =>
    ends(
      howardConfidenceSequence(
        num(input, 'successes'),
        num(input, 'n'),
        num(input, 'alpha'),
        num(input, 't_opt'),
        optional(input, 'alpha_opt', 0.05),
      ),
    ),
  normal_mixture_rho: (input) => ({
    value: normalMixtureRho(num(input, 'v_opt'), optional(input, 'alpha_opt', 0.05), sideWord(input)),
  }),
  normal_mixture_bound: (input) => ({
    value: normalMixtureBound(num(input, 'v'), num(input, 'alpha'), num(input, 'v_opt'), {
      alphaOpt: optional(input, 'alpha_opt', 0.05),
      sided: sideWord(input),
    }),
  }),
  poly_stitching_bound: (input) => ({
    value: polyStitchingBound(num(input, 'v'), num(input, 'alpha'), num(input, 'v_min'), {
      c: optional(input, 'c', 0),
      s: optional(input, 's', 1.4),
      eta: optional(input, 'eta', 2),
    }),
  }),
  cusum_tabular: (input) => {
    const side = word(input, 'side', ['upper', 'lower'], 'upper');
    const list = cusumTabular(nums(input, 'x'), num(input, 'target'), num(input, 'K'), side);
    return { list, value: input.H === undefined ? null : firstAlarm(list, num(input, 'H')) };
  },
  cusum_bernoulli_llr: (input) => ({
    list: cusumBernoulli(nums(input, 'x'), num(input, 'p_in'), num(input, 'p_out')),
  }),
  kaplan_meier: (input) => {
    const curve = kaplanMeier(nums(input, 'time'), nums(input, 'event'));
    const at = input.at === undefined ? curve.map(({ time }) => time) : nums(input, 'at');
    const survival = at.map((time) => survivalAt(curve, time));
    const se = at.map((time) => curve.findLast((step) => step.time <= time)?.se ?? 0);
    return { list: survival, named: { survival, se } };
  },
  cumulative_incidence: (input) => {
    const time = nums(input, 'time');
    const status = nums(input, 'status');
    const at = input.at === undefined ? [...new Set(time)].sort((a, b) => a - b) : nums(input, 'at');
    const causes = [...new Set(status)].filter((cause) => cause !== 0);
    const named = Object.fromEntries(
      causes.map((cause) => {
        const curve = cumulativeIncidence(time, status, cause);
        return [`cause${cause}`, at.map((t) => incidenceAt(curve, t))];
      }),
    );
    return { named };
  },
  logrank: (input) => {
    const test = logrank(...waits(input));
    return {
      list: [test?.chi2 ?? null, test?.p ?? null, test?.df ?? null],
      prefix: true,
      value: test?.chi2 ?? null,
    };
  },
  burn_rate: (input) => ({ value: burnRate(num(input, 'errors'), num(input, 'n'), num(input, 'slo')) }),
};
