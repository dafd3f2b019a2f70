import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { acceptsOf } from '../../src/records/accepts';
import { acceptsRecord, recordSchemas } from '../../src/records/record';
import { eventTypes } from '../../src/records/vocabulary';
import { at, control, decision, execution, release, review, verdict } from '../fixtures/records';
import { times } from '../fixtures/times';

const digest = 'a'.repeat(64);
const full = {
  decision: decision({
    logged_time: at(2),
    sequence: 3,
    source: { product: 'p', log_name: 'l' },
    attestation: { chain_uid: 'c', fingerprint: digest, prev_event: null, signatures: [{ key: [1] }] },
    unmapped: { any: { thing: [null, true] } },
    agent: { uid: 'agent-1', name: 'n', role: 'containment' },
    action: { name: 'isolate_host', category: 'isolate', arguments: { host: 'h' } },
    targets: [{ uid: 'host-1', criticality: 'high' }, { uid: 'host-2' }],
    predicted_verdict: 'true_positive',
    confidence_raw: 'high',
    blast_radius: { scope: 'one', count: 1 },
    escalation_level: 2,
    policy: { outcome: 'allow', reasons: ['r'] },
    evidence: [{ uid: 'e', trust: 'untrusted', observed_time: at(1), score: 0.5 }],
    tool_calls: [{ name: 't', status: 'ok' }],
    retrieved: [{ id: 'r', score: 1 }],
    uncertainty: ['missing_data'],
    abstained: false,
    error: null,
    latency_ms: 1.5,
    usage: { input_tokens: 1, output_tokens: 2 },
    scenario: { id: 's', kind: 'drill' },
  }),
  release: release({ created_time: at(1), parent_release_id: null }),
  review: review({
    decision_id: null,
    approver_index: 2,
    modified_action: { name: 'n', category: 'notify', resource: { uid: 'h' } },
    sampling: { probability: 0.1 },
  }),
  execution: execution({ decision_id: 'd', rollback_of: 'x', rollback_reason: 'wrong' }),
  verdict: verdict({ decision_id: 'd', scenario_met: null, warranted_actions: [{ category: 'isolate' }] }),
  control: control(),
  checkpoint: {
    schema_version: '1.0',
    event_type: 'checkpoint',
    event_id: 'c',
    time: at(3),
    chain_uid: 'chain',
    tree_size: 12,
    root_hash: digest,
  },
} as const;

/** Values that sit on a border of some rule, or nowhere near one. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null, true, 0, -1, 1, 2, 0.5, 1.5, 3, 4, 1e21, 2 ** 53, Infinity, '', 'a', 'isolate', 'production', 'allow',
    '1.0', '2.0', 'a'.repeat(1024), 'a'.repeat(1025), 'a'.repeat(65_537), digest, digest.toUpperCase(),
    '2026-02-30T00:00:00Z', '1969-12-31T23:59:59Z', '2200-01-01T00:00:00Z', '2026-03-01T00:00:00+02:00', [], {},
    [null], [{}], { uid: 'x' }, { uid: '' },
  ), // prettier-ignore
  fc.jsonValue(),
);

/** Every place in a value, as a path. */
function paths(value: unknown): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Object.entries(value).flatMap(([key, member]) => paths(member).map((path) => [key, ...path]));
  return [[], ...inner];
}

function changed(
  record: unknown,
  path: (string | number)[],
  how: 'replace' | 'remove' | 'add',
  value: unknown,
) {
  const copy = structuredClone(record);
  let holder = copy as Record<string, unknown>;
  const last = path.at(-1);
  if (last === undefined) return how === 'add' ? { ...(copy as object), extra: value } : copy;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string, unknown>;
  if (how === 'replace') holder[last] = value;
  else if (how === 'add' && Array.isArray(holder)) holder.push(value);
  else if (how === 'add') holder['extra'] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return copy;
}

const jsonOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('records are accepted as they stand exactly where their schema gives back an equal record', () => {
  it.each(eventTypes)('%s', (kind) => {
    const original = jsonOf(full[kind]);
    expect(acceptsRecord[kind](original)).toBe(true);
    const all = paths(original);
    let agreed = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.constantFrom('replace' as const, 'remove' as const, 'add' as const),
        odd,
        (path, how, value) => {
          const record = changed(original, path, how, value);
          const before = JSON.stringify(record);
          const result = recordSchemas[kind].safeParse(record);
          const isEqual = result.success && sameKeys(result.data, record);
          const accepts = acceptsRecord[kind](record);
          if (accepts) agreed++;
          expect(JSON.stringify(record)).toBe(before);
          expect(accepts).toBe(isEqual);
        },
      ),
      { numRuns: times(2000) },
    );
    expect(agreed).toBeGreaterThan(50);
  });

  it('leaves keys that could reach a prototype to the schema', () => {
    for (const text of ['{"__proto__":{"x":1},', '{"unmapped":{"__proto__":1},', '{"constructor":1,']) {
      const record: unknown = JSON.parse(
        text + JSON.stringify(full.decision).slice(1).replace('"unmapped"', '"_"'),
      );
      expect(acceptsRecord.decision(record)).toBe(false);
    }
  });

  it('is not sure of what it does not know', () => {
    for (const schema of [
      z.email(),
      z.int32(),
      z.string().trim(),
      z.string().default('x'),
      z.coerce.string(),
      z.string().transform((text) => text),
      z.looseObject({ a: z.string() }),
      z.string().superRefine(() => undefined),
    ]) {
      for (const value of ['a@b.cc', 1, { a: 'x' }]) expect(acceptsOf(schema)(value)).toBe(false);
    }
  });
});

/** Equal in value, whatever the order of the fields. */
function sameKeys(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return Object.is(a, b);
  const keys = Object.keys(a);
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(b, key) &&
      sameKeys((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}
