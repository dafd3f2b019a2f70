import { createReadStream, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { generate } from '../../sample-data/generate';

export interface BenchLogs {
  readonly decisions: number;
  readonly decisionsFile: string;
  readonly auditFile: string;
  readonly megabytes: number;
}

/** Plain JSONL logs of `decisions` decisions, made once with the project's own generator and kept. */
export async function benchLogs(decisions: number): Promise<BenchLogs> {
  const folder = path.resolve('.cache/bench', String(decisions));
  const decisionsFile = path.join(folder, 'decisions.jsonl');
  const auditFile = path.join(folder, 'audit.jsonl');
  if (!existsSync(path.join(folder, 'manifest.json'))) {
    process.stderr.write(`making ${decisions} decisions in ${folder}\n`);
    await generate({ decisions, seed: 1, out: folder, control: false, plain: true, full: false });
  }
  const megabytes = statSync(decisionsFile).size / 1e6;
  return { decisions: await lines(decisionsFile), decisionsFile, auditFile, megabytes };
}

async function lines(file: string): Promise<number> {
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) if (line !== '') count += 1;
  return count;
}
