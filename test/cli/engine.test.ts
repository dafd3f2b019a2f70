import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments';
import { onEngine, openFor } from '../../src/cli/engine';
import { main } from '../../src/cli/evaluate';
import { log } from './log';
import { captureWritten } from './written';
import { openEngine } from '../fixtures/engine';

const written = captureWritten();
const asked = (...options: string[]) => readArguments(['log.jsonl', ...options]).engine;

describe('the engine of a command', () => {
  it.each([
    ['--engine', 'postgres', '--engine postgres: native or wasm'],
    ['--threads', '0', '--threads 0: a whole number from 1 to 256'],
    ['--threads', '1.5', '--threads 1.5: a whole number from 1 to 256'],
    ['--memory', '4', '--memory 4: a number and a unit, such as 4GB'],
    ['--memory', '80%', '--memory 80%: a number and a unit, such as 4GB'],
  ])('refuses %s %s', (option, value, message) => {
    expect(() => asked(option, value)).toThrow(message);
  });

  it('refuses a limit that the shipped engine does not know', () => {
    expect(() => asked('--engine', 'wasm', '--memory', '1GB')).toThrow('of the native engine');
  });

  it('gives way to the shipped engine where the native one is missing, and says so', async () => {
    const said: string[] = [];
    const missing = () =>
      Promise.reject(new Error("Cannot find package '@duckdb/node-api'\nRequire stack: …"));
    const database = await openFor(asked('--memory', '1GB'), (line) => said.push(line), missing);
    await database.close();
    expect(said).toEqual([
      "Native DuckDB does not run here (Cannot find package '@duckdb/node-api'). The engine of the app does the work: " +
        'the same verdicts, several times slower, at most 4 GB. --memory and --temp-dir do nothing.',
    ]);
  });

  it('is no other than the one that was named', async () => {
    const missing = () => Promise.reject(new Error('no such library'));
    const opening = openFor(asked('--engine', 'native'), () => undefined, missing);
    await expect(opening).rejects.toThrow('Native DuckDB does not run here: no such library');
  });

  it('says that the folder to work in is none, and judges nothing', async () => {
    const at = await written.file(
      'few.jsonl',
      log(3, () => false),
    );
    expect(await main([at, '--temp-dir', path.join(written.folder, 'nowhere')])).toBe(1);
    expect(written.err).toContain('there is no such folder');
    expect(written.out).toBe('');
  });

  it('says that its memory ended, and judges nothing', async () => {
    const at = await written.file(
      'some.jsonl',
      log(3000, () => false),
    );
    expect(await main([at, '--engine', 'native', '--memory', '12MB', '--threads', '1'])).toBe(1);
    expect(written.err).toContain('The engine ran out of memory. Nothing was judged.');
    expect(written.out).toBe('');
  });

  it('stops at a signal with its exit code, and leaves no listener behind', async () => {
    const before = process.listenerCount('SIGTERM');
    const database = await openEngine();
    const running = onEngine(asked(), database, async (open) => {
      setTimeout(() => process.emit('SIGTERM', 'SIGTERM'), 30);
      // Not stopped, it would run for days.
      const sql = 'SELECT count(*) AS n FROM range(3000000000000000) AS r(i) WHERE i % 7 = 3';
      await open.look(sql, 1);
      return 0;
    });
    expect(await running).toBe(143);
    expect(written.err).toContain('no verdict was given');
    expect(process.listenerCount('SIGTERM')).toBe(before);
    await database.close();
  });
});
