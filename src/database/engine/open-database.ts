import { z } from 'zod';
import { buildFacts } from '../tables/build';
import { createTables, dropTables, tableNames } from '../tables/create';
import type { Database, TableChunk } from './database';
import { abortReason, type Answer, type Engine, type Work } from './engine';
import lockSql from './lock.sql?raw';
import { isExplain, readOnly, refusalOf } from './look';
import type { LookResult } from './look';
import type { Statement } from './query';
import { EngineError, QueryError } from './engine-error';

/** Rows of one transaction: more than a row group (122,880), because smaller ones are copied when they are committed. */
const transactionRows = 245_760;
/**
 * So many rows stay as they came, about 700 bytes each: compressing them to about 40 takes longer than inserting them,
 * and a WebAssembly memory that has grown never shrinks. A larger load is compressed as it comes, to bound the peak.
 */
const looseRows = 1_000_000;
/** What a larger load leaves loose at most, while it is read. */
const looseRowsOfMany = 400_000;
/** What stays loose beside the facts that are made of it. */
const looseRowsBesideFacts = 500_000;

const memoryRow = z.object({ bytes: z.number() });

/**
 * Locks an engine (before any log is read) and makes its tables. The connection runs one statement at a
 * time, so calls stand in a queue; an aborted call leaves the queue at once.
 */
export async function openDatabase(engine: Engine): Promise<Database> {
  await engine.run(lockSql);
  await createTables(engine);
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  const inserts = new Inserts(engine);

  function inTurn<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    const turn = last.then(() => {
      signal?.throwIfAborted();
      if (closed) throw new Error('The database is closed.');
      return work();
    });
    last = turn.catch(() => undefined);
    return signal ? unlessAborted(turn, signal) : turn;
  }

  async function rows<Row>(statement: Statement, row: z.ZodType<Row>, signal?: AbortSignal): Promise<Row[]> {
    const answer = await inTurn(async () => {
      await inserts.commit();
      return named(statement.sql, () => engine.ask(statement, signal), signal);
    }, signal);
    return z.array(row).parse(answer.rows());
  }

  async function look(sql: string, most: number, signal?: AbortSignal): Promise<LookResult> {
    const statement = readOnly(sql, most);
    try {
      const answer = await inTurn(async () => {
        await inserts.commit();
        await named(sql, () => engine.check(statement), signal);
        return named(
          sql,
          (): Promise<Answer> =>
            isExplain(statement) ? engine.run(statement) : engine.ask({ sql: statement, values: [] }, signal),
          signal,
        );
      }, signal);
      return answer.look(most);
    } catch (reason) {
      throw refusalOf(reason);
    }
  }

  return {
    rows,
    look,
    insert: (chunk) => inTurn(() => inserts.add(chunk)),
    build: async (settings = {}, signal) => {
      await inTurn(() => inserts.settle(), signal);
      const account = await buildFacts(
        {
          rows: (statement, row) => rows(statement, row, signal),
          work: (...parts) =>
            inTurn(() => named(textOf(parts), () => engine.work(parts, signal), signal), signal),
          bound: (sql, values) =>
            inTurn(() => named(sql, () => engine.runBound(sql, values), signal), signal),
          pieces: {
            ...{ decisions: inserts.decisions, most: engine.looseRows ?? looseRows },
            compress: () => inTurn(() => inserts.compress(), signal),
          },
        },
        settings,
      );
      if (account.facts > (engine.looseRows ?? looseRows)) await inTurn(() => inserts.compress());
      return account;
    },
    clear: () =>
      inTurn(async () => {
        await inserts.clear();
        await dropTables(engine);
        await createTables(engine);
      }),
    async memory() {
      const sql = 'SELECT CAST(sum(memory_usage_bytes) AS DOUBLE) AS bytes FROM duckdb_memory()';
      const [first] = await rows({ sql, values: [] }, memoryRow);
      return first?.bytes ?? 0;
    },
    close: () =>
      inTurn(async () => {
        closed = true;
        await engine.close();
      }),
  };
}

const textOf = (parts: readonly Work[]): string =>
  parts.map((part) => ('step' in part ? part.step : part.script)).join('\n');

/** Many chunks share one transaction; whatever else is asked comes after its end. */
class Inserts {
  #isOpen = false;
  #rows = 0;
  #loose = 0;
  #total = 0;

  constructor(private readonly engine: Engine) {}

  /** Rows of decisions that were read. */
  decisions = 0;

  async add({ table, rows, ipc }: TableChunk): Promise<void> {
    const { looseRows: most = looseRows } = this.engine;
    if (this.#total >= most && this.#loose >= Math.min(most, looseRowsOfMany)) await this.compress();
    if (!this.#isOpen) await this.engine.run('BEGIN TRANSACTION');
    this.#isOpen = true;
    try {
      await this.engine.insert(tableNames[table], ipc);
    } catch (reason) {
      this.#isOpen = false;
      // An engine that failed for good refuses this too; the first reason counts.
      await this.engine.run('ROLLBACK').catch(() => undefined);
      throw new EngineError(reason);
    }
    if (table === 'decisions') this.decisions += rows;
    this.#rows += rows;
    this.#loose += rows;
    this.#total += rows;
    if (this.#rows >= transactionRows) await this.commit();
  }

  async commit(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#rows = 0;
    await this.engine.run('COMMIT');
  }

  /** Before more is made of what was inserted. */
  async settle(): Promise<void> {
    if (this.#loose > Math.min(this.engine.looseRows ?? looseRows, looseRowsBesideFacts))
      await this.compress();
    else await this.commit();
  }

  async clear(): Promise<void> {
    await this.commit();
    this.#loose = 0;
    this.#total = 0;
    this.decisions = 0;
  }

  async compress(): Promise<void> {
    await this.commit();
    this.#loose = 0;
    await this.engine.run('CHECKPOINT');
  }
}

/** The same promise, which rejects as soon as the signal aborts; settled, it leaves nothing on the signal. */
function unlessAborted<Result>(turn: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(abortReason(signal));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
    turn.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}

/** Runs a statement; what the engine refuses is reported with the statement's text. */
async function named<Result>(
  sql: string,
  work: () => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  try {
    return await work();
  } catch (reason) {
    signal?.throwIfAborted();
    throw new QueryError(sql, reason);
  }
}
