import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateScopes } from '../../src/readiness/gather/gather';
import type { Evaluation } from '../../src/readiness/judge';
import { speaksAgainst } from '../../src/answers/readiness/against';
import { emptySelection } from '../../src/slice/selection/selection';
import { loadingTime, type Opened, openControl, openSample } from './samples';

let sample: Opened;
let judged: { sample: Evaluation; control: Evaluation };
beforeAll(async () => {
  const evaluate = ({ database, account }: Opened) =>
    evaluateScopes(database, emptySelection, { asOf: account.build.asOf });
  sample = await openSample();
  const control = await openControl();
  judged = { sample: await evaluate(sample), control: await evaluate(control) };
  await control.close();
}, loadingTime);
afterAll(() => sample.close());

const verdictOf = (workflow: string, riskClass: string) =>
  judged.sample.scopes.find((scope) => scope.workflow === workflow && scope.riskClass === riskClass);

describe('a workflow that steps down, and one that acts without approval', () => {
  it('are judged as written beside the sample', () => {
    const down = sample.truth<{ verdict: string; tierHeld: string }>('step-down');
    expect(verdictOf('mail-quarantine', 'low')).toMatchObject({
      state: down.verdict,
      tierHeld: down.tierHeld,
    });
    expect(verdictOf('mail-quarantine', 'high')).toMatchObject({
      state: sample.truth<{ verdict: string }>('acts-without-approval').verdict,
      decidingRule: 'policy',
    });
  });
  it('are not found in the control, where no gate is above its limit', () => {
    const { scopes } = judged.control;
    expect(scopes.flatMap(({ gates }) => gates.filter(({ state }) => state === 'breached'))).toEqual([]);
    expect(scopes.filter(({ state }) => state === 'step_down')).toEqual([]);
  });
});

describe('a change that no release records', () => {
  it('speaks against the scope in which it happened, by its day and its shares, and against no other', () => {
    const { changedAt } = sample.truth<{ changedAt: string }>('unversioned-change');
    const found = judged.sample.scopes.flatMap((scope) =>
      (scope.unversioned ?? []).map((each) => ({ scope, ...each })),
    );
    expect(found).toHaveLength(1);
    const [change] = found;
    expect(change).toMatchObject({
      scope: { agent: 'agent-sentry', workflow: 'endpoint-containment', riskClass: 'low' },
      release: sample.release('sentry-3'),
    });
    expect(Math.abs(change!.on - Date.parse(changedAt)) / 86_400_000).toBeLessThan(3);
    // As Drift has it: sentry-3 is no longer in force, sentry-4 took its place.
    const against = speaksAgainst(change!.scope, [], () => 'sentry-3').filter(
      ({ kind }) => kind === 'unversioned',
    );
    expect(against.map(({ text }) => text)).toEqual([
      'Inside bundle sentry-3, the bundle before this one: false-positive share of actions was 2.9% (3 of 102) until about 7 Jul 2026 and 18.0% (18 of 100) from then. No release records what changed.',
    ]);
    expect(judged.control.scopes.flatMap(({ unversioned = [] }) => unversioned)).toEqual([]);
  });
});
