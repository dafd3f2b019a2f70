import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/intake/mapper/guess';
import type { Row } from '../../../src/intake/mapper/rows/path';

const answers = ['Went along', 'Turned down', 'Went along', 'Turned down'];
const bookOf = (columns: Readonly<Record<string, readonly unknown[]>>): Row[] =>
  answers.map((answer, at) => {
    const own = Object.entries(columns).map(([name, values]) => [name, values[at]] as const);
    const first: Row = {
      Case: `c${at}`,
      Seen: `2026-06-02T0${at}:00:00Z`,
      'Bot says': ['isolate host', 'lock user'][at % 2],
    };
    return { ...first, ...Object.fromEntries(own), Call: answer, 'Called at': `2026-06-02T0${at}:30:00Z` };
  });
const reviewOf = (rows: readonly Row[]) =>
  guessMapping('book', rows).records.find(({ event_type: type }) => type === 'review')?.fields ?? {};

describe('who reviewed', () => {
  const pair = (one: string, two: string) => [one, two, one, two];

  it.each(['On duty', 'On shift', 'Decided by', 'Done by', 'Handled by', 'Called by', 'Operator'])(
    'is under the name %s',
    (name) => {
      expect(reviewOf(bookOf({ [name]: ['kim', 'ola', 'bo', 'ana'] }))['reviewer.uid']).toEqual({
        from: name,
      });
    },
  );

  it('is told by initials that come again, also under the name of a group', () => {
    expect(reviewOf(bookOf({ Crew: pair('M. Okafor', 'S. Brandt') }))).toMatchObject({
      'reviewer.uid': { from: 'Crew' },
    });
    const shift = reviewOf(bookOf({ Shift: pair('m.keller', 's.brandt') }));
    expect(shift['reviewer.uid']).toEqual({ from: 'Shift' });
    expect(shift).not.toHaveProperty('reviewer.group');
  });

  it('is not guessed of names that never come again, of two columns, or of kinds of alerts', () => {
    const uidOf = (columns: Readonly<Record<string, readonly unknown[]>>) =>
      reviewOf(bookOf(columns))['reviewer.uid'];
    expect(uidOf({ Crew: ['M. Okafor', 'S. Brandt', 'P. Haddad', 'J. Lind'] })).toBeUndefined();
    expect(
      uidOf({ Crew: pair('M. Okafor', 'S. Brandt'), Found: pair('A. Osei', 'T. Bruun') }),
    ).toBeUndefined();
    // Two words beside the answer are a person; further away they may be anything.
    expect(uidOf({ Crew: pair('Mara Okafor', 'Sven Brandt') })).toEqual({ from: 'Crew' });
    expect(
      uidOf({ Alarm: pair('Brute Force', 'Odd Beacon'), Floor: pair('north', 'south') }),
    ).toBeUndefined();
  });

  it('a group is no column of answers, and none where nobody is named', () => {
    const rows = answers.map((answer, at) => ({
      Case: `c${at}`,
      Seen: `2026-06-02T0${at}:00:00Z`,
      'Bot says': ['isolate host', 'lock user'][at % 2],
      'Shift call': answer,
      'On duty': 'kim',
    }));
    const review = reviewOf(rows);
    expect(review.outcome).toMatchObject({ from: 'Shift call' });
    expect(review).not.toHaveProperty('reviewer.group');
    expect(reviewOf(bookOf({ Team: pair('night', 'day') }))).not.toHaveProperty('reviewer.group');
    expect(reviewOf(bookOf({ Team: pair('night', 'day'), Analyst: pair('kim', 'ola') }))).toMatchObject({
      'reviewer.group': { from: 'Team' },
      'reviewer.uid': { from: 'Analyst' },
    });
  });
});
