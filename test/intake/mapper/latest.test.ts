import { constants, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../src/intake/formats/formats';
import type { Mapping } from '../../../src/records/mapping';
import { parseMapping } from '../../../src/records/mapping-problems';
import { readRows } from './read-rows';

const answers = (by: NonNullable<Mapping['rows']['latest']>['by']): Mapping => ({
  format: 'shadowproof-mapping/1',
  name: 'answers',
  rows: { shape: 'auto', latest: { by, order: 'at' } },
  records: [
    {
      event_type: 'verdict',
      fields: {
        time: { from: 'at' },
        finding_uid: { template: '{user}:{event}' },
        verdict: { from: 'answer', map: { yes: 'true_positive', no: 'false_positive' } },
        basis: { value: 'closed_classification' },
      },
    },
  ],
});
const head = 'user,event,answer,at\n';

describe('a key of several columns', () => {
  const rows = `${head}u1,e1,yes,2026-01-01T10:00:00Z
u1,e1,no,2026-01-01T10:05:00Z
u1,e2,yes,2026-01-01T10:01:00Z
u2,e1,yes,2026-01-01T10:02:00Z
`;

  it('names a case only as a whole: half of it would merge what is different', async () => {
    const { records, rows: counts } = await readRows(rows, answers(['user', 'event']));
    expect(counts).toEqual({ read: 4, used: 3, rejected: 0, leftOut: 1 });
    expect(records.map(({ finding_uid: uid, verdict }) => [uid, verdict])).toEqual([
      ['u1:e1', 'false_positive'],
      ['u1:e2', 'true_positive'],
      ['u2:e1', 'true_positive'],
    ]);
  });

  it('is not made of pieces that run into each other', async () => {
    const glued = `${head}"a,b",c,yes,2026-01-01T10:00:00Z\na,"b,c",no,2026-01-01T10:05:00Z\n`;
    expect((await readRows(glued, answers(['user', 'event']))).rows.used).toBe(2);
  });

  it('of which a part is missing belongs to no case, and the part is named', async () => {
    const { rows: counts, faults } = await readRows(
      `${head}u1,,yes,2026-01-01T10:00:00Z\nu1,,no,2026-01-01T10:05:00Z\n`,
      answers(['user', 'event']),
    );
    expect(counts).toEqual({ read: 2, used: 0, rejected: 2, leftOut: 0 });
    expect(faults[0]).toBe('(row): the id of a case in event');
  });

  it('may name alternatives for a part', async () => {
    const other = rows.replace('user,', 'person,');
    expect((await readRows(other, answers([['user', 'person'], 'event']))).rows.leftOut).toBe(1);
    const mapping = JSON.stringify(answers([['user', 'person'], 'event']));
    expect(parseMapping(mapping).problems).toEqual([]);
  });
});

it('a case whose id a spreadsheet has rounded is not merged with another', async () => {
  const { rows, faults } = await readRows(
    'user,event,answer,at\nu,1.77E+15,yes,2026-01-01T10:00:00Z\nu,"1,77E+15",no,2026-01-01T10:05:00Z\n',
    answers('event'),
  );
  expect(rows).toEqual({ read: 2, used: 0, rejected: 2, leftOut: 0 });
  expect(faults[0]).toContain('an id with all its digits');
});

describe('a gzipped source that is cut', () => {
  const times = (at: number) => new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString();
  const noise = (at: number) => Math.imul(at + 1, 2_654_435_761).toString(36);
  const csv = `number,state,close_code,opened_at,closed_at,note\n${Array.from(
    { length: 4000 },
    (_, at) =>
      `INC${at % 3000},Closed,False positive,${times(at)},${times(at + 9)},${noise(at)}${noise(at * 7)}\n`,
  ).join('')}`;
  const json = Array.from({ length: 4000 }, (_, at) =>
    JSON.stringify({
      number: `INC${at % 3000}`,
      state: 'Closed',
      close_code: 'False positive',
      opened_at: times(at),
      closed_at: times(at + 9),
      note: noise(at) + noise(at * 7),
    }),
  );
  const sources = { csv, lines: `${json.join('\n')}\n`, array: `[${json.join(',\n')}]` };
  const { mapping } = formatOf('servicenow')!;

  it.each(Object.entries(sources))('%s: the whole rows before the cut count, each once', async (_, text) => {
    const packed = gzipSync(text);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 20_000, max: packed.length - 9 }), async (length) => {
        const cut = packed.subarray(0, length);
        const before = gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
        // An element of a list is whole at its bracket, a line at its end; a table's first line is its head.
        const whole = before.split(text.startsWith('[') ? '}' : '\n').length - (text === csv ? 2 : 1);
        const { rows, batch } = await readRows(new Uint8Array(cut), mapping);
        expect(rows.rejected).toBe(1);
        expect(rows.read).toBe(whole + 1);
        expect(rows.used).toBe(Math.min(whole, 3000));
        expect(batch.unread).not.toBeNull();
      }),
      { numRuns: 6 },
    );
  });

  it('inside its first bytes is refused as a whole', async () => {
    const { rows, batch } = await readRows(new Uint8Array(gzipSync(csv).subarray(0, 30)), mapping);
    expect(rows.read).toBe(0);
    expect(batch.problem).toContain('cannot be unpacked to its end');
  });
});
