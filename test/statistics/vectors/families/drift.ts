import { commonLanguageEffectSize } from '../../../../src/statistics/reference/common-language-effect-size';
import { hellinger, lInfinity, wasserstein1 } from '../../../../src/statistics/reference/distances';
import { jensenShannonDistance, totalVariation } from '../../../../src/statistics/distances';
import { kitagawaOf } from '../../../../src/statistics/kitagawa';
import { ksTwoSample } from '../../../../src/statistics/reference/ks-two-sample';
import { psi, psiCriticalValue } from '../../../../src/statistics/psi';
import { alternativeOf, type Family, type Input, num, nums, optional, word } from '../answer';

const both = (input: Input) =>
  [nums(input, 'ref', 'p', 'p_counts'), nums(input, 'cur', 'q', 'q_counts')] as const;

export const drift: Readonly<Record<string, Family>> = {
  hellinger: (input) => ({ value: hellinger(...both(input)) }),
  l_infinity: (input) => ({ value: lInfinity(...both(input)) }),
  total_variation: (input) => ({ value: totalVariation(...both(input)) }),
  jensen_shannon_distance: (input) => ({
    value: jensenShannonDistance(
      ...both(input),
      typeof input.base === 'number' ? input.base : word(input, 'base', ['e'], 'e') && Math.E,
    ),
  }),
  psi: (input) => ({
    value: psi(...both(input), input.zero_fill === undefined ? undefined : num(input, 'zero_fill')),
  }),
  psi_null_critical_value: (input) => ({
    value: psiCriticalValue(
      num(input, 'bins'),
      num(input, 'n_ref'),
      num(input, 'n_cur'),
      optional(input, 'alpha', 0.05),
    ),
  }),
  ks_two_sample: (input) => {
    const method = word(input, 'method', ['exact', 'asymp', 'asymptotic', 'auto'], 'auto');
    const test = ksTwoSample(nums(input, 'x'), nums(input, 'y'), {
      method: method === 'asymp' ? 'asymptotic' : method,
      alternative: alternativeOf(input),
    });
    return { list: [test?.d ?? null, test?.p ?? null], value: test?.d ?? null };
  },
  wasserstein_1: (input) => ({ value: wasserstein1(nums(input, 'x', 'u'), nums(input, 'y', 'v')) }),
  kitagawa_decomposition: (input) => {
    const parts = kitagawaOf(nums(input, 'w0'), nums(input, 'w1'), nums(input, 'r0'), nums(input, 'r1'));
    return { named: { ...parts } };
  },
  common_language_effect_size: (input) => ({
    value: commonLanguageEffectSize(nums(input, 'experiment'), nums(input, 'control')),
  }),
};
