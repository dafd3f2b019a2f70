import { expect, it } from 'vitest';
import { drawProblemWords } from '../../src/words/draw-problem-words';
import { plain } from '../../src/words/format';

const said = (...problem: Parameters<typeof drawProblemWords>) => plain(drawProblemWords(...problem));

it('says of a changed log how much changed, which cases, and in which files', () => {
  const changed = { kind: 'changed_log', incidentsThen: 4000, incidentsNow: 3999, strata: [] } as const;
  expect(said({ ...changed, drawn: ['I7'], files: ['new.jsonl'] })).toBe(
    'The log has changed since the draw: it held 4,000 incidents and holds 3,999. 1 drawn case moved or missing: I7. Files that were not read then: new.jsonl. Open the logs as they were.',
  );
  expect(said({ ...changed, incidentsNow: 4000, drawn: [], files: [] })).toBe(
    'The log has changed since the draw: its 4,000 incidents differ. Open the logs as they were.',
  );
});

it('names at most three cases of many', () => {
  expect(said({ kind: 'added_cases', incidents: ['I1', 'I2', 'I3', 'I4', 'I5'] })).toBe(
    'Seed and probabilities do not draw these cases of the record: I1, I2, I3 and 2 more.',
  );
  expect(said({ kind: 'dropped_cases', incidents: ['I1', 'I2'] })).toContain(': I1 and I2.');
});

it('tells an edited record, a missing draw before it and a try that is too low apart', () => {
  expect(said({ kind: 'edited' })).toContain('edited after it was made');
  expect(said({ kind: 'earlier_missing', digest: 'ab'.repeat(32) })).toContain('abab…abab, is missing');
  expect(said({ kind: 'attempt', said: 1, atLeast: 3 })).toBe(
    'The draw calls itself try 1; it is at least try 3.',
  );
});
