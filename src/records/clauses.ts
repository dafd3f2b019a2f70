// Sentences are built from clauses, once: nothing takes a finished one apart.

/** The beginning of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A clause as a sentence: "no human decided here" as "No human decided here." */
export const sentence = (clause: string): string => `${capital(clause)}.`;

/**
 * A title inside a sentence: "False-positive share" as "false-positive share"; one that begins with an
 * abbreviation, a quotation or a name of one letter stays as it is: "SOC labels", "E of the gate".
 */
export const inSentence = (title: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

/** "a", "a and b", "a, b and c". */
export const joined = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** A word of the logs for people: underscores become spaces, `(none)` says that nothing was logged. */
export const plainWord = (word: string): string =>
  word === '(none)' ? 'not logged' : word.replaceAll('_', ' ');
