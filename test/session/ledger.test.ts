import { expect, it, vi } from 'vitest';
import type { Look } from '../../src/records/ledger';

const digest = (digit: string) => digit.repeat(64);
const look = (day: number): Look => ({
  ...{ format: 'shadowproof-ledger/1', as_of: `2026-01-0${day}T00:00:00.000Z`, question: digest('a') },
  ...{ labels: digest('1'), asked: { agents: [], workflows: [] }, rules: [], controls: [] },
  criteria: [{ name: 'Low risk', version: '1', hash: digest('c') }],
  ...{ false_discovery_rate: 0.1, family: 1 },
  scopes: [{ test: digest('e'), state: 'eligible', e_value: 25 }],
});

it('keeps looks at the sample apart from those at own logs, and reads a ledger of before', async () => {
  const kept = new Map([['shadowproof.ledger', JSON.stringify({ looks: [look(1)] })]]);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  const { keepLook } = await import('../../src/session/ledger');
  const { samplePath, useView } = await import('../../src/session/view');
  const days = () =>
    Object.entries(JSON.parse(kept.get('shadowproof.ledger') ?? '') as Record<string, Look[]>).map(
      ([list, looks]) => [list, looks.map((each) => each.as_of.slice(9, 10))],
    );
  keepLook(look(2));
  expect(days()).toEqual([
    ['looks', ['1', '2']],
    ['sampleLooks', []],
  ]);
  useView.setState({ load: samplePath });
  keepLook(look(3));
  expect(days()).toEqual([
    ['looks', ['1', '2']],
    ['sampleLooks', ['3']],
  ]);
  vi.unstubAllGlobals();
});
