import { describe, expect, it } from 'vitest';
import { readAll } from './reading';

const common = { schema_version: '1.0', event_id: 'e', time: '2026-03-01T10:00:00Z', decision_id: 'd' };
const decision = {
  ...{ ...common, event_type: 'decision', environment: 'production', mode: 'shadow', agent: { uid: 'a' } },
  action: { name: 'isolate_host', category: 'isolate' },
};
const verdict = { ...common, event_type: 'verdict', verdict: 'true_positive', basis: 'incident_review' };

const read = async (record: object) => {
  const { accepted, rejected } = await readAll(JSON.stringify(record));
  return { record: accepted[0]?.record as Record<string, unknown> | undefined, field: rejected[0]?.field };
};

describe('an optional word that is none of ours', () => {
  it.each([
    [{ environment: 'eu-prod-1' }, { environment: 'production' }],
    [{ mode: 'audit' }, { mode: 'shadow' }],
    [{ mode: 'Enforced' }, { mode: 'enforced' }],
    [
      { risk_level: 'LOW', resource: { uid: 'h', criticality: 'Low' } },
      { risk_level: 'low', resource: { uid: 'h', criticality: 'low' } },
    ],
    [{ risk_level: 0.9 }, { risk_level: undefined }],
    [{ risk_level: 'sev1', resource: { uid: 'h', criticality: 'low' } }, { risk_level: 'high' }],
    [
      { risk_level: 'low', resource: { uid: 'h', criticality: 5 } },
      { resource: { uid: 'h', criticality: 'high' } },
    ],
    [{ risk_level: 'low', severity: 'P4' }, { severity: 'high' }],
    [{ risk_level: 'low', reversibility: 'mostly' }, { reversibility: 'irreversible' }],
    [
      { risk_level: 'x', resource: { uid: 'h', criticality: 'y' } },
      { risk_level: undefined, resource: { uid: 'h' } },
    ],
    [{ predicted_verdict: 'suspicious' }, { predicted_verdict: undefined }],
    [{ policy: { outcome: 'fine', path: 'p' } }, { policy: { outcome: 'undefined', path: 'p' } }],
    [{ evidence: [{ uid: 'x', trust: 'very' }] }, { evidence: [{ uid: 'x' }] }],
    [{ targets: [{ uid: 'x', environment: 'lab' }] }, { targets: [{ uid: 'x', environment: 'production' }] }],
  ])('%j of a decision counts as %j', async (change, expected) => {
    const { record, field } = await read({ ...decision, ...change });
    expect(field).toBeUndefined();
    expect(record).toMatchObject(
      Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== undefined)),
    );
    for (const [name, value] of Object.entries(expected)) expect(record?.[name]).toEqual(value);
  });

  it.each([
    [{ verdict: 'own' }, { verdict: 'undetermined' }],
    [{ basis: 'my word' }, { basis: 'closed_classification' }],
    [{ author: { uid: 'u', kind: 'bot' } }, { author: { uid: 'u', kind: 'automation' } }],
    [{ environment: 'eu' }, { environment: undefined }],
  ])('%j of a label counts as %j', async (change, expected) => {
    const { record } = await read({ ...verdict, ...change });
    for (const [name, value] of Object.entries(expected)) expect(record?.[name]).toEqual(value);
  });

  it.each([
    [{ action: { name: 'x', category: 'GET' } }, 'action.category'],
    [{ environment: null }, 'environment'],
    [{ environment: { name: 'x' } }, 'environment'],
    [{ environment: 'eu', decision_id: 7 }, 'decision_id'],
    [{ scenario: { id: 's', kind: 'own' } }, 'scenario.kind'],
  ])('%j still rejects the record', async (change, field) => {
    expect(await read({ ...decision, ...change })).toEqual({ record: undefined, field });
  });

  it('counts equal words once, bounded, with their first line', async () => {
    const lines = Array.from({ length: 500 }, (_, at) =>
      JSON.stringify({ ...decision, event_id: `${at}`, mode: at < 100 ? 'audit' : `own ${at}` }),
    );
    const { setAside, accepted } = await readAll(lines.join('\n'));
    expect(accepted).toHaveLength(500);
    expect(setAside[0]).toEqual({ field: 'mode', word: '"audit"', as: 'shadow', firstLine: 1, count: 100 });
    expect(setAside.reduce((sum, { count }) => sum + count, 0)).toBe(500);
    expect(setAside.length).toBeLessThanOrEqual(201);
  });
});
