import { z } from 'zod';
import { longestReader } from './audit-answer';
import { fieldWords } from './form-field';

const tooLong = `Keep it to ${longestReader} characters.`;

/** Who reads the cases of a draw: the name that the answers carry. */
export const readerFormSchema = z.strictObject({
  uid: z.string().trim().min(1, 'Write your name or id.').max(longestReader, tooLong).register(fieldWords, {
    label: 'Your name or id',
    help: 'Written into the file of answers as you type it. Screens show a short code.',
  }),
  group: z.string().trim().max(longestReader, tooLong).register(fieldWords, { label: 'Team, optional' }),
  isSecond: z.boolean().register(fieldWords, {
    label: 'I am the second reader: show me only the cases that two people read',
  }),
});
export type ReaderFormFields = z.infer<typeof readerFormSchema>;

/** Names of a text, one a line, each once. */
export const namesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((name) => name.trim())
      .filter(Boolean),
  ),
];

/** Worksheets for people who read outside the app. */
export const worksheetFormSchema = z.strictObject({
  names: z
    .string()
    .refine((text) => namesOf(text).length > 0, 'Write at least one name.')
    .refine((text) => namesOf(text).every((name) => name.length <= longestReader), tooLong)
    .register(fieldWords, {
      label: 'Names or ids of the readers, one a line',
      help: 'The cases are shared out among them. With two readers or more, cases for two readers go to two of them.',
      lines: 3,
    }),
  areSecond: z
    .boolean()
    .register(fieldWords, { label: 'Second readers: only the cases that two people read' }),
  isTable: z.boolean().register(fieldWords, {
    label: 'As tables (CSV), without a check of the cases and without measured time',
  }),
});
export type WorksheetFormFields = z.infer<typeof worksheetFormSchema>;
