import { readFile } from 'node:fs/promises';
import { ledgerLines } from '../answers/readiness/ledger-words';
import type { Query } from '../database/engine/query';
import { labelSet } from '../metrics/label-set/label-set';
import { judgeLedger, type LedgerAnswer } from '../readiness/ledger/ledger';
import { lookOf, testOf } from '../readiness/ledger/look';
import type { Evaluation } from '../readiness/judge';
import type { Criteria } from '../records/criteria';
import { addLook, type Look, readLedger, writeLook } from '../records/ledger';
import { errorText } from '../records/unknown';
import type { SharedArguments } from './arguments';
import { CannotEvaluate } from './criteria';
import { writeOutputs } from './outputs';
import { readPaths } from './read-files';
import { shown } from './terminal';

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function looksOf(file: string): Promise<{ readonly text: string; readonly looks: readonly Look[] }> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return '';
    throw new CannotEvaluate(`${file}: ${errorText(error)}`);
  });
  const { looks, problem } = readLedger(text);
  if (looks === null)
    throw new CannotEvaluate(`${file} is no ledger: ${problem}. Nothing was written to it.`);
  return { text, looks };
}

/**
 * Adds this look to the ledger that the arguments name, and judges all that it holds; null without one. Rejects with
 * `CannotEvaluate` for a file that is another input or no ledger, and leaves it as it is.
 */
export async function keepLook(
  args: SharedArguments,
  whole: Evaluation,
  criteria: readonly Criteria[],
  query: Query,
): Promise<LedgerAnswer | null> {
  const { ledger: file, agents, workflows } = args;
  if (file === null) return null;
  const { text, looks } = await looksOf(file);
  const look = lookOf(whole, {
    criteria,
    asked: { agents: [...agents], workflows: [...workflows] },
    labels: await labelSet(query),
    withNames: true,
  });
  const all = addLook(looks, look);
  const line = text === '' || text.endsWith('\n') ? '' : '\n';
  if (all.length > looks.length) {
    await writeOutputs([{ path: file, text: `${text}${line}${writeLook(look)}` }], readPaths(args));
  }
  return judgeLedger(all, look.question);
}

/** Whether the ledger leaves every scope that was asked for. */
export const leaves = ({ scopes }: LedgerAnswer, evaluation: Evaluation): boolean =>
  evaluation.scopes.every((scope) => scopes.some(({ test, holds }) => holds && test === testOf(scope)));

export const printedLedger = (ledger: LedgerAnswer, whole: Evaluation): string[] => [
  '',
  ...ledgerLines(ledger, new Map(whole.scopes.map((scope) => [testOf(scope), scope]))).map(shown),
];
