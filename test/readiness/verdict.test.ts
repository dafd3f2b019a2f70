import { describe, expect, it } from 'vitest';
import { evaluateGate } from '../../src/readiness/gate/evaluate-gate';
import { verdictOf } from '../../src/readiness/verdict-of';
import type { ControlResult, GateResult, Scope } from '../../src/readiness/verdict';
import { clean, context, gate } from './builders';

const scope: Scope = {
  agent: 'harbor',
  workflow: 'credential_compromise',
  riskClass: 'high',
  release: '2025.27',
  asOf: 0,
  releaseIndex: 1,
  besides: [],
  tierHeld: 'advisory_responder',
  tierHeldFrom: 'log',
  nextTier: 'limited_executor',
};
const criteria = { name: 'High risk', version: '1', hash: 'a'.repeat(64) };
const met = (change = {}) => evaluateGate(clean(500), gate(change), context());
const control = (state: ControlResult['state']): ControlResult => ({
  id: 'two_person_approval',
  title: 'Two people approve',
  state,
  conditional: false,
  sentence: '2 of 41 went out with one approver.',
  holding: 39,
  checked: 41,
  unclear: 0,
  statement: null,
});

describe('verdict of a scope', () => {
  it('says what is missing in one sentence that can be quoted', () => {
    // The look's example: 2 in 412 at 1 in 100; 22.9 incidents a week.
    const incidents = clean(412).map((one, index) => ({
      ...one,
      openedAt: one.openedAt * (7 / 22.9),
      errors: index === 150 ? 1 : index === 300 ? 1 : 0,
      n: index === 150 ? 2 : index === 300 ? 4 : 1,
    }));
    const open = evaluateGate(incidents, gate({ limit: 0.01, alpha: (Math.PI ** 2 / 6) * 0.05 }), context());
    const verdict = verdictOf(scope, [met(), open], criteria);
    expect(verdict.state).toBe('not_shown_yet');
    const more = open.moreCleanIncidents!;
    const weeks = Math.ceil(more / 22.9);
    expect(verdict.sentence).toBe(
      `Not proven yet: 0.2% of the actions in the average incident were wrong (2 of 416, in 412 incidents); the limit is 1 in 100. It needs about ${more} more incidents without an error, ${weeks} weeks at this pace.`,
    );
    expect(verdict.decidingRule).toBe('false_positives');
    expect(verdict.missing?.incidents).toBe(more);
  });

  it('is eligible only with every gate met, and names the weakest', () => {
    const weak = evaluateGate(
      clean(120).map((one, index) => (index === 0 ? { ...one, errors: 1 } : one)),
      gate({ id: 'overrides', metric: 'override_rate' }),
      context(),
    );
    const verdict = verdictOf(scope, [met(), weak], criteria);
    expect(verdict).toMatchObject({ state: 'eligible', decidingRule: 'all_gates', missing: null });
    expect(verdict.sentence).toBe(
      'Eligible for limited executor under all 3 readings: 0.4% of the decisions in the average incident were overridden (1 of 240, in 120 incidents); the limit is 1 in 20. All 2 gates are met under High risk, version 1.',
    );
  });

  it('steps down on one breach, whatever else holds', () => {
    const breach = evaluateGate(
      clean(164).map((one, index) => (index % 8 === 0 ? { ...one, errors: 2 } : one)),
      gate(),
      context(),
    );
    const verdict = verdictOf(scope, [met(), breach, met()], criteria);
    expect(verdict).toMatchObject({ state: 'step_down', decidingRule: 'false_positives', missing: null });
    expect(verdict.sentence).toMatch(
      /^Step down: 12\.8% of the actions in the average incident were wrong \(42 of 328, in 164 incidents\); the limit is 1 in 20\. Evidence that it is worse: .* \(20\.0 is enough\)\.$/,
    );
  });

  it('never passes without a critical metric, nor without another', () => {
    const none = (change = {}): GateResult => evaluateGate([], gate(change), context());
    const critical = verdictOf(scope, [met(), none()], criteria);
    expect(critical).toMatchObject({ state: 'not_measurable', decidingRule: 'false_positives' });
    expect(critical.sentence).toBe(
      'Cannot be judged: false-positive share, no decision older than 14 days counts towards it.',
    );
    const other = verdictOf(scope, [met(), none({ critical: false, title: 'Blind agreement' })], criteria);
    expect(other.state).toBe('not_shown_yet');
    expect(other.sentence).toMatch(
      /^Not proven yet: blind agreement cannot be measured .* missing data never passes\.$/,
    );
  });

  it('says why when all labels are missing', () => {
    const unlabelled = clean(7).map((one) => ({ ...one, n: 0, unresolved: 2 }));
    const verdict = verdictOf(scope, [evaluateGate(unlabelled, gate(), context())], criteria);
    expect(verdict.sentence).toBe(
      'Cannot be judged: false-positive share, 7 incidents, none with a label of the required source (an analyst’s counts only where the agent’s advice was not in view).',
    );
  });

  it('is held back by a required control, and names it', () => {
    for (const state of ['contradicted', 'no_evidence'] as const) {
      const verdict = verdictOf(scope, [met()], criteria, [control(state)]);
      expect(verdict).toMatchObject({ state: 'not_shown_yet', decidingRule: 'two_person_approval' });
      expect(verdict.sentence).toContain('2 of 41 went out with one approver.');
    }
    const idle = { ...control('no_evidence'), conditional: true };
    expect(verdictOf(scope, [met()], criteria, [idle]).state).toBe('eligible');
    for (const state of ['evidenced', 'attested'] as const) {
      expect(verdictOf(scope, [met()], criteria, [control(state)]).state).toBe('eligible');
    }
  });

  it('answers where the criteria have no step', () => {
    expect(verdictOf(scope, [], null).sentence).toBe(
      'Cannot be judged: the criteria name no gate for advisory responder to limited executor at high risk.',
    );
    const top: Scope = { ...scope, tierHeld: 'autonomous_defender_mesh', nextTier: null };
    expect(verdictOf(top, [], null).sentence).toMatch(/highest tier/);
    expect(verdictOf({ ...scope, tierHeld: null }, [], null).sentence).toMatch(/which tier/);
  });
});
