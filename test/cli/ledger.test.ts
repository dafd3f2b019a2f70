import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { log } from './log';
import { evaluate, report } from './shared-engine';
import { captureWritten } from './written';

const written = captureWritten();
const { file } = written;

describe('a ledger', () => {
  it('keeps every look in a ledger, and asks more after each further question', async () => {
    const content = log(150, () => false);
    const at = await file('tried.jsonl', content);
    const ledger = path.join(written.folder, 'looks.jsonl');
    const lines = async () => (await readFile(ledger, 'utf8')).trimEnd().split('\n');
    // 124 clean incidents: E over 32.9 of a first bundle, and under the 40 that a first question shares.
    const first = await evaluate([at, '--ledger', ledger, '--json']);
    expect(JSON.parse(written.out).ledger).toMatchObject({
      method: 'e-lond',
      looks: 1,
      falseDiscoveryRate: 0.05,
    });
    expect(JSON.parse(written.out).ledger.scopes[0].needed).toBeCloseTo(40, 9);
    expect(await lines()).toHaveLength(1);
    written.out = '';
    expect(await evaluate([at, '--ledger', ledger, '--json'])).toBe(first);
    expect(await lines()).toHaveLength(1);
    written.out = '';
    await evaluate([at, '--ledger', ledger, '--lag', '10', '--json']);
    const [, second] = JSON.parse(written.out).ledger.tries;
    expect(second.changes[0]).toMatchObject({ what: 'lag', after: 10 });
    expect(JSON.parse(written.out).ledger.scopes[0].needed).toBeCloseTo(120, 9);
    written.out = '';
    await evaluate([at, '--ledger', ledger, '--workflow', 'endpoint']);
    expect(written.out).toContain('other agents or workflows were asked for');
    expect(await lines()).toHaveLength(3);
  });

  it('says on the page to sign what all looks together do not leave to promote', async () => {
    const at = await file(
      'short.jsonl',
      log(150, () => false),
    );
    const ledger = path.join(written.folder, 'short-looks.jsonl');
    const json = path.join(written.folder, 'short.json');
    const scopes = [{ agent: 'harbor', workflow: 'endpoint', risk_class: 'low' }];
    const decision = { outcome: 'promote', by: 'A. Lead', on: '2026-11-29', expires: '2027-03-01', scopes };
    const words = await file('words.json', JSON.stringify({ decision }));
    const ask = async (...more: string[]) => {
      const out = path.join(written.folder, 'short.html');
      expect(await report([at, '--out', out, '--json', json, '--words', words, ...more])).toBe(0);
      const html = await readFile(out, 'utf8');
      const { withheld } = JSON.parse(await readFile(json, 'utf8')).report as { withheld?: string };
      return {
        withheld,
        isOnPage: html.slice(0, html.indexOf('Decided by')).includes('with every look counted'),
      };
    };
    expect(await ask()).toEqual({ withheld: undefined, isOnPage: false });
    await evaluate([at, '--ledger', ledger, '--lag', '10']);
    const { withheld, isOnPage } = await ask('--ledger', ledger);
    expect(withheld).toMatch(
      /^Proven by itself, but not with every look counted: endpoint.* has E \d+, needs\s120\.$/,
    );
    expect(isOnPage).toBe(true);
  });

  it('writes no ledger over a file that is an input or holds something else', async () => {
    const content = log(20, () => false);
    const at = await file('input.jsonl', content);
    expect(await evaluate([at, '--ledger', path.join(written.folder, '.', 'input.jsonl')])).toBe(1);
    expect(written.err).toContain('is one of the files to be read');
    const other = await file('other.jsonl', '{"format":"something else"}\n');
    expect(await evaluate([at, '--ledger', other])).toBe(1);
    expect(await readFile(other, 'utf8')).toBe('{"format":"something else"}\n');
    expect(await readFile(at, 'utf8')).toBe(content);
  });
});
