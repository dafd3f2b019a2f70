import { type AuditDraw, auditDrawSchema } from './audit';
import { parseJson } from './json';
import { digestOf } from './seal-proposal';
import { errorText } from './unknown';
import type { VerdictRecord } from './verdict';
import { isWorksheet } from './worksheet-row';

const mostBytes = 256 * 1024 ** 2;
const startBytes = 512;
const named = /"format"\s*:\s*"shadowproof-audit-draw\//;

/** Is this file the record of a draw, and so no log? Also one that is damaged or of another version. */
export async function isDrawFile(blob: Blob): Promise<boolean> {
  if (blob.size > mostBytes) return false;
  const start = await blob.slice(0, startBytes).text();
  if (named.test(start)) return true;
  // In the canonical form `attempt` is the first key, and the format is far behind.
  return /^\uFEFF?\s*\{\s*"attempt"/.test(start) && named.test(await blob.text());
}

/** The draw that a text records, sealed or edited since, or why it is none, as a sentence. */
export function parseAnyDraw(text: string): AuditDraw | string {
  let value: unknown;
  try {
    value = parseJson(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return `This record of a draw is no whole JSON: ${errorText(error)}.`;
  }
  const { data, error } = auditDrawSchema.safeParse(value);
  if (error) {
    const [first] = error.issues;
    return `This record of a draw cannot be used: ${first?.path.join('.') || 'it'}: ${first?.message ?? 'not readable'}.`;
  }
  return data;
}

/** The draw that a text records as it was sealed, or why it cannot be used, as a sentence. */
export function parseDraw(text: string): AuditDraw | string {
  const draw = parseAnyDraw(text);
  if (typeof draw === 'string') return draw;
  const { digest, ...rest } = draw;
  if (digestOf(rest) !== digest)
    return 'This record of a draw was altered: its digest does not fit. Open the file as it was saved.';
  return draw;
}

const firstLineBytes = 64 * 1024;

/** Is this a file of answers to an audit, which belongs beside the logs that are open? */
export async function isAnswersFile(blob: Blob): Promise<boolean> {
  if (await isWorksheet(blob)) return true;
  const [line = ''] = (await blob.slice(0, firstLineBytes).text()).split('\n');
  if (!/"sampling"/.test(line)) return false;
  try {
    const { event_type: kind, sampling } = parseJson(line) as Partial<VerdictRecord>;
    return kind === 'verdict' && sampling?.draw !== undefined && sampling.case !== undefined;
  } catch {
    return false;
  }
}
