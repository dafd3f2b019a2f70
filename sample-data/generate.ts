import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Decision } from '../src/records/decision';
import type { LogRecord } from '../src/records/record';
import { Chain } from './chain';
import { random } from './random';
import { runScenarios, trialCount } from './scenarios';
import { openWorld, simulate } from './simulation';
import { always, stories } from './stories/planted';
import type { Story } from './stories/story';
import { hour, iso } from './world/calendar';
import { controls, releases } from './world/history';
import type { Emit } from './world/world';
import { LineWriter } from './writer';

const usage =
  'usage: npm run sample -- --decisions N --seed S --out DIR [--control] [--plain] [--lean | --full]';
const chainUid = 'execution-ledger';
const checkpointEvery = 1000;
/** Above this many decisions records carry only what is counted, and are written as they are made. */
const fullUpTo = 100_000;

export interface SampleOptions {
  decisions: number;
  seed: number;
  out: string;
  control?: boolean;
  plain?: boolean;
  full?: boolean;
}

/** Command line: writes a sample and its manifest. Exit code 0, or 1 with the usage when an argument is wrong. */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      decisions: { type: 'string' },
      seed: { type: 'string', default: '7' },
      out: { type: 'string' },
      control: { type: 'boolean', default: false },
      plain: { type: 'boolean', default: false },
      lean: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
    },
  });
  const decisions = Number(values.decisions);
  const seed = Number(values.seed);
  if (
    !Number.isInteger(decisions) ||
    decisions < 1 ||
    decisions > 10_000_000 ||
    !Number.isInteger(seed) ||
    !values.out
  ) {
    console.error(usage);
    return 1;
  }
  const { control, plain, lean } = values;
  const full = values.full || (!lean && decisions <= fullUpTo);
  const written = await generate({ decisions, seed, out: values.out, control, plain, full });
  for (const [name, lines] of Object.entries(written))
    console.log(`${name}: ${lines.toLocaleString('en')} records`);
  return 0;
}

/**
 * Writes decisions, audit, releases and checkpoints, manifest.json and stories.json into `out`.
 * The same options give the same bytes. Returns the number of records in each file.
 */
export async function generate(options: SampleOptions): Promise<Record<string, number>> {
  const { decisions: wanted, seed, out, control = false, plain = false, full = wanted <= fullUpTo } = options;
  await mkdir(out, { recursive: true });
  const ending = plain ? '.jsonl' : '.jsonl.gz';
  const decisionFile = new LineWriter(out, `decisions${ending}`);
  const auditFile = new LineWriter(out, `audit${ending}`);
  const checkpointFile = new LineWriter(out, `checkpoints${ending}`);
  const planted: readonly Story[] = control ? [] : stories;

  const kept: { record: Decision | LogRecord; time: number; file: LineWriter }[] = [];
  let asOf = 0;
  const put = (record: Decision | LogRecord, time: number, file: LineWriter) => {
    asOf = Math.max(asOf, time);
    if (full) kept.push({ record, time, file });
    else file.write(record);
  };
  const emit: Emit = {
    decision: (record, time) => put(record, time, decisionFile),
    audit: (record, time) => put(record, time, auditFile),
  };

  const world = openWorld(random(seed), planted, emit, full);
  for (const release of releases()) emit.audit(release, Date.parse(release.time));
  const tests = Math.min(trialCount, Math.floor(wanted * 0.06));
  await simulate(world, planted, wanted - tests, () => decisionFile.drain() ?? auditFile.drain());
  runScenarios(world, wanted - tests + 1, tests, !control);
  for (const story of planted) story.extra?.(world);
  for (const record of controls()) emit.audit(record, Date.parse(record.time));

  world.tally.mature();
  if (full) {
    kept.sort((a, b) => a.time - b.time);
    writeChained(kept, world, checkpointFile, auditFile);
  }
  for (const file of [decisionFile, auditFile, checkpointFile]) await file.close();
  const files = [decisionFile, auditFile, ...(full ? [checkpointFile] : [])];
  const title = control
    ? `Control sample: no story planted (${wanted} decisions, seed ${seed})`
    : `Sample: cloud security operations (${wanted} decisions, seed ${seed})`;
  await writeJson(out, 'manifest.json', { title, files: files.map((file) => file.name) });
  await writeJson(out, 'stories.json', {
    title,
    seed,
    decisions: wanted,
    control,
    asOf: iso(asOf),
    stories: [...planted, ...always].map(({ id, title, planted, conclude, where, truth }) => ({
      id,
      title,
      planted,
      conclude,
      where,
      truth: truth(world.tally),
    })),
    scopes: [...world.tally.scopes.values()].sort((a, b) =>
      `${a.workflow}${a.riskClass}${a.bundle}` < `${b.workflow}${b.riskClass}${b.bundle}` ? -1 : 1,
    ),
    duplicates: world.tally.count('duplicates'),
  });
  return Object.fromEntries(files.map((file) => [file.name, file.lines]));
}

/** Chains executions and controls in time order, changes one afterwards where the story asks for it, and writes all. */
function writeChained(
  kept: { record: Decision | LogRecord; time: number; file: LineWriter }[],
  world: ReturnType<typeof openWorld>,
  checkpointFile: LineWriter,
  auditFile: LineWriter,
) {
  const chain = new Chain(chainUid);
  for (const entry of kept) {
    const { event_type } = entry.record;
    if (event_type !== 'execution' && event_type !== 'control') continue;
    entry.record = chain.seal(entry.record);
    if (chain.size % checkpointEvery === 0) checkpointFile.write(chain.checkpoint(iso(entry.time + hour)));
  }
  const last = kept.at(-1);
  if (last) checkpointFile.write(chain.checkpoint(iso(last.time)));
  world.tally.add('chain_records', chain.size);
  world.tally.add('checkpoints', checkpointFile.lines);

  const failures = kept.filter(
    ({ record }) => record.event_type === 'execution' && record.status === 'failure',
  );
  const altered = world.flags.has('broken_chain') ? failures[Math.floor(failures.length / 2)] : undefined;
  if (altered) altered.record = { ...altered.record, status: 'success' } as LogRecord;
  for (const entry of kept) {
    entry.file.write(entry.record);
    if (entry !== altered) continue;
    world.tally.note('broken_chain', entry.record.event_id);
    world.tally.add('broken_chain_line', auditFile.lines);
    world.tally.add('broken_chain_sequence', entry.record.sequence);
  }
}

const writeJson = (folder: string, name: string, value: unknown) =>
  writeFile(path.join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
