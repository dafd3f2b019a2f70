import {
  agrestiCaffoDifference,
  miettinenNurminenDifference,
  waldDifference,
} from '../../../../src/statistics/reference/difference-intervals';
import { binomialTest } from '../../../../src/statistics/reference/binomial-test';
import {
  clopperPearson,
  clopperPearsonLower,
  clopperPearsonUpper,
} from '../../../../src/statistics/clopper-pearson';
import { clusterRobustRatio } from '../../../../src/statistics/cluster-robust';
import { hajekRate } from '../../../../src/statistics/hajek';
import { horvitzThompson } from '../../../../src/statistics/reference/horvitz-thompson';
import { jeffreys } from '../../../../src/statistics/reference/jeffreys';
import {
  kProportionsTest,
  pairwiseProportionTests,
  oneProportionTest,
} from '../../../../src/statistics/reference/proportion-tests';
import { koopmanRatio } from '../../../../src/statistics/reference/koopman-ratio';
import { newcombeDifference } from '../../../../src/statistics/newcombe-difference';
import { effectSizeH, powerTwoProportions } from '../../../../src/statistics/reference/power-two-proportions';
import {
  relativeUpliftSequence,
  relativeUpliftWelch,
} from '../../../../src/statistics/reference/relative-uplift';
import { sisonGlaz } from '../../../../src/statistics/reference/sison-glaz';
import { twoProportionTest } from '../../../../src/statistics/two-proportion-test';
import type { TwoSamples } from '../../../../src/statistics/interval';
import { wilson, wilsonOneSided } from '../../../../src/statistics/wilson';
import {
  alternativeOf,
  confidenceOf,
  ends,
  type Family,
  flag,
  type Input,
  num,
  nums,
  optional,
  sidedInterval,
  sidedOf,
  word,
} from '../answer';

const two = (input: Input): TwoSamples => ({
  x1: num(input, 'x1'),
  n1: num(input, 'n1'),
  x2: num(input, 'x2'),
  n2: num(input, 'n2'),
});
const counts = (input: Input) => [num(input, 'successes', 'errors', 'x'), num(input, 'n')] as const;
const difference = { lower: -1, upper: 1 };

const zAnswer = (test: { z: number; p: number } | null) => ({
  list: [test?.z ?? null, test?.p ?? null],
  value: test?.p ?? null,
  named: { z: test?.z ?? null, p: test?.p ?? null },
});

export const proportions: Readonly<Record<string, Family>> = {
  hajek(input) {
    const [numerators, denominators, clusters] = [
      nums(input, 'numerators'),
      nums(input, 'denominators'),
      nums(input, 'clusters'),
    ];
    const { p, se } = hajekRate(
      nums(input, 'weights').map((weight, index) => ({
        weight,
        numerator: numerators[index] ?? 0,
        denominator: denominators[index] ?? 0,
        cluster: String(clusters[index]),
      })),
    );
    return { named: { p, se } };
  },
  horvitz_thompson(input) {
    const { total, se } = horvitzThompson(nums(input, 'y'), nums(input, 'probabilities'));
    return { named: { total, se } };
  },
  wilson: (input) => {
    const sided = sidedOf(input);
    const confidence = confidenceOf(input);
    return ends(
      sided === 'two'
        ? wilson(...counts(input), confidence)
        : wilsonOneSided(...counts(input), sided, confidence),
    );
  },
  clopper_pearson: (input) => {
    const sided = sidedOf(input);
    const confidence = confidenceOf(input);
    if (sided === 'two') return ends(clopperPearson(...counts(input), confidence));
    return ends({
      lower: sided === 'lower' ? clopperPearsonLower(...counts(input), confidence) : 0,
      upper: sided === 'upper' ? clopperPearsonUpper(...counts(input), confidence) : 1,
    });
  },
  jeffreys: (input) => ends(jeffreys(...counts(input), confidenceOf(input), sidedOf(input))),
  binomial_test: (input) => ({
    value: binomialTest(...counts(input), num(input, 'p0'), alternativeOf(input)),
  }),
  newcombe_difference: (input) =>
    sidedInterval(input, difference, (level) => newcombeDifference(two(input), level)),
  agresti_caffo_difference: (input) =>
    sidedInterval(input, difference, (level) => agrestiCaffoDifference(two(input), level)),
  wald_difference: (input) => sidedInterval(input, difference, (level) => waldDifference(two(input), level)),
  miettinen_nurminen_difference: (input) =>
    sidedInterval(input, difference, (level) =>
      miettinenNurminenDifference(two(input), level, flag(input, 'correction', true)),
    ),
  koopman_ratio: (input) =>
    sidedInterval(input, { lower: 0, upper: Infinity }, (level) => koopmanRatio(two(input), level)),
  two_proportion_z: (input) =>
    zAnswer(
      twoProportionTest(two(input), {
        pooled: flag(input, 'pooled', true),
        alternative: alternativeOf(input),
        difference: optional(input, 'difference', optional(input, 'value', 0)),
      }),
    ),
  one_proportion_z: (input) =>
    zAnswer(
      oneProportionTest(...counts(input), num(input, 'p0'), {
        variance: word(input, 'variance', ['sample', 'null'], 'null'),
        alternative: alternativeOf(input),
      }),
    ),
  k_sample_proportion_chi2: (input) => {
    const test = kProportionsTest(nums(input, 'successes'), nums(input, 'n'));
    return {
      list: [test?.chi2 ?? null, test?.p ?? null, test?.df ?? null],
      prefix: true,
      value: test?.p ?? null,
    };
  },
  pairwise_proportion_p: (input) => {
    const n = nums(input, 'n');
    const order = n.flatMap((_, i) => n.slice(i + 1).map((__, j) => `(${i},${i + 1 + j})`)).join(',');
    word(input, 'order', [order], order);
    return { list: pairwiseProportionTests(nums(input, 'successes'), n) };
  },
  cluster_robust_proportion: (input) => {
    const clusters = input.clusters as { n: number; errors: number }[];
    const robust = clusterRobustRatio(clusters);
    const g = robust.clusters;
    const { variance, designEffect } = robust;
    const n = clusters.reduce((sum, cluster) => sum + cluster.n, 0);
    return {
      named: {
        p: robust.p,
        se_CR0: variance === null ? null : Math.sqrt((variance * (g - 1)) / g),
        'se_G/(G-1)': variance === null ? null : Math.sqrt(variance),
        design_effect: designEffect,
        // As observed; the floor of the interval's own is no part of this vector.
        n_effective: designEffect === null ? null : n / designEffect,
        clusters: g,
      },
    };
  },
  relative_uplift_welch: (input) => {
    const uplift = relativeUpliftWelch(two(input), confidenceOf(input));
    return { named: { ...uplift }, list: uplift === null ? [] : [uplift.lower, uplift.upper] };
  },
  asymptotic_confidence_sequence_relative_uplift: (input) => {
    const uplift = relativeUpliftSequence(two(input), num(input, 'alpha'), num(input, 'N_star'));
    return { named: { ...uplift }, list: uplift === null ? [] : [uplift.lower, uplift.upper] };
  },
  power_two_proportions: (input) => {
    const sided = word(input, 'sided', ['two', 'one', 'larger', 'smaller'], 'two');
    const question = {
      difference: num(input, 'diff'),
      p2: num(input, 'p2'),
      alpha: optional(input, 'alpha', 0.05),
      sided: sided === 'two' ? ('two' as const) : ('one' as const),
      ratio: optional(input, 'ratio', 1),
    };
    const n = num(input, 'n_per_group', 'n1');
    const power = (cases: number) => powerTwoProportions(question, cases);
    if (Number.isInteger(n)) return { value: power(n) };
    // A fractional n is a solved one, rounded to the decimals it is printed with.
    const half = 0.5 / 10 ** (String(n).split('.')[1]?.length ?? 0);
    return { value: power(n), range: [power(n - half), power(n + half)] };
  },
  effect_size_h: (input) => ({ value: effectSizeH(num(input, 'p1'), num(input, 'p2')) }),
  multinomial_sison_glaz: (input) => ({
    list: (sisonGlaz(nums(input, 'counts'), 1 - confidenceOf(input)) ?? []).map(({ lower, upper }) => [
      lower,
      upper,
    ]),
  }),
};
