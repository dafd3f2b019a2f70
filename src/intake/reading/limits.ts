/** A line or array element longer than this is rejected without being held in memory. */
export const maxRecordBytes = 8 * 1024 * 1024;
/** Objects and lists inside each other. */
export const maxDepth = 64;
/** What was found is shown up to this many characters. */
export const maxFoundLength = 120;
/** Of the rejections of one source so many are kept; all are counted. */
export const maxKeptRejections = 10_000;
/** So many names of unknown kinds, or fields in the count of rejections, are told apart; the rest share one. */
export const maxNames = 200;

export const cut = (text: string): string =>
  text.length > maxFoundLength ? `${text.slice(0, maxFoundLength - 1)}…` : text;
