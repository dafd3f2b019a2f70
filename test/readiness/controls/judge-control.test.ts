import { describe, expect, it } from 'vitest';
import { controlDefinitions } from '../../../src/metrics/controls/definitions';
import { attestControl, isBlocking, judgeControl } from '../../../src/readiness/controls/judge-control';
import type { ControlId } from '../../../src/records/criteria';

const judged = (id: ControlId, checked: number, holding: number, logged: number, unclear = 0) =>
  judgeControl({
    definition: controlDefinitions.find((each) => each.id === id)!,
    agent: 'a',
    workflow: 'w',
    riskClass: 'high',
    checked,
    holding,
    unclear,
    logged,
    latest: null,
    statement: { sql: 'SELECT 1', values: [] },
  });

describe('a control about what is recorded', () => {
  it('is not in the log where no case carries it: it blocks, and no word of a person replaces it', () => {
    const absent = judged('policy_recorded', 50, 0, 0);
    expect(absent.state).toBe('not_in_log');
    expect(absent.sentence).toBe(
      'Not in the log: none of 50 proposals carries a policy verdict. Missing is not a pass.',
    );
    expect(isBlocking(absent)).toBe(true);
    const word = {
      control: 'policy_recorded',
      by: 'Ada',
      on: '2026-03-01',
      text: 'we keep them elsewhere',
    } as unknown as Parameters<typeof attestControl>[1];
    expect(attestControl(absent, word).state).toBe('not_in_log');
  });

  it('is contradicted where some cases carry it, and where a verdict is logged that is an error', () => {
    expect(judged('policy_recorded', 50, 1, 1).state).toBe('contradicted');
    expect(judged('policy_recorded', 50, 0, 50).state).toBe('contradicted');
    expect(judged('policy_recorded', 50, 50, 50).state).toBe('evidenced');
  });

  it('is no evidence, as before, where no case came up', () => {
    expect(judged('policy_recorded', 0, 0, 0)).toMatchObject({
      state: 'no_evidence',
      sentence: 'For this scope the log holds no proposals.',
    });
    expect(isBlocking(judged('rollback_path', 0, 0, 0))).toBe(false);
    expect(isBlocking(judged('rollback_path', 5, 0, 0))).toBe(true);
  });
});
