import { fileEnd, generator, numbersEnd, numbersStart } from '../file/marker';

/**
 * What a text is. `html`: a report of ours, its numbers still as text. `json`: the numbers as a file of their
 * own. `cut`: a report that ends before its end. `damaged`: a report whose numbers are not where they belong.
 * `other`: no report of ours.
 */
export type Extracted =
  | { readonly kind: 'html'; readonly json: string; readonly sha256: string }
  | { readonly kind: 'json'; readonly json: string }
  | { readonly kind: 'cut' | 'damaged' | 'other' };

const digest = /^[0-9a-f]{64}"/;
const jsonStart = /^\s*\{\s*"(?:sha256|report)"/;
const generatorTag = `<meta name="generator" content="${generator} `;
/** The head of a report is far shorter; another page that quotes one in its middle is no report. */
const headLength = 4000;

/** Mail and version control write other line ends; such a file is changed, but it is not cut. */
const plainTail = (text: string) => text.trimEnd().slice(-100).replaceAll('\r\n', '\n');

/** Could a file that begins so be a report, or a page at all? Decides who reads it. */
export const looksLikeReport = (start: string): boolean => {
  const text = start.replace(/^\uFEFF/, '').trimStart();
  return /^<(!doctype|html|!--|\?xml|head|body|script)/i.test(text) || jsonStart.test(text);
};

/** Finds the frozen numbers in a file's text. Nothing of it is parsed as a page, and nothing runs. */
export function extractNumbers(text: string): Extracted {
  if (jsonStart.test(text)) return { kind: 'json', json: text };
  if (!text.slice(0, headLength).includes(generatorTag)) return { kind: 'other' };
  const start = text.indexOf(numbersStart);
  if (start < 0) return { kind: text.trimEnd().endsWith('</html>') ? 'damaged' : 'cut' };
  const rest = text.slice(start + numbersStart.length);
  const end = rest.indexOf(numbersEnd);
  if (end < 0 || !plainTail(rest).endsWith(fileEnd.trim())) return { kind: 'cut' };
  if (!digest.test(rest) || text.indexOf(numbersStart, start + 1) >= 0) return { kind: 'damaged' };
  const json = rest.slice(rest.indexOf('>') + 1, end).trim();
  return { kind: 'html', json, sha256: rest.slice(0, 64) };
}
