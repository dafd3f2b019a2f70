import type { Database } from '../database/engine/database';
import { SharedQuery } from '../database/engine/shared-query';
import type { Criteria } from '../records/criteria';
import { askedOf } from '../readiness/gather/gather';
import type { Evaluation } from '../readiness/judge';
import type { ScopeVerdict } from '../readiness/verdict';
import { crosswalkOf } from '../answers/readiness/crosswalk';
import { fateLines } from '../answers/outcomes/fate-words';
import { proposalFates } from '../metrics/accounting/fates';
import { leftOut } from '../metrics/left-out/left-out';
import { missingBlock, testsOnly } from '../answers/readiness/missing-block';
import { testResultOf } from '../report/forms/test-result';
import { onEngine } from './engine';
import { aboutOf, BadArguments, groupings, readArguments, usage } from './arguments';
import type { Arguments } from './arguments';
import { CannotEvaluate, criteriaOf, judgeWhole } from './criteria';
import { auditsOf, requireScopes } from './audits';
import { attestationsOf } from './attestations';
import { kpisOf } from './kpis';
import { groupedKpis, kpiLines, printedGroups, printedKpis } from './print-kpis';
import { moreAsked } from '../answers/measures/kpi-words';
import { refuseOutputs } from './outputs';
import { filesOf, NothingRead, readFiles, readPaths, selectionOf } from './read-files';
import { keepLook, leaves, printedLedger } from './ledger';
import { crosswalkLines, printed } from './print';
import { shown, terminalOf } from './terminal';
import { resultOf } from './result';
import { signerOfFile } from './signing';
import { statementOut } from '../report/signing/dsse';
import { ownTests, printedOwnTests, printedSelfTests, selfTests } from './self-tests';
import { changesOf, printedProposals, proposalsOf } from './what-if';
import { errorText } from '../records/unknown';

/** Every name that was asked for must have a scope: a misspelt workflow must not pass by being empty. */
function requireAsked({ workflows, agents }: Arguments, { scopes }: Evaluation): void {
  const missing = [
    ...workflows
      .filter((name) => !scopes.some(({ workflow }) => workflow === name))
      .map((name) => `workflow ${name}`),
    ...agents.filter((name) => !scopes.some(({ agent }) => agent === name)).map((name) => `agent ${name}`),
  ];
  if (missing.length > 0)
    throw new CannotEvaluate(`No production decision of ${missing.join(', ')} in these files.`);
}

/** All that were asked for; where several of the log are eligible, those must hold together with them. */
function isEligible({ scopes, together }: Evaluation): boolean {
  const holds = ({ agent, workflow, riskClass }: ScopeVerdict) =>
    together.scopes.some(
      (each) =>
        each.holds && each.agent === agent && each.workflow === workflow && each.riskClass === riskClass,
    );
  const all = scopes.length > 0 && scopes.every(({ state }) => state === 'eligible');
  return all && (together.sentence === null || scopes.every(holds));
}

async function run(
  args: Arguments,
  criteria: readonly Criteria[],
  database: Database,
  signal: AbortSignal,
): Promise<number> {
  const attestations = await attestationsOf(args.attestations);
  const signer = args.signKey === null ? null : await signerOfFile(args.signKey);
  const changes = await changesOf(args.whatIf);
  const { account, sources } = await readFiles(args, database, 'judge', signal);
  const query = new SharedQuery(database, { longest: 100_000 });
  const audits = await auditsOf(args.audits);
  const whole = await judgeWhole(query, account, criteria, attestations, audits);
  requireScopes(audits, whole);
  const evaluation = askedOf(whole, selectionOf(args));
  requireAsked(args, evaluation);
  const note = whole.scopes.length > 0 ? null : testsOnly(account.build.facts);
  if (note !== null && args.attest) throw new CannotEvaluate(note);
  const missing = missingBlock(whole.missing, await leftOut(query), account);
  const ledger = note === null ? await keepLook(args, whole, criteria, query) : null;
  const found = await proposalFates(query, selectionOf(args));
  const proposals = await proposalsOf(query, selectionOf(args), changes, sources);
  const eligible = isEligible(evaluation) && (ledger === null || leaves(ledger, evaluation));
  const kpis = args.attest || !args.json ? null : await kpisOf(query, selectionOf(args));
  const lines = args.full || (note !== null && !args.json) ? await kpiLines(query, selectionOf(args)) : null;
  const byGroup = [];
  for (const by of args.by) byGroup.push(await groupedKpis(query, selectionOf(args), groupings[by]));
  const terminal = terminalOf(process.stdout);
  // Last: it empties the database.
  const write = (progress: string) => void process.stderr.write(progress);
  const tests = args.selfTest ? await selfTests(database, evaluation, criteria, write) : null;
  const own = args.selfTest ? await ownTests(database, evaluation, criteria, write) : [];
  const asJson = (value: unknown) => JSON.stringify(value, null, 2);
  let text;
  if (args.attest) text = await statementOut(testResultOf(evaluation, sources, missing.headline), signer);
  else if (kpis !== null) {
    text = asJson({
      ...resultOf(evaluation, missing, sources, { ...kpis, fates: found }, account.integrity, tests),
      eligible,
      ...(note === null ? {} : { tests_only: true, note }),
      ...(ledger === null ? {} : { ledger }),
      ...(tests === null ? {} : { self_test: tests, self_test_own_records: own }),
      ...(proposals.length === 0 ? {} : { what_if: proposals }),
    });
  } else {
    text = [
      ...(note === null ? [] : [note, '']),
      printed(evaluation, missing, sources, {
        ...{ integrity: account.integrity, tests, isFull: args.full, terminal },
      }),
      ...(ledger === null ? [] : printedLedger(ledger, whole)),
      ...(tests === null ? [] : printedSelfTests(tests)),
      ...printedOwnTests(own),
      ...printedProposals(proposals),
      ...(args.full ? ['', ...fateLines(found).map(shown)] : []),
      ...(args.full
        ? ['', ...crosswalkLines(crosswalkOf(evaluation.scopes, missing.headline !== null))]
        : []),
      ...(lines === null ? [] : ['', printedKpis(lines)]),
      ...byGroup.flatMap((grouped) => ['', ...printedGroups(grouped, terminal)]),
      ...(args.full || args.by.length > 0 ? [] : ['', ...terminal.wrap(moreAsked, 0)]),
    ].join('\n');
  }
  process.stdout.write(`${text}\n`);
  return eligible ? 0 : 2;
}

/**
 * Judges log files as the app does: the verdicts on standard output, progress on standard error. Gives 0 when every
 * scope asked for is eligible, 2 when one is not, 1 on an error, 130 or 143 when a signal stopped it. An `engine` that
 * is given is emptied first and stays open.
 */
export async function main(args: readonly string[], engine?: Database): Promise<number> {
  let isJson = false;
  try {
    const about = aboutOf(args, usage);
    if (about !== null) {
      process.stdout.write(`${about}\n`);
      return 0;
    }
    const given = readArguments(args);
    isJson = given.json;
    const read = { ...given, files: await filesOf(given.files) };
    await refuseOutputs([{ option: '--ledger', path: read.ledger }], [...readPaths(read), read.signKey]);
    const criteria = await criteriaOf(read);
    return await onEngine(read.engine, engine, (database, signal) => run(read, criteria, database, signal));
  } catch (error) {
    const message = errorText(error);
    if (isJson && error instanceof NothingRead) {
      const { sources } = error;
      const told = { format: 'shadowproof-evaluation/1', error: message, eligible: false, sources };
      process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
    }
    process.stderr.write(`${message}\n${error instanceof BadArguments ? `\n${usage}\n` : ''}`);
    return 1;
  }
}
