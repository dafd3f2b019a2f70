import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateScopes } from '../../src/readiness/gather/gather';
import type { Evaluation } from '../../src/readiness/judge';
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
