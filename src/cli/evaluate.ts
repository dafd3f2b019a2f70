import { access, constants } from 'node:fs/promises';
import { openInNode } from '../database/engine/node';
import type { Database } from '../database/engine/database';
import { SharedQuery } from '../database/engine/shared-query';
import type { Criteria } from '../records/criteria';
import { emptySelection } from '../slice/selection/selection';
import type { Selection } from '../slice/selection/selection';
import { askedOf, evaluateScopes } from '../readiness/gather/gather';
import type { Evaluation } from '../readiness/judge';
import type { ScopeVerdict } from '../readiness/verdict';
import { fateLines } from '../answers/outcomes/fate-words';
import { proposalFates } from '../metrics/accounting/fates';
import { integritySeen } from '../answers/integrity-of-logs/integrity-seen';
import { leftOut } from '../metrics/left-out/left-out';
import { missingBlock } from '../answers/readiness/missing-block';
import { missingRecords } from '../answers/readiness/missing-records';
import { testResultOf } from '../report/forms/test-result';
import { BadArguments, readArguments, usage } from './arguments';
import type { Arguments } from './arguments';
import { CannotEvaluate, criteriaOf } from './criteria';
import { attestationsOf } from './attestations';
import { kpisOf } from './kpis';
import { kpiLines, printedKpis } from './print-kpis';
import { loadFiles } from './load';
import { loadOptionsOf } from './mappings';
import { keepLook, leaves, printedLedger } from './ledger';
import { printed, shown } from './print';
import { signaturesOf } from './signatures';
import { resultOf } from './result';
import { printedSelfTests, selfTests } from './self-tests';
import { progressLine, sourcesRead } from '../answers/integrity-of-logs/sources-read';
import { changesOf, printedProposals, proposalsOf } from './what-if';
import { errorText } from '../records/unknown';

function selectionOf({ workflows, agents, lagDays }: Arguments): Selection {
  return {
    ...emptySelection,
    ...(lagDays === null ? {} : { maturityLagDays: lagDays }),
    only: {
      ...(workflows.length > 0 ? { workflow: workflows } : {}),
      ...(agents.length > 0 ? { agent: agents } : {}),
    },
  };
}

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
  if (scopes.length === 0)
    throw new CannotEvaluate('No production decision in these files: nothing to judge.');
}

/** All that were asked for; where several of the log are eligible, those must hold together with them. */
function isEligible({ scopes, together }: Evaluation): boolean {
  const holds = ({ agent, workflow, riskClass }: ScopeVerdict) =>
    together.scopes.some(
      (each) =>
        each.holds && each.agent === agent && each.workflow === workflow && each.riskClass === riskClass,
    );
  const all = scopes.every(({ state }) => state === 'eligible');
  return all && (together.sentence === null || scopes.every(holds));
}

async function run(args: Arguments, criteria: readonly Criteria[], database: Database): Promise<number> {
  const attestations = await attestationsOf(args.attestations);
  const changes = await changesOf(args.whatIf);
  const loaded = await loadFiles(
    args.files,
    database,
    progressLine(process.stderr),
    await loadOptionsOf(args),
  );
  const account = { ...loaded, ...(await signaturesOf(args)) };
  process.stderr.write('\n');
  const sources = sourcesRead(account);
  const unreadable = sources.filter(({ problem }) => problem !== null);
  if (unreadable.length > 0) {
    throw new CannotEvaluate(unreadable.map(({ name, problem }) => `${name}: ${problem}`).join('\n'));
  }
  if (account.build.facts === 0) throw new CannotEvaluate('No decision was read: nothing to judge.');
  const query = new SharedQuery(database);
  const whole = await evaluateScopes(query, emptySelection, {
    asOf: account.build.asOf,
    criteria,
    attestations,
    integrity: integritySeen(account),
    missing: missingRecords(account, criteria),
  });
  const evaluation = askedOf(whole, selectionOf(args));
  requireAsked(args, evaluation);
  const missing = missingBlock(whole.missing, await leftOut(query), account);
  const ledger = await keepLook(args, whole, criteria, query);
  const tests = args.selfTest ? await selfTests(query, selectionOf(args), evaluation, criteria) : null;
  const found = await proposalFates(query, selectionOf(args));
  const proposals = await proposalsOf(query, selectionOf(args), changes, sources);
  const eligible = isEligible(evaluation) && (ledger === null || leaves(ledger, evaluation));
  const asJson = (value: unknown) => JSON.stringify(value, null, 2);
  let text;
  if (args.attest) text = asJson(testResultOf(evaluation, sources, missing.headline));
  else if (args.json) {
    const kpis = await kpisOf(query, selectionOf(args));
    text = asJson({
      ...resultOf(evaluation, missing, sources, { ...kpis, fates: found }, account.integrity),
      eligible,
      ...(ledger === null ? {} : { ledger }),
      ...(tests === null ? {} : { self_test: tests }),
      ...(proposals.length === 0 ? {} : { what_if: proposals }),
    });
  } else {
    text = [
      printed(evaluation, missing, sources, account.integrity),
      ...(ledger === null ? [] : printedLedger(ledger, whole)),
      ...(tests === null ? [] : printedSelfTests(tests)),
      ...printedProposals(proposals),
      '',
      ...fateLines(found).map(shown),
      '',
      printedKpis(await kpiLines(query, selectionOf(args))),
    ].join('\n');
  }
  process.stdout.write(`${text}\n`);
  return eligible ? 0 : 2;
}

/**
 * Judges log files as the app does, on the engine it ships: the verdicts on standard output, progress on
 * standard error. Gives 0 when every scope asked for is eligible, 2 when one is not, 1 on an error. An `engine`
 * that is given is emptied first and stays open.
 */
export async function main(args: readonly string[], engine?: Database): Promise<number> {
  let opened: Database | undefined;
  try {
    const read = readArguments(args);
    if (read.help) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    const criteria = await criteriaOf(read);
    for (const file of read.files) await access(file, constants.R_OK);
    await engine?.clear();
    const database = engine ?? (opened = await openInNode());
    return await run(read, criteria, database);
  } catch (error) {
    const message = errorText(error);
    process.stderr.write(`${message}\n${error instanceof BadArguments ? `\n${usage}\n` : ''}`);
    return 1;
  } finally {
    await opened?.close();
  }
}
