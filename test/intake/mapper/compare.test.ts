import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/intake/mapper/paths-of';
import { previewOf } from '../../../src/intake/mapper/preview';
import { type Mapping, mappingSchema } from '../../../src/records/mapping';

const reviewsOf = (pair: readonly [string, string]): Mapping =>
  mappingSchema.parse({
    format: 'shadowproof-mapping/1',
    name: 'compared',
    rows: { shape: 'auto' },
    records: [
      {
        event_type: 'review',
        fields: {
          decision_id: { from: 'Ticket' },
          time: { from: 'At' },
          'reviewer.uid': { from: 'Who' },
          outcome: { compare: { with: pair, same: 'approve', differs: 'override' } },
        },
      },
    ],
  });

// Equal but for case and spaces; different; empty on the human's side; empty on the agent's; a different inside.
const table = `Ticket,At,Who,Wanted,Did,Note
1,2026-08-03T10:00:00Z,ana,Lock user, lock USER ,n
2,2026-08-03T11:00:00Z,ana,Lock user,Nothing,n
3,2026-08-03T12:00:00Z,ana,Lock user,,n
4,2026-08-03T13:00:00Z,ana,   ,Nothing,n
5,2026-08-03T14:00:00Z,ana,Lock user,Lock  user,n
`;

describe('compare: whether two columns hold the same word', () => {
  it('gives one word for the same and another for different, and nothing where a side is empty', async () => {
    const mapping = reviewsOf(['Wanted', 'Did']);
    const { rows } = await previewOf(new Blob([table]), mapping);
    expect(rows.map(({ records }) => records[0]?.outcome ?? null)).toEqual([
      'approve',
      'override',
      null,
      null,
      'override',
    ]);
    expect(rows[2]!.refused[0]).toMatchObject({ field: 'outcome', found: 'nothing in Wanted, Did' });
  });

  it('counts both columns as used: they are not among what no rule looked at', async () => {
    const mapping = reviewsOf(['Wanted', 'Did']);
    expect(columnsOf(mapping).sort()).toEqual(['At', 'Did', 'Ticket', 'Wanted', 'Who']);
    const { rows } = await previewOf(new Blob([table]), mapping);
    expect(rows[0]!.records[0]).toMatchObject({ unmapped: { Note: 'n' } });
    expect(Object.keys(rows[0]!.records[0]!.unmapped as object)).toEqual(['Note']);
  });

  it('does not compare a column with itself: everybody would agree', async () => {
    const { rows } = await previewOf(new Blob([table]), reviewsOf(['Wanted', 'Wanted']));
    expect(rows.flatMap(({ records }) => records)).toEqual([]);
    expect(rows[0]!.refused[0]!.expected).toBe('two different columns to compare');
  });
});
