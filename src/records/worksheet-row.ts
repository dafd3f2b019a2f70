import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { identifier, sha256Hex, text } from './common';

/** Heads of a worksheet as a table. What follows a colon tells the reader what to write. */
export const worksheetColumns = {
  key: 'shadowproof-worksheet/1',
  check: 'check (leave both as they are)',
  incident: 'incident',
  opened: 'opened',
  workflow: 'workflow',
  severity: 'severity',
  findings: 'findings',
  resources: 'concerned',
  evidence: 'evidence',
  answer: 'answer: yes, nothing to do, authorised, false alarm, cannot tell, skip',
  actions: 'actions, if yes: isolate; evict; restore; harden; deceive; detect; enrich; notify; escalate',
  targets: 'targets, if yes: ids separated by ;',
  sure: 'how sure: sure, fairly, unsure',
  reason: 'reason, required to skip',
  seconds: 'seconds',
} as const;
export type WorksheetColumn = keyof typeof worksheetColumns;

/** Words of the answer column, ours for each. */
export const worksheetAnswers = {
  yes: 'warranted',
  'nothing to do': 'not_needed',
  authorised: 'authorised',
  authorized: 'authorised',
  'false alarm': 'false_alarm',
  'cannot tell': 'undetermined',
  skip: 'skipped',
} as const;

/** Which case a row answers, for whom it was made and when. */
export const worksheetKeySchema = z.strictObject({
  draw: sha256Hex,
  case: sha256Hex,
  incident: identifier,
  decisions: z.array(identifier).min(1),
  reader: identifier,
  group: text.nullable(),
  made: z.iso.datetime({ offset: true }),
});
export type WorksheetKey = z.infer<typeof worksheetKeySchema>;

/** The key as a cell: ASCII, so that a spreadsheet in another encoding leaves it as it is. */
export const keyCell = (key: WorksheetKey): string =>
  JSON.stringify(key).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Fits a key and no other: the first 16 digits of its SHA-256, with a letter so that no spreadsheet takes it for a number. */
export const keyCheck = (cell: string): string => `x${bytesToHex(sha256(utf8ToBytes(cell))).slice(0, 16)}`;

const headBytes = 512;
const mostBytes = 256 * 1024 ** 2;

/** Is this the table of a worksheet, filled in or not? Whatever separates its columns. */
export const isWorksheet = async (blob: Blob): Promise<boolean> =>
  blob.size <= mostBytes &&
  /^\uFEFF?"?shadowproof-worksheet\/1"?[,;\t]/.test(await blob.slice(0, headBytes).text());
