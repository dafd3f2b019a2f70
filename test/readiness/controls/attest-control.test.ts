import { describe, expect, it } from 'vitest';
import { subjectOf, withAttestation } from '../../../src/readiness/controls/attested';
import { attestControl } from '../../../src/readiness/controls/judge-control';
import type { ControlResult } from '../../../src/readiness/verdict';
import { attestationSchema, type Attestation } from '../../../src/records/attestation';

const control = (state: ControlResult['state']): ControlResult => ({
  id: 'kill_switch_exercise',
  title: 'Kill switch exercised',
  state,
  conditional: false,
  sentence: 'as found',
  holding: 0,
  checked: 0,
  unclear: 0,
  statement: null,
});
const scope = { agent: 'agent-a', release: 'r1' };
const attestation: Attestation = {
  control: 'kill_switch_exercise',
  subject: subjectOf('kill_switch_exercise', scope),
  by: 'Ada',
  on: '2026-03-02',
  text: 'thrown in the drill',
};

describe('an attested control', () => {
  it('is shown as a person’s word where the log holds no case', () => {
    expect(attestControl(control('no_evidence'), attestation)).toMatchObject({
      state: 'attested',
      sentence: 'Attested by Ada on 2026-03-02, not shown by the log: “thrown in the drill”.',
    });
  });

  it.each(['contradicted', 'evidenced'] as const)('never changes what the log shows: %s', (state) => {
    expect(attestControl(control(state), attestation)).toEqual(control(state));
  });

  it('holds for one agent at one bundle only', () => {
    const none = control('no_evidence');
    expect(withAttestation(none, scope, [attestation]).state).toBe('attested');
    expect(withAttestation(none, { ...scope, release: 'r2' }, [attestation]).state).toBe('no_evidence');
    expect(withAttestation(none, { ...scope, agent: 'agent-b' }, [attestation]).state).toBe('no_evidence');
    expect(withAttestation({ ...none, id: 'rollback_path' }, scope, [attestation]).state).toBe('no_evidence');
  });

  it('takes the latest word', () => {
    const later = { ...attestation, by: 'Grace' };
    expect(withAttestation(control('no_evidence'), scope, [attestation, later]).sentence).toMatch(/by Grace/);
  });

  it('needs a name, a day and a text', () => {
    const problems = (change: object) =>
      attestationSchema.safeParse({ ...attestation, ...change }).error?.issues.map(({ message }) => message);
    expect(problems({})).toBeUndefined();
    expect(problems({ by: '  ' })).toEqual(['name: who attests this']);
    expect(problems({ on: 'yesterday' })).toEqual(['date: a day as 2026-03-02']);
    expect(problems({ text: '' })).toEqual(['text: what was seen, and where']);
  });
});
