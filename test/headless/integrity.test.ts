import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { Chain } from '../../sample-data/chain';
import { evaluate } from './shared-engine';
import { decision } from '../fixtures/records';

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

it('is null where nothing is attested', async () => {
  const { integrity } = JSON.parse(await evaluated([JSON.stringify(decision())], '--json')) as {
    integrity: unknown;
  };
  expect(integrity).toBeNull();
});
