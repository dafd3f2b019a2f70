import { describe, expect, it } from 'vitest';
import { nounOf } from '../../src/words/gate-nouns';
import * as w from '../../src/words/verdict-sentences';
import { breakerScopeWords, breakerWords, tripWords } from '../../src/words/what-if-words';
import {
  controlWords,
  quantityInterval,
  quantityWords,
  tierWords,
  timeWords,
} from '../../src/words/paper-words';
import { plain } from '../../src/words/format';

const gate: w.GateFound = {
  metric: 'false_positive_share',
  title: 'False-positive share',
  state: 'not_shown_yet',
  limit: 0.05,
  worseE: 469.4,
  worseNeeded: 80,
  moreCleanIncidents: 165,
  moreDays: 20,
  reason: null,
  readings: [
    {
      average: 'share_per_incident',
      cluster: 'finding',
      label: 'latest',
      leftOut: 'as_recorded',
      limit: 0.05,
      errors: 9,
      of: 417,
      incidents: 60,
      share: 0.15,
      recentShare: 0.15,
    },
  ],
  decidingReading: 0,
  withdrawnOn: null,
  trips: [],
  worseStrata: [],
  observed: { unresolved: 0, missing: 0, strays: 0 },
};

describe('the sentence of a verdict', () => {
  it('names what was counted, its limit and what is missing', () => {
    expect(w.notShownSentence(gate)).toBe(
      'Not proven yet: counted by finding, 15.0% of the actions in the average finding were wrong (9 of 417, in 60 findings); the limit is 1 in 20. It needs about 165 more incidents without an error, 3 weeks at this pace.',
    );
    expect(w.notShownSentence({ ...gate, moreCleanIncidents: 1, moreDays: null })).toContain(
      'It needs about 1 more incident without an error.',
    );
    expect(w.notShownSentence({ ...gate, moreCleanIncidents: 0, reason: 'none may be' })).toMatch(
      / None may be\.$/,
    );
    const open = { ...gate.observed, unresolved: 1 };
    expect(w.notShownSentence({ ...gate, observed: open })).toContain('; 1 without a label counts as wrong');
  });

  it('gives the evidence of a step down, rounded so that it never flatters', () => {
    expect(w.stepDownSentence({ ...gate, worseE: 79.99 })).toBe(
      'Step down: counted by finding, 15.0% of the actions in the average finding were wrong (9 of 417, in 60 findings); the limit is 1 in 20. Evidence that it is worse: 79.9 (80.0 is enough).',
    );
  });

  it('says why nothing can be measured', () => {
    const blind = { ...gate, state: 'not_measurable', reason: 'the agent proposed nothing here' } as const;
    expect(w.notMeasurableSentence(w.unmeasuredClause(blind))).toBe(
      'Cannot be judged: false-positive share, the agent proposed nothing here.',
    );
    expect(w.notShownSentence(blind)).toBe(
      'Not proven yet: false-positive share cannot be measured (the agent proposed nothing here); missing data never passes.',
    );
    const step = { tierHeld: 'advisory_responder', nextTier: 'limited_executor', riskClass: 'high' };
    expect(w.noStepClause(step)).toBe(
      'the criteria name no gate for advisory responder to limited executor at high risk',
    );
    expect(w.noStepClause({ ...step, tierHeld: null })).toBe(
      'the log does not say which tier the agent holds',
    );
    expect(w.noStepClause({ ...step, tierHeld: 'autonomous_defender_mesh', nextTier: null })).toMatch(
      /^autonomous defender mesh is the highest tier/,
    );
  });

  it('counts the gates of an eligible and of a blocked scope', () => {
    const criteria = { name: 'House', version: '3' };
    expect(w.eligibleSentence('limited_executor', gate, 1, criteria)).toBe(
      'Eligible for limited executor: counted by finding, 15.0% of the actions in the average finding were wrong (9 of 417, in 60 findings); the limit is 1 in 20. The one gate is met under House, version 3.',
    );
    expect(w.eligibleSentence(null, gate, 2, criteria)).toMatch(/^Eligible: .* All 2 gates are met under/);
    const control = { title: 'Evidence recorded', sentence: '3 of 9 hold.' };
    expect(w.blockedSentence(control, 2)).toBe(
      'Not proven yet: 3 of 9 hold. All 2 gates are met; this required control (evidence recorded) blocks.',
    );
  });

  it('carries ordinary spaces only: it is exported as data', () => {
    for (const text of [w.notShownSentence(gate), w.stepDownSentence(gate)]) expect(text).toBe(plain(text));
  });

  it('has a noun for what resolves a decision', () => {
    expect(nounOf('override_rate').label).toBe('a human decision');
  });
});

describe('words of the paper', () => {
  it('call a tier by its one name, on the paper as on the screen', () => {
    expect(tierWords('policy_staged_remediator')).toBe('policy-staged remediator');
    expect(tierWords('some_later_tier')).toBe('some later tier');
    expect(tierWords(null)).toBe('none');
  });

  it('write a quantity in its unit, an interval too', () => {
    expect(quantityWords({ unit: 'share', value: 0.0004 })).toBe('under\u00a00.1%');
    expect(quantityWords({ unit: 'share', value: null })).toBe('–');
    const interval = { lower: 48, upper: 694 };
    expect(plain(quantityInterval({ unit: 'seconds', interval }))).toBe('48 s to 11 min 34 s');
    expect(plain(quantityInterval({ unit: 'points', interval: { lower: -0.03, upper: 0.01 } }))).toBe(
      '−3.0 to 1.0 points',
    );
    expect(quantityInterval({ unit: 'share', interval: null })).toBe('–');
  });

  it('read a time by its own digits, and leave what is none', () => {
    expect(plain(timeWords('2025-11-16T09:30:00Z'))).toBe('16 Nov 2025, 09:30:00 UTC');
    expect(timeWords('soon')).toBe('soon');
  });

  it('name every state of a control', () => {
    expect(controlWords.not_in_log).toBe('Not in the log');
  });
});

describe('words of a breaker', () => {
  it('count, and keep the decimals that were set', () => {
    const trip = { kind: 'override_rate', above: 0.125, hours: 1 } as Parameters<typeof tripWords>[0];
    expect(plain(tripWords(trip))).toBe('over 12.5% overridden of the reviews of 1 hour');
    const breaker = { trips: [trip], coolDownHours: 24, reset: { by: 'itself' } };
    expect(plain(breakerWords(breaker as unknown as Parameters<typeof breakerWords>[0]))).toBe(
      'over 12.5% overridden of the reviews of 1 hour. Advisory-only for 24 hours, then resets itself',
    );
    expect(breakerScopeWords.agent_workflow).toBe('agent and workflow');
  });
});
