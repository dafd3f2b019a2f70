import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { isEmptyAnswer, noDecision } from '../answers/integrity-of-logs/source-lines';
import { type SourceRead, sourcesRead } from '../answers/integrity-of-logs/sources-read';
import type { Database } from '../database/engine/database';
import type { LoadAccount } from '../intake/loading/account';
import { manifestSchema } from '../records/manifest';
import { emptySelection, type Selection } from '../slice/selection/selection';
import type { SharedArguments } from './arguments';
import { CannotEvaluate } from './criteria';
import { threadsOf } from './engine';
import { loadFiles } from './load';
import { loadOptionsOf, mappingFile } from './mappings';
import { shown } from './terminal';
import { progressOn } from './progress';
import { signaturesOf } from './signatures';
import { parseJson } from '../records/json';

const mostFiles = 10_000;

/** Why nothing could be judged, with what was read of each file. */
export class NothingRead extends CannotEvaluate {
  constructor(
    message: string,
    readonly sources: readonly SourceRead[],
  ) {
    super(message.split('\n').map(shown).join('\n'));
  }
}

/** It names the files of its folder for the app, and is no log itself. */
async function isManifest(file: string): Promise<boolean> {
  try {
    return manifestSchema.safeParse(parseJson(await readFile(file, 'utf8'))).success;
  } catch {
    return false;
  }
}

/** A folder as its files, those of its folders too, by name; a name that begins with a dot is hidden. */
export async function filesOf(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  const enter = async (place: string): Promise<void> => {
    if (!(await stat(place)).isDirectory()) {
      files.push(place);
      return;
    }
    const names = (await readdir(place)).filter((name) => !name.startsWith('.')).sort();
    if (names.length + files.length > mostFiles)
      throw new CannotEvaluate(`${place}: more than ${mostFiles} files. Give the folders that hold logs.`);
    for (const name of names) {
      const inner = path.join(place, name);
      if (!(name === 'manifest.json' && (await isManifest(inner)))) await enter(inner);
    }
  };
  for (const each of paths) await enter(each);
  if (files.length === 0)
    throw new CannotEvaluate(`${paths.join(', ')}: no file in it. Give a file or a folder with logs.`);
  return files;
}

/** Every path that a command reads by these arguments; its ledger is written as well. */
export const readPaths = (args: SharedArguments): (string | null)[] => [
  ...[...args.files, ...args.criteria, ...args.attestations, ...args.audits, ...args.whatIf],
  ...[...args.mappings.map(mappingFile), args.saltFile, args.keysFile],
];

export function selectionOf({ workflows, agents, lagDays }: SharedArguments): Selection {
  return {
    ...emptySelection,
    ...(lagDays === null ? {} : { maturityLagDays: lagDays }),
    only: {
      ...(workflows.length > 0 ? { workflow: workflows } : {}),
      ...(agents.length > 0 ? { agent: agents } : {}),
    },
  };
}

/**
 * Reads and joins the files that the arguments name, by their mapping, zone and keys. Rejects with `CannotEvaluate`
 * where one cannot be read, or none holds a decision.
 */
export async function readFiles(
  args: SharedArguments,
  database: Database,
  purpose: 'judge' | 'report',
  signal: AbortSignal,
): Promise<{ readonly account: LoadAccount; readonly sources: readonly SourceRead[] }> {
  const options = { ...(await loadOptionsOf(args)), signal, threads: threadsOf(args.engine) };
  const progress = progressOn(process.stderr);
  const loaded = await loadFiles(args.files, database, progress.show, options).finally(progress.end);
  const account = { ...loaded, ...(await signaturesOf(args)) };
  const sources = sourcesRead(account);
  const unreadable = sources.filter((source) => source.problem !== null && !isEmptyAnswer(source));
  if (unreadable.length > 0)
    throw new NothingRead(unreadable.map(({ name, problem }) => `${name}: ${problem}`).join('\n'), sources);
  if (account.build.facts === 0) throw new NothingRead(noDecision(purpose, sources), sources);
  return { account, sources };
}
