import { describe, expect, it } from 'vitest';
import { bundlePoints } from '../../src/answers/outcomes/bundle-points';
import { attributionOf, insideWords, shownClass, worseWords } from '../../src/answers/outcomes/change-words';
import type { BundleChanges, BundleEffect } from '../../src/metrics/bundle-changes/bundle-changes';
import { riskClassesOf } from '../../src/metrics/bundle-changes/bundle-changes';
import type { BundleStep } from '../../src/metrics/bundle-changes/steps';
import type { Inside, InsideSeries } from '../../src/metrics/drift/inside';
import { driftKpiOf } from '../../src/metrics/drift/kpis';
import { falsePositiveShare } from '../../src/metrics/shares/false-positive-share';
import { noSums, rateOf } from '../../src/metrics/rate/rate';
import { emptySelection } from '../../src/slice/selection/selection';

const statement = { sql: 'SELECT 1', values: [] };
const name = (release: string) => release;
const spaced = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');
const rate = (key: string, hits: number, n: number) =>
  rateOf(
    falsePositiveShare,
    { ...noSums, key, n, hits, incidents: n, sum_ee: hits, sum_em: hits, sum_mm: n },
    statement,
  );
const step = (over: Partial<BundleStep> = {}): BundleStep => ({
  agent: 'warden',
  before: 'w2',
  after: 'w3',
  changes: [{ role: 'tools', from: '1', to: '2' }],
  attribution: 'attributable',
  ...over,
});
const effect = (
  workflow: string,
  [from, to]: readonly [hits: number, hits: number],
  direction: BundleEffect['direction'],
): BundleEffect => ({
  step: step(),
  workflow,
  before: rate('w2', from, 100),
  after: rate('w3', to, 100),
  difference: (to - from) / 100,
  interval: null,
  direction,
});
const changes = (riskClass: 'high' | 'low', effects: readonly BundleEffect[]): BundleChanges => ({
  steps: [step()],
  effects,
  comparisons: effects.length,
  riskClass,
  statement,
});

describe('what became worse with a bundle', () => {
  const high = changes('high', [effect('hosts', [5, 6], 'unclear')]);
  const low = changes('low', [
    effect('cloud', [3, 12], 'worse'),
    effect('mail', [2, 18], 'worse'),
    effect('hosts', [9, 1], 'better'),
  ]);
  it('is named in both risk classes, the largest rise first, whichever class is shown', () => {
    expect(spaced(worseWords([high, low], name))).toBe(
      'At high risk none is shown to be worse. Worse at low risk: mail with w3 after w2 (2.0% to 18.0%, +16.0 points); cloud with w3 after w2 (3.0% to 12.0%, +9.0 points).',
    );
  });
  it('says where nothing can be compared, which is not the same as nothing worse', () => {
    expect(worseWords([changes('high', [])], name)).toBe(
      'At high risk there is no workflow with enough under two bundles to compare.',
    );
  });
  it('counts those it does not name', () => {
    const seven = Array.from({ length: 7 }, (_, at) => effect(`flow-${at}`, [2, 30 + at], 'worse'));
    const text = worseWords([changes('low', seven)], name);
    expect(text).toContain('flow-2 with');
    expect(text).not.toContain('flow-1 with');
    expect(text).toContain('; and 2 more.');
  });
  it('shows the class chosen, else high risk, else the one that has anything to compare', () => {
    expect(shownClass([high, low], null)?.riskClass).toBe('high');
    expect(shownClass([high, low], 'low')?.riskClass).toBe('low');
    expect(shownClass([changes('high', []), low], null)?.riskClass).toBe('low');
    expect(shownClass([low], 'high')?.riskClass).toBe('low');
  });
  it('tells both classes, unless the slice keeps one alone', () => {
    const keeps = (...risk_class: string[]) => riskClassesOf({ ...emptySelection, only: { risk_class } });
    expect(riskClassesOf(emptySelection)).toEqual(['high', 'low']);
    expect(keeps('low')).toEqual(['low']);
    expect(keeps('high')).toEqual(['high']);
    expect(keeps('low', 'high')).toEqual(['high', 'low']);
  });
});

describe('what a difference is laid to', () => {
  it('is what the release records say, and no more', () => {
    expect(attributionOf(step())).toBe(
      'The release records name only the tools as changed: the difference goes with it, unless something unrecorded changed (see Drift).',
    );
    expect(attributionOf(step({ attribution: 'aliased' }))).toContain('if one did');
  });
  it('is told with an unversioned change of the same share in the same scope, and no other', () => {
    const series = (over: Partial<InsideSeries>): InsideSeries => ({
      kpi: driftKpiOf('false_positive_share'),
      agent: 'warden',
      workflow: 'mail',
      riskClass: 'low',
      at: [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 7)],
      n: 200,
      hits: 20,
      found: { index: 1, p: 0.005, path: [], before: 0.02, after: 0.18 } as unknown as InsideSeries['found'],
      adjustedP: 0.04,
      parts: { before: { n: 100, hits: 2, incidents: 100 }, after: { n: 100, hits: 18, incidents: 100 } },
      isChange: true,
      direction: 'worse',
      ...over,
    });
    const within = (release: string, over: Partial<InsideSeries> = {}): Inside[] => [
      { release, series: [series(over)], tests: 1, statements: [] },
    ];
    const mail = effect('mail', [2, 18], 'worse');
    const said = spaced(insideWords(mail, 'low', within('w2'), name));
    expect(said).toMatch(/^Inside w2, unversioned change for the worse: .* in mail, low risk, was 2\.0%/);
    expect(said).toContain('7 Jul 2026');
    expect(insideWords(mail, 'high', within('w2'), name)).toBe('');
    expect(insideWords(mail, 'low', within('w1'), name)).toBe('');
    expect(insideWords(mail, 'low', within('w2', { isChange: false }), name)).toBe('');
    expect(insideWords(mail, 'low', within('w2', { workflow: 'cloud' }), name)).toBe('');
    expect(insideWords(mail, 'low', within('w2', { kpi: driftKpiOf('override_rate') }), name)).toBe('');
  });
});

describe('the bundle that an agent’s latest is held against', () => {
  const bundles = ['w1', 'w2', 'w3-rc1', 'w3'].map((release, first_seen) => ({
    release,
    agent: 'warden',
    first_seen,
  }));
  const rates = [rate('w1', 2, 90), rate('w2', 5, 90), rate('w3-rc1', 0, 18), rate('w3', 9, 90)];
  const roles = (steps: readonly BundleStep[], of = rates) =>
    bundlePoints(of, bundles, steps, name).flatMap(({ key, role }) => (role ? [`${key} ${role}`] : []));
  it('is its recorded parent, not the release candidate that decided in between', () => {
    expect(roles([step({ before: 'w2', after: 'w3-rc1' }), step()])).toEqual(['w2 baseline', 'w3 candidate']);
  });
  it('is the one before it where no step names one that is drawn, and never that of another agent', () => {
    expect(roles([])).toEqual(['w3-rc1 baseline', 'w3 candidate']);
    expect(roles([step({ agent: 'sentry' })])).toEqual(['w3-rc1 baseline', 'w3 candidate']);
    expect(roles([step({ before: 'gone' })])).toEqual(['w3-rc1 baseline', 'w3 candidate']);
  });
  it('is none for an agent with one bundle', () => {
    expect(roles([step()], rates.slice(3))).toEqual([]);
  });
});
