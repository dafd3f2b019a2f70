import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Database } from '../database/engine/database';
import { isOutOfMemory } from '../database/engine/engine-error';
import type { Engine } from '../database/engine/engine';
import { openInNode } from '../database/engine/node';
import { openDatabase } from '../database/engine/open-database';
import { errorText } from '../records/unknown';
import type { EngineArguments } from './arguments';
import { CannotEvaluate } from './criteria';

/** What a process that a signal ended answers: 128 and the number of the signal. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;
type StopSignal = keyof typeof exitCodes;

export const threadsOf = ({ threads }: EngineArguments): number => threads ?? availableParallelism();

async function requireFolder(folder: string): Promise<void> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new CannotEvaluate(`--temp-dir ${folder}: there is no such folder.`);
  await access(folder, constants.W_OK).catch(() => {
    throw new CannotEvaluate(`--temp-dir ${folder}: nothing can be written there.`);
  });
}

/** Rejects with what the operating system or Node says where the native engine is not installed or does not run. */
async function openNative(args: EngineArguments): Promise<Engine> {
  const { nativeEngine } = await import('../database/engine/native/native-engine');
  return nativeEngine({
    threads: threadsOf(args),
    ...(args.memory === null ? {} : { memory: args.memory }),
    ...(args.tempDir === null ? {} : { tempDirectory: args.tempDir }),
  });
}

const firstLine = (reason: unknown) => errorText(reason).split('\n', 1)[0]!;

/**
 * An empty database on the engine that was asked for: native DuckDB unless it is missing. Rejects with
 * `CannotEvaluate` where the engine asked for does not run, or the folder to work in is none.
 */
export async function openFor(
  args: EngineArguments,
  notice: (line: string) => void,
  open = openNative,
): Promise<Database> {
  if (args.tempDir !== null) await requireFolder(args.tempDir);
  if (args.name === 'wasm') return openInNode();
  let engine: Engine;
  try {
    engine = await open(args);
  } catch (reason) {
    if (args.name === 'native')
      throw new CannotEvaluate(
        `Native DuckDB does not run here: ${firstLine(reason)}\nInstall @duckdb/node-api, or take --engine wasm.`,
      );
    const unused =
      args.memory !== null || args.tempDir !== null ? ' --memory and --temp-dir do nothing.' : '';
    notice(
      `Native DuckDB does not run here (${firstLine(reason)}). ` +
        `The engine of the app does the work: the same verdicts, several times slower, at most 4 GB.${unused}`,
    );
    return openInNode();
  }
  return openDatabase(engine);
}

const withoutMemory = (args: EngineArguments) =>
  args.name === 'wasm'
    ? 'The engine ran out of memory. Nothing was judged. Use --engine native, or give fewer files.'
    : 'The engine ran out of memory. Nothing was judged. Give it more with --memory, or a folder for what does not fit with --temp-dir.';

/** The same database, whose every question and step ends when the signal fires. */
function stoppedBy(database: Database, signal: AbortSignal): Database {
  const both = (own: AbortSignal | undefined) =>
    own === undefined ? signal : AbortSignal.any([own, signal]);
  return {
    rows: (statement, row, own) => database.rows(statement, row, both(own)),
    look: (sql, most, own) => database.look(sql, most, both(own)),
    insert: (chunk) => database.insert(chunk),
    build: (settings, own) => database.build(settings, both(own)),
    clear: () => database.clear(),
    close: () => database.close(),
    memory: () => database.memory(),
  };
}

/**
 * Does the work of a command on the engine asked for and closes it, whatever comes: what it put into a folder goes
 * with it. An engine that is given is emptied first and stays open. SIGINT and SIGTERM stop the work; then it gives
 * 130 or 143. Rejects as the work does.
 */
export async function onEngine(
  args: EngineArguments,
  given: Database | undefined,
  work: (database: Database, signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const stop = new AbortController();
  let stopped: StopSignal | undefined;
  const onSignal = (signal: StopSignal) => {
    stopped = signal;
    stop.abort();
  };
  const signals = Object.keys(exitCodes) as StopSignal[];
  for (const signal of signals) process.once(signal, onSignal);
  let opened: Database | undefined;
  try {
    await given?.clear();
    const notice = (line: string) => void process.stderr.write(`${line}\n`);
    const database = given ?? (opened = await openFor(args, notice));
    return await work(stoppedBy(database, stop.signal), stop.signal);
  } catch (reason) {
    if (stopped !== undefined) {
      process.stderr.write('\nStopped: no verdict was given.\n');
      return exitCodes[stopped];
    }
    if (isOutOfMemory(reason)) throw new CannotEvaluate(withoutMemory(args), { cause: reason });
    throw reason;
  } finally {
    for (const signal of signals) process.removeListener(signal, onSignal);
    await opened?.close();
  }
}
