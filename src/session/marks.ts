import { z } from 'zod';
import { createStore } from './create-store';

export const markWords = ['agreed', 'questioned', 'to follow up'] as const;

const markSchema = z.object({
  decision_id: z.string().max(1000),
  mark: z.enum(markWords),
  note: z.string().max(4000),
  /** When it was made, RFC 3339. */
  marked_time: z.string().max(40),
});
export type ReaderMark = z.infer<typeof markSchema>;

export interface MarksFields {
  /** The reader's own marks by `event_id`; they change no number. */
  marks: Readonly<Record<string, ReaderMark>>;
}

const mostMarks = 20_000;

const start: MarksFields = { marks: {} };

export const useMarks = createStore({ marks: ['screen', 'local_storage'] }, start, {
  key: 'shadowproof.marks',
  schema: { marks: z.record(z.string(), markSchema) },
  bare: 'json',
  followsOtherTabs: true,
});

/** Keeps a mark on this machine; null takes it away. False where this browser keeps nothing, or too many are kept. */
export function setMark(eventId: string, mark: Omit<ReaderMark, 'marked_time'> | null): boolean {
  const { [eventId]: _left, ...others } = useMarks.getState().marks;
  if (mark !== null && Object.keys(others).length >= mostMarks) return false;
  const marks =
    mark === null ? others : { ...others, [eventId]: { ...mark, marked_time: new Date().toISOString() } };
  useMarks.setState({ marks });
  return useMarks.isKept();
}

/** One JSON object a line, oldest first. */
export function marksAsLines(marks: MarksFields['marks']): string {
  return Object.entries(marks)
    .sort(([, a], [, b]) => (a.marked_time < b.marked_time ? -1 : 1))
    .map(([event_id, mark]) => `${JSON.stringify({ event_id, ...mark })}\n`)
    .join('');
}
