import { count, counted, decimal, distance, fromTo, plain } from '../../words/format';
import type { CategoryTest } from '../../metrics/drift/battery';
import type { PermutedTest } from '../../metrics/drift/permute';
import type { movedOf } from '../../metrics/drift/moved';
import type { PairSample } from '../../metrics/drift/sample';

export const mixWords: Record<CategoryTest, string> = {
  action: 'Decision mix',
  policy: 'Policy outcomes',
  abstention: 'Abstentions',
  evidence: 'Evidence',
  tools: 'Tool calls',
};

export const testWords: Record<PermutedTest, { readonly what: string; readonly how: string }> = {
  action: { what: mixWords.action, how: 'Two-sample chi-square over its variance between incidents' },
  policy: { what: mixWords.policy, how: 'Two-sample chi-square over its variance between incidents' },
  abstention: { what: mixWords.abstention, how: 'Two-sample chi-square over its variance between incidents' },
  evidence: { what: mixWords.evidence, how: 'Two-sample chi-square over its variance between incidents' },
  tools: { what: mixWords.tools, how: 'Two-sample chi-square over its variance between incidents' },
  confidence_ks: { what: 'Confidence', how: 'Kolmogorov–Smirnov over its spread between incidents' },
  confidence_w1: { what: 'Confidence', how: 'Wasserstein-1 over its spread between incidents' },
  confidence_psi: {
    what: 'Confidence',
    how: 'Bins of the population stability index, as a chi-square between incidents',
  },
  latency_ks: { what: 'Latency', how: 'Kolmogorov–Smirnov over its spread between incidents' },
  behaviour: {
    what: 'Outcome on the same kinds of case',
    how: 'Mantel–Haenszel difference over its variance between incidents, exchanged within workflow and risk',
  },
};

/** The decisions that were compared and whose incidents they are; `incidents`: only the baseline, only the candidate, both. */
export function sampleWords(
  { decisions, step, of }: Pick<PairSample, 'step' | 'of'> & { readonly decisions: readonly unknown[] },
  incidents: readonly [number, number, number] | null,
): string {
  const taken = `${counted(decisions.length, 'matured decision')}${step > 1 ? ` (1 incident in ${step}, of ${count(of)} decisions)` : ''}.`;
  if (incidents === null) return taken;
  const [before, after, both] = incidents;
  return `${taken} ${counted(before, 'incident')} only of the baseline, ${count(after)} only of the candidate, ${both === 0 ? 'none' : count(both)} of both.`;
}

/** Effect size and n of one test. */
export function compareRows(
  test: PermutedTest,
  { mixes, values }: ReturnType<typeof movedOf>,
): { readonly size: string; readonly n: string } {
  if (test === 'behaviour') return { size: 'see the split above', n: '' };
  if (test.startsWith('confidence') || test.startsWith('latency')) {
    const found = values.find((each) => test.startsWith(each.test));
    if (!found || found.ks === null) return { size: 'not logged in both', n: '' };
    const size =
      test === 'confidence_w1'
        ? `${distance(found.wasserstein ?? 0)} of confidence`
        : test === 'confidence_psi'
          ? found.psi === null
            ? 'one bin alone'
            : `PSI ${decimal(found.psi.value, 3)} (${decimal(found.psi.critical, 3)} by chance in 5%)`
          : `D ${decimal(found.ks, 3)}`;
    return { size, n: plain(fromTo(found.n0, found.n1)) };
  }
  const mix = mixes.find((each) => each.test === test);
  if (!mix || mix.chi2 === null) return { size: 'one word or none in both', n: '' };
  const sparse = mix.isSparse ? '; expected counts under 5' : '';
  return {
    size: `total variation ${decimal(mix.totalVariation ?? 0, 3)}, V ${decimal(mix.cramersV ?? 0, 3)}, χ² ${decimal(mix.chi2, 1)} on ${mix.df}${sparse}`,
    n: plain(fromTo(mix.n0, mix.n1)),
  };
}
