import { renderToStaticMarkup } from 'react-dom/server';
import { expect, describe, it } from 'vitest';
import { BenchHead, benchHeadline } from '../../../src/app/screens/overrides/BenchHead';
import { falsePositiveShare } from '../../../src/metrics/false-positive-share/definition';
import { overrideRate } from '../../../src/metrics/override-rate/definition';
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
const head = (sums: Partial<Sums>) =>
  said(
    renderToStaticMarkup(
      <BenchHead
        definition={falsePositiveShare}
        rate={rate(sums)}
        justified={rate({}, overrideRate)}
        beside={null}
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

  it('gives a reason as a sentence of its own', () => {
    expect(head({ n: 3, incidents: 3, unresolved: 2 })).toMatch(
      /0 of 3; 2 unresolved, bounds 0\.0–40\.0%\. 3 resolved decisions in 3 incidents; a share needs at least 10 in 5\./,
    );
    expect(head({})).not.toMatch(/of 0|unresolved/);
  });
});
