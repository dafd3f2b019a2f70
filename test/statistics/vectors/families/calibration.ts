import { aurc } from '../../../../src/statistics/aurc';
import { beggGreenes } from '../../../../src/statistics/reference/begg-greenes';
import {
  brier,
  brierMulticlass,
  brierDecomposition,
  brierDecompositionOf,
} from '../../../../src/statistics/brier';
import { calibrationBins } from '../../../../src/statistics/calibration-bins';
import { conformalRisk } from '../../../../src/statistics/conformal-risk-control';
import { cumulativeDifferences } from '../../../../src/statistics/reference/cumulative-differences';
import { ece } from '../../../../src/statistics/ece';
import { fixedSequence } from '../../../../src/statistics/fixed-sequence';
import { gateScore, type ScoredMetric } from '../../../../src/statistics/reference/sequential';
import { hoeffdingBentkus } from '../../../../src/statistics/hoeffding-bentkus';
import { coverageAtRisk, riskAtCoverage, riskCoverage } from '../../../../src/statistics/risk-coverage';
import { signalDetection } from '../../../../src/statistics/signal-detection';
import { spiegelhalter } from '../../../../src/statistics/spiegelhalter';
import { alternativeOf, type Family, flag, type Input, num, nums, optional, table, word } from '../answer';

const forecasts = (input: Input) => [nums(input, 'p'), nums(input, 'y')] as const;

/** Confidence and error of a two-class answer from P(class 1), or as given. */
function selective(input: Input): [number[], number[]] {
  if (input.confidence !== undefined) {
    const error = input.error === undefined ? nums(input, 'correct').map((x) => 1 - x) : nums(input, 'error');
    return [nums(input, 'confidence'), error];
  }
  const y = nums(input, 'y');
  const p1 = nums(input, 'p1');
  return [p1.map((p) => Math.max(p, 1 - p)), p1.map((p, i) => ((p > 0.5 ? 1 : 0) === y[i] ? 0 : 1))];
}

/** Vectors say it in a sentence that begins with the word, or “same” as the one before: the trapezoid. */
function conventionOf(input: Input): 'mean' | 'trapezoid' {
  const said = String(input.convention ?? 'trapezoid').split(' ')[0];
  return word({ said }, 'said', ['mean', 'trapezoid', 'same'], 'same') === 'mean' ? 'mean' : 'trapezoid';
}

const count = (value: unknown, key: string) => num(value as Input, key);

export const calibration: Readonly<Record<string, Family>> = {
  ece: (input) => {
    const isEqualMass = flag(input, 'equal_mass', false);
    if (!isEqualMass) word(input, 'edges', ['uniform on [0,1]'], 'uniform on [0,1]');
    return {
      value: ece(...forecasts(input), {
        bins: optional(input, 'bins', 10),
        norm: word(input, 'norm', ['l1', 'l2', 'max'], 'l1'),
        strategy: isEqualMass ? 'equal-mass' : 'uniform',
      }),
    };
  },
  adaptive_ece_top_label: (input) => ({
    value: ece(nums(input, 'confidence', 'p'), nums(input, 'correct', 'y'), {
      bins: optional(input, 'bins', 10),
      norm: word(input, 'norm', ['l1', 'l2', 'max'], 'l1'),
      strategy: flag(input, 'equal_mass', true) ? 'equal-mass' : 'uniform',
    }),
  }),
  calibration_curve: (input) => {
    const bins = calibrationBins(...forecasts(input), {
      bins: optional(input, 'bins', 10),
      strategy: word(input, 'strategy', ['uniform', 'quantile'], 'uniform'),
    });
    return { named: { prob_true: bins.map(({ rate }) => rate), prob_pred: bins.map(({ meanP }) => meanP) } };
  },
  brier: (input) => ({ value: brier(...forecasts(input)) }),
  brier_multiclass: (input) => {
    const scores = brierMulticlass(table(input, 'p'), nums(input, 'y'));
    const reduction = word(input, 'reduction', ['sum', 'mean', 'none'], 'mean');
    const sum = scores.reduce((total, score) => total + score, 0);
    return { list: scores, value: reduction === 'sum' ? sum : sum / scores.length };
  },
  brier_decomposition: (input) => {
    const parts =
      input.bins === undefined
        ? brierDecompositionOf(...forecasts(input))
        : brierDecomposition(input.bins as { p: number; n: number; events: number }[]);
    return { named: { ...parts } };
  },
  spiegelhalter_z: (input) => ({ value: spiegelhalter(...forecasts(input))?.z ?? null }),
  spiegelhalter_p: (input) => ({
    value:
      spiegelhalter(
        ...forecasts(input),
        word(input, 'sided', ['two', 'one'], 'one') === 'two' ? 'two-sided' : alternativeOf(input, 'greater'),
      )?.p ?? null,
  }),
  cumulative_differences: (input) => ({ list: cumulativeDifferences(...forecasts(input)) }),
  aurc: (input) => ({
    value: aurc(...selective(input), conventionOf(input)),
  }),
  coverage_at_risk: (input) => ({
    value: coverageAtRisk(riskCoverage(...selective(input)), num(input, 'risk')),
  }),
  risk_at_coverage: (input) => ({
    value: riskAtCoverage(riskCoverage(...selective(input)), num(input, 'coverage')),
  }),
  fixed_sequence_testing: (input) => ({
    list: fixedSequence(nums(input, 'p'), num(input, 'delta'), optional(input, 'starts', 1)),
  }),
  hoeffding_bentkus_p: (input) => ({
    value: hoeffdingBentkus(
      num(input, 'risk'),
      num(input, 'n'),
      num(input, 'alpha'),
      flag(input, 'binary', false),
    ),
  }),
  conformal_risk_control: (input) => ({
    value: conformalRisk(num(input, 'rhat'), num(input, 'n'), optional(input, 'B', 1)),
  }),
  gate_score: (input) => ({ value: gateScore(input.metrics as ScoredMetric[]) }),
  verification_bias_begg_greenes: (input) => {
    const bias = beggGreenes({
      truePositive: count(input.verified, 'T+D+'),
      falsePositive: count(input.verified, 'T+D-'),
      falseNegative: count(input.verified, 'T-D+'),
      trueNegative: count(input.verified, 'T-D-'),
      unverifiedPositive: count(input.unverified, 'T+'),
      unverifiedNegative: count(input.unverified, 'T-'),
    });
    return {
      named: {
        naive_sens: bias?.naiveSensitivity ?? null,
        naive_spec: bias?.naiveSpecificity ?? null,
        corrected_sens: bias?.sensitivity ?? null,
        corrected_spec: bias?.specificity ?? null,
      },
    };
  },
  signal_detection_dprime: (input) => {
    const found = signalDetection(
      num(input, 'hits'),
      num(input, 'signal'),
      num(input, 'false_alarms'),
      num(input, 'noise'),
      word(input, 'correction', ['loglinear', 'none'], 'loglinear'),
    );
    return {
      named: { dprime: found?.dPrime ?? null, c: found?.criterion ?? null },
      value: found?.dPrime ?? null,
    };
  },
};
