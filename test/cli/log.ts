const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const iso = (epoch: number) => new Date(epoch).toISOString();
export const release = 'bundle-1';

/** `count` incidents, one every half day, one proposal to isolate each, allowed, approved and right unless `wrong`. */
export function log(
  count: number,
  wrong: (index: number) => boolean,
  change: Record<string, unknown> = {},
): string {
  const records: unknown[] = [
    {
      schema_version: '1.0',
      event_type: 'release',
      event_id: 'release',
      time: iso(start),
      release_id: release,
      components: ['model', 'prompt', 'policy'].map((role) => ({ role, name: role, version: '1' })),
    },
  ];
  for (const [kind, at] of [
    ['kill_switch_on', 1],
    ['kill_switch_off', 2],
    ['breaker_trip', 3],
    ['breaker_reset', 4],
  ] as const) {
    records.push({
      schema_version: '1.0',
      event_type: 'control',
      event_id: kind,
      time: iso(start + at * day),
      kind,
    });
  }
  for (let index = 0; index < count; index += 1) {
    const time = start + (index * day) / 2;
    const common = { schema_version: '1.0', decision_id: `d${index}`, finding_uid: `f${index}` };
    records.push({
      ...common,
      event_type: 'decision',
      event_id: `decision ${index}`,
      time: iso(time),
      environment: 'production',
      mode: 'advisory',
      incident_uid: `i${index}`,
      release_id: release,
      agent: { uid: 'harbor', role: 'advisory_responder' },
      workflow: 'endpoint',
      action: { name: 'isolate_host', category: 'isolate' },
      resource: { uid: `host ${index}`, criticality: 'low' },
      risk_level: 'low',
      reversibility: 'reversible',
      rollback_path: 'release_host',
      blast_radius: { count: 1 },
      policy: { outcome: 'allow', revision: '1' },
      evidence: [{ uid: 'alert', trust: 'authoritative' }],
      confidence: 0.9,
      ...change,
    });
    records.push({
      ...common,
      event_type: 'review',
      event_id: `review ${index}`,
      time: iso(time + 60_000),
      outcome: 'approve',
      reviewer: { uid: 'r1' },
      saw_agent_output: true,
    });
    records.push({
      ...common,
      event_type: 'verdict',
      event_id: `verdict ${index}`,
      time: iso(time + day),
      verdict: wrong(index) ? 'false_positive' : 'true_positive',
      basis: 'incident_review',
      final: true,
    });
  }
  return records.map((record) => JSON.stringify(record)).join('\n');
}
