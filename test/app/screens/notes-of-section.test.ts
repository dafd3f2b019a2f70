import { expect, it } from 'vitest';
import { notesOfSection } from '../../../src/app/screens/report/notes-of-section';

const note = (figure: string, address: string) => ({
  figure,
  address,
  text: 'Ask.',
  made: '2026-11-30T00:00:00Z',
});

it('puts a note on a figure under the question of its screen, with the slice that it was written on', () => {
  const notes = [
    note('Which team', '?tm=cloud-team&screen=overrides'),
    note('Gates', '?'),
    note('By week', '?screen=drift'),
  ];
  expect(notesOfSection('overrides', notes)).toEqual([
    '“Which team” (production; the whole period; reviewer group cloud-team; right and wrong of decisions older than 14 days; labels of any source): Ask.',
  ]);
  expect(notesOfSection('drift', notes)).toHaveLength(1);
  expect(notesOfSection('readiness', notes)).toHaveLength(0);
  expect(notesOfSection('definitions', notes)).toHaveLength(0);
});
