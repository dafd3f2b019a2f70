import { readFile } from 'node:fs/promises';
import type { Database } from '../database/engine/database';
import type { Query } from '../database/engine/query';
import { SharedQuery } from '../database/engine/shared-query';
import { driftBundles } from '../metrics/drift/bundles';
import type { Report } from '../records/report/report';
import { emptySelection } from '../slice/selection/selection';
import { sealed } from '../report/file/digest';
import { freezeNumbers, withWords } from '../answers/frozen/freeze';
import { personNames } from '../records/person-names';
import { readPeriod } from '../metrics/in-view/period';
import { aboutOf, BadArguments } from './arguments';
import { onEngine } from './engine';
import { readRecords } from '../intake/loading/read-record';
import { auditsOf } from './audits';
import { attestationsOf } from './attestations';
import { CannotEvaluate, criteriaOf, judgeWhole } from './criteria';
import { keepLook } from './ledger';
import { refuseOutputs, writeOutputs } from './outputs';
import { filesOf, readFiles, readPaths, selectionOf } from './read-files';
import { readReportArguments, type ReportArguments, reportUsage } from './report-arguments';
import { outputsOf, reportFiles } from './report-forms';
import { readWords } from './report-words';
import { ownTests, selfTests } from './self-tests';
import { tryLines, withheldSentence } from '../answers/readiness/ledger-words';
import { ownTestLines } from '../answers/readiness/own-test-words';
import { selfTestLines } from '../answers/readiness/self-test-words';
import { criteriaHash } from '../readiness/criteria/criteria';
import { askedOf } from '../readiness/gather/gather';
import { noDecision } from '../answers/integrity-of-logs/source-lines';
import {
  aloneSentence,
  givenAwayBy,
  givenAwayLines,
  givenAwayTogether,
  togetherSentence,
} from '../answers/frozen/between';
import { shown } from './terminal';
import { signerOfFile } from './signing';
import { sinceOf } from '../report/comparison/since';
import { openReport, type OpenedReport } from '../report/reading/open-report';
import { changesOf } from './what-if';
import { errorText } from '../records/unknown';

export const defaultTitle = 'Readiness report';

async function salted({
  namesSaltFile: saltFile,
}: ReportArguments): Promise<((uid: string) => string) | null> {
  if (saltFile === null) return null;
  try {
    return personNames(await readFile(saltFile, 'utf8'));
  } catch (error) {
    throw new CannotEvaluate(`${saltFile}: ${errorText(error)}`);
  }
}

/** The report that an option names. */
async function earlierOf(option: string, file: string | null): Promise<OpenedReport | null> {
  if (file === null) return null;
  try {
    return openReport(file, await readFile(file, 'utf8'));
  } catch (error) {
    throw new CannotEvaluate(`${option} ${file}: ${errorText(error)}`);
  }
}

/** What the report gives away by itself and together with one that is out already. */
function givenAway(report: Report, out: OpenedReport | null): { text: string; isRefused: boolean } {
  const alone = givenAwayBy(report);
  const lines = [aloneSentence(alone.length), ...givenAwayLines(alone).map((line) => `  ${line}`)];
  if (out === null) return { text: lines.map(shown).join('\n'), isRefused: false };
  const { found, compared } = givenAwayTogether(out.report, report);
  const together = [
    togetherSentence(out.name, found.length, compared),
    ...givenAwayLines(found).map((line) => `  ${line}`),
  ];
  const isRefused = found.length > 0;
  return { text: (isRefused ? together : [...lines, ...together]).map(shown).join('\n'), isRefused };
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

async function frozen(args: ReportArguments, database: Database, signal: AbortSignal): Promise<Report> {
  const criteria = await criteriaOf(args);
  const words = await readWords(args.words);
  const personName = await salted(args);
  const earlier = await earlierOf('--since', args.since);
  const changes = await changesOf(args.whatIf);
  const { account, sources } = await readFiles(args, database, 'report', signal);
  const query = new SharedQuery(database, { longest: 100_000 });
  const period = await readPeriod(query, account.build.asOf);
  if (period === null) throw new CannotEvaluate(noDecision('report', sources));
  const attestations = await attestationsOf(args.attestations);
  const audits = await auditsOf(args.audits);
  const numbers = await freezeNumbers(query, {
    account,
    period,
    selection: selectionOf(args),
    criteria,
    ...{ attestations, audits, readRecords },
    sections: args.sections,
    rawFields: args.rows,
    baseline: await baselineOf(query, args),
    changes: changes.map((change) => ({ change, hasSettings: true })),
    personName,
  });
  const isJudged = args.ledger !== null || args.selfTest;
  const whole = isJudged ? await judgeWhole(query, account, criteria, attestations, audits) : null;
  const ledger = whole && (await keepLook(args, whole, criteria, query));
  const evaluation = whole && askedOf(whole, selectionOf(args));
  // Last: it empties the database.
  const write = (progress: string) => void process.stderr.write(progress);
  const tests = evaluation && args.selfTest ? await selfTests(database, evaluation, criteria, write) : [];
  const own = evaluation && args.selfTest ? await ownTests(database, evaluation, criteria, write) : [];
  const hashes = criteria.map(criteriaHash);
  const said = {
    tries: tryLines(ledger?.tries ?? []),
    withheld: ledger && whole && withheldSentence(ledger, whole.scopes),
    selfTests: [...selfTestLines(tests, hashes), ...ownTestLines(own, hashes)].slice(0, 50),
    title: args.title ?? words.title ?? defaultTitle,
    remarks: words.remarks,
    decision: words.decision,
    exportedAt: args.exportedAt,
  };
  const report = withWords(numbers, said);
  return earlier === null ? report : withWords(numbers, { ...said, since: sinceOf(earlier, report) });
}

/**
 * Writes the report of log files as the app does: the same files, criteria, words and time of export give the same
 * bytes. Gives 0 when it is written, 1 on an error, 2 where it would give small groups away with that of `--against`, 130 or 143 when a signal stopped it. An `engine` that is given is
 * emptied first and stays open.
 */
export async function main(given: readonly string[], engine?: Database): Promise<number> {
  try {
    const about = aboutOf(given, reportUsage);
    if (about !== null) {
      process.stdout.write(`${about}\n`);
      return 0;
    }
    const read = readReportArguments(given);
    const args = { ...read, files: await filesOf(read.files) };
    const inputs = [
      ...readPaths(args),
      args.words,
      args.namesSaltFile,
      args.since,
      args.against,
      args.signKey,
    ];
    await refuseOutputs(outputsOf(args), inputs);
    const out = await earlierOf('--against', args.against);
    const signer = args.signKey === null ? null : await signerOfFile(args.signKey);
    return await onEngine(args.engine, engine, async (database, signal) => {
      const report = await frozen(args, database, signal);
      const { text, isRefused } = givenAway(report, out);
      if (isRefused) {
        process.stderr.write(`${text}\n`);
        return 2;
      }
      const seal = sealed(report);
      await writeOutputs(await reportFiles(report, seal, args, signer), [...inputs, args.ledger]);
      process.stdout.write(
        `${args.out}: ${[...(report.missing ?? []).slice(0, 1), report.headline].join(' ')}\n${text}\nSHA-256 of its numbers: ${seal.sha256}\n`,
      );
      return 0;
    });
  } catch (error) {
    const message = errorText(error);
    process.stderr.write(`${message}\n${error instanceof BadArguments ? `\n${reportUsage}\n` : ''}`);
    return 1;
  }
}
