import { leaveDecision } from '../../session/composition';
import type { Database } from '../../database/engine/database';
import { EngineUnavailable, isOutOfMemory } from '../../database/engine/engine-error';
import type { Source } from '../../intake/loading/source';
import { loadLogs } from '../../jobs/reading/load-logs';
import { readPeriod } from '../../metrics/in-view/period';
import { leaveOutAbsent, nameEveryone } from './present';
import { useKeptLogs } from '../../session/kept-logs';
import { emptySession, type Unavailable, useSession } from '../../session/session';
import { forgetOwnTests } from '../../session/self-tests';
import { whileOpening } from '../../database/engine/while-opening';
import { Stoppers } from '../../database/engine/failing-with';
import { notReadAgain, stopsAgain } from '../../words/engine-words';
import { SharedQuery } from '../../database/engine/shared-query';
import { goTo, useView } from '../../session/view';
import { errorText } from '../../records/unknown';

interface Engine {
  readonly opened: Promise<Database>;
  /** The same, to which logs can be handed while it opens. */
  readonly database: Database;
  /** Nothing was read into it so far. */
  isFresh: boolean;
  /** Why it stopped. */
  lost?: Error;
}

let engine: Engine | undefined;
/** Of the logs that are open. */
const stoppers = new Stoppers();
let timesLost = 0;
let current: AbortController | undefined;
/** What was read last; its bytes stay where they are. */
let opened: readonly Source[] = [];

function engineHere(): Engine {
  if (engine !== undefined) return engine;
  const watched = { stoppers, onLost: (reason: Error) => startAnew(here, reason) };
  const opened = import('../../database/engine/browser').then(({ openInBrowser }) => openInBrowser(watched));
  opened.catch((reason: unknown) => engine === here && showUnavailable(reason));
  const here: Engine = { opened, database: whileOpening(opened), isFresh: true };
  return (engine = here);
}

/** A new engine takes the place of one that stopped; logs that were open are read into it again. */
function startAnew(lost: Engine, reason: Error): void {
  lost.lost = reason;
  if (engine !== lost) return;
  engine = undefined;
  void lost.database.close().catch(() => undefined);
  // A load that is under way fails, and says so itself.
  if (useSession.getState().phase !== 'ready') return;
  timesLost += 1;
  if (timesLost > mostRestarts) {
    current?.abort();
    return useSession.setState({ ...emptySession, phase: 'failed', failure: stopsAgain(mostRestarts) });
  }
  void openLogs(async () => [...opened], { isAgain: true });
}

/** Starts the engine, once. Rejects with `EngineUnavailable` where it cannot run. */
export const startEngine = (): Promise<Database> => engineHere().opened;

/** Puts the reason on screen; `true` when the engine is what failed. */
function showUnavailable(reason: unknown): boolean {
  const unavailable = unavailableOf(reason);
  if (!unavailable) return false;
  engine = undefined;
  useSession.setState({ ...emptySession, phase: 'unavailable', unavailable });
  return true;
}

/** The database took all the memory there is: it is given back, and the screen says so. */
async function showOutOfMemory(reason: unknown): Promise<boolean> {
  if (!isOutOfMemory(reason)) return false;
  const full = engine;
  engine = undefined;
  await full?.database.close().catch(() => undefined);
  const unavailable: Unavailable = { cause: 'no-memory', message: (reason as Error).message };
  useSession.setState({ ...emptySession, phase: 'unavailable', unavailable });
  return true;
}

const unavailableOf = (reason: unknown): Unavailable | undefined =>
  reason instanceof EngineUnavailable ? { cause: reason.cause, message: reason.message } : undefined;

/** So often the logs are read again on their own, where the engine stops. */
export const mostRestarts = 4;

/**
 * Reads what `find` gives in place of what was read before, and goes to the first screen of results. `areKept`: they
 * were read from the copy that is kept on this computer. `isAgain`: the same logs, of which the engine stopped.
 */
export async function openLogs(
  find: (signal: AbortSignal) => Promise<Source[]>,
  { areKept = false, isAgain = false } = {},
): Promise<void> {
  current?.abort();
  const stop = new AbortController();
  current = stop;
  useSession.setState({ ...emptySession, phase: 'opening' });
  forgetOwnTests();
  if (!isAgain) {
    timesLost = 0;
    stoppers.forget();
  }
  const here = engineHere();
  try {
    // Reading does not wait for the engine: what is read does.
    const { database } = here;
    const sources = await find(stop.signal);
    stop.signal.throwIfAborted();
    // A manifest of reports only leaves no log open.
    if (sources.length === 0) return useSession.setState(emptySession);
    const names = new Set(sources.map(({ name }) => name));
    if (opened.length > 0 && !opened.some(({ name }) => names.has(name))) leaveDecision();
    opened = sources;
    const cleared = here.isFresh ? undefined : database.clear();
    cleared?.catch(() => undefined);
    here.isFresh = false;
    const onProgress = (progress: NonNullable<typeof emptySession.progress>) => {
      if (!stop.signal.aborted) useSession.setState({ phase: 'reading', progress });
    };
    const keep = (unpacked: readonly Source[]) => void (opened = unpacked);
    const account = await loadLogs(sources, database, onProgress, stop.signal, keep);
    const query = new SharedQuery(database);
    const period = account.build.facts > 0 ? await readPeriod(query, account.build.asOf) : null;
    if (account.build.facts > 0) await leaveOutAbsent(query);
    await nameEveryone(query);
    if (stop.signal.aborted) return;
    useSession.setState({ ...emptySession, phase: 'ready', account, query, period, readAgain: isAgain });
    if (!areKept && !isAgain && useKeptLogs.getState().kept !== null)
      void import('./kept-logs').then(({ followKept }) => followKept(opened));
    void account.hashed.then((hashed) => {
      const shown = useSession.getState().account;
      if (shown?.build !== account.build) return;
      const { signatures } = shown;
      useSession.setState({ account: signatures === undefined ? hashed : { ...hashed, signatures } });
    });
    if (!isAgain && account.build.facts > 0 && useView.getState().screen === 'load') goTo('readiness');
  } catch (reason) {
    if (current !== stop) return;
    if (stop.signal.aborted) return useSession.setState(emptySession);
    if (showUnavailable(reason) || (await showOutOfMemory(reason))) return;
    // What came after the loss says only that nothing is there any more.
    const why = errorText(here.lost ?? reason);
    const failure = isAgain ? notReadAgain(why) : why;
    useSession.setState({ ...emptySession, phase: 'failed', failure });
  }
}

/** Reads the same logs again; times without an offset are then meant in `zone` (IANA). */
export function readAgainIn(zone: string): Promise<void> {
  const again = opened.map((source) => ({ ...source, zone }));
  return openLogs(async () => again);
}

/** What was read last. */
export const openedSources = (): readonly Source[] => opened;

/** Reads the same logs again, each as `change` says. */
export function readAgain(change: (source: Source, index: number) => Source): Promise<void> {
  const again = opened.map(change);
  return openLogs(async () => again);
}

/** Reads a source by what it says, in place of the opened one of the same name, beside the others. */
export function readBeside(source: Source): Promise<void> {
  const has = opened.some(({ name }) => name === source.name);
  const all = has ? opened.map((each) => (each.name === source.name ? source : each)) : [...opened, source];
  return openLogs(async () => all);
}

/** Stops reading; nothing that was read so far is kept. */
export function cancelLoading(): void {
  current?.abort();
  useSession.setState(emptySession);
}
