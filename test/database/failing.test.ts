import { expect, it } from 'vitest';
import { z } from 'zod';
import type { WasmCalls } from '../../src/database/engine/engine';
import { isEngineLost } from '../../src/database/engine/engine-error';
import { failingWith } from '../../src/database/engine/failing-with';
import { openDatabase } from '../../src/database/engine/open-database';
import { wasmEngine } from '../../src/database/engine/wasm-engine';

const noRows = new Uint8Array();
const never = <Value>() => new Promise<Value>(() => undefined);

/** Answers until it is silenced, then never again, like a worker that died. */
function mortalEngine() {
  let isDead = false;
  let asked = 0;
  const call = <Value>(value: Value) => {
    asked++;
    return isDead ? never<Value>() : Promise.resolve(value);
  };
  const engine: WasmCalls = {
    ask: () => call(noRows),
    work: () => call(undefined),
    check: () => call(undefined),
    run: () => call(noRows),
    runBound: () => call(noRows),
    insert: () => call(undefined),
    close: () => Promise.resolve(),
  };
  return { engine, silence: () => (isDead = true), asked: () => asked };
}

it('a worker that dies leaves no call waiting, neither those under way nor those behind them', async () => {
  const { engine, silence, asked } = mortalEngine();
  let die: (reason: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (die = reject));
  const database = await openDatabase(wasmEngine(failingWith(engine, { failed })));

  silence();
  const before = asked();
  const statement = { sql: 'SELECT 1 AS v', values: [] };
  const waiting = [
    database.insert({ table: 'decisions', rows: 1, ipc: noRows }),
    database.rows(statement, z.unknown()),
    database.build(),
    database.clear(),
  ];
  const ends = Promise.allSettled(waiting);
  await new Promise((resolve) => setTimeout(resolve, 20));
  // The first call hangs in the engine, the others stand behind it.
  expect(asked()).toBe(before + 1);

  die(new Error('memory access out of bounds'));
  for (const end of await ends) {
    expect(end.status).toBe('rejected');
    expect(String((end as PromiseRejectedResult).reason)).toContain('memory access out of bounds');
  }
  await expect(database.rows(statement, z.unknown())).rejects.toThrow('memory access out of bounds');
  await expect(database.insert({ table: 'decisions', rows: 1, ipc: noRows })).rejects.toThrow(
    'out of bounds',
  );
});

const calls = ['ask', 'work', 'check', 'run', 'runBound', 'insert'] as const;

it.each(calls.flatMap((call) => ['memory access out of bounds', 'unreachable'].map((said) => [call, said])))(
  'an engine that crashes in %s (%s) is asked nothing more, and the loss is told once',
  async (call, said) => {
    const { engine, asked } = mortalEngine();
    const crashing = { ...engine, [call]: () => Promise.reject(new WebAssembly.RuntimeError(said)) };
    const told: string[] = [];
    const onLost = ({ message }: Error) => void told.push(message);
    const connection = failingWith(crashing, { failed: never(), onLost });
    const ask = (name: string) =>
      (connection[name as 'run'] as (...args: unknown[]) => Promise<unknown>)('', []);
    await expect(ask(call!)).rejects.toThrow(`The database engine stopped: ${said}`);
    const before = asked();
    for (const each of calls) {
      const reason: unknown = await ask(each).catch((error: unknown) => error);
      expect(isEngineLost(String(reason)), each).toBe(true);
    }
    expect(asked()).toBe(before);
    expect(told).toEqual([`The database engine stopped: ${said}`]);
  },
);

it('a statement that the engine refuses, whatever text is in it, is no crash', async () => {
  const { engine } = mortalEngine();
  const refusal = new Error(
    "Conversion Error: Could not convert string 'memory access out of bounds' to INT32",
  );
  const connection = failingWith({ ...engine, check: () => Promise.reject(refusal) }, { failed: never() });
  await expect(connection.check('')).rejects.toBe(refusal);
  await expect(connection.run('')).resolves.toBe(noRows);
});
