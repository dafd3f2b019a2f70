import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordSchema } from '../../src/records/record';
import { bettingEProcess, worseEProcess } from '../../src/statistics/betting-e-process';
import { labelledActions, makeSample, readSample, wrongOf, type LabelledAction, type Sample } from './sample';

let sample: Sample;
let control: Sample;
let actions: LabelledAction[];
let controlActions: LabelledAction[];

beforeAll(async () => {
  sample = await makeSample({ decisions: 8000, seed: 7 });
  control = await makeSample({ decisions: 8000, seed: 7, control: true });
  actions = labelledActions(sample);
  controlActions = labelledActions(control);
});

const at = (workflow: string, riskClass: string | undefined, bundle: string) => (one: LabelledAction) =>
  one.workflow === workflow &&
  one.bundle === bundle &&
  (riskClass === undefined || one.riskClass === riskClass);
const truth = (id: string) => sample.stories.get(id)!.truth;
const incidents = (list: readonly LabelledAction[], before: string) => {
  const matured = list.filter((one) => one.decision.time < before);
  const all = new Set(matured.map((one) => one.finding));
  const wrong = new Set(matured.filter((one) => one.wrong).map((one) => one.finding));
  return { all: all.size, wrong: wrong.size };
};
const maturedBefore = '2026-11-02T00:00:00Z';

/** Share of wrong actions per matured incident, in opening order; no label counts as wrong. */
function errorShares(list: readonly LabelledAction[]) {
  const shares = new Map<string, boolean[]>();
  const first = new Set<string>();
  for (const one of [...list].sort((a, b) => (a.decision.time < b.decision.time ? -1 : 1))) {
    const key = `${one.finding}|${one.decision.action.name}|${one.decision.resource?.uid}`;
    if (one.decision.time >= maturedBefore || first.has(key)) continue;
    first.add(key);
    shares.set(one.finding, [...(shares.get(one.finding) ?? []), one.wrong ?? true]);
  }
  return [...shares.values()].map((wrong) => wrong.filter(Boolean).length / wrong.length);
}
const ln20 = Math.log(20);

function overrides({ audit }: Sample, wanted: (uid: string) => boolean) {
  const decided = audit.filter(
    (one) =>
      one.event_type === 'review' &&
      !one.sampling &&
      one.saw_agent_output !== undefined &&
      wanted(one.reviewer?.uid ?? ''),
  );
  const differing = decided.filter(
    (one) => one.event_type === 'review' && ['reject', 'override', 'modify'].includes(one.outcome),
  );
  return { decided: decided.length, share: differing.length / decided.length };
}

describe('the generator', () => {
  it('gives the same bytes for the same seed and others for another', async () => {
    const digest = async (one: Sample) => {
      const hash = createHash('sha256');
      for (const name of ['decisions.jsonl.gz', 'audit.jsonl.gz', 'checkpoints.jsonl.gz', 'stories.json']) {
        hash.update(await readFile(path.join(one.folder, name)));
      }
      return hash.digest('hex');
    };
    const options = { decisions: 700, seed: 3 };
    const first = await digest(await makeSample(options));
    expect(await digest(await makeSample(options))).toBe(first);
    expect(await digest(await makeSample({ ...options, seed: 4 }))).not.toBe(first);
  });

  it('makes the committed sample', async () => {
    const committed = await readSample('sample-data');
    expect(committed.lines).toEqual(sample.lines);
    expect(committed.stories).toEqual(sample.stories);
  });

  it.each([
    ['full', true],
    ['lean', false],
  ])('writes only valid records with unique ids: %s', async (_, full) => {
    const made = full ? sample : await makeSample({ decisions: 1500, seed: 5, full });
    const ids = new Set<string>();
    for (const line of Object.values(made.lines).flat()) {
      const parsed = recordSchema.safeParse(JSON.parse(line));
      expect(parsed.error).toBeUndefined();
      if (parsed.data) expect(ids.has(parsed.data.event_id)).toBe(false);
      if (parsed.data) ids.add(parsed.data.event_id);
    }
    expect(made.decisions).toHaveLength(full ? 8000 : 1500);
  });

  it('plants no story in the control', () => {
    expect([...control.stories.keys()]).toEqual(['audit-sample', 'safety-history', 'test-records']);
    expect(wrongOf(controlActions, () => true).share).toBeLessThan(0.02);
  });
});

describe('stories in the raw records', () => {
  it('ready-for-promotion: more than 120 clean matured incidents, none wrong', () => {
    const counted = incidents(actions.filter(at('endpoint-containment', 'low', 'sentry-4')), maturedBefore);
    expect(counted.all).toBeGreaterThan(120);
    expect(counted.wrong).toBe(0);
    expect(truth('ready-for-promotion')['low']).toMatchObject({ wrongActions: 0 });
    const open = actions
      .filter(at('endpoint-containment', 'low', 'sentry-4'))
      .filter((one) => one.decision.time < maturedBefore && one.wrong === undefined);
    const logged = open.filter(
      (one, index) => open.findIndex((other) => other.finding === one.finding) === index,
    );
    expect(logged.length).toBeLessThanOrEqual(3);
  });

  it('ready-only-when-pooled: both strata worse, pooled better', () => {
    const share = (risk: string | undefined, bundle: string) =>
      wrongOf(actions, at('identity-lockdown', risk, bundle)).share;
    expect(share('low', 'sentry-4')).toBeGreaterThan(share('low', 'sentry-3'));
    expect(share('high', 'sentry-4')).toBeGreaterThan(share('high', 'sentry-3'));
    expect(share(undefined, 'sentry-4')).toBeLessThan(share(undefined, 'sentry-3'));
    expect(share('high', 'sentry-4')).toBeGreaterThan(0.08);
  });

  it('step-down: at least 15 % of 150 incidents or more', () => {
    const counted = incidents(actions.filter(at('mail-quarantine', 'low', 'warden-3')), maturedBefore);
    expect(counted.all).toBeGreaterThan(150);
    expect(counted.wrong / counted.all).toBeGreaterThan(0.15);
    const still = incidents(controlActions.filter(at('mail-quarantine', 'low', 'warden-3')), maturedBefore);
    expect(still.wrong / still.all).toBeLessThan(0.03);
  });

  it('the gate’s own evidence decides as written: eligible, eligible when pooled, worse', () => {
    const x = (workflow: string, risk: string | undefined, bundle: string) =>
      errorShares(actions.filter(at(workflow, risk, bundle)));
    expect(bettingEProcess(x('endpoint-containment', 'low', 'sentry-4'), 0.05).maxLogE).toBeGreaterThan(ln20);
    expect(bettingEProcess(x('endpoint-containment', 'high', 'sentry-4'), 0.01).maxLogE).toBeLessThan(ln20);
    expect(bettingEProcess(x('identity-lockdown', undefined, 'sentry-4'), 0.05).maxLogE).toBeGreaterThan(
      ln20,
    );
    expect(bettingEProcess(x('identity-lockdown', 'low', 'sentry-4'), 0.05).maxLogE).toBeGreaterThan(ln20);
    expect(worseEProcess(x('identity-lockdown', 'high', 'sentry-4'), 0.01).maxLogE).toBeGreaterThan(ln20);
    expect(worseEProcess(x('mail-quarantine', 'low', 'warden-3'), 0.05).maxLogE).toBeGreaterThan(ln20);
    expect(bettingEProcess(x('cloud-exposure', 'low', 'warden-3'), 0.05).maxLogE).toBeLessThan(ln20);
  });

  it('prompt change: false positives rise on databases only, and fall again with model and prompt', () => {
    const share = (bundle: string) => wrongOf(actions, at('database-protection', 'high', bundle)).share;
    expect(share('sentry-2') - share('sentry-1')).toBeGreaterThan(0.12);
    expect(share('sentry-2') - share('sentry-3')).toBeGreaterThan(0.12);
    const change = (from: string, to: string) => {
      const parts = (name: string) => {
        const found = sample.audit.find((one) => one.event_type === 'release' && one.name === name);
        return found?.event_type === 'release' ? found.components : [];
      };
      return parts(to)
        .filter((part, index) => part.version !== parts(from)[index]?.version)
        .map((part) => part.role);
    };
    expect(change('sentry-1', 'sentry-2')).toEqual(['prompt']);
    expect(change('sentry-2', 'sentry-3')).toEqual(['model', 'prompt']);
    const controlShare = (bundle: string) =>
      wrongOf(controlActions, at('database-protection', 'high', bundle)).share;
    expect(Math.abs(controlShare('sentry-2') - controlShare('sentry-1'))).toBeLessThan(0.03);
  });

  it('mix-only: pooled rises, each stratum stays', () => {
    const share = (risk: string | undefined, bundle: string) =>
      wrongOf(actions, at('cloud-exposure', risk, bundle)).share;
    expect(share(undefined, 'warden-2') - share(undefined, 'warden-1')).toBeGreaterThan(0.03);
    expect(Math.abs(share('low', 'warden-2') - share('low', 'warden-1'))).toBeLessThan(0.02);
    expect(Math.abs(share('high', 'warden-2') - share('high', 'warden-1'))).toBeLessThan(0.04);
  });

  it('unversioned change: error rises inside sentry-3', () => {
    const changed = String(truth('unversioned-change')['changedAt']);
    const inside = actions.filter(at('endpoint-containment', 'low', 'sentry-3'));
    const before = wrongOf(inside, (one) => one.decision.time < changed);
    const after = wrongOf(inside, (one) => one.decision.time >= changed);
    expect(after.share - before.share).toBeGreaterThan(0.08);
  });

  it('over-confident: only warden-3 states much more than it earns', () => {
    const bundles = [...new Set(actions.map((one) => one.bundle))].filter((name) => !name.includes('rc'));
    const excess = (name: string) => {
      const kept = actions.filter((one) => one.bundle === name && one.wrong !== undefined);
      const stated = kept.reduce((sum, one) => sum + one.decision.confidence!, 0) / kept.length;
      return stated - (1 - kept.filter((one) => one.wrong).length / kept.length);
    };
    for (const name of bundles) {
      if (name === 'warden-3') expect(excess(name)).toBeGreaterThan(0.06);
      else expect(Math.abs(excess(name))).toBeLessThan(0.03);
    }
  });

  it('operators: one rubber-stamps, two hold a large part of the overrides; nobody in the control', () => {
    const quick = (made: Sample, mine: boolean) =>
      made.audit.filter(
        (one) =>
          one.event_type === 'review' &&
          one.outcome === 'approve' &&
          one.shown_time !== undefined &&
          one.approver_index !== 2 &&
          (one.reviewer?.uid === 't.okafor') === mine &&
          Date.parse(one.time) - Date.parse(one.shown_time) < 10_000,
      ).length;
    expect(quick(sample, true)).toBeGreaterThan(200);
    expect(quick(sample, false) + quick(control, true) + quick(control, false)).toBe(0);
    const pair = ['j.park', 'm.lindqvist'];
    expect(overrides(sample, (uid) => pair.includes(uid)).share).toBeGreaterThan(0.3);
    expect(overrides(sample, (uid) => !pair.includes(uid) && uid !== '').share).toBeLessThan(0.1);
    expect(overrides(control, (uid) => pair.includes(uid)).share).toBeLessThan(0.06);
  });

  it('late labels, flips, waiting approvals, leaks, roles and orphans are in the records', () => {
    const known = new Map(sample.decisions.map((one) => [one.decision_id, one]));
    const verdicts = sample.audit.filter((one) => one.event_type === 'verdict');
    const days = (one: { decision_id?: string; time: string }) =>
      (Date.parse(one.time) - Date.parse(known.get(one.decision_id ?? '')?.time ?? one.time)) / 86_400_000;
    expect(verdicts.filter((one) => days(one) > 14).length).toBeGreaterThan(50);
    const perDecision = new Map<string, Set<string>>();
    for (const one of verdicts) {
      const key = one.decision_id ?? one.finding_uid!;
      perDecision.set(key, (perDecision.get(key) ?? new Set()).add(one.verdict));
    }
    expect([...perDecision.values()].filter((set) => set.size > 1)).toHaveLength(
      Number(truth('late-labels')['flips']),
    );
    const leaks = sample.decisions.filter(
      (one) =>
        one.environment === 'production' &&
        one.evidence?.some((item) => item.provenance?.startsWith('staging')),
    );
    expect(leaks.map((one) => one.decision_id).sort()).toEqual(
      [...(truth('environment-leak')['decision_ids'] as string[])].sort(),
    );
    const second = sample.decisions.filter((one) => one.agent.role === 'approval_staging');
    expect(second).toHaveLength(9);
    const orphans = sample.audit.filter(
      (one) => 'decision_id' in one && one.decision_id && !known.has(one.decision_id),
    );
    expect(orphans).toHaveLength(14);
    const expired = new Set(
      sample.audit.flatMap((one) =>
        one.event_type === 'review' && one.outcome === 'expire' ? [one.decision_id] : [],
      ),
    );
    const ranAfter = new Set(
      sample.audit.flatMap((one) =>
        one.event_type === 'execution' &&
        !one.rollback_of &&
        expired.has(one.decision_id ?? '') &&
        known.get(one.decision_id!)?.mode !== 'enforced'
          ? [one.decision_id!]
          : [],
      ),
    );
    expect([...ranAfter].sort()).toEqual(
      [...(truth('waiting-approvals')['executedAfterExpiry'] as string[])].sort(),
    );
    const denied = sample.decisions.filter((one) => one.policy?.outcome === 'deny');
    expect(denied.length).toBeGreaterThan(10);
    expect(
      control.decisions.some(
        (one) => one.policy?.outcome === 'deny' || one.agent.role === 'approval_staging',
      ),
    ).toBe(false);
  });

  it('same person twice: the planted approvals and no others', () => {
    const twice = (made: Sample) => {
      const approvers = new Map<string, string[]>();
      for (const one of made.audit) {
        if (one.event_type !== 'review' || !one.approver_index || one.outcome !== 'approve') continue;
        approvers.set(one.decision_id!, [...(approvers.get(one.decision_id!) ?? []), one.reviewer!.uid]);
      }
      return [...approvers].filter(([, list]) => list.length === 2 && list[0] === list[1]).map(([id]) => id);
    };
    expect(twice(sample).sort()).toEqual([...(truth('same-person-twice')['samePerson'] as string[])].sort());
    expect(twice(control)).toEqual([]);
  });
});
