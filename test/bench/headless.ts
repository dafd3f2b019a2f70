import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { canonical } from '../../src/records/canonical';
import type { Figures } from './history';
import { benchLogs } from './logs';
import { milliseconds } from './native';

interface Ran {
  readonly seconds: number;
  readonly processor: number;
  readonly peak: number;
  /** SHA-256 of the verdicts in canonical form. */
  readonly digest: string;
}

/** Beyond it the shipped engine takes minutes. */
const mostShipped = 200_000;

/** `npm run evaluate -- FILES --json` in a process of its own. Its processor time and peak are read from Linux. */
export async function evaluated(files: readonly string[], options: readonly string[]): Promise<Ran> {
  const chunks: Buffer[] = [];
  let ticks = 0;
  let peak = 0;
  const seconds =
    (await milliseconds(
      () =>
        new Promise<void>((resolve, reject) => {
          const script = ['test/tools/run.mjs', 'src/cli/evaluate.ts', ...files, '--json', ...options];
          const child = spawn('node', script, { stdio: ['ignore', 'pipe', 'ignore'] });
          const look = () => {
            try {
              const [, stat] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ');
              const numbers = stat!.split(' ').map(Number);
              ticks = Math.max(ticks, numbers[11]! + numbers[12]!);
              const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
              peak = Math.max(peak, 1024 * Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
            } catch {
              // It has ended, or this is no Linux.
            }
          };
          const timer = setInterval(look, 100);
          child.stdout.on('data', (bytes: Buffer) => chunks.push(bytes));
          child.on('error', reject);
          child.on('close', (code) => {
            clearInterval(timer);
            if (code === 0 || code === 2) resolve();
            else reject(new Error(`${options.join(' ')} ended with ${code}`));
          });
        }),
    )) / 1000;
  const { scopes, together } = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
  const digest = createHash('sha256').update(canonical({ scopes, together })).digest('hex');
  return { seconds, processor: ticks / 100, peak, digest };
}

async function parseEvery(files: readonly string[]): Promise<void> {
  for (const file of files)
    for await (const line of createInterface({ input: createReadStream(file) }))
      if (line !== '') JSON.parse(line);
}

/** Judges logs as a nightly job does, on each engine: seconds, memory, and whether the verdicts are the same. */
export async function benchHeadless(decisions: number): Promise<Figures> {
  const { decisionsFile, auditFile, decisions: made } = await benchLogs(decisions);
  const files = [decisionsFile, auditFile];
  console.log(`\nheadless: evaluate --json over ${made} decisions and their audit events`);
  const parse = (await milliseconds(() => parseEvery(files))) / 1000;
  console.log(`JSON.parse of every line, one thread: ${parse.toFixed(1)} s`);
  const cores = availableParallelism();
  const ways: [string, string[]][] = [
    [`native DuckDB, ${cores} threads`, ['--engine', 'native', '--threads', String(cores)]],
    ['native DuckDB, 1 thread', ['--engine', 'native', '--threads', '1']],
    ...(made <= mostShipped ? [['the shipped engine', ['--engine', 'wasm']] as [string, string[]]] : []),
  ];
  const digests = new Set<string>();
  const figures: Record<string, number> = {};
  for (const [name, options] of ways) {
    const { seconds, processor, peak, digest } = await evaluated(files, options);
    digests.add(digest);
    figures[`Evaluate, ${name}, s`] = Math.round(seconds * 10) / 10;
    console.log(
      `${name}: ${seconds.toFixed(1)} s, ${(seconds / parse).toFixed(1)}× JSON.parse, ${processor.toFixed(1)} s of ` +
        `processor time, peak ${(peak / 1e9).toFixed(2)} GB, verdicts ${digest.slice(0, 12)}`,
    );
  }
  console.log(digests.size === 1 ? 'The verdicts are the same.' : 'The verdicts DIFFER.');
  return figures;
}
