import { createReadStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { LineWriter } from '../writer';
import { toDecision, toRelease, toVerdict, type Run } from './records';

const source = path.resolve('sample-data/agentdyn/runs.jsonl.gz');

/** The rows of runs.jsonl.gz in file order. */
export async function* readRuns(file = source): AsyncGenerator<Run> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
  for await (const line of lines) if (line !== '') yield JSON.parse(line) as Run;
}

/** Command line: converts AgentDyn to native records. Exit code 0, or 1 without `--out`. */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { out: { type: 'string' } } });
  if (!values.out) {
    console.error('usage: npm run agentdyn -- --out DIR');
    return 1;
  }
  await mkdir(values.out, { recursive: true });
  const decisions = new LineWriter(values.out, 'decisions.jsonl.gz');
  const audit = new LineWriter(values.out, 'audit.jsonl.gz');
  const bundles = new Set<string>();
  let row = 0;
  for await (const run of readRuns()) {
    row++;
    if (!bundles.has(run.bundle)) audit.write(toRelease(run.bundle));
    bundles.add(run.bundle);
    decisions.write(toDecision(run, row));
    audit.write(toVerdict(run, row));
    const pause = decisions.drain() ?? audit.drain();
    if (pause) await pause;
  }
  await decisions.close();
  await audit.close();
  const title = 'AgentDyn: tool-using agents under prompt injection (test environment)';
  const manifest = { title, files: [decisions.name, audit.name] };
  await writeFile(path.join(values.out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`${row.toLocaleString('en')} runs of ${bundles.size} bundles → ${values.out}`);
  return 0;
}
