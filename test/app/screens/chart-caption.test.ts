import { describe, expect, it } from 'vitest';
import { chartCaption } from '../../../src/app/screens/overrides/chart-caption';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
/** A share where there are ten decisions or more. */
const row = (name: string, hits: number, n: number) => ({
  key: name,
  name,
  share: n < 10 ? null : hits / n,
  interval: null,
  n,
  cells: n < 10 ? [`${hits} of ${n}`, ''] : [`${((100 * hits) / n).toFixed(1)}%`, String(n)],
  words: '',
});
const caption = (rows: ReturnType<typeof row>[], unlisted = 0, selected: string[] = []) =>
  plain(chartCaption(rows, selected, 'share', unlisted));

describe('the caption of a chart of the bench', () => {
  it('calls nothing highest that is merely the only one with enough decisions', () => {
    expect(caption([row('Quarantine host', 4, 20), row('Lock user', 4, 7), row('Block IP', 0, 4)])).toBe(
      'Only Quarantine host has at least 10 decisions in 5 incidents: 20.0%; 2 others have too few.',
    );
  });

  it('names the rule, and how many are not compared', () => {
    const rows = [row('a', 3, 10), row('b', 4, 10), row('c', 1, 1)];
    expect(caption(rows)).toBe(
      'Highest of the 2 with at least 10 decisions in 5 incidents: b, 40.0%; 1 other has too few.',
    );
    expect(caption(rows.slice(0, 2), 12)).toBe(
      'Highest of the 2 with at least 10 decisions in 5 incidents: b, 40.0%; 12 more not listed.',
    );
    expect(caption(rows.slice(0, 2))).toBe('Highest: b, 40.0%.');
  });

  it('says that there is one value only, not that it is the highest', () => {
    expect(caption([row('not logged', 11, 45)])).toBe('One value only: not logged, 24.4%.');
    expect(caption([row('not logged', 11, 45), row('empty week', 0, 0)])).toBe(
      'One value only: not logged, 24.4%.',
    );
  });

  it('says of nothing that it is none, not that it is too few', () => {
    expect(caption([])).toBe('None.');
    expect(caption([row('empty week', 0, 0)])).toBe('None.');
    expect(caption([], 3)).toBe('Too few in each for a percentage.');
  });

  it('gives no percentage where all have too few, and says what is kept', () => {
    expect(caption([row('a', 1, 4), row('b', 0, 3)])).toBe('Too few in each for a percentage.');
    expect(caption([row('a', 1, 40), row('b', 0, 3)], 0, ['b'])).toBe('Kept: b.');
  });
});
