import { frozenSlice } from '../../../answers/frozen/slice';
import type { ReportSectionId } from '../../../records/report/report';
import type { FigureNote } from '../../../session/figure-notes';
import { readLink } from '../../../session/link';
import type { Screen } from '../../../session/screens';
import { shortRelease } from '../../../words/filter-words';

const screensOf: Partial<Record<ReportSectionId, Screen>> = {
  readiness: 'readiness',
  outcomes: 'outcomes',
  overrides: 'overrides',
  drift: 'drift',
  what_if: 'what-if',
  tests: 'tests',
  integrity: 'load',
};

/** The notes on figures of a question of the report, each with its figure and the slice that it was written on. */
export function notesOfSection(id: ReportSectionId, notes: readonly FigureNote[]): string[] {
  return notes.flatMap(({ figure, address, text }) => {
    const { view, selection } = readLink(address);
    if (view.screen !== screensOf[id]) return [];
    return [`“${figure}” (${frozenSlice(selection, shortRelease).said}): ${text}`];
  });
}
