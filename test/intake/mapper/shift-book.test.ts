import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { firstRows, recognise } from '../../../src/intake/formats/recognise';
import { guessMapping } from '../../../src/intake/mapper/guess';
import { RowMapper } from '../../../src/intake/mapper/row-mapper';
import { acceptsRecord } from '../../../src/records/record';
import { mappingSchema } from '../../../src/records/mapping';

it('a table without one name of ours is mapped whole by its first guess', async () => {
  const box = new Blob([readFileSync(new URL('fixtures/shift-book.csv', import.meta.url))]);
  expect((await recognise(box, 'shift-book.csv')).format).toBe('table');
  const rows = await firstRows(box, { shape: 'auto' }, 200);
  const mapping = guessMapping('shift-book', rows);
  expect(mappingSchema.safeParse(mapping).success).toBe(true);
  expect(mapping.records.map(({ event_type: type }) => type)).toEqual(['decision', 'review', 'verdict']);

  const mapper = new RowMapper(mapping, { zone: 'Europe/Berlin' });
  const mapped = rows.map((row) => mapper.map(row));
  const records = mapped.flatMap((each) => each.records);
  const of = (type: string) => records.filter(({ event_type: own }) => own === type);
  const said = (type: string, field: string) =>
    of(type).map((record) => `${record.decision_id as string} ${record[field] as string}`);

  // All but 105, whose time nobody can read.
  expect(of('decision').map(({ decision_id: id }) => id)).toEqual(
    ['101', '102', '103', '104', '106', '107', '108', '109', '110', '111', '112'].map((id) => `K7-${id}`),
  );
  expect(said('review', 'outcome')).toEqual([
    'K7-101 approve',
    'K7-102 approve',
    'K7-103 reject',
    'K7-104 approve',
    'K7-105 override',
    'K7-106 reject',
    'K7-108 approve',
    'K7-109 override',
    'K7-110 reject',
  ]);
  expect(said('verdict', 'verdict')).toEqual([
    'K7-101 true_positive',
    'K7-102 false_positive',
    'K7-103 false_positive',
    'K7-104 true_positive',
    'K7-105 true_positive',
    'K7-106 false_positive',
    'K7-108 false_positive',
    'K7-109 undetermined',
    // “Not genuine” is none of the words: it decides nothing, and is counted.
    'K7-110 undetermined',
  ]);
  expect(mapped.flatMap(({ aside }) => aside)).toEqual([
    { field: 'verdict', word: '"Not genuine"', as: 'undetermined' },
  ]);
  expect(records).toHaveLength(11 + 9 + 9);
  expect(
    records.filter(
      (record) => !acceptsRecord[record.event_type as 'decision' | 'review' | 'verdict'](record),
    ),
  ).toEqual([]);
  // Two hours before in summer; an ending without a time of its own has that of the answer.
  expect(of('decision')[0]).toMatchObject({
    time: '2025-06-02T05:05:00.000Z',
    action: { name: 'Lock account', category: 'evict' },
    resource: { uid: 'pc-01' },
    confidence: 0.96,
  });
  expect(of('review')[0]).toMatchObject({ time: '2025-06-02T05:09:00.000Z', reviewer: { uid: 'm.vasari' } });
  expect(of('verdict')[0]).toMatchObject({ time: '2025-06-02T05:09:00.000Z' });
  expect(of('review').some(({ reviewer }) => Object.hasOwn(reviewer as object, 'group'))).toBe(false);

  // 112 still waits for its answer: no review, and none that is rejected.
  expect(mapping.records[1]?.when).toContainEqual({ from: 'Shift answer', not: ['Pending approval'] });
  const refused = mapped.flatMap((each, at) =>
    each.refused.map(({ eventType, field, found }) => `${at + 101} ${eventType} ${field}: ${found}`),
  );
  expect(refused).toEqual(['105 decision time ← Seen at: "last night"']);
});
