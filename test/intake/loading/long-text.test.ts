import { expect, it } from 'vitest';
import { recordIn } from '../../../src/intake/loading/read-record';
import type { Source } from '../../../src/intake/loading/source';
import { convert } from '../../../src/intake/mapper/convert';
import type { Accepted } from '../../../src/intake/reading/batch';
import type { Mapping } from '../../../src/records/mapping';

const mapping: Mapping = {
  format: 'shadowproof-mapping/1',
  name: 'cases',
  rows: { shape: 'csv' },
  records: [
    {
      event_type: 'verdict',
      fields: {
        time: { value: '2026-01-01T00:00:00Z' },
        finding_uid: { from: 'id' },
        verdict: { value: 'false_positive' },
        basis: { value: 'closed_classification' },
      },
    },
  ],
};

it('records of a long source are held packed, and each is found by its place', async () => {
  const rows = 42_000;
  const note = 'é'.repeat(300);
  const table = `id,note\n${Array.from({ length: rows }, (_, at) => `c${at},${note}${at}\n`).join('')}`;
  const blob = new Blob([table]);
  const accepted: Accepted[] = [];
  const { text, members, starts, offsets, lengths } = await convert(blob, mapping, {
    file: 'x',
    give: (each) => void accepted.push(each),
  });
  expect(accepted).toHaveLength(rows);
  const unpacked = accepted.at(-1)!.byteOffset + accepted.at(-1)!.byteLength;
  expect(unpacked).toBeGreaterThan(32 * 1024 * 1024);
  expect(text.reduce((sum, piece) => sum + piece.length, 0) * 10).toBeLessThan(unpacked);
  const source: Source = {
    name: 'x',
    blob,
    foreign: { mapping, account: {} as NonNullable<Source['foreign']>['account'] },
    made: { text: new Blob(text), starts, offsets, lengths, members: members! },
  };
  for (const at of [0, 1, 20_000, rows - 1]) {
    const { line, byteOffset, byteLength } = accepted[at]!;
    const record = await recordIn([source], { file: 0, line, byteOffset, byteLength });
    expect(JSON.parse(record)).toMatchObject({ finding_uid: `c${at}`, unmapped: { note: `${note}${at}` } });
  }
});
