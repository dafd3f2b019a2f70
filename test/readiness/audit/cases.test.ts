import { describe, expect, it } from 'vitest';
import { caseOf } from '../../../src/metrics/audit/cases';
import { frameRows } from '../../../src/metrics/audit/frame-rows';
import { caseText } from '../../../src/records/audit-case';
import type { Decision } from '../../../src/records/decision';
import type { LogRecord } from '../../../src/records/record';
import { closedScope } from '../../fixtures/closed-log';
import { at, decision, review, verdict } from '../../fixtures/records';
import { loaded } from './loaded';

const all = { resources: true, severity: true };
const asOf = Date.parse(at(28));

/** Everything that a decision can say, each field with a word of its own. */
const loud: Decision = decision({
  ...{ decision_id: 'D1', incident_uid: 'INC-1', finding_uid: 'F1', trace_id: 'trace-leak' },
  agent: { uid: 'harbor-leak', name: 'Harbor leak', instance_uid: 'instance-leak', version: 'version-leak' },
  mode: 'enforced',
  action: { name: 'isolate_host', category: 'isolate', arguments: { host: 'argument-leak' } },
  resource: { uid: 'host-1', type: 'host', name: 'web-1', criticality: 'low' },
  targets: [{ uid: 'target-leak', type: 'host' }],
  ...{ predicted_verdict: 'true_positive', confidence: 0.98765, confidence_raw: 'certain-leak' },
  ...{ risk_level: 'low', severity: 'medium', escalation_level: 3, rollback_path: 'rollback-leak' },
  blast_radius: { scope: 'blast-leak', count: 7 },
  policy: {
    outcome: 'require_two_person',
    path: 'policy-leak',
    reasons: ['reason-leak'],
    revision: 'revision-leak',
  },
  evidence: [
    {
      uid: 'e1',
      name: 'edr alert',
      provenance: 'edr',
      verdict: 'malicious',
      score: 0.4321,
      trust: 'authoritative',
    },
  ],
  tool_calls: [{ name: 'tool-leak', status: 'ok' }],
  retrieved: [{ id: 'runbook-leak', score: 0.1234 }],
  ...{ rationale: 'rationale-leak', abstained: false, latency_ms: 54_321 },
  usage: { input_tokens: 11_111 },
  unmapped: { note: 'unmapped-leak' },
});

describe('a case', () => {
  it('holds nothing of what the agent proposed, how sure it was, why, or what anybody decided', () => {
    const text = caseText(caseOf('INC-1', [loud], all));
    expect(text).not.toMatch(
      /leak|isolate|enforced|0\.98765|require_two_person|0\.4321|54321|11111|release/i,
    );
    expect(JSON.parse(text)).toEqual({
      decisions: ['D1'],
      shown: {
        ...{ incident: 'INC-1', findings: ['F1'], opened: at(2), workflow: 'endpoint', severity: 'medium' },
        resources: [{ uid: 'host-1', type: 'host', name: 'web-1', criticality: 'low' }],
        evidence: [
          {
            ...{ uid: 'e1', name: 'edr alert', provenance: 'edr', trust: 'authoritative' },
            ...{ observed_time: null, verdict: 'malicious' },
          },
        ],
      },
    });
  });

  it.each([
    ['acts', {}],
    ['proposes another action', { action: { name: 'evict_host', category: 'evict' as const } }],
    ['proposes nothing', { action: { name: 'leave_open', category: 'none' as const }, targets: undefined }],
    ['abstains', { abstained: true }],
    ['fails', { error: { type: 'timeout' } }],
    ['is less sure', { confidence: 0.1, confidence_raw: 'a guess', rationale: 'Nothing to see.' }],
    ['is denied', { policy: { outcome: 'deny' as const } }],
    ['only watches', { mode: 'shadow' as const }],
  ])('is the same, digest and all, when the agent %s', (_, change) => {
    const { targets: _targets, ...rest } = loud;
    const changed = 'targets' in change ? rest : loud;
    expect(caseOf('INC-1', [{ ...changed, ...change } as Decision], all).digest).toBe(
      caseOf('INC-1', [loud], all).digest,
    );
  });

  it.each([
    ['the agent', { provenance: 'Harbor leak' }],
    ['a part of the agent', { provenance: 'harbor-leak/notes' }],
    ['text that names the action', { name: 'Recommended: isolate host now' }],
    ['text that names the agent', { name: 'note by HARBOR LEAK' }],
    ['a verdict that repeats the action', { verdict: 'isolate_host' }],
    ['text that the rationale repeats', { name: 'the host beacons to a known server' }],
  ])('leaves out evidence of %s, and counts it', (_, change) => {
    const wordy = { ...loud, rationale: 'Act, because the host beacons to a known server at night.' };
    const own = { uid: 'e2', name: 'note', provenance: 'notes', ...change };
    const found = caseOf('INC-1', [{ ...wordy, evidence: [...loud.evidence!, own] }], all);
    expect(found.withheld).toBe(1);
    expect(found.shown.evidence.map(({ uid }) => uid)).toEqual(['e1']);
  });

  it('takes no verdict of evidence that names no product', () => {
    const evidence = [{ uid: 'e3', name: 'note', verdict: 'benign' }];
    expect(caseOf('INC-1', [{ ...loud, evidence }], all).shown.evidence[0]).toMatchObject({ verdict: null });
  });

  it('is the same whatever the order of records, and hides what a frame hides', () => {
    const other = decision({
      ...{ decision_id: 'D0', incident_uid: 'INC-1', time: at(3), severity: 'high' },
      resource: { uid: 'host-0' },
      evidence: [{ uid: 'e1', name: 'edr alert', provenance: 'edr' }, { uid: 'e0' }],
    });
    const found = caseOf('INC-1', [loud, other], all);
    expect(caseOf('INC-1', [other, loud], all)).toEqual(found);
    expect(found).toMatchObject({
      decisions: ['D0', 'D1'],
      shown: { severity: 'high', resources: [{ uid: 'host-0' }, { uid: 'host-1' }] },
    });
    expect(found.shown.evidence.map(({ uid }) => uid)).toEqual(['e0', 'e1']);
    const hidden = caseOf('INC-1', [loud, other], { resources: false, severity: false });
    expect(hidden.shown).toMatchObject({ resources: null, severity: null });
  });
});

describe('the incidents of a frame', () => {
  const log = loaded();
  const scope = { ...closedScope, agent: 'agent-1' };
  const of = async (records: readonly LogRecord[]) => {
    await log.open(records);
    const rows = await frameRows(log.query, scope, { asOf });
    return rows.map(({ category, conduct, weak }) => [category, conduct, weak]);
  };
  const isolate = decision({ decision_id: 'A', incident_uid: 'I', finding_uid: 'F' });
  const leave = { ...isolate, action: { name: 'leave_open', category: 'none' as const } };

  it.each([
    ['acts, and nobody decided', [isolate], 'isolate', 'acted'],
    ['acts, and a person approved', [isolate, review({ decision_id: 'A' })], 'isolate', 'agreed'],
    [
      'acts, and a person rejected',
      [isolate, review({ decision_id: 'A', outcome: 'reject' })],
      'isolate',
      'overridden',
    ],
    [
      'acts, and of two persons one rejected',
      [
        isolate,
        review({ decision_id: 'A' }),
        review({ decision_id: 'A', outcome: 'reject', reviewer: { uid: 'r2' } }),
      ],
      'isolate',
      'overridden',
    ],
    [
      'acts, and a person changed the target',
      [
        isolate,
        review({
          decision_id: 'A',
          outcome: 'modify',
          modified_action: { name: 'isolate_host', category: 'isolate', resource: { uid: 'host-2' } },
        }),
      ],
      'isolate',
      'overridden',
    ],
    [
      'acts, and a person let it expire',
      [isolate, review({ decision_id: 'A', outcome: 'expire' })],
      'isolate',
      'acted',
    ],
    [
      'acts, and a person did the same alone',
      [isolate, review({ finding_uid: 'F', action: isolate.action, resource: isolate.resource })],
      'isolate',
      'agreed',
    ],
    ['proposes nothing', [leave], 'none', 'held_back'],
    [
      'proposes nothing, and a person acted',
      [leave, review({ finding_uid: 'F', action: isolate.action, resource: isolate.resource })],
      'none',
      'overridden',
    ],
    ['abstains', [{ ...isolate, abstained: true }], 'none', 'held_back'],
    [
      'acts, and rejects itself',
      [isolate, review({ decision_id: 'A', outcome: 'reject', reviewer: { uid: 'agent-1' } })],
      'isolate',
      'acted',
    ],
    [
      'escalates and acts',
      [
        {
          ...isolate,
          decision_id: 'B',
          event_id: 'b',
          action: { name: 'page', category: 'escalate' as const },
        },
        isolate,
      ],
      'isolate',
      'acted',
    ],
  ] as const)('are told apart when the agent %s', async (_, records, category, conduct) => {
    expect(await of(records)).toEqual([[category, conduct, 'says_nothing']]);
  });

  const named = { decision_id: 'A' } as const;
  it.each([
    ['true positive of an act', [isolate, verdict(named)], 'says_right'],
    ['false positive of an act', [isolate, verdict({ ...named, verdict: 'false_positive' })], 'says_wrong'],
    ['benign positive of an act', [isolate, verdict({ ...named, verdict: 'benign_positive' })], 'says_wrong'],
    ['true positive of no act', [leave, verdict(named)], 'says_wrong'],
    ['false positive of no act', [leave, verdict({ ...named, verdict: 'false_positive' })], 'says_right'],
    [
      'another action',
      [isolate, verdict({ ...named, warranted_actions: [{ category: 'notify' }] })],
      'says_wrong',
    ],
    [
      'another target',
      [isolate, verdict({ ...named, warranted_actions: [{ category: 'isolate', resource_uid: 'host-2' }] })],
      'says_wrong',
    ],
    [
      'no act that was warranted',
      [leave, verdict({ ...named, warranted_actions: [{ category: 'none' }] })],
      'says_right',
    ],
    ['undetermined', [isolate, verdict({ ...named, verdict: 'undetermined' })], 'says_nothing'],
    ['a label that is not final', [isolate, verdict({ ...named, final: false })], 'says_nothing'],
    [
      'a label of the agent itself',
      [isolate, verdict({ ...named, author: { uid: 'agent-1' } })],
      'says_nothing',
    ],
    [
      'a stronger label against a later one',
      [
        isolate,
        verdict(named),
        verdict({ ...named, verdict: 'false_positive', basis: 'closed_classification', time: at(20) }),
      ],
      'says_right',
    ],
    [
      'a label of the finding against one of the decision',
      [isolate, verdict({ finding_uid: 'F' }), verdict({ ...named, verdict: 'false_positive', time: at(4) })],
      'says_wrong',
    ],
    ['a label that came later', [isolate, verdict({ ...named, time: at(29) })], 'says_nothing'],
    [
      'a label that was recorded later',
      [isolate, verdict({ ...named, logged_time: at(29) })],
      'says_nothing',
    ],
    [
      'an answer to an audit',
      [isolate, verdict({ ...named, sampling: { probability: 0.5, draw: '0123456789abcdef' } })],
      'says_nothing',
    ],
  ] as const)('are told apart by %s', async (_, records, weak) => {
    expect((await of(records)).map((row) => row[2])).toEqual([weak]);
  });
});
