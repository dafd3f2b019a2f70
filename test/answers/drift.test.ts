import { describe, expect, it } from 'vitest';
import { mixSentence, verdictSentence } from '../../src/answers/drift/drift-words';
import { chosenKpi, chosenPair } from '../../src/app/screens/drift/use-drift';
import type { Judged } from '../../src/metrics/drift/difference';
import { driftKpiOf } from '../../src/metrics/drift/kpis';
import { readPair, startPair, writePair } from '../../src/session/drift-pair';
import { splitOf } from '../../src/metrics/drift/mix';
import { bundlesOf } from '../../src/metrics/drift/bundles';

const row = (agent: string, release: string, first: number, production = 100) => ({
  agent,
  release,
  name: release,
  parent: null,
  components: null,
  records: 0,
  lists: 0,
  first,
  last: first,
  decisions: 100,
  incidents: 100,
  matured: production,
  production,
});
const bundles = bundlesOf([row('x', 'x1', 1), row('x', 'x2', 4), row('y', 'y1', 2), row('y', 'y2', 3)]);
const of = (pair: Partial<typeof startPair>) => {
  const chosen = chosenPair(bundles, { ...startPair, ...pair });
  return typeof chosen === 'string' ? chosen : [chosen.before.release, chosen.after.release];
};

describe('which bundles are compared', () => {
  it('starts with the newest against the one before it', () => {
    expect(of({})).toEqual(['x1', 'x2']);
    expect(of({ candidate: 'y2' })).toEqual(['y1', 'y2']);
  });
  it('takes any two that a reader picks', () => {
    expect(of({ baseline: 'x1', candidate: 'y2' })).toEqual(['x1', 'y2']);
  });
  it('says what is missing', () => {
    expect(of({ candidate: 'gone' })).toContain('candidate');
    expect(of({ baseline: 'gone' })).toContain('baseline');
    expect(of({ candidate: 'x1' })).toContain('first of its agent');
    expect(chosenPair(bundles.slice(0, 1), startPair)).toContain('needs two');
    expect(chosenPair([], startPair)).toContain('No bundle');
  });
  it('takes a measure of the tests where nothing ran in production', () => {
    const [tested] = bundlesOf([row('x', 'x1', 1, 0)]);
    expect(chosenKpi(startPair, tested!).id).toBe('attacked_right_share');
    expect(chosenKpi(startPair, bundles[0]!).id).toBe('false_positive_share');
    expect(chosenKpi({ ...startPair, kpi: 'override_rate' }, bundles[0]!).id).toBe('override_rate');
  });
});

describe('the pair in a link', () => {
  it('comes back as it went, whatever the ids hold', () => {
    expect(writePair(startPair)).toBeNull();
    const pair = { baseline: 'sha256:a.b/c', candidate: "'; DROP", kpi: 'override_rate', margin: 0.5 };
    expect(readPair(writePair(pair) ?? '')).toEqual(pair);
    expect(readPair(writePair({ ...startPair, candidate: 'x' }) ?? '')).toEqual({
      ...startPair,
      candidate: 'x',
    });
  });
  it('is refused where it names no measure or no margin', () => {
    for (const wrong of [
      'a.b.DROP TABLE',
      'a.b.kpi.0',
      'a.b.kpi.51',
      'a.b.kpi.x',
      'a.b.c.1.more',
      '%E0%A4%A',
    ])
      expect(readPair(wrong)).toBeUndefined();
  });
});

describe('what the split says of the same kinds of case', () => {
  const kind = (workflow: string, hits0: number, hits1: number, n: number) => ({
    ...{ workflow, severity: 'x', asset: 'x', source: 'x', incidents0: n, incidents1: n },
    ...{ n0: n, hits0, n1: n, hits1 },
  });
  const said = (rows: Parameters<typeof splitOf>[0], untold: string | null = null) =>
    mixSentence({ ...splitOf(rows), untold });

  it('is a hint, and names how few decisions a kind has', () => {
    const few = [kind('a', 5, 0, 6), kind('b', 6, 1, 7), kind('c', 5, 0, 5)];
    expect(said(few)).toMatch(
      /look handled otherwise \(p .+\): a hint, as decisions are taken as independent and no kind has more than 7 in both bundles\.$/,
    );
    expect(said([kind('a', 50, 5, 60)])).toMatch(/: a hint, as decisions are taken as independent\.$/);
  });

  it('says nothing of a measure that the log does not carry', () => {
    expect(said([kind('a', 50, 5, 60)], 'no policy verdict is logged')).toBe(
      'Not measurable: no policy verdict is logged.',
    );
  });
});

describe('the pair in one sentence', () => {
  const side = (share: number) => ({ state: 'measured', share, n: 200, hits: share * 200 });
  const found = (id: string, riskClass: 'high' | null, from: number, to: number) =>
    ({
      kpi: driftKpiOf(id),
      riskClass,
      finding: 'worse',
      before: side(from),
      after: side(to),
      difference: to - from,
    }) as unknown as Judged;

  it('names the largest loss in production first, with its two shares', () => {
    const judged = [
      found('false_positive_share', 'high', 0.02, 0.06),
      found('override_rate', 'high', 0.1, 0.3),
      found('replay_right_share', null, 0.96, 0.5),
    ];
    expect(verdictSentence(judged, 'x1', 'x2')).toBe(
      'x2 against x1: worse on human override at high risk, 10.0% to 30.0%, and on 2 more of 3 measures.',
    );
    expect(verdictSentence(judged.slice(2), 'x1', 'x2')).toBe(
      'x2 against x1: worse on right in replays, 96.0% to 50.0%, one of 1 measures.',
    );
  });
});
