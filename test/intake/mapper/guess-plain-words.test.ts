import { describe, expect, it } from 'vitest';
import { firstRows } from '../../../src/intake/formats/recognise';
import { guessMapping } from '../../../src/intake/mapper/guess';
import { previewOf } from '../../../src/intake/mapper/preview';

const guessed = async (text: string) => {
  const box = new Blob([text]);
  const mapping = guessMapping('table', await firstRows(box, { shape: 'auto' }, 200));
  return { box, mapping, preview: await previewOf(box, mapping) };
};

describe('a table in a tool’s own words', () => {
  it('reads answers and truths that are said in plain words', async () => {
    const { mapping, preview } = await guessed(
      [
        'Ref,Fired (UTC),Rule hit,Asset,Sentinel-AI proposes,Sentinel-AI sure,On shift,Answered (UTC),Answer,Truth afterwards,Found out (UTC)',
        'S-1,2026-07-06 06:49,Rare logon,node-7,Suspend user,0.46,ines,2026-07-06 07:04,Did not do it,Was nothing,2026-07-09 12:04',
        'S-2,2026-07-06 12:51,Macro child,node-6,Watch only,0.43,pavel,2026-07-06 13:55,Did it,Was an attack,2026-07-08 12:55',
        'S-3,2026-07-06 14:00,Rare logon,node-9,Pull mail,0.81,nora,2026-07-06 14:05,Did another thing,Not clear,2026-07-07 09:00',
        'S-4,2026-07-06 15:00,Rare logon,node-9,Cut off host,0.9,,,,,',
        '',
      ].join('\n'),
    );
    const [decision, review, verdict] = mapping.records;
    expect(decision?.fields['action.category']).toMatchObject({
      map: { 'Suspend user': 'evict', 'Watch only': 'none', 'Pull mail': 'evict', 'Cut off host': 'isolate' },
    });
    expect(review?.fields).toMatchObject({
      outcome: { map: { 'Did it': 'approve', 'Did not do it': 'reject', 'Did another thing': 'override' } },
      time: { from: 'Answered (UTC)' },
      'reviewer.uid': { from: 'On shift' },
    });
    expect(review?.fields).not.toHaveProperty(['reviewer.group']);
    expect(verdict?.fields).toMatchObject({
      verdict: {
        map: {
          'Was nothing': 'false_positive',
          'Was an attack': 'true_positive',
          'Not clear': 'undetermined',
        },
      },
      time: { from: 'Found out (UTC)' },
    });
    const refused = preview.rows.flatMap((row) => row.refused);
    expect(refused).toEqual([]);
    expect(preview.rows.map(({ records }) => records.length)).toEqual([3, 3, 3, 1]);
  });

  it('takes for each time the one that is there when its word is, and what was done as the human’s act', async () => {
    const { box, mapping } = await guessed(
      [
        'Alert no.;Raised;Playbook suggested;Assistant;Build;Looked at;Call made;What was done;Undone on;Post-mortem',
        'A-1;03.08.2026 07:57;Kill process;Lynx;2.4.0;03.08.2026 09:26;Agreed;Kill process;;Confirmed attack',
        'A-2;03.08.2026 11:36;Block sender;Lynx;2.4.0;03.08.2026 11:56;Overruled;Leave alone;;Harmless',
        'A-3;03.08.2026 12:26;Block sender;Lynx;2.4.0;03.08.2026 12:54;Amended;Kill process;;',
        'A-4;14.08.2026 13:05;Leave alone;Lynx;2.5.1;14.08.2026 13:40;Agreed;Leave alone;;Inconclusive',
        'A-5;14.08.2026 15:11;Kill process;Lynx;2.5.1;14.08.2026 15:12;Agreed;Kill process;15.08.2026 09:00;Harmless',
        'A-6;14.08.2026 16:00;Kill process;Lynx;2.5.1;;;;;Confirmed attack',
        '',
      ].join('\n'),
    );
    const [decision, review, verdict] = mapping.records;
    // What is suggested is no workflow, whatever its name begins with.
    expect(decision?.fields).toMatchObject({
      release_id: { from: 'Build' },
      'agent.uid': { from: 'Assistant' },
    });
    expect(decision?.fields).not.toHaveProperty('workflow');
    expect(review?.when).toEqual([{ from: 'Call made', present: true }]);
    expect(review?.fields.time).toMatchObject({ from: 'Looked at' });
    expect(verdict?.fields.basis).toEqual({ value: 'incident_review' });
    expect(verdict?.fields.time).toMatchObject([{ from: 'Looked at' }]);
    const { rows } = await previewOf(box, mapping, { zone: 'Europe/Berlin' });
    const reviews = rows.flatMap(({ records }) => records.filter((each) => each.event_type === 'review'));
    expect(reviews).toMatchObject([
      { outcome: 'approve', time: '2026-08-03T07:26:00.000Z', modified_action: { category: 'evict' } },
      { outcome: 'override', modified_action: { name: 'Leave alone', category: 'none' } },
      { outcome: 'modify', modified_action: { category: 'evict' } },
      { outcome: 'approve', modified_action: { category: 'none' } },
      { outcome: 'approve', time: '2026-08-14T13:12:00.000Z' },
    ]);
    // The truth of A-6, which nobody looked at, has no time when it could be known.
    const truths = rows.flatMap(({ records }) => records.filter((each) => each.event_type === 'verdict'));
    expect(truths.map(({ verdict: word }) => word)).toEqual([
      'true_positive',
      'false_positive',
      'undetermined',
      'false_positive',
    ]);
  });

  it('takes no number of a case for a kind of case, however many rows there are', async () => {
    const rows = Array.from(
      { length: 150 },
      (_, at) => `A-${at};2026-08-03 07:57;Kill process;${at % 2 === 0 ? 'Agreed' : 'Rejected'}`,
    );
    const { mapping } = await guessed(['Alert no.;Raised;AI proposes;Answer', ...rows, ''].join('\n'));
    expect(mapping.records[0]?.fields).toMatchObject({ decision_id: { from: 'Alert no.' } });
    expect(mapping.records[0]?.fields).not.toHaveProperty('workflow');
  });
});
