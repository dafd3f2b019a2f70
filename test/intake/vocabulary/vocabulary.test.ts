import { describe, expect, it } from 'vitest';
import { actionOf } from '../../../src/intake/vocabulary/actions';
import { verdictOf } from '../../../src/intake/vocabulary/verdicts';
import { vocabularyWord } from '../../../src/intake/vocabulary/vocabulary';
import { doubtedAnswers, doubtedClosings, doubtedDeeds } from './doubts';
import { closings, deeds } from './phrases';

const rowsOf = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).flatMap(([ours, lines]) =>
    lines
      .split(/[|\n]/)
      .map((phrase) => phrase.trim())
      .filter(Boolean)
      .map((phrase) => [phrase, ours] as const),
  );

const wrong = (table: Readonly<Record<string, string>>, of: (phrase: string) => string | undefined) =>
  rowsOf(table)
    .filter(([phrase, ours]) => !ours.split(' or ').includes(of(phrase) ?? 'open'))
    .map(([phrase, ours]) => `${phrase}: ${of(phrase) ?? 'open'}, not ${ours}`);

describe('the vocabulary of verdicts and of actions', () => {
  it('is tried on at least 400 different phrases', () => {
    const all = [...rowsOf(closings), ...rowsOf(deeds)].map(([phrase]) => phrase);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(400);
  });

  it('gives each closing word its class, or leaves it open', () => {
    expect(wrong(closings, verdictOf)).toEqual([]);
  });

  it('takes no long text for a closing word: its end may take back its beginning', () => {
    const text = (length: number) => `True positive, ${'so it seemed '.repeat(length)}`;
    expect(vocabularyWord('verdict', text(1))).toBe('true_positive');
    expect(vocabularyWord('verdict', `${text(40)} but it was not`)).toBeUndefined();
  });

  it('gives each name of an action its category, or leaves it open', () => {
    expect(wrong(deeds, actionOf)).toEqual([]);
  });

  it.each([
    ['verdict', doubtedClosings],
    ['answer', doubtedAnswers],
    ['action', doubtedDeeds],
  ] as const)('takes no doubted, denied or automatic %s for one that was given', (name, table) => {
    expect(rowsOf(table).length).toBeGreaterThanOrEqual(200);
    expect(wrong(table, (phrase) => vocabularyWord(name, phrase))).toEqual([]);
  });
});
