import { describe, expect, it } from 'vitest';
import { guessMapping, guessPattern } from '../../../src/intake/mapper/guess';
import { previewOf } from '../../../src/intake/mapper/preview';
import { firstRows } from '../../../src/intake/formats/recognise';
import { mappingSchema } from '../../../src/records/mapping';

const table = `Ticket;Opened;Proposed action;Host;Agent confidence;Analyst;Approval;Approved at;Resolution
T-1;01.03.2026 09:00;Isolate host;h1;91;ana;Approved;01.03.2026 09:12;True positive
T-2;02.03.2026 09:00;Disable account;h2;55;ben;Rejected by analyst;02.03.2026 09:30;False alarm
T-3;03.03.2026 09:00;Isolate host;h3;70;;;;
`;

describe('first guesses', () => {
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
