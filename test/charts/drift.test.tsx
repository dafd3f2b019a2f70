import { createElement as h, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { BundleTimeline, timelineSummary } from '../../src/charts/drift/BundleTimeline';
import { ControlChart, type ControlWeek } from '../../src/charts/drift/ControlChart';
import { HeatMap, type HeatCell } from '../../src/charts/drift/HeatMap';
import { PairDots } from '../../src/charts/drift/PairDots';
import { shiftTable } from '../../src/charts/drift/QuantileShiftPlot';
import { TradePlot, tradeWords } from '../../src/charts/drift/TradePlot';
import { VersionTable } from '../../src/charts/drift/VersionTable';
import { Waterfall } from '../../src/charts/drift/Waterfall';
import { plain } from '../../src/words/format';

const html = (element: ReactElement) => plain(renderToStaticMarkup(element));
const hostile = '<img src=x onerror=alert(1)>';

describe('the waterfall', () => {
  it('names both ends with their n, and every part with its sign', () => {
    const drawn = html(
      h(Waterfall, {
        mark: 'wrong',
        before: { label: hostile, share: 0.094, n: 889 },
        after: { label: '2025.27', share: 0.154, n: 2636 },
        mix: 0.016,
        behaviour: 0.038,
        unmatched: 0.006,
      }),
    );
    for (const said of ['9.4%', '15.4%', '+1.6', '+3.8', '+0.6', 'n = 889', 'n = 2,636'])
      expect(drawn).toContain(said);
    expect(drawn).not.toContain('<img');
    expect(drawn.match(/<rect/g)?.length).toBe(5);
  });
});

const cell = (over: Partial<HeatCell> = {}): HeatCell => ({
  key: 'a',
  value: '4.0%',
  change: '+2.6 pt',
  n: '4 of 100',
  state: 'worse1',
  rises: true,
  words: 'worse',
  ...over,
});

describe('the heat map', () => {
  const map = (cells: readonly HeatCell[]) =>
    html(
      h(HeatMap, {
        caption: 'c',
        columns: cells.map(({ key }) => ({ key, label: hostile, sub: 'high risk' })),
        rows: [{ key: 'r', label: hostile, role: 'candidate', cells }],
        onCell: () => undefined,
      }),
    );
  it('doubles every fill with an arrow and a word, and has a button in every cell', () => {
    const drawn = map([
      cell(),
      cell({ key: 'b', state: 'better2', rises: false, words: 'better' }),
      cell({ key: 'c', state: 'plain', words: 'no change shown' }),
    ]);
    expect(drawn).toContain('▲ worse');
    expect(drawn).toContain('▼ better');
    expect(drawn.match(/<em>/g)).toHaveLength(2);
    expect(drawn.match(/<button/g)).toHaveLength(3);
    expect(drawn).toContain('aria-label="no change shown"');
    expect(drawn).not.toContain('<img');
  });
});

describe('the version table', () => {
  it('says "unchanged" to a reader and marks a change', () => {
    const drawn = html(
      h(VersionTable, {
        bundles: [
          { key: 'a', label: 'a', role: 'baseline' },
          { key: 'b', label: 'b', role: null },
          { key: 'c', label: 'c', role: 'candidate' },
        ],
        rows: [
          {
            key: 'model',
            label: 'model',
            versions: ['4.1', '4.1', null],
            changed: [false, false, true],
            why: 'x',
          },
        ],
      }),
    );
    expect(drawn).toContain('unchanged, 4.1');
    expect(drawn).toMatch(/class="mono chg">none/);
  });
});

describe('rows of two dots', () => {
  it('draws no dot where there is no share', () => {
    const drawn = html(
      h(PairDots, {
        caption: 'c',
        head: 'h',
        columns: ['n'],
        rows: [{ key: 'a', label: 'a', before: 0.2, after: null, cells: ['3'] }],
      }),
    );
    expect(drawn.match(/m-baseline/g)).toHaveLength(1);
    expect(drawn).not.toContain('m-candidate');
  });
});

describe('attacks and work', () => {
  it('draws a line from the baseline to each other bundle, and says both shares', () => {
    const point = (key: string, role: 'baseline' | 'candidate' | 'other', attack: number) => ({
      key,
      label: key,
      role,
      attack,
      right: 0.5,
    });
    const points = [point('a', 'baseline', 0.4), point('b', 'candidate', 0.02), point('c', 'other', 0.1)];
    const drawn = html(h(TradePlot, { points, xName: 'x', yName: 'y' }));
    expect(drawn.match(/wf-join/g)).toHaveLength(2);
    expect(plain(tradeWords(points[1]!))).toBe('attacks succeed in 2.0%, right in 50.0%');
  });
});

describe('time', () => {
  it('has one lane a bundle, its weeks as bars and its canary as a flag', () => {
    const day = 86_400_000;
    const bundles = [
      {
        key: 'x',
        label: 'a very long name of a bundle that does not fit its lane',
        role: null,
        first: 0,
        last: 30 * day,
        volumes: [
          { at: 0, decisions: 5 },
          { at: 7 * day, decisions: 10 },
        ],
      },
    ];
    const drawn = html(
      h(BundleTimeline, { bundles, events: [{ at: day, kind: 'canary_start', bundle: 'x' }] }),
    );
    expect(drawn.match(/<rect/g)).toHaveLength(2);
    expect(drawn).toContain('…');
    expect(plain(timelineSummary(bundles, 15))).toBe('1 bundle, 15 decisions, 1 Jan 1970 to 31 Jan 1970.');
    expect(plain(timelineSummary(bundles, 1))).toBe('1 bundle, 1 decision, 1 Jan 1970 to 31 Jan 1970.');
    expect(timelineSummary([], 0)).toBe('No bundle decided here.');
  });
  it('opens the rows of a week, draws its limits, and leaves immature weeks unjudged', () => {
    const week = (at: number, over: Partial<ControlWeek> = {}): ControlWeek => ({
      key: String(at),
      start: at * 7 * 86_400_000,
      immature: false,
      n: 50,
      hits: 5,
      incidents: 40,
      share: 0.1,
      interval: null,
      state: 'measured',
      lower: null,
      upper: 0.3,
      out: null,
      words: '10.0%',
      ...over,
    });
    const drawn = html(
      h(ControlChart, {
        weeks: [week(0), week(1, { out: 'above', share: 0.4 }), week(2, { immature: true })],
        centre: 0.1,
        mark: 'wrong',
        better: 'lower',
        releases: [],
        flags: [],
        onRows: () => undefined,
      }),
    );
    expect(drawn.match(/<button/g)).toHaveLength(3);
    expect(drawn.match(/<circle/g)).toHaveLength(2);
    expect(drawn.match(/cc-limit/g)).toHaveLength(2);
  });
});

describe('a shift as a table', () => {
  it('signs the shift and says both values', () => {
    const { rows } = shiftTable([{ quantile: 0.5, ref: 3, cur: 1 }], 'c', String);
    expect(rows[0]?.cells).toEqual(['50', '3', '1', '−2']);
  });
});
