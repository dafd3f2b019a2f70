import { readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
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
import { shown } from './terminal';

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Where a path leads; a file that is not there yet is in the folder that will hold it. */
async function placeOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
    return path.join(await realpath(path.dirname(path.resolve(file))), path.basename(file));
  }
}

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

/** Written beside and renamed: whatever happens, the file holds all looks of before. */
async function writeBeside(place: string, text: string): Promise<void> {
  const beside = `${place}.${process.pid}.partial`;
  try {
    await writeFile(beside, text, { flag: 'wx' });
    await rename(beside, place);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/**
 * Adds this look to the ledger that the arguments name, and judges all that it holds; null without one. Rejects with
 * `CannotEvaluate` for a file that is another input or no ledger, and leaves it as it is.
 */
export async function keepLook(
  { ledger: file, files, agents, workflows, criteria: criteriaFiles, ...args }: SharedArguments,
  whole: Evaluation,
  criteria: readonly Criteria[],
  query: Query,
): Promise<LedgerAnswer | null> {
  if (file === null) return null;
  const place = await placeOf(file);
  const others = [...files, ...criteriaFiles, ...args.attestations, ...args.whatIf];
  for (const other of [...others, ...[args.keysFile, args.saltFile].filter((each) => each !== null)]) {
    if ((await placeOf(other)) === place) {
      throw new CannotEvaluate(`--ledger ${file} is one of the files to be read. Name another file.`);
    }
  }
  const { text, looks } = await looksOf(place);
  const look = lookOf(whole, {
    criteria,
    asked: { agents: [...agents], workflows: [...workflows] },
    labels: await labelSet(query),
    withNames: true,
  });
  const all = addLook(looks, look);
  const line = text === '' || text.endsWith('\n') ? '' : '\n';
  if (all.length > looks.length) await writeBeside(place, `${text}${line}${writeLook(look)}`);
  return judgeLedger(all, look.question);
}

/** Whether the ledger leaves every scope that was asked for. */
export const leaves = ({ scopes }: LedgerAnswer, evaluation: Evaluation): boolean =>
  evaluation.scopes.every((scope) => scopes.some(({ test, holds }) => holds && test === testOf(scope)));

export const printedLedger = (ledger: LedgerAnswer, whole: Evaluation): string[] => [
  '',
  ...ledgerLines(ledger, new Map(whole.scopes.map((scope) => [testOf(scope), scope]))).map(shown),
];
