import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/evaluate';
import { blastRadius } from '../../src/records/what-if-settings/policy-presets';
import { firstCosts } from '../../src/records/what-if-settings/threshold-ask';
import { propose } from '../../src/answers/what-if/propose';
import { sealProposal } from '../../src/records/seal-proposal';
import type { Change, SealedProposal } from '../../src/records/what-if';
import { emptySelection } from '../../src/slice/selection/selection';
import { linesOf, openLines } from '../metrics/what-if/log';

let folder: string;
let out: string;
let err: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'headless-what-if-'));
  out = err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});
async function file(name: string, content: string): Promise<string> {
  const at = path.join(folder, name);
  await writeFile(at, content);
  return at;
}

const changes: Change[] = [
  {
    format: 'shadowproof-threshold/1',
    name: 'Threshold',
    version: '1',
    threshold: null,
    risk: 0.1,
    delta: 0.1,
    method: 'hoeffding_bentkus',
    costs: firstCosts,
  },
  blastRadius,
  {
    format: 'shadowproof-breaker/1',
    name: 'Breaker',
    version: '1',
    scope: 'all',
    trips: [{ kind: 'false_positive_rate', above: 0.1, hours: 48, atLeast: 5 }],
    coolDownHours: 24,
    reset: { by: 'itself' },
  },
];
const lines = linesOf(
  Array.from({ length: 200 }, (_, id) => ({
    id,
    decision: {
      confidence: id % 4 === 0 ? 0.7 : 0.95,
      severity: id % 3 === 0 ? 'high' : 'low',
      reversibility: 'reversible',
      blast_radius: { count: id % 20 },
    },
    verdict: id % 8 === 0 ? ('false_positive' as const) : ('true_positive' as const),
  })),
);

describe('--what-if', () => {
  it('gives what the functions of the app give, change by change, and reads its own proposals', async () => {
    const log = await file('log.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
    const asked = await Promise.all(
      changes.map((change, at) => file(`change-${at}.json`, JSON.stringify(change))),
    );
    const code = await main([log, '--json', ...asked.flatMap((at) => ['--what-if', at])]);
    expect(code, err).not.toBe(1);
    const printed = JSON.parse(out) as { what_if: { change: Change }[] };
    const open = await openLines(lines);
    for (const [at, change] of changes.entries()) {
      const { sources, ...rest } = printed.what_if[at] as SealedProposal;
      const own = sealProposal(await propose(open.database, emptySelection, change, sources));
      expect({ ...rest, sources }).toEqual(JSON.parse(JSON.stringify(own)));
      expect(sources[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
    }
    await open.close();
    const again = await file('proposal.json', JSON.stringify(printed.what_if[1]));
    out = '';
    await main([log, '--json', '--what-if', again]);
    expect((JSON.parse(out) as typeof printed).what_if).toEqual([printed.what_if[1]]);
    const edited = { ...printed.what_if[1]!, would_have_held: true };
    const spoilt = await file('spoilt.json', JSON.stringify(edited));
    expect(await main([log, '--what-if', spoilt])).toBe(1);
    expect(err).toContain('sha256: this proposal was edited after its evidence was reckoned');
  });
  it('says what is wrong with a file that holds no change, and exits 1', async () => {
    const log = await file('log.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
    const bad = await file('bad.json', JSON.stringify({ ...changes[2], coolDownHours: 0 }));
    expect(await main([log, '--what-if', bad])).toBe(1);
    expect(err).toMatch(
      /bad\.json is no threshold, policy, breaker or proposal:\s+coolDownHours: a cool-down of 0/,
    );
  });
});
