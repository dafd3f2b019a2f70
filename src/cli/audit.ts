import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { drawKindSentence, drawSentence } from '../answers/audit/draw-blocks';
import {
  alphaOfGate,
  drawingSentence,
  isInReach,
  frameSentence,
  planBlock,
  planSentence,
  triesBeforeSentence,
} from '../answers/audit/plan-blocks';
import { auditScopeOf, beyondReading, strictest, whyNoAudit } from '../answers/audit/question';
import type { SourceRead } from '../answers/integrity-of-logs/sources-read';
import type { Database } from '../database/engine/database';
import { SharedQuery } from '../database/engine/shared-query';
import { readRecords } from '../intake/loading/read-record';
import { checkDraw } from '../readiness/audit/check';
import { attemptOf, drawsOfScope } from '../readiness/audit/draw';
import type { AuditFrame } from '../readiness/audit/frame';
import { planAudit } from '../readiness/audit/plan';
import { planDue, planOfFrame, planQuestion, planRecord } from '../readiness/audit/plan-frame';
import { criteriaHash, stampOf, stepFor } from '../readiness/criteria/criteria';
import { casesOfDraw, frameOfDraw, frameToDraw, makeDraw } from '../readiness/gather/audit';
import { triesBefore } from '../readiness/gather/judged-audits';
import type { Evaluation } from '../readiness/judge';
import type { ScopeVerdict } from '../readiness/verdict';
import type { AuditDraw } from '../records/audit';
import type { Criteria } from '../records/criteria';
import { parseAnyDraw } from '../records/draw-file';
import { randomHex } from '../records/random-hex';
import { errorText } from '../records/unknown';
import { drawProblemWords } from '../words/draw-problem-words';
import { attestationsOf } from './attestations';
import { aboutOf, BadArguments } from './arguments';
import { onEngine } from './engine';
import { askedOnly, type AuditArguments, auditUsage, readAuditArguments } from './audit-arguments';
import { readWorksheetArguments, writeWorksheets } from './audit-worksheet';
import { readDraw } from './audits';
import { CannotEvaluate, criteriaOf, judgeWhole } from './criteria';
import { columns, shown } from './terminal';
import { refuseOutputs, writeOutputs } from './outputs';
import { filesOf, readFiles, readPaths } from './read-files';

interface KnownDraw {
  readonly file: string;
  readonly draw: AuditDraw;
}

/** A record that was edited is read too: the check says so. */
const known = async (file: string): Promise<KnownDraw> => ({
  file,
  draw: await readDraw(file, parseAnyDraw),
});

/** The draws of this folder: each is a try, whether somebody names it or not. */
async function besides(folder: string): Promise<KnownDraw[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.draw.json')).sort();
  return Promise.all(files.map((name) => known(path.join(folder, name))));
}

/** The draws that are named, first, and those beside the first of them or beside what is to be written. */
async function knownDraws({ draws, out }: AuditArguments): Promise<{ named: KnownDraw[]; all: AuditDraw[] }> {
  const named = await Promise.all(draws.map(known));
  const near = out ?? draws[0];
  const beside = near === undefined ? [] : await besides(path.dirname(near));
  const byDigest = new Map([...named, ...beside].map(({ draw }) => [draw.digest, draw]));
  return { named, all: [...byDigest.values()] };
}

const scopeLine = ({ agent, workflow, riskClass }: Pick<ScopeVerdict, 'agent' | 'workflow' | 'riskClass'>) =>
  `  --agent ${JSON.stringify(agent)} --workflow ${JSON.stringify(workflow)} --risk ${riskClass}`;

/** The one scope that is asked for. Throws `CannotEvaluate` with the scopes of the log where there is none, or several. */
function chosenScope({ scopes }: Evaluation, { agents, workflows, risk }: AuditArguments): ScopeVerdict {
  const fitting = scopes.filter(
    ({ agent, workflow, riskClass }) =>
      (agents.length === 0 || agents.includes(agent)) &&
      (workflows.length === 0 || workflows.includes(workflow)) &&
      (risk === null || risk === riskClass),
  );
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  const [why, list] =
    only === undefined
      ? ['These files hold no such scope. They hold:', scopes]
      : ['An audit is of one scope. Name one:', fitting];
  throw new CannotEvaluate([why, ...list.map(scopeLine).map(shown)].join('\n'));
}

const kindOf = ({ command }: AuditArguments): AuditDraw['kind'] =>
  command === 'extend' || command === 'deepen' ? command : 'first';

interface Asked {
  readonly args: AuditArguments;
  readonly query: SharedQuery;
  readonly criteria: readonly Criteria[];
  readonly sources: readonly SourceRead[];
  readonly named: readonly KnownDraw[];
  readonly all: readonly AuditDraw[];
}

async function nextFrame({ args, query, all }: Asked, scope: ScopeVerdict): Promise<AuditFrame> {
  const kind = kindOf(args);
  const of = auditScopeOf(scope);
  if (kind !== 'first' && drawsOfScope(all, of).length === 0) {
    throw new CannotEvaluate(
      `Nothing was drawn of this scope that could be ${kind === 'extend' ? 'extended' : 'drawn again'}. Name the earlier draw: --draw FILE.`,
    );
  }
  try {
    return await frameToDraw(query, of, kind, { drawnTime: Date.now(), previous: all });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CannotEvaluate(
      'No incident is left to draw: earlier draws cover all that these logs had recorded by now. Give later logs, or draw the same incidents once more: deepen.',
    );
  }
}

async function planned(asked: Asked, evaluation: Evaluation) {
  const { args, criteria, all } = asked;
  const scope = chosenScope(evaluation, args);
  const applied = stepFor(criteria, scope);
  const gate = strictest(scope);
  const refusal = whyNoAudit(scope, applied?.gates ?? []);
  if (refusal !== null || gate === undefined || applied === null) {
    throw new CannotEvaluate(`Reading cases would not judge this. ${refusal ?? scope.sentence}`);
  }
  const frame = await nextFrame(asked, scope);
  const kind = kindOf(args);
  const before = await triesBefore(asked.query, frame.scope, all);
  const attempt = attemptOf(kind, drawsOfScope(all, frame.scope)) + before;
  const alpha = alphaOfGate(gate, attempt, scope.releaseIndex);
  const { hours, minutes, secondReader } = args.fields;
  const terms = { limit: gate.limit, alpha, hours, minutes, secondReader: secondReader / 100 };
  const question = planQuestion(frame, terms);
  if (question === null) {
    throw new CannotEvaluate('The agent proposed nothing in these incidents, so no gate counts any of them.');
  }
  const plan = planOfFrame(frame, planAudit(question));
  const due = planDue(frame, applied.gates, gate);
  const about = { incidents: frame.incidents.length, limit: gate.limit, hours, due };
  const { releaseIndex } = scope;
  const beyond = beyondReading(scope);
  const { criteria: rule } = applied;
  return { gate, releaseIndex, kind, frame, attempt, before, alpha, about, rule, plan, beyond };
}
type Planned = Awaited<ReturnType<typeof planned>>;

function printPlan(
  { gate, releaseIndex, frame, attempt, before, alpha, about, plan, beyond }: Planned,
  { json, fields }: AuditArguments,
): number {
  const isWithin = plan.rows.some((row) => row.at === 1 && isInReach(row));
  if (json) {
    const { agent, workflow, riskClass: risk_class, releases } = frame.scope;
    const told = {
      format: 'shadowproof-audit-plan/1',
      scope: { agent, workflow, risk_class, releases },
      ...{ incidents: frame.incidents.length, strata: frame.strata.length, attempt },
      ...{
        limit: about.limit,
        alpha,
        lag_days: about.due?.lagDays,
        rows: plan.rows,
        uniform: Math.min(...plan.probabilities),
      },
    };
    process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  } else {
    const block = planBlock(plan.rows, about);
    const counted = triesBeforeSentence(before, attempt, alphaOfGate(gate, 1, releaseIndex), releaseIndex);
    const lines = [
      planSentence(plan.rows, about),
      frameSentence(frame),
      drawingSentence(frame, plan.probabilities, fields),
      ...(counted === null ? [] : [counted]),
      ...(beyond === null ? [] : [beyond]),
      '',
      ...columns([block.columns.map(({ title }) => title), ...block.rows], 1),
    ];
    process.stdout.write(`${lines.map(shown).join('\n')}\n`);
  }
  return isWithin ? 0 : 2;
}

/** Rejects with `CannotEvaluate` where the path is an input, or something is there. */
async function refuseTaken(out: string, inputs: readonly (string | null)[]): Promise<void> {
  await refuseOutputs([{ option: '--out', path: out }], inputs);
  if ((await lstat(out).catch(() => null)) === null) return;
  throw new CannotEvaluate(
    `--out ${out}: a file is there already, and a draw is never written over. Choose another name.`,
  );
}

async function writeDraw(
  asked: Asked,
  { kind, frame, plan, about, rule, gate, releaseIndex, attempt, before }: Planned,
): Promise<number> {
  const { args, query, sources, all } = asked;
  const { seed, drawnBy, secondReader, minutes } = args.fields;
  const out = args.out ?? '';
  const made = {
    ...{ kind, previous: all, criteria: stampOf(rule), seed: seed === '' ? randomHex(32) : seed },
    drawnBy: drawnBy === '' ? null : drawnBy,
    plan: planRecord(plan.rows, { ...about, minutes }),
    sources: sources.flatMap(({ name, sha256 }) =>
      sha256 === null ? [] : [{ file: path.basename(name), sha256 }],
    ),
  };
  const { probabilities } = plan;
  const asPlanned = { probabilities, secondReader: secondReader / 100 };
  const { draw } = await makeDraw(query, { frame, plan: asPlanned, made }, readRecords);
  await writeOutputs([{ path: out, text: `${JSON.stringify(draw, null, 1)}\n`, isNew: true }]);
  const first = alphaOfGate(gate, 1, releaseIndex);
  const counted = triesBeforeSentence(before, attempt, first, releaseIndex);
  const lines = [
    drawSentence(draw),
    drawKindSentence(draw, first, releaseIndex),
    ...(counted === null ? [] : [counted]),
    `${out}: SHA-256 ${draw.digest}`,
  ];
  process.stdout.write(`${lines.map(shown).join('\n')}\n`);
  return 0;
}

async function check({ args, query, criteria, sources, named, all }: Asked): Promise<number> {
  const found = [];
  for (const { file, draw } of named) {
    const frame = await frameOfDraw(query, draw, all).catch((error: unknown) => {
      if (error instanceof RangeError) return null;
      throw error;
    });
    const cases = await casesOfDraw(query, draw, readRecords);
    const problems = checkDraw(draw, {
      ...{ frame, all, criteria: criteria.map(criteriaHash) },
      cases: new Map([...cases].map(([uid, { digest }]) => [uid, digest])),
      sources: sources.map(({ name, sha256 }) => ({ file: name, sha256 })),
    });
    found.push({ file, draw, problems });
  }
  if (args.json) {
    const draws = found.map(({ file, draw: { digest }, problems }) => ({
      ...{ file, digest, fits: problems.length === 0 },
      problems: problems.map((each) => ({ ...each, sentence: drawProblemWords(each) })),
    }));
    process.stdout.write(`${JSON.stringify({ format: 'shadowproof-audit-check/1', draws }, null, 2)}\n`);
  } else {
    const lines = found.flatMap(({ file, draw, problems }) => [
      problems.length === 0
        ? `${file}: it fits. These logs and this record give the same ${draw.cases.length} cases.`
        : `${file}: it does not fit, so nothing may be judged on it.`,
      ...problems.map((each) => `  ${drawProblemWords(each)}`),
    ]);
    process.stdout.write(`${lines.map(shown).join('\n')}\n`);
  }
  return found.every(({ problems }) => problems.length === 0) ? 0 : 2;
}

async function run(args: AuditArguments, database: Database, signal: AbortSignal): Promise<number> {
  const criteria = await criteriaOf(args);
  const attestations = await attestationsOf(args.attestations);
  if (args.out !== null) await refuseTaken(args.out, [...readPaths(args), ...args.draws]);
  const { named, all } = await knownDraws(args);
  const { account, sources } = await readFiles(args, database, 'judge', signal);
  const asked = { args, query: new SharedQuery(database), criteria, sources, named, all };
  if (args.command === 'check') return check(asked);
  const plan = await planned(asked, await judgeWhole(asked.query, account, criteria, attestations));
  return args.command === 'plan' ? printPlan(plan, args) : writeDraw(asked, plan);
}

/**
 * Plans, draws and checks audits of log files, as the app does. Gives 0 when it is done or a draw fits, 2 when a draw
 * does not fit or no sample can show the limit, 1 on an error, 130 or 143 when a signal stopped it. An `engine` that is given is emptied first and stays open.
 */
export async function main(given: readonly string[], engine?: Database): Promise<number> {
  try {
    const about = aboutOf(askedOnly(given), auditUsage);
    if (about !== null) {
      process.stdout.write(`${about}\n`);
      return 0;
    }
    if (given[0] === 'worksheet') {
      const asked = readWorksheetArguments(given.slice(1));
      return await onEngine(asked.shared.engine, engine, (database, signal) =>
        writeWorksheets(asked, database, signal),
      );
    }
    const read = readAuditArguments(given);
    const args = { ...read, files: await filesOf(read.files) };
    return await onEngine(args.engine, engine, (database, signal) => run(args, database, signal));
  } catch (error) {
    process.stderr.write(`${errorText(error)}\n${error instanceof BadArguments ? `\n${auditUsage}\n` : ''}`);
    return 1;
  }
}
