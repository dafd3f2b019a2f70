import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { log } from './log';
import { evaluate } from './shared-engine';

let folder: string;
let out: string;
let err: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'shadowproof-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  out = err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
});
afterEach(() => vi.restoreAllMocks());

async function file(name: string, content: string): Promise<string> {
  const at = path.join(folder, name);
  await writeFile(at, content);
  return at;
}

describe('a ledger', () => {
  it('keeps every look in a ledger, and asks more after each further question', async () => {
    const content = log(150, () => false);
    const at = await file('tried.jsonl', content);
    const ledger = path.join(folder, 'looks.jsonl');
    const lines = async () => (await readFile(ledger, 'utf8')).trimEnd().split('\n');
    // 124 clean incidents: E over 32.9 of a first bundle, and under the 40 that a first question shares.
    const first = await evaluate([at, '--ledger', ledger, '--json']);
    expect(JSON.parse(out).ledger).toMatchObject({ method: 'e-lond', looks: 1, falseDiscoveryRate: 0.05 });
    expect(JSON.parse(out).ledger.scopes[0].needed).toBeCloseTo(40, 9);
    expect(await lines()).toHaveLength(1);
    out = '';
    expect(await evaluate([at, '--ledger', ledger, '--json'])).toBe(first);
    expect(await lines()).toHaveLength(1);
    out = '';
    await evaluate([at, '--ledger', ledger, '--lag', '10', '--json']);
    const [, second] = JSON.parse(out).ledger.tries;
    expect(second.changes[0]).toMatchObject({ what: 'lag', after: 10 });
    expect(JSON.parse(out).ledger.scopes[0].needed).toBeCloseTo(120, 9);
    out = '';
    await evaluate([at, '--ledger', ledger, '--workflow', 'endpoint']);
    expect(out).toContain('other agents or workflows were asked for');
    expect(await lines()).toHaveLength(3);
  });

  it('writes no ledger over a file that is an input or holds something else', async () => {
    const content = log(20, () => false);
    const at = await file('input.jsonl', content);
    expect(await evaluate([at, '--ledger', path.join(folder, '.', 'input.jsonl')])).toBe(1);
    expect(err).toContain('is one of the files to be read');
    const other = await file('other.jsonl', '{"format":"something else"}\n');
    expect(await evaluate([at, '--ledger', other])).toBe(1);
    expect(await readFile(other, 'utf8')).toBe('{"format":"something else"}\n');
    expect(await readFile(at, 'utf8')).toBe(content);
  });
});
