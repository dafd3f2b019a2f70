import { benjaminiHochberg, holm, holmReject } from '../../../../src/statistics/multiple-testing';
import {
  benjaminiYekutieli,
  bonferroni,
  bonferroniReject,
} from '../../../../src/statistics/reference/multiple-testing';
import { breslowDay } from '../../../../src/statistics/breslow-day';
import {
  chi2Homogeneity,
  chi2Independence,
  type ChisquareTest,
  type Counts,
  cramersV,
} from '../../../../src/statistics/chi2-homogeneity';
import { cochranQ, gTestOfFit } from '../../../../src/statistics/reference/proportion-tests';
import { cohenKappa } from '../../../../src/statistics/cohen-kappa';
import { fisherExact, type Table2x2 } from '../../../../src/statistics/fisher-exact';
import { fleissKappa } from '../../../../src/statistics/reference/fleiss-kappa';
import { gwetAc1 } from '../../../../src/statistics/gwet-ac1';
import { mantelHaenszel, mantelHaenszelDifference } from '../../../../src/statistics/mantel-haenszel';
import { mcnemar } from '../../../../src/statistics/mcnemar';
import {
  alternativeOf,
  confidenceOf,
  type Family,
  flag,
  type Input,
  num,
  nums,
  table,
  word,
} from '../answer';

function square(rows: readonly (readonly number[])[]): Table2x2 {
  const [[a, b] = [], [c, d] = []] = rows;
  if (a === undefined || b === undefined || c === undefined || d === undefined)
    throw new TypeError('not a 2×2 table');
  return [
    [a, b],
    [c, d],
  ];
}

const strata = (input: Input) => (input.tables as number[][][]).map(square);
const chi2 = (test: ChisquareTest | null) => ({
  list: [test?.chi2 ?? null, test?.p ?? null, test?.df ?? null],
  prefix: true,
  value: test?.p ?? null,
  named: { chi2: test?.chi2 ?? null, p: test?.p ?? null, df: test?.df ?? null },
});

export const tables: Readonly<Record<string, Family>> = {
  holm: (input) => ({ list: holm(nums(input, 'p')) }),
  bonferroni: (input) => ({ list: bonferroni(nums(input, 'p')) }),
  benjamini_hochberg: (input) => ({ list: benjaminiHochberg(nums(input, 'p')) }),
  benjamini_yekutieli: (input) => ({ list: benjaminiYekutieli(nums(input, 'p')) }),
  holm_reject: (input) => ({ list: holmReject(nums(input, 'p'), num(input, 'delta', 'alpha')) }),
  bonferroni_reject: (input) => ({ list: bonferroniReject(nums(input, 'p'), num(input, 'delta', 'alpha')) }),
  fisher_exact: (input) => ({ value: fisherExact(square(table(input, 'table')), alternativeOf(input)) }),
  cramers_v: (input) => ({ value: cramersV(table(input, 'table')) }),
  chi2_independence_3way: (input) => chi2(chi2Independence(input.table as Counts)),
  chi2_homogeneity: (input) =>
    chi2(chi2Homogeneity(table(input, 'table'), { correction: flag(input, 'correction', false) })),
  g_test_goodness_of_fit: (input) => {
    const test = gTestOfFit(nums(input, 'observed'), nums(input, 'expected'));
    return {
      value: test?.p ?? null,
      list: [test?.g ?? null, test?.p ?? null, test?.df ?? null],
      prefix: true,
    };
  },
  cohen_kappa: (input) => {
    const weights = Array.isArray(input.weights)
      ? table(input, 'weights')
      : word(input, 'weights', ['unweighted', 'linear', 'quadratic'], 'unweighted');
    const kappa = cohenKappa(table(input, 'table'), { weights, confidence: confidenceOf(input) });
    const percent = Math.round(confidenceOf(input) * 100);
    return {
      value: kappa?.kappa ?? null,
      named: {
        ...kappa,
        [`lower${percent}`]: kappa?.lower ?? null,
        [`upper${percent}`]: kappa?.upper ?? null,
      },
    };
  },
  gwet_ac1: (input) => {
    const ac1 = gwetAc1(table(input, 'table'), confidenceOf(input));
    return { value: ac1?.ac1 ?? null, named: { ...ac1 } };
  },
  fleiss_kappa: (input) => ({
    value: fleissKappa(table(input, 'table'), word(input, 'method', ['fleiss', 'randolph'], 'fleiss')),
  }),
  mcnemar: (input) => {
    const [[, b], [c]] = square(table(input, 'table'));
    const midP = flag(input, 'midp', flag(input, 'mid_p', false));
    const exact = flag(input, 'exact', midP);
    const method = midP ? 'mid-p' : exact ? 'exact' : 'chi-square';
    const test = mcnemar(b, c, { method, correction: flag(input, 'correction', true) });
    return {
      value: method === 'chi-square' ? test.statistic : test.p,
      list: [test.statistic, test.p],
      named: { statistic: test.statistic, p: test.p },
    };
  },
  cochran_q: (input) => {
    const test = cochranQ(table(input, 'matrix'));
    return {
      list: [test?.q ?? null, test?.df ?? null, test?.p ?? null],
      prefix: true,
      value: test?.q ?? null,
      named: { q: test?.q ?? null, df: test?.df ?? null, p: test?.p ?? null },
    };
  },
  mantel_haenszel: (input) => {
    const pooled = mantelHaenszel(strata(input), {
      continuity: flag(input, 'continuity', false),
      confidence: confidenceOf(input),
    });
    const homogeneity = breslowDay(strata(input));
    const difference = mantelHaenszelDifference(strata(input), confidenceOf(input));
    return {
      named: {
        or: pooled.oddsRatio,
        chi2: pooled.chi2,
        p: pooled.p,
        lower: pooled.interval?.lower ?? null,
        upper: pooled.interval?.upper ?? null,
        breslow_day: homogeneity?.chi2 ?? null,
        breslow_day_p: homogeneity?.p ?? null,
        risk_difference: difference?.difference ?? null,
      },
    };
  },
  breslow_day: (input) => {
    const test = breslowDay(strata(input), { tarone: flag(input, 'tarone', false) });
    return {
      list: [test?.chi2 ?? null, test?.p ?? null, test?.df ?? null],
      prefix: true,
      value: test?.chi2 ?? null,
      named: { chi2: test?.chi2 ?? null, p: test?.p ?? null, df: test?.df ?? null },
    };
  },
};
