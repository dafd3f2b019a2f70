import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkChains, type ChainCheck } from '../../../src/intake/integrity/check-chains';
import { judgeChain } from '../../../src/readiness/controls/judge-chain';
import { Ledger } from '../../../src/intake/reading/ledger';

type Entry = Record<string, unknown>;
// By test/intake/integrity/foreign/make.py, with Python’s own json and hashlib.
const { entries } = JSON.parse(
  readFileSync(new URL('./foreign/agent-governance.json', import.meta.url), 'utf8'),
) as { entries: Entry[] };

function checked(list: readonly Entry[]): ChainCheck {
  const ledger = new Ledger();
  list.forEach((entry, at) => ledger.add(entry, at + 1));
  const part = ledger.take();
  const found = part === null ? undefined : checkChains([{ file: 0, part }])?.chains[0];
  if (found === undefined) throw new Error('no chain');
  return found;
}
const seen = (list: readonly Entry[]) => checked(list).breaks.map(({ kind, line }) => [kind, line]);
const changed = (at: number, change: Entry) =>
  entries.map((entry, place) => (place === at ? { ...entry, ...change } : entry));

describe('the chain of the Agent Governance Toolkit', () => {
  it('holds as Python hashed it: floats that look whole, exponents, null, accents and pictographs', () => {
    expect(checked(entries)).toMatchObject({
      records: 8,
      valid: 8,
      open: 0,
      breakCount: 0,
      hasNoHead: false,
    });
  });

  it.each([
    ['an altered outcome', changed(2, { outcome: 'denied' }), [['content', 3]]],
    ['an altered number', changed(1, { data: { score: 1.0, tries: 4 } }), [['content', 2]]],
    ['a record that is gone', entries.toSpliced(3, 1), [['link', 4]]],
    [
      'two that changed places',
      [...entries.slice(0, 2), entries[3]!, entries[2]!, ...entries.slice(4)],
      [['order', 3]],
    ],
    ['one that repeats', [...entries.slice(0, 4), ...entries.slice(3)], [['repeated', 5]]],
  ])('is broken by %s, and says where', (_, list, breaks) => {
    expect(seen(list)).toEqual(breaks);
  });

  it('has no head where the first is gone; a tail that was cut is not seen in it', () => {
    expect(checked(entries.slice(1))).toMatchObject({ breakCount: 0, hasNoHead: true });
    expect(checked(entries.slice(0, -2))).toMatchObject({ records: 6, valid: 6, breakCount: 0 });
  });

  it('does not cover what the policy decided', () => {
    expect(checked(changed(3, { policy_decision: 'deny' }))).toMatchObject({ valid: 8, breakCount: 0 });
  });

  it('cannot be checked at a record with a whole number that JSON does not carry exactly', () => {
    expect(checked(changed(3, { outcome: 'denied' }))).toMatchObject({ valid: 7, open: 1, breakCount: 0 });
  });

  it('cannot be checked where none of its records fits: it was hashed in another form', () => {
    const other = entries.map((entry) => ({ ...entry, agent_did: `${entry.agent_did as string}x` }));
    expect(checked(other)).toMatchObject({ records: 8, valid: 0, open: 8, breakCount: 0 });
  });

  it('is read from its CloudEvents form too, which cannot be called altered', () => {
    const event = ({ data, ...entry }: Entry) => ({
      ...{
        specversion: '1.0',
        id: entry.entry_id,
        type: 'ai.agentmesh.tool.invoked',
        source: entry.agent_did,
      },
      time: `${(entry.timestamp as string).replace('Z', '+00:00')}Z`,
      data: {
        ...{ action: entry.action, resource: entry.resource, outcome: entry.outcome },
        ...(data as Entry),
      },
      ...{ agentmeshentryhash: entry.entry_hash, agentmeshprevioushash: entry.previous_hash },
    });
    const events = entries.map(event);
    expect(checked(events)).toMatchObject({ records: 8, valid: 8 });
    expect(checked(events.with(2, { ...events[2]!, source: 'other' }))).toMatchObject({
      valid: 7,
      open: 1,
      breakCount: 0,
    });
  });

  it('is no evidence by itself, for who rewrites it can hash it again; broken, it contradicts', () => {
    const stateOf = (list: readonly Entry[]) => {
      const chain = checked(list);
      const coverage = { read: 8, verified: chain.valid, broken: chain.breakCount, uncovered: chain.open };
      const identity = { id: 'hash_chain', title: 'Hash chain', conditional: false } as const;
      return judgeChain({ chains: [chain], coverage, signatures: null }, identity).state;
    };
    expect(stateOf(entries)).toBe('no_evidence');
    expect(stateOf(changed(2, { outcome: 'denied' }))).toBe('contradicted');
  });
});
