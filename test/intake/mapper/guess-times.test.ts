import { describe, expect, it } from 'vitest';
import { guessPattern } from '../../../src/intake/mapper/column-words';
import { guessMapping } from '../../../src/intake/mapper/guess';
import { previewOf } from '../../../src/intake/mapper/preview';

describe('times that are guessed', () => {
  it('takes a pattern only where the column settles the order', () => {
    expect(guessPattern(['01/02/2026 09:00', '25/02/2026 09:00'])).toBe('dd/MM/yyyy HH:mm');
    expect(guessPattern(['01/02/2026 09:00', '02/25/2026 09:00'])).toBe('MM/dd/yyyy HH:mm');
    expect(guessPattern(['01/02/2026 09:00', '03/02/2026 09:00'])).toBeUndefined();
    // The proof is one of many.
    const many = Array.from({ length: 30 }, (_, day) => `${(day % 12) + 1}/2/2026 9:00 AM`);
    expect(guessPattern([...many, '2/25/2026 9:00 AM'])).toBe('M/d/yyyy h:mm a');
    expect(guessPattern(['2.3.14', '2.4.11'])).toBeNull();
  });

  it('asks for it in its preview, and reads once the pattern is given', async () => {
    const rows = ['5/6/2026 09:00', '7/8/2026 10:00', '9/10/2026 11:00'];
    const table = `case,action,time\n${rows.map((time, at) => `INC-${at},isolate,${time}\n`).join('')}`;
    const cells = rows.map((time, at) => ({ case: `INC-${at}`, action: 'isolate', time }));
    const mapping = guessMapping('x', cells);
    const decision = mapping.records.find(({ event_type: type }) => type === 'decision')!;
    expect(decision.fields.time).toEqual({ from: 'time' });
    const preview = await previewOf(new Blob([table]), mapping, { zone: 'UTC' });
    expect(preview.rows.flatMap(({ refused }) => refused.map(({ expected }) => expected))).toEqual(
      Array(3).fill(expect.stringContaining('give its pattern, d/M/yyyy or M/d/yyyy')),
    );
    decision.fields.time = { from: 'time', pattern: 'd/M/yyyy HH:mm' };
    const given = await previewOf(new Blob([table]), mapping, { zone: 'UTC' });
    expect(given.rows[0]!.records[0]).toMatchObject({ time: '2026-06-05T09:00:00.000Z' });
  });

  it('puts a day and an hour together that stand in two columns', async () => {
    const rows = [
      { Ticket: 'T-1', Datum: '05.01.2026', Uhrzeit: '9:05', Action: 'isolate host' },
      { Ticket: 'T-2', Datum: '06.01.2026', Uhrzeit: '21:10', Action: 'isolate host' },
    ];
    const mapping = guessMapping('x', rows);
    const decision = mapping.records.find(({ event_type: type }) => type === 'decision')!;
    expect(decision.fields.time).toEqual({ template: '{Datum} {Uhrzeit}' });
    const preview = await previewOf(new Blob([rows.map((row) => JSON.stringify(row)).join('\n')]), mapping, {
      zone: 'Europe/Berlin',
    });
    expect(preview.rows.map(({ records }) => records[0]?.time)).toEqual([
      '2026-01-05T08:05:00.000Z',
      '2026-01-06T20:10:00.000Z',
    ]);
  });

  it('takes days of a spreadsheet for times only under the name of a time', () => {
    const rows = ['46027.378611', '46028.5'].map((time, at) => ({
      case: `T-${at}`,
      time,
      action: 'isolate host',
    }));
    const [decision] = guessMapping('x', rows).records;
    expect(decision!.fields.time).toEqual({ from: 'time', unit: 'excel' });
    const [other] = guessMapping(
      'x',
      rows.map(({ time: size, ...row }) => ({ ...row, size })),
    ).records;
    expect(other!.fields.time).toBeUndefined();
  });
});
