import { access, constants, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openInNode } from '../database/engine/node';
import type { Database } from '../database/engine/database';
import type { Query } from '../database/engine/query';
import { SharedQuery } from '../database/engine/shared-query';
import { driftBundles } from '../metrics/drift/bundles';
import type { Report } from '../records/report/report';
import { writeReport } from '../report/file/write';
import { emptySelection, type Selection } from '../slice/selection/selection';
import { sealed } from '../report/file/digest';
import { freezeNumbers, withWords } from '../answers/frozen/freeze';
import { personNames } from '../records/person-names';
import { readPeriod } from '../metrics/in-view/period';
import { BadArguments, readArguments } from './arguments';
import { attestationsOf } from './attestations';
import { CannotEvaluate, criteriaOf } from './criteria';
import { loadFiles } from './load';
import { readReportArguments, type ReportArguments, reportUsage } from './report-arguments';
import { writeOtherForms } from './report-forms';
import { readWords } from './report-words';
import { progressLine, sourcesRead } from '../answers/integrity-of-logs/sources-read';
import { changesOf } from './what-if';
import { errorText } from '../records/unknown';

export const defaultTitle = 'Promotion report';

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
    throw new CannotEvaluate(`${saltFile}: ${errorText(error)}`);
  }
}

/** The release that `--baseline` names, by its id or the name of its record. */
async function baselineOf(query: Query, { baseline }: ReportArguments): Promise<string | null> {
  if (baseline === null) return null;
  const { bundles } = await driftBundles(query, emptySelection);
  const found = bundles.find(({ release, name }) => release === baseline || name === baseline);
  if (found) return found.release;
  const names = bundles.map(({ release, name }) => name ?? release);
  throw new CannotEvaluate(
    `--baseline ${baseline}: no such bundle; the logs hold ${names.join(', ') || 'none'}.`,
  );
}

async function frozen(args: ReportArguments, database: Database): Promise<Report> {
  // The options that both commands share are read by one reader.
  const shared = readArguments([
    ...args.files,
    ...args.criteria.flatMap((file) => ['--criteria', file]),
    ...(args.lag === null ? [] : ['--lag', args.lag]),
  ]);
  const [criteria, words, personName] = [
    await criteriaOf(shared),
    await readWords(args.words),
    await salted(args),
  ];
  const changes = await changesOf(args.whatIf);
  const account = await loadFiles(args.files, database, progressLine(process.stderr));
  process.stderr.write('\n');
  const unreadable = sourcesRead(account).filter(({ problem }) => problem !== null);
  if (unreadable.length > 0) {
    throw new CannotEvaluate(unreadable.map(({ name, problem }) => `${name}: ${problem}`).join('\n'));
  }
  const query = new SharedQuery(database);
  const period = await readPeriod(query, account.build.asOf);
  if (period === null) throw new CannotEvaluate('No decision was read: nothing to report.');
  const numbers = await freezeNumbers(query, {
    account,
    period,
    selection: selectionOf(args, shared.lagDays),
    criteria,
    attestations: await attestationsOf(args.attestations),
    sections: args.sections,
    rawFields: args.rows,
    baseline: await baselineOf(query, args),
    changes: changes.map((change) => ({ change, hasSettings: true })),
    personName,
  });
  return withWords(numbers, {
    title: args.title ?? words.title ?? defaultTitle,
    remarks: words.remarks,
    decision: words.decision,
    exportedAt: args.exportedAt,
  });
}

/**
 * Writes the report of log files as the app does, on the engine it ships: the same files, criteria, words
 * and time of export give the same bytes. Gives 0 when it is written, 1 on an error. An `engine` that is given
 * is emptied first and stays open.
 */
export async function main(given: readonly string[], engine?: Database): Promise<number> {
  let opened: Database | undefined;
  try {
    const args = readReportArguments(given);
    if (args.help) {
      process.stdout.write(`${reportUsage}\n`);
      return 0;
    }
    for (const file of args.files) await access(file, constants.R_OK);
    await engine?.clear();
    const report = await frozen(args, engine ?? (opened = await openInNode()));
    const seal = sealed(report);
    await mkdir(path.dirname(args.out), { recursive: true });
    const html = writeReport(report, seal);
    await writeFile(args.out, html);
    await writeOtherForms(report, seal, args);
    process.stdout.write(
      `${args.out}: ${[...(report.missing ?? []).slice(0, 1), report.headline].join(' ')}\nSHA-256 of its numbers: ${seal.sha256}\n`,
    );
    return 0;
  } catch (error) {
    const message = errorText(error);
    process.stderr.write(`${message}\n${error instanceof BadArguments ? `\n${reportUsage}\n` : ''}`);
    return 1;
  } finally {
    await opened?.close();
  }
}
