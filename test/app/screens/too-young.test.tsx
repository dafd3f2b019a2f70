import { renderToStaticMarkup } from 'react-dom/server';
import { expect, describe, it } from 'vitest';
import { BenchHead, benchHeadline } from '../../../src/app/screens/overrides/BenchHead';
import { areAllYoung, chartRows } from '../../../src/app/screens/overrides/chart-rows';
import type { CrossCounts } from '../../../src/metrics/cross-filter/cross-filter';
import { falsePositiveShare } from '../../../src/metrics/shares/false-positive-share';
import { overrideRate } from '../../../src/metrics/shares/override-rate';
import { withinPolicy } from '../../../src/metrics/shares/within-policy';
import type { RateDefinition } from '../../../src/metrics/rate/definition';
import { isAllYoung, noSums, rateOf, type Sums } from '../../../src/metrics/rate/rate';

const statement = { sql: 'SELECT 1', values: [] };
const rate = (sums: Partial<Sums>, definition: RateDefinition = falsePositiveShare) =>
  rateOf(definition, { key: 'all', ...noSums, ...sums }, statement);
/** What is read: without the marks' drawings and the tags. */
const said = (markup: string) =>
  markup
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u2060', '');
const head = (sums: Partial<Sums>, definition: RateDefinition = falsePositiveShare) =>
  said(
    renderToStaticMarkup(
      <BenchHead
        definition={definition}
        rate={rate(sums, definition)}
        justified={rate({}, overrideRate)}
        beside={null}
        finding={null}
      />,
    ),
  );

describe('a measure of which all is younger than the lag', () => {
  it('names the lag as what stands in its way, and calls nothing resolved or unresolved', () => {
    const text = head({ young: 50 });
    expect(text).toContain('nothing here is older than the maturity lag.');
    expect(text).toContain('All 50 are younger than the maturity lag. The lag is 14 days');
    expect(text).toContain('no verdict follows that filter');
    expect(text).not.toMatch(/none unresolved|too few|\.;|\.\./);
    expect(rate({ young: 1 }).reason).toBe('The only one is younger than the maturity lag.');
  });

  it('is told from one with too few, and from one that nothing can produce', () => {
    expect(isAllYoung(rate({ young: 50 }))).toBe(true);
    expect(isAllYoung(rate({ young: 50, unresolved: 1 }))).toBe(false);
    expect(isAllYoung(rate({}))).toBe(false);
    expect(benchHeadline(falsePositiveShare, rate({ n: 3, incidents: 3, young: 9 }))).toMatch(/too few here/);
    expect(benchHeadline(falsePositiveShare, rate({}))).toMatch(/not measurable here/);
  });

  it('is told from a slice that is empty, which says nothing of what the logs hold', () => {
    const empty = said(
      renderToStaticMarkup(
        <BenchHead
          definition={overrideRate}
          rate={rate({}, overrideRate)}
          justified={rate({}, overrideRate)}
          beside={null}
          finding={null}
          isEmpty
        />,
      ),
    );
    expect(empty).toContain('No decision is left in this slice.');
    expect(empty).not.toMatch(/not measurable|none was made|cannot be told/);
  });

  it('gives a reason as a sentence of its own', () => {
    expect(head({ n: 3, incidents: 3, unresolved: 2 })).toMatch(
      /0 of 3; 2 unresolved, bounds 0\.0–40\.0%\. 3 resolved decisions in 3 incidents; a share needs at least 10 in 5\./,
    );
    expect(head({})).not.toMatch(/of 0|unresolved/);
    // Measured, and the log does not carry what it rests on: said once, after the number.
    const remarked = head({ n: 20, incidents: 20, unlogged: 20 }, withinPolicy);
    expect(remarked).toMatch(/; none unresolved\. No policy verdict is logged for any of the 20/);
    expect(remarked.match(/No policy verdict/g)).toHaveLength(1);
  });
});

describe('the charts of a measure of which all is too young', () => {
  const counts = (sums: readonly Partial<Sums>[]): CrossCounts => ({
    rates: sums.map((each, at) => ({ ...rate(each), key: `w${at}` })),
    rest: null,
  });
  it('are told from those that have nothing, or too little, to count', () => {
    expect(areAllYoung(counts([{ young: 3 }, { young: 2 }]))).toBe(true);
    expect(areAllYoung(counts([{ young: 3 }, { n: 1, incidents: 1 }]))).toBe(false);
    expect(
      areAllYoung({ ...counts([{ young: 3 }]), rest: { values: 1, n: 0, hits: 0, unresolved: 1 } }),
    ).toBe(false);
    expect(areAllYoung(counts([]))).toBe(false);
  });
  it('have rows that are too young, not none of none', () => {
    const [row] = chartRows('workflow', counts([{ young: 3 }]), undefined, (_, key) => key, 'lines');
    expect(row).toMatchObject({ cells: ['too young', ''], words: 'w0: too young to be judged' });
  });
});
