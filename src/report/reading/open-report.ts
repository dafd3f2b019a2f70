import { canonical } from '../../records/canonical';
import { type Report, reportFileSchema, reportFormat, reportSchema } from '../../records/report/report';
import { writeReport } from '../file/write';
import { extractNumbers } from './extract';
import { sealed } from '../file/digest';
import { isSameBuild, ownStamp } from '../../records/own-version';
import { isObject } from '../../records/unknown';
import { parseJson, RepeatedKey } from '../../records/json';

/** A report that was opened again. */
export interface OpenedReport {
  readonly name: string;
  readonly report: Report;
  /** SHA-256 that the file states. */
  readonly stated: string;
  /** SHA-256 of the numbers that are in it. */
  readonly found: string;
  /**
   * Does the page say what its numbers say? `same`: it is, byte for byte, what these numbers give. `carried`: it is,
   * but for line ends, a byte order mark or blanks at its end, as mail writes them. `altered`: it is not. `unknown`:
   * another build wrote it, or it is no page.
   */
  readonly page: 'same' | 'carried' | 'altered' | 'unknown';
}

/** A file that cannot be opened as a report; the message is for people. */
export class NoReport extends Error {
  override readonly name = 'NoReport';
}

const whole = 64 * 1024 ** 2;

/** What is wrong with a text that is no report, or no whole one. */
const refusals = {
  other: 'This page is no report of Shadowproof. A report is the HTML file that “Save the report” wrote.',
  cut: 'This report is cut: it ends before its end, so its numbers are not all there. Get the file again.',
  damaged: 'This report was changed: its numbers are not where they belong. Get the file again.',
} as const;

function parsed(json: string): unknown {
  try {
    return parseJson(json);
  } catch (reason) {
    if (reason instanceof RepeatedKey)
      throw new NoReport(`The numbers in this report were changed: ${reason.message}.`);
    throw new NoReport('The numbers in this report are no JSON any more: the file was changed or cut.');
  }
}

function formatOf(value: unknown): string | undefined {
  return isObject(value) && typeof value.format === 'string' ? value.format : undefined;
}

function checked(value: unknown): Report {
  const format = formatOf(value);
  const version = /^shadowproof-report\/(\d{1,9})$/.exec(format ?? '')?.[1];
  if (version !== undefined && Number(version) > 1) {
    throw new NoReport(
      `This report was made by a newer Shadowproof (${format}); this one reads ${reportFormat}. Open it with the newer one; it also opens by itself in any browser.`,
    );
  }
  const result = reportSchema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new NoReport(
    `The numbers in this report are not in their form: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'unreadable'}.`,
  );
}

/** The report in a file's text, with what its digest says. Throws `NoReport`. Nothing of the file runs. */
export function openReport(name: string, text: string): OpenedReport {
  if (text.length > whole) throw new NoReport('This file is larger than any report.');
  const found = extractNumbers(text);
  if (found.kind !== 'html' && found.kind !== 'json') throw new NoReport(refusals[found.kind]);
  const value = parsed(found.json);
  if (found.kind === 'json') {
    const inner = isObject(value) && 'report' in value ? value.report : null;
    const report = checked(inner);
    const file = reportFileSchema.safeParse(value);
    if (!file.success) throw new NoReport('This file of numbers does not state its SHA-256.');
    return { name, report, stated: file.data.sha256, found: sealed(report).sha256, page: 'unknown' };
  }
  const report = checked(value);
  const seal = sealed(report);
  // What was read must be all there was: a member that the schema drops would leave the digest.
  if (canonical(value) !== seal.text) throw new NoReport(refusals.damaged);
  return { name, report, stated: found.sha256, found: seal.sha256, page: pageOf(report, found.sha256, text) };
}

function pageOf(report: Report, stated: string, text: string): OpenedReport['page'] {
  const seal = { ...sealed(report), sha256: stated };
  if (!isSameBuild(report.app, ownStamp)) return 'unknown';
  const written = writeReport(report, seal);
  if (written === text) return 'same';
  const plain = (page: string) =>
    page
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n')
      .trimEnd();
  return plain(written) === plain(text) ? 'carried' : 'altered';
}
