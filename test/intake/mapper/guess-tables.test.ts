import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { firstRows, recognise } from '../../../src/intake/formats/recognise';
import { convert } from '../../../src/intake/mapper/convert';
import { guessKind, guessMapping } from '../../../src/intake/mapper/guess';
import { zoneInName } from '../../../src/intake/mapper/zone-names';
import { previewOf } from '../../../src/intake/mapper/preview';
import type { Row } from '../../../src/intake/mapper/rows/path';
import { mappingSchema } from '../../../src/records/mapping';

const fixture = (name: string) => new Blob([readFileSync(new URL(`fixtures/${name}`, import.meta.url))]);
const rowsOf = (text: Blob) => firstRows(text, { shape: 'auto' }, 200);
const guessed = async (text: string) => {
  const box = new Blob([text]);
  const mapping = guessMapping('table', await rowsOf(box));
  return { box, mapping, preview: await previewOf(box, mapping) };
};

describe('a wide table: one row a case', () => {
  it('is mapped whole by its first guess: records, agreement by comparison, shares, times', async () => {
    const box = fixture('wide.csv');
    expect((await recognise(box, 'wide.csv')).format).toBe('table');
    const mapping = guessMapping('wide', await rowsOf(box));
    expect(mappingSchema.safeParse(mapping).success).toBe(true);
    expect(mapping.zone).toBe('Europe/Berlin');
    const { rows } = await previewOf(box, mapping);
    const records = rows.flatMap((row) => row.records);
    const of = (type: string) => records.filter(({ event_type: own }) => own === type);
    // T-8 has no proposal: no decision, and no review that would say anything of the bot.
    expect(of('decision')).toHaveLength(8);
    expect(
      of('review').map(({ decision_id: id, outcome }) => `${id as string} ${outcome as string}`),
    ).toEqual([
      'T-1 approve',
      'T-2 override',
      'T-3 override',
      'T-4 approve',
      'T-5 approve',
      'T-7 approve',
      'T-9 approve',
    ]);
    expect(of('verdict').map(({ verdict }) => verdict)).toEqual([
      'true_positive',
      'true_positive',
      'false_positive',
      'undetermined',
      'false_positive',
      'false_positive',
      'false_positive',
      'true_positive',
    ]);
    expect(of('decision').map(({ confidence }) => confidence)).toEqual([
      0.75, 0.41, 0.57, 0.42, 0.975, 0.68, 0.94, 0.01,
    ]);
    // Two hours before in summer, one in winter.
    expect(of('decision')[0]).toMatchObject({
      time: '2026-08-03T12:05:00.000Z',
      resource: { uid: 'SRV-1' },
      severity: 'critical',
      action: { name: 'lock user', category: 'evict' },
    });
    expect(of('decision').at(-1)).toMatchObject({ time: '2026-12-01T09:00:00.000Z' });
    expect(of('review')[1]).toMatchObject({
      reviewer: { uid: 'sam' },
      time: '2026-08-03T18:01:00.000Z',
      modified_action: { name: 'cut host off', category: 'isolate' },
    });
    expect(rows.flatMap(({ refused }) => refused).map(({ field }) => field)).toEqual(['action.name']);
  });

  it('does not take the human’s deed for a proposal, nor the agent’s word for a review or the truth', async () => {
    const { mapping } = await guessed(
      'Case,Time,AI verdict,AI decision,Action taken,Final verdict\n' +
        '1,2026-08-03T10:00:00Z,true positive,approve,isolate host,false positive\n' +
        '2,2026-08-03T11:00:00Z,false positive,reject,block ip,true positive\n',
    );
    const from = mapping.records.flatMap(({ event_type: type, fields }) =>
      Object.entries(fields).flatMap(([field, rules]) =>
        [rules]
          .flat()
          .flatMap((rule) => (rule.from === undefined ? [] : [`${type}.${field} ${[rule.from].flat()[0]!}`])),
      ),
    );
    expect(from).toContain('verdict.verdict Final verdict');
    expect(
      from.filter((each) => /^decision.*(Action taken|Final)|^(review|verdict).*AI /.test(each)),
    ).toEqual([]);
  });

  it('compares no columns that have few words in common', async () => {
    const { mapping } = await guessed(
      'Case,Time,AI suggestion,Analyst did,Analyst\n' +
        '1,2026-08-03T10:00:00Z,isolate host,called the owner,kim\n' +
        '2,2026-08-03T11:00:00Z,lock user,wrote a mail,kim\n' +
        '3,2026-08-03T11:00:00Z,lock user,lock user,kim\n',
    );
    expect(mapping.records.map(({ event_type: type }) => type)).toEqual(['decision']);
  });

  it('keeps a difference whose deed has no category: it is counted without saying what was done', async () => {
    const { preview } = await guessed(
      'Case,Time,AI suggestion,Analyst did,Analyst\n' +
        '1,2026-08-03T10:00:00Z,isolate host,frobnicate,kim\n' +
        '2,2026-08-03T11:00:00Z,lock user,lock user,kim\n',
    );
    const reviews = preview.rows
      .flatMap(({ records }) => records)
      .filter(({ outcome }) => outcome !== undefined);
    expect(reviews.map(({ outcome }) => outcome)).toEqual(['override', 'approve']);
    expect(reviews[0]).not.toHaveProperty('modified_action');
  });

  it('a kind added by hand asks only the rows that have it: an open ticket is no rejected row', async () => {
    const rows = await rowsOf(
      new Blob([
        'Ticket,Proposed action,Opened,Approver,Approved at\n' +
          'T-1,isolate host,2026-08-03T10:00:00Z,kim,2026-08-03T11:00:00Z\n' +
          'T-2,isolate host,2026-08-03T10:00:00Z,,\n',
      ]),
    );
    const review = guessKind('review', rows);
    expect(review.when).toEqual([{ from: 'Approver', present: true }]);
    expect(review.fields).toMatchObject({ decision_id: { from: 'Ticket' }, time: { from: 'Approved at' } });
  });
});

describe('one row an event', () => {
  it('gives each kind its own rows, fields of those rows, and the case that joins them', async () => {
    const box = fixture('events.csv');
    const mapping = guessMapping('events', await rowsOf(box));
    expect(mapping.records.map(({ event_type: type, when }) => [type, when])).toEqual([
      ['decision', [{ from: 'what', is: ['ai_suggestion'] }]],
      [
        'review',
        [
          { from: 'what', is: ['human_step'] },
          { from: 'move', present: true },
        ],
      ],
      ['verdict', [{ from: 'what', is: ['resolved'] }]],
    ]);
    const { rows } = await previewOf(box, mapping);
    const records = rows.flatMap((row) => row.records);
    const of = (type: string) => records.filter(({ event_type: own }) => own === type);
    expect(of('decision')).toMatchObject([
      {
        decision_id: 'case/1',
        mode: 'shadow',
        agent: { uid: 'triage-llm' },
        action: { name: 'page_oncall', category: 'notify' },
        confidence: 0.77,
        time: '2026-08-10T07:13:10+02:00',
      },
      { decision_id: 'case/2', action: { category: 'evict' } },
      { decision_id: 'case/3', action: { category: 'isolate' } },
    ]);
    expect(of('verdict')).toMatchObject([
      { decision_id: 'case/1', verdict: 'true_positive' },
      { decision_id: 'case/3', verdict: 'benign_positive' },
    ]);
    // Set against what was proposed in an earlier row of the case: page, then quarantine; twice suspend; ignore.
    expect(of('review')).toMatchObject([
      { decision_id: 'case/1', outcome: 'override', modified_action: { category: 'isolate' } },
      { decision_id: 'case/2', outcome: 'approve', reviewer: { uid: 'ola' } },
      { decision_id: 'case/3', outcome: 'override', modified_action: { category: 'none' } },
    ]);
    expect(records).toHaveLength(8);
    expect(rows.flatMap(({ refused }) => refused)).toEqual([]);
    expect(of('verdict')[0]!.unmapped).not.toHaveProperty('proposed move');
    const { guesses } = await previewOf(box, mapping);
    expect(guesses).toEqual(['proposed move: what an earlier row of the same case_ref held']);
    expect(guessKind('review', await rowsOf(box)).when).toContainEqual({ from: 'what', is: ['human_step'] });
  });

  it('alerts and comments are of no kind: left out, and counted as left out', async () => {
    const box = fixture('events.csv');
    const mapping = guessMapping('events', await rowsOf(box));
    const { rows, leftOut } = await convert(box, mapping, { file: 'events.csv' });
    expect(rows.read).toBe(12);
    expect(rows.leftOut).toBe(4);
    expect(rows.used + rows.rejected).toBe(8);
    expect(leftOut).toEqual([
      { words: 'rows that hold nothing the mapping asks for', firstLine: 2, count: 4 },
    ]);
  });

  it('compares nothing where reviews stand before their proposals: the outcome is left to the reader', async () => {
    const [head = '', ...lines] = (await fixture('events.csv').text()).trim().split('\n');
    const { mapping, preview } = await guessed([head, ...lines.reverse()].join('\n'));
    expect(mapping.rows).not.toHaveProperty('carry');
    const review = mapping.records.find(({ event_type: type }) => type === 'review');
    expect(review?.fields).not.toHaveProperty('outcome');
    expect(preview.rows.flatMap(({ refused }) => refused).map(({ field }) => field)).toEqual([
      'outcome',
      'outcome',
      'outcome',
    ]);
  });

  it('a deed without an earlier proposal is refused, and says where nothing stood', async () => {
    const [head = '', ...lines] = (await fixture('events.csv').text()).trim().split('\n');
    const mapping = guessMapping('events', await rowsOf(fixture('events.csv')));
    // The suggestion of case 2 is gone.
    const without = new Blob([[head, ...lines.filter((line) => !line.startsWith('e05'))].join('\n')]);
    const { rows } = await previewOf(without, mapping);
    expect(rows.flatMap(({ refused }) => refused)).toMatchObject([
      { eventType: 'review', field: 'outcome', found: 'nothing in proposed move, move' },
    ]);
  });

  it('takes a review’s outcome from the event’s own word where it says one', async () => {
    const { mapping, preview } = await guessed(
      'at,case,event,who,action\n' +
        ['1', '2', '3']
          .flatMap((id) => [
            `2026-08-03T10:00:00Z,${id},ai_proposed,bot,isolate host`,
            `2026-08-03T10:05:00Z,${id},analyst_${id === '2' ? 'rejected' : 'approved'},kim,`,
          ])
          .join('\n'),
    );
    expect(mapping.records.map(({ event_type: type }) => type)).toEqual(['decision', 'review']);
    const outcomes = preview.rows.flatMap(({ records }) => records.flatMap(({ outcome }) => outcome ?? []));
    expect(outcomes).toEqual(['approve', 'reject', 'approve']);
  });

  it('the state of a wide case is no event', async () => {
    const { mapping } = await guessed(
      'Ticket,State,Verdict,Closed\n' +
        ['Resolved', 'Executed', 'Resolved', 'Executed']
          .map((state, at) => `T-${at},${state},${at % 2 ? 'TP' : 'FP'},2026-08-03T10:00:00Z`)
          .join('\n'),
    );
    expect(mapping.records.map(({ event_type: type, when }) => [type, when])).toEqual([
      ['verdict', [{ from: 'Verdict', present: true }]],
    ]);
  });
});

describe('zones and shares', () => {
  it('reads the zone that a column’s name gives, and none that could be several', () => {
    const names: Record<string, string | undefined> = {
      'Opened (Berlin)': 'Europe/Berlin',
      'Opened (new york)': 'America/New_York',
      'Time (UTC)': 'UTC',
      time_utc: 'UTC',
      'Closed (Europe/Berlin)': 'Europe/Berlin',
      'Opened [CET]': 'CET',
      'Opened (local)': undefined,
      'Opened (EST)': undefined,
      'Opened (Nowhere/City)': undefined,
      Berlin: undefined,
      'Opened at': undefined,
    };
    expect(Object.fromEntries(Object.keys(names).map((name) => [name, zoneInName(name)]))).toEqual(names);
  });

  it('names no zone where times have offsets, or names differ', async () => {
    const one = (head: string, time: string) =>
      guessed(`${head},Proposed action,Case\n${time},isolate host,1\n${time},block ip,2\n`);
    expect((await one('Opened (Berlin)', '2026-08-03T10:00:00+02:00')).mapping.zone).toBeUndefined();
    expect((await one('Opened (Berlin)', '2026-08-03 10:00:00')).mapping.zone).toBe('Europe/Berlin');
    const two = await guessed(
      'Opened (Berlin),Closed (UTC),Proposed action,Case,Resolution\n' +
        '2026-08-03 10:00:00,2026-08-03 10:00:00,isolate host,1,TP\n',
    );
    expect(two.mapping.zone).toBeUndefined();
  });

  it('takes percent by name or by number; what could be either is left to the reader', async () => {
    const scaleOf = async (name: string, ...values: (number | string)[]) => {
      const rows: Row[] = values.map((value, at) => ({
        Case: `c${at}`,
        'AI suggestion': 'isolate',
        [name]: value,
      }));
      const { confidence } = guessMapping('t', rows).records[0]!.fields;
      return confidence === undefined ? 'none' : ([confidence].flat()[0]!.scale ?? 1);
    };
    expect(await scaleOf('Bot sure (%)', 75, '97,5')).toBe(0.01);
    expect(await scaleOf('Bot sure (%)', '0.5', 80)).toBe(0.01);
    expect(await scaleOf('score', 40, 0, 1)).toBe(0.01);
    expect(await scaleOf('score', 0.4, 0.9)).toBe(1);
    expect(await scaleOf('score', 0.4, 90)).toBe(1);
    expect(await scaleOf('Confidence (%)', '91 %', '66 %')).toBe(1);
    expect(await scaleOf('score', 850, 20)).toBe('none');
    expect(await scaleOf('Risk score', 20, 90)).toBe('none');
    expect(await scaleOf('Analyst confidence', 20, 90)).toBe('none');
  });
});
