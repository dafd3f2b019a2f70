import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calibrationBy, calibrationWhole } from '../../../src/metrics/calibration/by-group';
import {
  statedBins,
  statedCumulative,
  statedGap,
  statedRegions,
} from '../../../src/metrics/calibration/stated';
import type { StatedCases } from '../../../src/metrics/calibration/stated';
import { emptySelection } from '../../../src/slice/selection/selection';
import { clusterMean } from '../../../src/statistics/cluster-mean';
import { loadingTime, openSample } from '../../stories/samples';
import type { Opened } from '../../stories/samples';
import { queryOver } from '../hand-facts';

/** `n` decisions, an incident each, of which the first `hits` were right. */
const cases = (confidence: number, n: number, hits: number, firstIncident: number): StatedCases[] =>
  Array.from({ length: n }, (_, at) => ({
    confidence,
    incident: firstIncident + at,
    n: 1,
    hits: at < hits ? 1 : 0,
  }));

describe('the mean over incidents', () => {
  it('is a ratio with its linearised variance: three incidents by hand', () => {
    // Sums 1, 0, 2 over 2, 1, 2 decisions: mean 3/5; residuals −0.2, −0.6, 0.8; 3/2·1.04/25 = 0.0624.
    const found = clusterMean([
      { n: 2, sum: 1 },
      { n: 1, sum: 0 },
      { n: 2, sum: 2 },
    ]);
    expect(found.mean).toBeCloseTo(0.6, 12);
    // t(2) at 97.5 %: 4.302652729696 (any table).
    expect(found.interval!.upper - 0.6).toBeCloseTo(4.302652729696 * Math.sqrt(0.0624), 6);
  });
  it('has no interval for one incident, and none for equal ones', () => {
    expect(clusterMean([{ n: 4, sum: 1 }]).interval).toBeNull();
    expect(
      clusterMean([
        { n: 1, sum: 0.1 },
        { n: 2, sum: 0.2 },
      ]).interval,
    ).toBeNull();
    expect(clusterMean([]).mean).toBeNull();
  });
});

describe('regions', () => {
  it('name the confident end as over- and the doubtful end as under-stated', () => {
    const all = [...cases(0.5, 60, 58, 0), ...cases(0.8, 60, 48, 100), ...cases(0.98, 60, 40, 200)];
    const bins = statedBins(all);
    expect(bins.map(({ from, n, hits, kind }) => [from, n, hits, kind])).toEqual([
      [0.5, 60, 58, 'under'],
      [0.8, 60, 48, 'neither'],
      [0.98, 60, 40, 'over'],
    ]);
    expect(statedRegions(all, bins).map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['under', 0.5, 0.5],
      ['over', 0.98, 0.98],
    ]);
  });
  it('join neighbours, and are the less sure the fewer incidents there are', () => {
    const wide = [...cases(0.9, 80, 40, 0), ...cases(0.95, 80, 40, 100)];
    expect(statedRegions(wide, statedBins(wide))).toMatchObject([{ from: 0.9, to: 0.95, n: 160, hits: 80 }]);
    const inFew = wide.map((each, at) => ({ ...each, incident: at % 4 }));
    expect(statedBins(inFew).map(({ kind }) => kind)).toEqual(['neither', 'neither']);
  });
  it('are none without a case', () => {
    expect(statedBins([])).toEqual([]);
    expect(statedGap([])).toBeNull();
    expect(statedCumulative([])).toBeNull();
  });
});

describe('cumulative differences', () => {
  it('end at observed minus stated, whatever the order', () => {
    const all = [...cases(0.9, 10, 6, 0), ...cases(0.6, 10, 8, 20)];
    const found = statedCumulative(all)!;
    // 0.6 first: (8 − 6)/20 = 0.1; then 0.9: 0.1 + (6 − 9)/20 = −0.05.
    expect(found.points.map(({ share, difference }) => [share, Number(difference.toFixed(9))])).toEqual([
      [0.5, 0.1],
      [1, -0.05],
    ]);
    expect(found.kuiper).toBeCloseTo(0.15, 12);
    expect(found.sigma).toBeCloseTo(Math.sqrt(10 * 0.24 + 10 * 0.09) / 20, 12);
  });
});

describe('bad input', () => {
  it('a constant confidence is named as such, and so is a log without any', async () => {
    const constant = await calibrationWhole(
      await queryOver(Array.from({ length: 20 }, (_, at) => ({ confidence: 0.9, incident_key: at }))),
      emptySelection,
    );
    expect(constant.constant).toBe(0.9);
    expect(constant.bins).toHaveLength(1);
    expect(constant.gap!.gap).toBeCloseTo(-0.1, 12);
    const without = await calibrationWhole(await queryOver([{ confidence: null }]), emptySelection);
    expect(without).toMatchObject({ constant: null, bins: [], gap: null, words: [] });
    expect(without.summary.state).toBe('not_measurable');
  });
});

describe('the sample', () => {
  let sample: Opened;
  beforeAll(async () => {
    sample = await openSample();
  }, loadingTime);
  afterAll(() => sample.close());

  it('names the over-confident bundle that was planted, and no other', async () => {
    const groups = await calibrationBy(sample.database, emptySelection, 'release');
    const over = groups.filter(({ gap }) => gap?.kind === 'over').map(({ key }) => key);
    expect(over).toEqual([sample.release('warden-3')]);
    const planted = groups.find(({ key }) => key === over[0])!.gap!;
    expect(planted.stated).toBeGreaterThan(0.97);
    expect(planted.observed).toBeLessThan(0.92);
    // 18 of 18 right is no proof of being right more often than 98 %.
    expect(groups.filter(({ gap }) => gap?.kind === 'under')).toEqual([]);
  });

  it('counts the same decisions whole, by bin and by group', async () => {
    const whole = await calibrationWhole(sample.database, emptySelection);
    const groups = await calibrationBy(sample.database, emptySelection, 'action');
    expect(whole.bins.reduce((sum, { n }) => sum + n, 0)).toBe(whole.summary.n);
    expect(groups.reduce((sum, { gap }) => sum + gap!.n, 0)).toBe(whole.summary.n);
    expect(groups.reduce((sum, { summary }) => sum + summary.n, 0)).toBe(whole.summary.n);
    expect(whole.gap!.right).toBe(whole.summary.right);
  });
});
