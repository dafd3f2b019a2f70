import { describe, expect, it } from 'vitest';
import { glossary, termIds, withTerms } from '../../src/words/glossary';

describe('the glossary', () => {
  it('begins each entry with one plain sentence or two, without the words that it explains', () => {
    for (const id of termIds) {
      const { plain } = glossary[id];
      expect(plain, id).toMatch(/^[A-Z“].*\.$/);
      expect(plain.split(/\s+/).length, id).toBeLessThanOrEqual(30);
    }
  });

  it('names no two terms alike', () => {
    const terms = termIds.map((id) => glossary[id].term.toLowerCase());
    expect(new Set(terms).size).toBe(terms.length);
  });
});

describe('terms in a text', () => {
  const marks = (text: string) =>
    withTerms(text).map((part) => (typeof part === 'string' ? part : `[${part.id}]`));

  it('are pieces of their own, each the first time', () => {
    expect(marks('CUSUM at α, CUSUM after Holm.')).toEqual([
      ...['[cusum]', ' at ', '[alpha]', ', CUSUM after ', '[holm]', '.'],
    ]);
  });

  it('are whole words', () => {
    expect(marks('Holmes lags flag CUSUMs, non-time-uniform α1')).toEqual([
      'Holmes lags flag CUSUMs, non-time-uniform α1',
    ]);
    expect(marks('')).toEqual([]);
  });

  it('keep the text as it is', () => {
    const text = 'By e-BH over n_eff, older than the lag; ECE and κ.';
    const joined = withTerms(text).map((part) => (typeof part === 'string' ? part : part.text));
    expect(joined.join('')).toBe(text);
  });
});
