import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../../src/database/engine/database';
import { failingWith, type Watched } from '../../../src/database/engine/failing-with';
import { openDatabase } from '../../../src/database/engine/open-database';
import { TableWriter } from '../../../src/database/tables/writer';
import { laneHere } from '../../../src/intake/loading/lane-here';
import { countsOf } from '../../../src/intake/loading/account-totals';
import { sourceOfText, type Source } from '../../../src/intake/loading/source';
import { emptySelection } from '../../../src/slice/selection/selection';
import { evaluateScopes } from '../../../src/readiness/gather/gather';
import { defaultCriteria } from '../../../src/readiness/criteria/criteria';
import { useSession } from '../../../src/session/session';
import { log } from '../../cli/log';
import { bareEngine } from '../../fixtures/engine';
import { someOf } from '../../fixtures/times';
import { type Counted, type Trap, trapping } from '../../fixtures/trapping-engine';

let trap: Trap | null = null;
const counted: Counted = { calls: 0, kinds: [] };
const countAnew = () => void Object.assign(counted, { calls: 0, kinds: [] });
let die: (reason: Error) => void = () => undefined;
const open: Database[] = [];

vi.mock('../../../src/database/engine/browser', () => ({
  async openInBrowser(watched: Omit<Watched, 'failed'>): Promise<Database> {
    const engine = await bareEngine();
    const failed = new Promise<never>((_, reject) => (die = reject));
    let isOpen = false;
    const calls = trapping(engine, () => (isOpen ? trap : null), counted);
    const database = await openDatabase({ ...engine, ...failingWith(calls, { ...watched, failed }) });
    isOpen = true;
    open.push(database);
    return database;
  },
}));
const lane = () => laneHere(() => new TableWriter(), { hashOf: async () => 'a'.repeat(64) });
vi.mock('../../../src/jobs/reading/parse-pool', () => ({
  readers: () => [lane(), lane()],
  startLane: () => lane(),
}));

const { mostRestarts, openLogs, startEngine } = await import('../../../src/app/open/open-logs');

const text = log(40, (index) => index === 3);
const sources = (): Source[] => [sourceOfText(text)];
const session = () => useSession.getState();

/** Waits until the session is so. */
const until = (fits: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (!fits()) return;
      stop();
      resolve();
    };
    const stop = useSession.subscribe(() => look());
    look();
  });
const openNow = async () => {
  await openLogs(async () => sources());
  expect(session().failure).toBeNull();
  return session();
};
const evaluation = async () => {
  const { query, period } = session();
  return evaluateScopes(query!, emptySelection, {
    ...{ asOf: period!.asOf, criteria: defaultCriteria, attestations: [], integrity: null, missing: [] },
    ...{ audits: [], readRecords: async () => [] },
  });
};
const said = async () => JSON.stringify((await evaluation()).scopes);
const sums = () => JSON.stringify([session().account?.files.map(countsOf), session().account?.build]);

beforeEach(() => {
  trap = null;
  countAnew();
});
afterAll(() => Promise.all(open.map((each) => each.close().catch(() => undefined))));

describe('an engine that traps while logs are read', () => {
  it('leaves nothing open, says why, and the next engine reads them whole', async () => {
    await openNow();
    const clean = sums();
    countAnew();
    await openNow();
    expect(new Set(counted.kinds)).toEqual(new Set(['run', 'insert', 'work', 'ask']));
    for (const at of someOf(
      Array.from({ length: counted.calls }, (_, index) => index + 1),
      8,
    )) {
      countAnew();
      trap = at;
      await openLogs(async () => sources());
      // The very last statements are asked with the logs open: they are read again.
      if (session().phase === 'opening' || session().phase === 'reading') {
        trap = null;
        await until(() => session().phase === 'ready');
      } else {
        expect(session().phase, `call ${at}`).toBe('failed');
        expect(session().failure).toContain('The database engine stopped: memory access out of bounds');
        expect(session().query).toBeNull();
      }
      trap = null;
      await openNow();
      expect(sums(), `after call ${at}`).toBe(clean);
    }
  });
});

describe('an engine that traps with logs open', () => {
  it('is started anew in whichever statement it was, and every verdict is as before', async () => {
    await openNow();
    const clean = sums();
    countAnew();
    const verdicts = await said();
    const { calls } = counted;
    expect(calls).toBeGreaterThan(10);
    for (const at of someOf(
      Array.from({ length: calls }, (_, index) => index + 1),
      5,
    )) {
      await openNow();
      const before = session().query;
      countAnew();
      trap = at;
      await expect(evaluation(), `call ${at}`).rejects.toThrow('The database engine stopped');
      trap = null;
      await until(() => session().phase === 'ready' && session().query !== before);
      expect(session().readAgain).toBe(true);
      expect(sums()).toBe(clean);
      expect(await said(), `after call ${at}`).toBe(verdicts);
    }
  });

  it('in a statement of the console is started anew too, and answers the next', async () => {
    await openNow();
    const before = session().query;
    for (const kind of ['check', 'ask', 'run'] as const) {
      trap = (each) => each === kind;
      const database = await startEngine();
      const sql = kind === 'run' ? 'EXPLAIN SELECT 1' : `SELECT '${kind}'`;
      const now = session().query;
      await expect(database.look(sql, 10)).rejects.toThrow('The database engine stopped');
      trap = null;
      await until(() => session().phase === 'ready' && session().query !== now);
      expect((await (await startEngine()).look('SELECT count(*) FROM facts', 10)).rows).toEqual([[40]]);
    }
    expect(session().query).not.toBe(before);
  });

  it('when its worker ends without a word is started anew', async () => {
    await openNow();
    const before = session().query;
    die(new Error('its worker ended'));
    await until(() => session().phase === 'ready' && session().query !== before);
    expect(session().readAgain).toBe(true);
  });

  it('twice in one statement does not run it a third time, however often a screen asks', async () => {
    await openNow();
    trap = (_, sql) => sql.includes('42 AS poison');
    let asked = 0;
    const failures: string[] = [];
    const ask = async (): Promise<void> => {
      const { query } = session();
      if (query === null) return;
      asked += 1;
      const reason: unknown = await query
        .rows({ sql: 'SELECT 42 AS poison', values: [] }, z.unknown())
        .catch((error: unknown) => error);
      failures.push(String(reason));
    };
    // As a screen does: again as soon as there is another query.
    let last = session().query;
    const stop = useSession.subscribe(({ query }) => {
      if (query !== null && query !== last) void ask();
      last = query;
    });
    await ask();
    await vi.waitUntil(() => failures.length === 3, { timeout: 600_000 });
    stop();
    expect(asked).toBe(3);
    expect(failures[2]).toContain('stopped twice in this statement');
    expect((await (await startEngine()).look('SELECT count(*) FROM facts', 10)).rows).toEqual([[40]]);
  });

  it(`in one statement after the other gives up after ${mostRestarts} new starts, and says so`, async () => {
    await openNow();
    let number = 0;
    trap = (_, sql) => sql.includes('AS poison');
    const ask = () =>
      void session()
        .query?.rows({ sql: `SELECT ${(number += 1)} AS poison`, values: [] }, z.unknown())
        .catch(() => undefined);
    let last = session().query;
    const stop = useSession.subscribe(({ query }) => {
      if (query !== null && query !== last) ask();
      last = query;
    });
    ask();
    await until(() => session().phase === 'failed');
    stop();
    expect(number).toBe(mostRestarts + 1);
    expect(session().failure).toContain('stopped again and again');
    await openNow();
    expect(session().phase).toBe('ready');
  });

  it('says which file can no longer be read, and to open them again', async () => {
    const blob = new Blob([text]);
    let isGone = false;
    const gone = async () => {
      throw new DOMException('The file could not be found.', 'NotFoundError');
    };
    const moving = new Proxy(blob, {
      get(target, name) {
        if (isGone && ['slice', 'stream', 'arrayBuffer', 'text'].includes(String(name)))
          return name === 'slice' ? () => ({ arrayBuffer: gone, stream: gone, text: gone }) : gone;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    await openLogs(async () => [{ name: 'moved.jsonl', blob: moving }]);
    expect(session().phase).toBe('ready');
    isGone = true;
    trap = (kind) => kind === 'check';
    await expect((await startEngine()).look('SELECT 1', 1)).rejects.toThrow('stopped');
    trap = null;
    await until(() => session().phase === 'failed');
    expect(session().failure).toMatch(/engine stopped, and the logs could not be read again.*moved\.jsonl/);
    await openNow();
  });
});
