import { counted } from './format';

/** What is said of an engine that stopped, once another one holds the logs. */
export const startedAnew = {
  title: 'The database engine stopped and was started anew.',
  detail: (files: number): string =>
    `${counted(files, 'file')} ${files === 1 ? 'was' : 'were'} read again, and every number is counted anew. Nothing was changed.`,
} as const;

/** Why the logs are not open any more. */
export const notReadAgain = (why: string): string =>
  `The database engine stopped, and the logs could not be read again. ${why}`;

export const stopsAgain = (times: number): string =>
  `The database engine stopped again and again: after ${times} new starts these logs are not read again on their own.`;
