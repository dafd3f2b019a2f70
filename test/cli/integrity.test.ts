import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { Chain } from '../../sample-data/chain';
import { presets } from '../../src/readiness/criteria/criteria';
import { evaluate } from './shared-engine';
import { control as grant, decision } from '../fixtures/records';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'chain-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

async function evaluated(lines: readonly string[], ...options: string[]): Promise<string> {
  let out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const file = path.join(folder, 'log.jsonl');
  await writeFile(file, lines.join('\n'));
  expect(await evaluate([file, ...options])).toBe(2);
  return out;
}

const chain = new Chain('decisions');
const lines = Array.from({ length: 3 }, () => JSON.stringify(chain.seal(decision())));
const changed = lines.with(1, lines[1]!.replace(/"environment":"\w+"/, '"environment":"staging"'));
const checkpoint = JSON.stringify(chain.checkpoint('2026-03-02T12:00:00Z'));

it('is in the JSON, with the place of the first break', async () => {
  expect(changed[1]).not.toBe(lines[1]);
  const { integrity } = JSON.parse(await evaluated([...changed, checkpoint], '--json')) as {
    integrity: unknown;
  };
  expect(integrity).toMatchObject({
    chainCount: 1,
    chains: [
      {
        records: 3,
        valid: 2,
        breaks: [{ kind: 'content', line: 2, file: 0 }],
        checkpoints: [{ state: 'recorded_only' }],
      },
    ],
  });
});

it('is a line of the printed answer', async () => {
  expect(await evaluated(changed)).toContain(
    'Chain decisions: 2 of 3 records valid; first break (content) at line 2 of',
  );
  expect(await evaluated([...lines, checkpoint])).toContain(
    'Chain decisions: 3 of 3 records valid; 0 of 1 checkpoints',
  );
});

it('holds the chain of the Agent Governance Toolkit, which evidences nothing by itself', async () => {
  const text = await readFile('test/intake/integrity/foreign/agent-governance.jsonl', 'utf8');
  const logged = text.trimEnd().split('\n');
  expect(await evaluated(logged)).toContain(
    'Chain Agent Governance Toolkit: 8 of 8 records valid; no checkpoint',
  );
  const altered = logged.with(2, logged[2]!.replace('"success"', '"denied"'));
  const out = await evaluated(altered);
  expect(out).toContain('7 of 8 records valid; first break (content) at line 3 of');
  expect(out).toContain('Hash chain broken at 1 of 8 records');
  // As one document, as the toolkit exports it: numbers of many digits are read as text there.
  const whole = await readFile('test/intake/integrity/foreign/agent-governance.json', 'utf8');
  expect(await evaluated([whole])).toContain('Chain Agent Governance Toolkit: 8 of 8 records valid');
});

it('is null where nothing is attested', async () => {
  const { integrity } = JSON.parse(await evaluated([JSON.stringify(decision())], '--json')) as {
    integrity: unknown;
  };
  expect(integrity).toBeNull();
});

it('checks signatures against the given keys, and a refused one stands against the chain', async () => {
  const pair = await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify']);
  const keys = path.join(folder, 'keys.json');
  const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey);
  await writeFile(keys, JSON.stringify({ ...jwk, kid: 'auditor' }));
  const signedBy = async (line: string) => {
    const record = JSON.parse(line) as Record<string, unknown>;
    const { chain_uid, root_hash, tree_size } = record;
    // RFC 8785 of these three: names in order, no spaces.
    const claim = JSON.stringify({ chain_uid, root_hash, tree_size });
    const bytes = await crypto.subtle.sign('Ed25519', pair.privateKey, new TextEncoder().encode(claim));
    const value = Buffer.from(bytes).toString('base64');
    return { ...record, signatures: [{ key_uid: 'auditor', value }] };
  };
  const criteria = path.join(folder, 'chained.json');
  const { steps, ...rest } = structuredClone(presets.lowRisk);
  const chained = steps.map((step) => ({ ...step, controls: ['hash_chain'] }));
  await writeFile(criteria, JSON.stringify({ ...rest, name: 'Chained', steps: chained }));
  const whole = new Chain('whole');
  const sealed = [grant(), decision(), decision()].map((record) => JSON.stringify(whole.seal(record)));
  const root = JSON.stringify(whole.checkpoint('2026-03-02T12:00:00Z'));
  const control = async (checkpointLine: unknown, ...options: string[]) => {
    const logged = [...sealed, JSON.stringify(checkpointLine)];
    const out = await evaluated(logged, '--json', '--criteria', criteria, ...options);
    const { scopes } = JSON.parse(out) as {
      scopes: { controls: { id: string; state: string; sentence: string }[] }[];
    };
    return scopes[0]?.controls.find(({ id }) => id === 'hash_chain');
  };
  const signed = await signedBy(root);
  expect((await control(signed))?.state).toBe('evidenced');
  expect((await control(signed, '--keys', keys))?.state).toBe('evidenced');
  expect((await control({ ...signed, signatures: [] }, '--keys', keys))?.state).toBe('no_evidence');
  const refused = { ...signed, signatures: [{ ...signed.signatures[0], value: 'A'.repeat(86) + '==' }] };
  const against = await control(refused, '--keys', keys);
  expect(against?.state).toBe('contradicted');
  expect(against?.sentence).toContain('1 refused');
  // One more record outside of the chain: nothing shows whether it was changed.
  sealed.push(JSON.stringify(decision()));
  const open = await control(signed, '--keys', keys);
  expect(open?.state).toBe('no_evidence');
  expect(open?.sentence).toContain('verified 60.0%, broken 0.0%, in no chain 20.0% of 5 records read');
});
