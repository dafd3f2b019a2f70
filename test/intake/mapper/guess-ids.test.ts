import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/intake/mapper/guess';
import { idColumn } from '../../../src/intake/mapper/guess-ids';
import type { Row } from '../../../src/intake/mapper/rows/path';

const table = (columns: Readonly<Record<string, readonly unknown[]>>): Row[] =>
  [0, 1, 2].map((at) =>
    Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[at]])),
  );
const idOf = (columns: Readonly<Record<string, readonly unknown[]>>) =>
  idColumn(Object.keys(columns), table(columns));

describe('which column numbers the rows', () => {
  it('the one whose values are all there, all different, with a digit and without spaces', () => {
    expect(idOf({ Book: ['K-1', 'K-2', 'K-3'], Note: ['a', 'b', 'c'] })).toBe('Book');
    expect(idOf({ Book: ['K-1', 'K-2', 'K-2'] })).toBeUndefined();
    expect(idOf({ Book: ['K-1', 'K-2', ''] })).toBeUndefined();
    expect(idOf({ Book: ['K 1', 'K 2', 'K 3'] })).toBeUndefined();
    expect(idOf({ Book: ['a', 'b', 'c'] })).toBeUndefined();
    expect(idColumn(['Book'], [{ Book: 'K-1' }])).toBeUndefined();
  });

  it('no time, no address, and numbers only where the name says that they number', () => {
    expect(idOf({ At: ['2026-06-01T10:00Z', '2026-06-02T10:00Z', '2026-06-03T10:00Z'] })).toBeUndefined();
    expect(idOf({ Day: ['1.6.2026', '2.6.2026', '3.6.2026'] })).toBeUndefined();
    expect(idOf({ Clock: ['8:14', '9:15', '10:16'] })).toBeUndefined();
    expect(idOf({ From: ['10.0.0.1', '10.0.0.2', '10.0.0.3'] })).toBeUndefined();
    expect(idOf({ Who: ['a1@b.example', 'a2@b.example', 'a3@b.example'] })).toBeUndefined();
    expect(idOf({ Bytes: [17, 18, 19] })).toBeUndefined();
    expect(idOf({ 'Case no': [17, 18, 19] })).toBe('Case no');
    expect(idOf({ 'Case no': [0.17, 0.18, 0.19] })).toBeUndefined();
  });

  it('of two only the one that says so', () => {
    const two = (one: string, other: string) =>
      idOf({ [one]: ['K-1', 'K-2', 'K-3'], [other]: ['p1', 'p2', 'p3'] });
    expect(two('Book', 'Place')).toBeUndefined();
    expect(two('Place', 'Dossier')).toBe('Dossier');
    expect(two('Dossier', 'Ticket')).toBeUndefined();
  });

  it('two columns that could be it leave the proposal without one', () => {
    const rows = table({
      Book: ['K-1', 'K-2', 'K-3'],
      Page: ['p1', 'p2', 'p3'],
      Seen: ['2026-06-01T10:00Z', '2026-06-02T10:00Z', '2026-06-03T10:00Z'],
      'Bot says': ['isolate host', 'lock user', 'lock user'],
      Call: ['Went along', 'Turned down', 'Went along'],
    });
    const { records } = guessMapping('book', rows);
    expect(records.map(({ event_type: type }) => type)).toEqual(['decision', 'review']);
    expect(records.map(({ fields }) => fields.decision_id)).toEqual([undefined, undefined]);
  });

  it('the proposal’s own joins the others, also where another column numbers the rows', () => {
    const rows = table({
      Ticket: ['T-1', 'T-2', 'T-3'],
      Page: ['p1', 'p2', 'p3'],
      'Bot says': ['isolate host', 'lock user', 'lock user'],
      Call: ['Went along', 'Turned down', 'Went along'],
    });
    const { records } = guessMapping('book', rows);
    expect(records.map(({ fields }) => fields.decision_id)).toEqual([{ from: 'Ticket' }, { from: 'Ticket' }]);
  });
});
