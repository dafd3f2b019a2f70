import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../src/intake/formats/formats';
import { recognise } from '../../../src/intake/formats/recognise';
import type { FieldRule, Mapping } from '../../../src/records/mapping';
import { readRows } from './read-rows';

const verdicts = (time: FieldRule, rows: Partial<Mapping['rows']> = {}): Mapping => ({
  format: 'shadowproof-mapping/1',
  name: 'cases',
  rows: { shape: 'csv', ...rows },
  records: [
    {
      event_type: 'verdict',
      fields: {
        time,
        finding_uid: { from: 'id' },
        verdict: { value: 'false_positive' },
        basis: { value: 'closed_classification' },
      },
    },
  ],
});

const column = (values: readonly string[], name = 'at') =>
  `id,${name}\n${values.map((value, at) => `c${at},"${value}"\n`).join('')}`;

/** The times that a column is read as, in UTC unless it says otherwise, and what was wrong. */
async function timesOf(values: readonly string[], rule: FieldRule = { from: 'at' }, zone = 'UTC') {
  const { records, faults, said } = await readRows(column(values), verdicts(rule), zone);
  return { times: records.map(({ time }) => Date.parse(String(time))), faults, said };
}
const at = (text: string) => Date.parse(text);

describe('one time, written in the ways of tools and people', () => {
  it.each([
    ['2026-01-05 9:05:12', '2026-01-05T09:05:12Z'],
    ['2026-01-05T09:05', '2026-01-05T09:05:00Z'],
    ['2026/01/05 09:05:12', '2026-01-05T09:05:12Z'],
    ['2026-01-05T09:05:12,250', '2026-01-05T09:05:12.250Z'],
    ['20260105T090512Z', '2026-01-05T09:05:12Z'],
    ['20260105090512', '2026-01-05T09:05:12Z'],
    ['Jan 5, 2026 @ 09:05:12.250', '2026-01-05T09:05:12.250Z'],
    ['Jan 5, 2026 9:05:12 PM', '2026-01-05T21:05:12Z'],
    ['5 January 2026 09:05', '2026-01-05T09:05:00Z'],
    ['05-Jan-2026 09:05:12', '2026-01-05T09:05:12Z'],
    ['14/Jul/25 3:42 PM', '2025-07-14T15:42:00Z'],
    ['14/Jul/25 15:42', '2025-07-14T15:42:00Z'],
    ['5. März 2026 09:05 Uhr', '2026-03-05T09:05:00Z'],
    ['5 mars 2026 09:05', '2026-03-05T09:05:00Z'],
    ['5 août 2026 09:05', '2026-08-05T09:05:00Z'],
    ['5 de enero de 2026 09:05', '2026-01-05T09:05:00Z'],
    ['Mon, 05 Jan 2026 09:05:12 +0100', '2026-01-05T08:05:12Z'],
    ['Mon Jan 05 2026 09:05:12 GMT+0100 (Central European Standard Time)', '2026-01-05T08:05:12Z'],
    ['25.1.2026 09:05', '2026-01-25T09:05:00Z'],
    ['25.01.2026, 9.05', '2026-01-25T09:05:00Z'],
    ['25/1/2026, 9:05:12.250 pm', '2026-01-25T21:05:12.250Z'],
    ['1/25/2026 9:05 p.m.', '2026-01-25T21:05:00Z'],
    ['2026/1/25 下午9:05:12', '2026-01-25T21:05:12Z'],
    ['1/25/26 12:05 AM', '2026-01-25T00:05:00Z'],
    ['1/25/26 12:05\u202FPM', '2026-01-25T12:05:00Z'],
    ['25/1/2026 09:05 +02:00', '2026-01-25T07:05:00Z'],
    ['5.1.2026 09:05', '2026-01-05T09:05:00Z'],
    ['3/3/2026 09:05', '2026-03-03T09:05:00Z'],
    ['/Date(1647942600000)/', '2022-03-22T09:50:00Z'],
    ['/Date(1647942600000+0200)/', '2022-03-22T09:50:00Z'],
  ])('%s', async (text, expected) => {
    const { times, faults } = await timesOf([text]);
    expect(faults).toEqual([]);
    expect(times).toEqual([at(expected)]);
  });

  it.each([
    ['09:05:12', 'a day as well as an hour'],
    ['9:05 PM', 'a day as well as an hour'],
    ['2026-01-05', 'an hour as well as a day'],
    ['31/4/2026 09:05', 'a day and hour that exist'],
    ['1/25/2026 13:05 PM', 'an RFC 3339 time'],
    ['1/25/2026 25:05', 'an RFC 3339 time'],
    ['1/5/2026 9:05', 'd/M/yyyy or M/d/yyyy'],
    ['26/03/05 09:05', 'd/M/yyyy or M/d/yyyy'],
    ['46027.378611', 'the unit excel'],
    ['1/25/2026 9:05 EST', 'an RFC 3339 time'],
  ])('%s is none, and why is said', async (text, expected) => {
    const { times, faults } = await timesOf([text]);
    expect(times).toEqual([]);
    expect(faults[0]).toContain(expected);
  });

  it('in objects of PowerShell and of MongoDB', async () => {
    const inJson = verdicts({ from: 'at' }, { shape: 'json' });
    const rows = [
      { id: 1, at: { value: '/Date(1647942600000)/', DateTime: 'Tuesday, March 22, 2022 9:50:00 AM' } },
      { id: 2, at: { $date: '2022-03-22T09:50:00Z' } },
      { id: 3, at: { $date: { $numberLong: '1647942600000' } } },
    ];
    const { records } = await readRows(rows.map((row) => JSON.stringify(row)).join('\n'), inJson);
    expect(records.map(({ time }) => at(String(time)))).toEqual(Array(3).fill(1_647_942_600_000));
  });
});

describe('the order of day and month', () => {
  it('is settled by the whole column, wherever its proof stands', async () => {
    const { times, said } = await timesOf(['10/2/2026 1:00 pm', '3/4/2026 9:00 am', '25/2/2026 9:00 am']);
    expect(times).toEqual(['2026-02-10T13:00Z', '2026-04-03T09:00Z', '2026-02-25T09:00Z'].map(at));
    expect(said).toEqual([]);
    const other = await timesOf(['10/2/2026 1:00 PM', '2/25/2026 9:00 AM']);
    expect(other.times).toEqual(['2026-10-02T13:00Z', '2026-02-25T09:00Z'].map(at));
  });

  it('is settled by a proof after many thousand rows', async () => {
    const { times } = await timesOf([...Array<string>(9000).fill('10/2/2026 13:00'), '25/2/2026 09:00']);
    expect(new Set(times)).toEqual(new Set(['2026-02-10T13:00Z', '2026-02-25T09:00Z'].map(at)));
  });

  it('that no value settles is asked, and no row is read in silence', async () => {
    const { times, faults } = await timesOf(['10/2/2026 13:00', '3/4/2026 09:00', '5/5/2026 09:00']);
    expect(times).toEqual([at('2026-05-05T09:00Z')]);
    expect(faults).toHaveLength(2);
    expect(faults[0]).toContain('give its pattern');
  });

  it('that a column writes both ways makes no time of any of it', async () => {
    const { times, faults } = await timesOf(['25/2/2026 13:00', '2/25/2026 13:00', '3/4/2026 09:00']);
    expect(times).toEqual([]);
    expect(faults.every((fault) => fault.includes('both the day first and the month first'))).toBe(true);
  });

  it('is taken from the other columns of the file where they agree, and told', async () => {
    const table = 'id,at,opened\na,3/4/2026 09:00,25/3/2026 09:00\nb,4/4/2026 09:00,1/4/2026 09:00\n';
    const { records, said } = await readRows(table, verdicts({ from: 'at' }), 'UTC');
    expect(records.map(({ time }) => at(String(time)))).toEqual(
      ['2026-04-03T09:00Z', '2026-04-04T09:00Z'].map(at),
    );
    expect(said).toEqual(['at: a date was read day first, as other columns of the file are written']);
  });

  it('is the mapping’s where nothing else settles it, and told', async () => {
    const mapping = verdicts({ from: 'at' }, { dates: 'dmy' });
    const { records, said } = await readRows(column(['3/4/2026 09:00']), mapping, 'UTC');
    expect(at(String(records[0]!.time))).toBe(at('2026-04-03T09:00Z'));
    expect(said[0]).toContain('a date was read day first');
    const settled = await readRows(column(['3/4/2026 09:00', '3/14/2026 09:00']), mapping, 'UTC');
    expect(settled.records.map(({ time }) => at(String(time)))[0]).toBe(at('2026-03-04T09:00Z'));
  });

  it('holds for a time that is put together of two columns', async () => {
    const table = 'id,day,hour\na,3/4/2026,9:00\nb,25/4/2026,21:00\n';
    const { records } = await readRows(table, verdicts({ template: '{day} {hour}' }), 'UTC');
    expect(records.map(({ time }) => at(String(time)))).toEqual(
      ['2026-04-03T09:00Z', '2026-04-25T21:00Z'].map(at),
    );
  });

  it('reads every column back as it was written, or not at all', async () => {
    const moment = fc.date({
      min: new Date('2001-01-01T00:00:00Z'),
      max: new Date('2079-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    const style = fc.record({
      order: fc.constantFrom('dmy', 'mdy'),
      separator: fc.constantFrom('/', '-'),
      hasHalf: fc.boolean(),
      width: fc.constantFrom(1, 2),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 12 }), style, async (moments, how) => {
        const pad = (value: number) => String(value).padStart(how.width, '0');
        const written = moments.map((each) => {
          const [d, m] = [pad(each.getUTCDate()), pad(each.getUTCMonth() + 1)];
          const hour = each.getUTCHours();
          const minutes = String(each.getUTCMinutes()).padStart(2, '0');
          const day = [...(how.order === 'dmy' ? [d, m] : [m, d]), each.getUTCFullYear()].join(how.separator);
          return how.hasHalf
            ? `${day} ${hour % 12 === 0 ? 12 : hour % 12}:${minutes} ${hour < 12 ? 'AM' : 'PM'}`
            : `${day} ${hour}:${minutes}`;
        });
        const { times, faults } = await timesOf(written);
        const isSettled = moments.some((each) => each.getUTCDate() > 12);
        const alike = moments.filter((each) => isSettled || each.getUTCDate() === each.getUTCMonth() + 1);
        expect(times).toEqual(alike.map((each) => Math.floor(each.getTime() / 60_000) * 60_000));
        expect(faults).toHaveLength(moments.length - alike.length);
      }),
      { numRuns: 150 },
    );
  });
});

describe('zones in the names of columns', () => {
  const read = async (name: string, zone?: string) => {
    const { records, faults } = await readRows(
      column(['2026-07-05 09:00'], name),
      verdicts({ from: name }),
      zone,
    );
    return records[0]?.time ?? faults[0];
  };

  it.each(['closed [UTC]', 'closed (UTC)', 'closed_utc', 'closedUtc', 'Closed UTC'])(
    '%s is UTC whatever zone the file is in',
    async (name) => {
      expect(await read(name, 'Europe/Berlin')).toBe('2026-07-05T09:00:00.000Z');
      expect(await read(name)).toBe('2026-07-05T09:00:00.000Z');
    },
  );

  it('a named one is its own, and local time is the zone that a user names', async () => {
    expect(await read('closed (Europe/Berlin)', 'UTC')).toBe('2026-07-05T07:00:00.000Z');
    expect(await read('closed [Local Time]', 'Asia/Tokyo')).toBe('2026-07-05T00:00:00.000Z');
    expect(await read('closed [Local Time]')).toContain('a named zone');
    expect(await read('closed_from_utc_team', 'Asia/Tokyo')).toBe('2026-07-05T00:00:00.000Z');
  });
});

describe('numbers', () => {
  const second = 1_767_603_912;
  it.each([
    [String(second), 'seconds'],
    [`${second}.25`, 'seconds'],
    [`${second}000`, 'milliseconds'],
    [`${second}000000`, 'microseconds'],
    [`${second}000000000`, 'nanoseconds'],
  ])('%s is told by its size, and said', async (text, unit) => {
    const { times, said } = await timesOf([text]);
    expect(Math.floor(times[0]! / 1000)).toBe(second);
    expect(said).toEqual([`at: a time given as a number was read as ${unit} by its size`]);
  });

  it.each([
    ['132899604000000000', 'give the unit'],
    ['637835028000000000', 'give the unit'],
    ['126230400', 'give the unit'],
    ['13289960400000000', 'from 1970 to 2199'],
    ['46027', 'the unit excel'],
    ['46027,378611', 'the unit excel'],
    ['3600', 'an RFC 3339 time'],
  ])('%s is no time of any of these units', async (text, expected) => {
    const { times, faults } = await timesOf([text]);
    expect(times).toEqual([]);
    expect(faults[0]).toContain(expected);
  });

  it.each([0, 1, 3600, 46_027.378_611, -1])('%s in JSON is none either', async (number) => {
    const { rows } = await readRows(
      `{"id":"a","at":${number}}`,
      verdicts({ from: 'at' }, { shape: 'json' }),
      'UTC',
    );
    expect(rows).toMatchObject({ used: 0, rejected: 1 });
  });

  it('of days in a spreadsheet are times on a wall clock, by their unit', async () => {
    const rule: FieldRule = { from: 'at', unit: 'excel' };
    // 1 January 2026 is day 46,023 (Excel's own DATEVALUE); .378611 of a day are 9 h 5 min 12 s.
    const { times } = await timesOf(['46023', '46027.378611', '46027,5', '46027.3786111111'], rule);
    expect(times).toEqual(
      ['2026-01-01T00:00Z', '2026-01-05T09:05:12Z', '2026-01-05T12:00Z', '2026-01-05T09:05:12Z'].map(at),
    );
    expect((await timesOf(['46204.5'], rule, 'Europe/Berlin')).times).toEqual([at('2026-07-01T10:00Z')]);
    expect((await timesOf(['1767603912'], rule)).faults[0]).toContain('a spreadsheet');
  });
});

describe('formats', () => {
  const sentinel = (rows: readonly string[][], zone = 'UTC') =>
    `"TimeGenerated [${zone}]","IncidentName","IncidentNumber","Status","Classification","LastModifiedTime [${zone}]","Type"\n` +
    rows
      .map(
        ([time, name, word]) => `"${time}","${name}","1","Closed","${word}","${time}","SecurityIncident"\n`,
      )
      .join('');
  const { mapping } = formatOf('sentinel')!;

  it('Sentinel, saved where the day is first: the latest row of a case is the latest', async () => {
    const table = sentinel([
      ['10/2/2026, 1:00:00.000 pm', 'g-1', 'TruePositive'],
      ['3/3/2026, 9:00:00.000 am', 'g-1', 'FalsePositive'],
      ['25/2/2026, 9:00:00.000 am', 'g-2', 'FalsePositive'],
    ]);
    const { records, rows, said } = await readRows(table, mapping);
    expect(rows).toEqual({ read: 3, used: 2, rejected: 0, leftOut: 1 });
    expect(records.map(({ finding_uid: uid, time, verdict }) => [uid, time, verdict])).toEqual([
      ['g-1', '2026-03-03T09:00:00.000Z', 'false_positive'],
      ['g-2', '2026-02-25T09:00:00.000Z', 'false_positive'],
    ]);
    expect(said).toEqual([]);
  });

  it('Sentinel, which no value settles: its own order is told as a guess, and never taken for small am and pm', async () => {
    const guessed = await readRows(sentinel([['3/2/2026, 1:00:00.000 PM', 'g', 'TruePositive']]), mapping);
    expect(guessed.records[0]!.time).toBe('2026-03-02T13:00:00.000Z');
    expect(guessed.said.some((words) => words.includes('a date was read month first'))).toBe(true);
    const refused = await readRows(sentinel([['3/2/2026, 1:00:00.000 pm', 'g', 'TruePositive']]), mapping);
    expect(refused.rows).toMatchObject({ used: 0, rejected: 1 });
  });

  it('Sentinel, in local time, asks for the zone', async () => {
    const table = sentinel([['25/2/2026, 9:00:00.000 am', 'g', 'FalsePositive']], 'Local Time');
    expect((await recognise(new Blob([table]), 'query_data.csv')).format).toBe('sentinel');
    expect((await readRows(table, mapping)).faults[0]).toContain('a named zone');
    expect((await readRows(table, mapping, 'Australia/Sydney')).records[0]!.time).toBe(
      '2026-02-24T22:00:00.000Z',
    );
  });

  it('Jira: of two exports the later state counts, with 12 and with 24 hours', async () => {
    const head = '"Issue key","Issue Type","Status","Resolution","Created","Updated","Resolved"\n';
    const twice =
      `${head}"SOC-1","Incident","Done","True Positive","14/Jul/25 3:42 PM","18/Jul/25 9:00 AM","18/Jul/25 9:00 AM"\n` +
      `"SOC-1","Incident","In Progress","","14/Jul/25 3:42 PM","15/Jul/25 9:00 AM",""\n`;
    const jira = formatOf('jira')!.mapping;
    const { records, rows, said } = await readRows(twice, jira, 'UTC');
    expect(rows).toMatchObject({ used: 1, rejected: 0, leftOut: 1 });
    expect(records).toMatchObject([
      { finding_uid: 'SOC-1', verdict: 'true_positive', final: true, time: '2025-07-18T09:00:00.000Z' },
    ]);
    expect(said).toEqual([]);
    const hours = `${head}"SOC-1","Incident","Done","False Positive","14/Jul/25 15:42","15/Jul/25 09:00","15/Jul/25 09:00"\n`;
    expect((await readRows(hours, jira, 'Europe/Berlin')).records).toMatchObject([
      { verdict: 'false_positive', time: '2025-07-15T07:00:00.000Z' },
    ]);
  });
});
