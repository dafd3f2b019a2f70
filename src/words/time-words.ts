import { utcDate, utcDateTime } from './format';

export const day = 86_400_000;

/** The first moment of a slice: its day, with the time where it does not begin at midnight UTC. */
export const startWords = (from: number): string => (from % day === 0 ? utcDate(from) : utcDateTime(from));

/** The end of a slice, itself left out: the last day, or the time where it does not end at midnight UTC. */
export const endWords = (to: number): string => (to % day === 0 ? utcDate(to - day) : utcDateTime(to));
