import { access, constants, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { openInNode } from '../../database/engine/node';
import type { Database } from '../../database/engine/database';
import { reportDecisionSchema, type Report, reportSections } from '../../records/report/report';
import { writeReport } from '../../report/file/write';
import { emptySelection, type Selection } from '../../slice/selection/selection';
import { sealed } from '../reports/digest';
import { freezeNumbers, withWords } from '../reports/freeze/freeze';
import { personNames } from '../reports/person-name';
import { readPeriod } from '../state/period';
import { BadArguments, readArguments } from './arguments';
import { attestationsOf } from './attestations';
import { CannotEvaluate, criteriaOf } from './criteria';
import { loadFiles } from './load';
import { readReportArguments, type ReportArguments, reportUsage } from './report-arguments';
import { writeOtherForms } from './report-forms';
import { progressLine, sourcesRead } from './sources';

const wordsSchema = z.strictObject({
  title: z.string().trim().min(1).max(200).optional(),
  remarks: z.partialRecord(z.enum(reportSections), z.string().max(5000)).optional(),
  decision: reportDecisionSchema.optional(),
});

export const defaultTitle = 'Promotion report';

async function wordsOf({ words }: ReportArguments): Promise<z.infer<typeof wordsSchema>> {
  if (words === null) return {};
  let value: unknown;
  try {
    value = JSON.parse(await readFile(words, 'utf8'));
  } catch (error) {
    throw new CannotEvaluate(`${words}: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
  const parsed = wordsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path: at, message }) => `${at.join('.') || 'the whole'}: ${message}`,
  );
  throw new CannotEvaluate([`${words} does not hold the words of a report:`, ...problems].join('\n  '));
}

function selectionOf({ workflows, agents }: ReportArguments, lagDays: number | null): Selection {
  return {
    ...emptySelection,
    ...(lagDays === null ? {} : { maturityLagDays: lagDays }),
    only: {
      ...(workflows.length > 0 ? { workflow: workflows } : {}),
      ...(agents.length > 0 ? { agent: agents } : {}),
    },
  };
}

async function salted({ saltFile }: ReportArguments): Promise<((uid: string) => string) | null> {
  if (saltFile === null) return null;
  try {
    return personNames(await readFile(saltFile, 'utf8'));
  } catch (error) {
    throw new CannotEvaluate(`${saltFile}: ${error instanceof Error ? error.message : 'unreadable'}`);
  }
}

async function frozen(args: ReportArguments, database: Database): Promise<Report> {
  // The options that both commands share are read by one reader.
  const shared = readArguments([
    ...args.files,
    ...args.criteria.flatMap((file) => ['--criteria', file]),
    ...(args.lag === null ? [] : ['--lag', args.lag]),
  ]);
  const [criteria, words, personName] = [await criteriaOf(shared), await wordsOf(args), await salted(args)];
  const account = await loadFiles(args.files, database, progressLine(process.stderr));
  process.stderr.write('\n');
  const unreadable = sourcesRead(account).filter(({ problem }) => problem !== null);
  if (unreadable.length > 0) {
    throw new CannotEvaluate(unreadable.map(({ name, problem }) => `${name}: ${problem}`).join('\n'));
  }
  const period = await readPeriod(database, account.build.asOf);
  if (period === null) throw new CannotEvaluate('No decision was read: nothing to report.');
  const numbers = await freezeNumbers(database, {
    account,
    period,
    selection: selectionOf(args, shared.lagDays),
    criteria,
    attestations: await attestationsOf(args.attestations),
    sections: args.sections,
    rawFields: args.rows,
    personName,
  });
  return withWords(numbers, {
    title: args.title ?? words.title ?? defaultTitle,
    remarks: words.remarks ?? {},
    decision: words.decision ?? null,
    exportedAt: args.exportedAt,
  });
}

/**
 * Writes the report of log files as the app does, on the engine it ships: the same files, criteria, words
 * and time of export give the same bytes. Gives 0 when it is written, 1 on an error.
 */
export async function main(given: readonly string[]): Promise<number> {
  let database: Database | undefined;
  try {
    const args = readReportArguments(given);
    if (args.help) {
      process.stdout.write(`${reportUsage}\n`);
      return 0;
    }
    for (const file of args.files) await access(file, constants.R_OK);
    database = await openInNode();
    const report = await frozen(args, database);
    const seal = sealed(report);
    await mkdir(path.dirname(args.out), { recursive: true });
    const html = writeReport(report, seal);
    await writeFile(args.out, html);
    await writeOtherForms(report, seal, args);
    process.stdout.write(`${args.out}: ${report.headline}\nSHA-256 of its numbers: ${seal.sha256}\n`);
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n${error instanceof BadArguments ? `\n${reportUsage}\n` : ''}`);
    return 1;
  } finally {
    await database?.close();
  }
}
