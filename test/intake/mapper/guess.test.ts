import { describe, expect, it } from 'vitest';
import { guessPattern } from '../../../src/intake/mapper/column-words';
import { guessMapping } from '../../../src/intake/mapper/guess';
import { previewOf } from '../../../src/intake/mapper/preview';
import { firstRows } from '../../../src/intake/formats/recognise';
import { asNumber } from '../../../src/intake/mapper/plain-values';
import { mappingSchema } from '../../../src/records/mapping';

const table = `Ticket;Opened;Proposed action;Host;Agent confidence;Analyst;Approval;Approved at;Resolution
T-1;01.03.2026 09:00;Isolate host;h1;91;ana;Approved;01.03.2026 09:12;True positive
T-2;02.03.2026 09:00;Disable account;h2;55;ben;Rejected by analyst;02.03.2026 09:30;False alarm
T-3;03.03.2026 09:00;Isolate host;h3;70;;;;
`;

describe('first guesses', () => {
  it.each(['exported_at', 'Report date', 'snapshotTime'])(
    '%s is no time of a label where the rows name a later one: the file was written before',
    (written) => {
      const row = (id: string, day: number, at: string) => ({
        ...{ [written]: at, incident_id: id, created: `2026-05-0${day}T10:00:00Z`, agent: 'pilot' },
        ...{ action: 'isolate_host', closed_as: day % 2 ? 'true positive' : 'false positive' },
      });
      const timeOfLabel = (at: string) => {
        const rows = [1, 2, 3, 4].map((day) => row(`I-${day}`, day, at));
        const { records } = guessMapping('x', rows);
        const label = records.find(({ event_type: type }) => type === 'verdict');
        return [label?.fields.time ?? []].flat().map(({ from }) => from);
      };
      // Written on 1 March, of cases of May: the verdicts are no older than their cases.
      expect(timeOfLabel('2026-03-01T00:00:00Z')).toEqual(['created']);
      // Written when all of it had happened: nothing says earlier when the verdict was known.
      expect(timeOfLabel('2026-06-01T00:00:00Z')).toEqual([written]);
    },
  );

  it('a wide table of an unknown tool: kinds, columns, words, ways of writing times', async () => {
    const box = new Blob([table]);
    const mapping = guessMapping('tickets', await firstRows(box, { shape: 'auto' }));
    expect(mappingSchema.safeParse(mapping).success).toBe(true);
    expect(mapping.records.map(({ event_type: type }) => type)).toEqual(['decision', 'review', 'verdict']);
    const [decision, review, verdict] = mapping.records.map(({ fields }) => fields);
    expect(decision).toMatchObject({
      decision_id: { from: 'Ticket' },
      time: { from: 'Opened', pattern: 'dd.MM.yyyy HH:mm' },
      'action.name': { from: 'Proposed action' },
      'action.category': { map: { 'Isolate host': 'isolate', 'Disable account': 'evict' } },
      'resource.uid': { from: 'Host' },
      confidence: { from: 'Agent confidence', scale: 0.01 },
    });
    expect(review).toMatchObject({
      outcome: { from: 'Approval', map: { Approved: 'approve', 'Rejected by analyst': 'reject' } },
      'reviewer.uid': { from: 'Analyst' },
      time: { from: 'Approved at' },
      decision_id: { from: 'Ticket' },
    });
    expect(verdict).toMatchObject({
      verdict: {
        from: 'Resolution',
        map: { 'True positive': 'true_positive', 'False alarm': 'false_positive' },
      },
      finding_uid: { from: 'Ticket' },
    });
    const preview = await previewOf(box, mapping, { zone: 'Europe/Berlin' });
    expect(preview.rows.map(({ records }) => records.length)).toEqual([3, 3, 1]);
    expect(preview.rows[0]!.records[1]).toMatchObject({
      time: '2026-03-01T08:12:00.000Z',
      outcome: 'approve',
    });
    // Without a named zone nothing is guessed: every record is refused, and says why.
    const without = await previewOf(box, mapping);
    expect(without.rows.flatMap(({ records }) => records)).toEqual([]);
    expect(without.rows[0]!.refused[0]).toMatchObject({
      field: 'time ← Opened',
      expected: 'a time with an offset, or a named zone',
    });
  });

  it('tells the writing of times by those that can only be read one way', () => {
    expect(guessPattern(['2026-03-01T09:00:00Z', '1772359200'])).toBeUndefined();
    expect(guessPattern(['13/03/2026 09:00', '01/02/2026 10:00'])).toBe('dd/MM/yyyy HH:mm');
    expect(guessPattern(['03/13/2026 09:00', '01/02/2026 10:00'])).toBe('MM/dd/yyyy HH:mm');
    expect(guessPattern(['soon', 'later'])).toBeNull();
  });
});

// Invented: names that nothing knows, a comma for the decimal point, days and hours with a comma between.
const odd = `Case Ref;Raised (local);Engine says;On what;How sure;Who looked;They said;Looked at;Turned out to be;Shut (local)
OR-1;3.8.2026, 13:52;Disable login;ws-8;66,0 %;j.lind@corp.example;Yes, do it;3.8.2026, 14:39;False alarm;12.8.2026, 13:52
OR-2;3.8.2026, 22:58;Quarantine mail;ws-8;68,2 %;m.okafor@corp.example;No, wrong;4.8.2026, 00:13;Could not tell;7.8.2026, 22:58
OR-3;4.8.2026, 02:06;Do nothing;ws-21;61,2 %;;;;;
`;

describe('first guesses where no name tells anything', () => {
  it('takes words, times in their order, shares and ids by what the columns hold', async () => {
    const box = new Blob([odd]);
    const mapping = guessMapping('odd', await firstRows(box, { shape: 'auto' }));
    expect(mapping.records.map(({ event_type: type }) => type)).toEqual(['decision', 'review', 'verdict']);
    const preview = await previewOf(box, mapping, { zone: 'Europe/Berlin' });
    expect(preview.rows.flatMap(({ refused }) => refused)).toEqual([]);
    const [first, second, third] = preview.rows.map(({ records }) => records);
    expect(first).toMatchObject([
      {
        event_type: 'decision',
        decision_id: 'OR-1',
        time: '2026-08-03T11:52:00.000Z',
        action: { name: 'Disable login', category: 'evict' },
        confidence: 0.66,
      },
      {
        event_type: 'review',
        decision_id: 'OR-1',
        time: '2026-08-03T12:39:00.000Z',
        outcome: 'approve',
        reviewer: { uid: 'j.lind@corp.example' },
      },
      {
        event_type: 'verdict',
        decision_id: 'OR-1',
        time: '2026-08-12T11:52:00.000Z',
        verdict: 'false_positive',
      },
    ]);
    expect(second?.map(({ outcome, verdict }) => outcome ?? verdict).slice(1)).toEqual([
      'reject',
      'undetermined',
    ]);
    expect(third).toMatchObject([{ action: { category: 'none' }, confidence: 0.612 }]);
  });

  it('does not take the status of a case for an execution, nor a list of cases for proposals', async () => {
    const cases = 'Ref;Where;State;Verdict\nA-1;email;Done;TP\nA-2;block list;Failed;FP\nA-3;email;Done;FP\n';
    const mapping = guessMapping('cases', await firstRows(new Blob([cases]), { shape: 'auto' }));
    expect(mapping.records.map(({ event_type: type }) => type)).toEqual(['verdict']);
  });

  it('reads numbers as people write them, and leaves a comma of thousands alone', () => {
    expect(['0,91', '66,0 %', '91%', '12,5', '1.5', '1,234'].map(asNumber)).toEqual([
      0.91,
      0.66,
      0.91,
      12.5,
      1.5,
      '1,234',
    ]);
  });
});
