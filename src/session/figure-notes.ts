import { z } from 'zod';
import { createStore } from './create-store';

const noteSchema = z.object({
  /** Title of the figure that it is about. */
  figure: z.string().max(300),
  /** The view that it was written on, as a link without the logs. */
  address: z.string().max(50_000),
  text: z.string().min(1).max(2000),
  /** RFC 3339. */
  made: z.string().max(40),
});
export type FigureNote = z.infer<typeof noteSchema>;

export interface FigureNotesFields {
  /** The reader's own notes on figures, oldest first; they change no number. */
  notes: readonly FigureNote[];
}

export const longestNote = 2000;
const mostNotes = 500;
const start: FigureNotesFields = { notes: [] };

export const useFigureNotes = createStore({ notes: ['screen', 'local_storage', 'report'] }, start, {
  key: 'shadowproof.figure-notes',
  schema: { notes: z.array(noteSchema).max(mostNotes) },
  bare: 'json',
  followsOtherTabs: true,
});

/** Keeps a note on this machine; false where this browser keeps nothing, or 500 are kept. */
export function addNote(note: Omit<FigureNote, 'made'>): boolean {
  const { notes } = useFigureNotes.getState();
  if (notes.length >= mostNotes) return false;
  useFigureNotes.setState({ notes: [...notes, { ...note, made: new Date().toISOString() }] });
  return useFigureNotes.isKept();
}

export const removeNote = (note: FigureNote): void =>
  useFigureNotes.setState(({ notes }) => ({ notes: notes.filter((each) => each !== note) }));
