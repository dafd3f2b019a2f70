import { describe, expect, it } from 'vitest';
import { calibration } from '../../src/metrics/calibration/calibration';
import { excessTargets } from '../../src/metrics/over-scope/excess';
import { everyRate } from '../../src/metrics/catalogue';
import { everyPage, pageOf } from '../../src/metrics/pages/every-page';
import { emptySelection } from '../../src/slice/selection/selection';
import { queryOver } from './hand-facts';
import type { Fact } from './hand-facts';

const wrong: Fact = { warranted: false, verdict: 'false_positive' };
const unlabelled: Fact = { verdict: '(none)', label_rank: 0, label_basis: '(none)', warranted: null };
const times = (n: number, fact: Fact): Fact[] => Array.from({ length: n }, () => fact);

describe('calibration', () => {
  it('is exact where eight in ten of the 0.8 and six in ten of the 0.6 were right', async () => {
    const query = await queryOver([
      ...times(8, { confidence: 0.8 }),
      ...times(2, { confidence: 0.8, ...wrong }),
      ...times(6, { confidence: 0.6 }),
      ...times(4, { confidence: 0.6, ...wrong }),
      { confidence: null },
      { confidence: 0.9, ...unlabelled },
      { confidence: 0.9, age_days: 3 },
      { confidence: 0.9, unadjudicable: 'duplicate', warranted: null },
      { confidence: 0.9, is_production: false, environment: 'test' },
      { confidence: 0.1, is_proposal: false },
    ]);
    const found = await calibration(query, emptySelection);
    expect(found).toMatchObject({ n: 20, right: 14, unresolved: 1, young: 1, withoutConfidence: 1 });
    expect(found.bins.map(({ n, events }) => [n, events])).toEqual([
      [10, 6],
      [10, 8],
    ]);
    // Brier: (8·0.04 + 2·0.64 + 6·0.16 + 4·0.36)/20 = 4/20; uncertainty 0.7·0.3; resolution 0.1².
    expect(found.brier?.brier).toBeCloseTo(4 / 20, 12);
    expect(found.brier?.uncertainty).toBeCloseTo(21 / 100, 12);
    expect(found.brier?.resolution).toBeCloseTo(1 / 100, 12);
    expect(found.brier?.reliability).toBeCloseTo(0, 12);
    expect(found.brier?.within).toBeCloseTo(0, 12);
    expect(found.spiegelhalter?.z).toBeCloseTo(0, 10);
    expect(found.ece?.value).toBeCloseTo(0, 12);
    expect(found.ece?.ifCalibrated.mean).toBeGreaterThan(0.05);
    expect(found.ece?.excess).toBeLessThan(0);
    expect(found.state).toBe('measured');
  });

  it('finds an agent that says 0.95 and is right half of the time', async () => {
    const query = await queryOver([
      ...times(20, { confidence: 0.95 }),
      ...times(20, { confidence: 0.95, ...wrong }),
    ]);
    const found = await calibration(query, emptySelection);
    expect(found.ece?.value).toBeCloseTo(0.45, 12);
    expect(found.spiegelhalter?.p).toBeLessThan(1e-9);
    expect(found.ece?.excess).toBeGreaterThan(0.4);
  });

  it('adds the spread inside the bins to Murphy’s parts, so that they sum to the score', async () => {
    const facts = Array.from({ length: 40 }, (_, i): Fact => ({
      confidence: 0.3 + i / 60,
      ...((i * 7) % 3 === 0 ? wrong : {}),
    }));
    const { brier, bins } = await calibration(await queryOver(facts), emptySelection);
    expect(bins).toHaveLength(10);
    const score =
      facts.reduce(
        (sum, { confidence }, i) => sum + (Number(confidence) - ((i * 7) % 3 === 0 ? 0 : 1)) ** 2,
        0,
      ) / 40;
    expect(brier?.brier).toBeCloseTo(score, 12);
    if (brier === null) throw new Error('no parts');
    expect(brier.reliability - brier.resolution + brier.uncertainty + brier.within).toBeCloseTo(score, 12);
  });

  it('assumes nothing where no confidence was logged', async () => {
    const query = await queryOver(times(12, { confidence: null }));
    const found = await calibration(query, emptySelection);
    expect(found).toMatchObject({ state: 'not_measurable', brier: null, ece: null, withoutConfidence: 12 });
    expect(found.reason).toContain('12');
  });
});

describe('targets beyond the warranted ones', () => {
  it('are counted over containments with known warranted targets', async () => {
    const contained = [0, 0, 0, 0, 0, 0, 1, 2, 5, 40].map((excess_targets): Fact => ({
      excess_targets,
      over_scope: excess_targets > 0,
    }));
    const query = await queryOver([
      ...contained,
      { excess_targets: null, over_scope: null },
      { ...wrong, excess_targets: 99 },
      { excess_targets: 99, is_containment: false },
    ]);
    const found = await excessTargets(query, emptySelection);
    expect(found).toMatchObject({ n: 10, beyond: 4, median: 0, p90: 5, largest: 40, state: 'measured' });
  });
});

describe('the pages of every number', () => {
  it('are one for each, with every field filled and SQL that reads the slice', () => {
    expect(new Set(everyPage.map(({ id }) => id)).size).toBe(everyPage.length);
    for (const page of everyPage) {
      for (const [field, text] of Object.entries(page)) expect(text, `${page.id}.${field}`).toMatch(/\S/);
      expect(page.sql, page.id).toMatch(/\b(slice|flags|opportunities|cells)\b/);
    }
  });

  it('hold every share of the catalogue and every number beside them', () => {
    for (const { id } of everyRate) expect(pageOf(id).id).toBe(id);
    for (const id of [
      'missed_share',
      'false_positive_rate',
      'automation_bias_omission',
      'approval_time',
      'override_discrimination',
      'rubber_stamp_share',
      'agreement_gap',
      'calibration',
      'over_scope_excess_targets',
      'evidence_trust_mix',
      'log_completeness',
    ])
      expect(pageOf(id).title).not.toBe('');
    expect(() => pageOf('none')).toThrow(RangeError);
  });
});
