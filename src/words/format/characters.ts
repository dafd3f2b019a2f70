export { capital, inSentence, joined, plainWord, sentence } from '../../records/clauses';

/** No-break space: a number and its unit stay on one line. */
export const nbsp = '\u00a0';
/** Word joiner: no line break at this place. */
const joiner = '\u2060';
/** Real minus sign. */
export const minus = '\u2212';

/** En dash that no line end can follow or precede, for ranges. */
export const to = `${joiner}\u2013${joiner}`;

/** The same words with ordinary spaces and no joiners: for labels read aloud, copying, comparing and exported data. */
export function plain(text: string): string {
  return text.replaceAll(nbsp, ' ').replaceAll(joiner, '');
}

/** A file name without an ending, of a title: letters, digits and dashes, at most 80; `otherwise` where none is left. */
export const fileName = (title: string, otherwise = 'unnamed'): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80) || otherwise;
