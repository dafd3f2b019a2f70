import type { Control } from '../../src/records/control';
import type { Release } from '../../src/records/release';
import type { Tier } from '../../src/records/vocabulary';
import { bundles, type AgentUid, type Bundle } from './bundles';
import { day, end, hour, iso, minute, start } from './calendar';
import type { Mode } from '../records/decision';
import type { Workflow } from './workflows';

interface Grant {
  agent: AgentUid;
  workflows: readonly string[];
  tier: Tier;
  from: number;
}
const monday = (month: number, date: number) => Date.UTC(2026, month - 1, date);
const sentryAdvises = monday(4, 6);
const wardenAdvises = monday(5, 4);
const mailActs = monday(7, 27);

const sentryWork = ['endpoint-containment', 'identity-lockdown', 'database-protection'];
const wardenWork = ['mail-quarantine', 'cloud-exposure'];
const grants: readonly Grant[] = [
  { agent: 'agent-sentry', workflows: sentryWork, tier: 'read_only_analyst', from: start },
  { agent: 'agent-warden', workflows: wardenWork, tier: 'read_only_analyst', from: start },
  { agent: 'agent-sentry', workflows: sentryWork, tier: 'advisory_responder', from: sentryAdvises },
  { agent: 'agent-warden', workflows: wardenWork, tier: 'advisory_responder', from: wardenAdvises },
  { agent: 'agent-warden', workflows: ['mail-quarantine'], tier: 'limited_executor', from: mailActs },
];

/** Shadow while a read-only analyst, advisory from the next tier on, enforced where the agent may act. */
export function modeAt(workflow: Workflow, time: number): Mode {
  if (workflow.agent === 'agent-sentry') return time < sentryAdvises ? 'shadow' : 'advisory';
  if (time < wardenAdvises) return 'shadow';
  return workflow.name === 'mail-quarantine' && time >= mailActs ? 'enforced' : 'advisory';
}

export function releases(): Release[] {
  return bundles.map((bundle) => ({
    schema_version: '1.0',
    event_type: 'release',
    event_id: `release-${bundle.name}`,
    time: iso(firstDay(bundle) - 2 * day),
    release_id: bundle.release_id,
    name: bundle.name,
    components: bundle.components,
    created_time: iso(firstDay(bundle) - 2 * day),
    ...(bundle.parent ? { parent_release_id: bundle.parent.release_id } : {}),
  }));
}

const firstDay = (bundle: Bundle) => bundle.canary?.from ?? bundle.from;

type Entry = [time: number, kind: Control['kind'], rest: Partial<Control>];

/** Tiers granted, canaries, and the exercises of the safety layer. */
export function controls(): Control[] {
  const entries: Entry[] = [];
  for (const grant of grants) {
    for (const workflow of grant.workflows) {
      entries.push([
        grant.from,
        'tier_grant',
        {
          agent: { uid: grant.agent },
          workflow,
          tier: grant.tier,
          scope: workflow,
          actor: 'change-board',
          reason: 'Tier agreed in the monthly review',
        },
      ]);
    }
  }
  for (const bundle of bundles) {
    if (!bundle.canary) continue;
    const about = { agent: { uid: bundle.agent }, release_id: bundle.release_id, actor: 'release-pipeline' };
    const scope = `${Math.round(bundle.canary.share * 100)} % of findings`;
    entries.push([bundle.canary.from, 'canary_start', { ...about, scope }]);
    entries.push(
      bundle.canary.kept
        ? [bundle.canary.to, 'canary_promote', { ...about, scope: 'all findings' }]
        : [
            bundle.canary.to,
            'canary_rollback',
            { ...about, scope, reason: 'Tool calls timed out too often' },
          ],
    );
  }
  const drills: [AgentUid, number][] = [
    ['agent-sentry', monday(5, 20)],
    ['agent-warden', monday(6, 17)],
    ['agent-sentry', monday(9, 23)],
    ['agent-warden', monday(10, 14)],
  ];
  for (const [uid, date] of drills) {
    const about = { agent: { uid }, actor: 'd.haddad', reason: 'Quarterly exercise' };
    entries.push([date + 10 * hour, 'kill_switch_on', about]);
    entries.push([date + 10 * hour + 20 * minute, 'kill_switch_off', about]);
  }
  for (const [uid, date] of drills.slice(2)) {
    const about = { agent: { uid }, actor: 'd.haddad', reason: 'Quarterly exercise' };
    entries.push([date + 11 * hour, 'breaker_trip', about]);
    entries.push([date + 11 * hour + 15 * minute, 'breaker_reset', about]);
  }
  const database = { agent: { uid: 'agent-sentry' }, workflow: 'database-protection' };
  entries.push([
    monday(5, 12) + 9 * hour,
    'breaker_trip',
    { ...database, actor: 'breaker', reason: 'Four overrides in a row' },
  ]);
  entries.push([
    monday(5, 13) + 9 * hour,
    'breaker_reset',
    { ...database, actor: 'g.rossi', reason: 'Cases reviewed' },
  ]);
  entries.push([
    monday(8, 26) + 3 * hour,
    'safe_fail',
    {
      agent: { uid: 'agent-warden' },
      workflow: 'cloud-exposure',
      actor: 'agent-warden',
      reason: 'Policy engine unavailable: fell back to advisory',
    },
  ]);
  entries.push([
    end - 2 * minute,
    'safe_fail',
    {
      agent: { uid: 'agent-sentry' },
      workflow: 'identity-lockdown',
      actor: 'agent-sentry',
      reason: 'Identity provider did not answer: held',
    },
  ]);
  return entries
    .sort(([a], [b]) => a - b)
    .map(([time, kind, rest], index) => ({
      schema_version: '1.0',
      event_type: 'control',
      event_id: `control-${index + 1}`,
      time: iso(time),
      kind,
      ...rest,
    }));
}
