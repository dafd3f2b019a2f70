import { expect, it } from 'vitest';
import { lacksOfAll, lacksOfAllWords } from '../../src/answers/integrity-of-logs/sources-read';

const foreign = {} as NonNullable<Parameters<typeof lacksOfAll>[0][number]['imported']>;
const source = (cannot_support: string[], accepted = 1, imported: typeof foreign | null = foreign) => ({
  ...{ accepted, imported, cannot_support },
});

it('says once of several files what none of them can support', () => {
  const decisions = source(['override rate', 'false-positive share', 'execution']);
  const reviews = source(['verdicts on an agent', 'false-positive share', 'execution']);
  const labels = source(['verdicts on an agent', 'override rate', 'execution']);
  expect(lacksOfAll([decisions, reviews])).toEqual(['false-positive share', 'execution']);
  expect(lacksOfAll([decisions, reviews, labels])).toEqual(['execution']);
  expect(lacksOfAllWords(['execution'])).toBe('These files together cannot support: execution.');
  expect(lacksOfAllWords([])).toBe('');
});

it('lets a single file that holds records say it itself, and asks nothing of two logs of our own', () => {
  const decisions = source(['override rate']);
  expect(lacksOfAll([decisions])).toBeNull();
  expect(lacksOfAll([decisions, source([], 0)])).toBeNull();
  expect(lacksOfAll([])).toBeNull();
  const native = source(['override rate', 'execution'], 3, null);
  expect(lacksOfAll([native, native])).toEqual([]);
  // Beside a file of another tool it counts with the kinds of record that it holds.
  expect(lacksOfAll([decisions, native])).toEqual(['override rate']);
});
