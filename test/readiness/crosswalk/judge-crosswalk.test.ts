import { describe, expect, it } from 'vitest';
import { controlIds, gateMetrics } from '../../../src/records/criteria';
import {
  type CrosswalkControl,
  type CrosswalkGate,
  type CrosswalkScope,
  judgeCrosswalk,
} from '../../../src/readiness/crosswalk/judge-crosswalk';
import { frameworks } from '../../../src/readiness/crosswalk/table';

const gate = (metric: string, change: Partial<CrosswalkGate> = {}): CrosswalkGate => ({
  ...{ metric, title: metric, state: 'met', n: 300, incidents: 280, errors: 1, share: 0.004 },
  ...{ limit: 0.02, interval: { lower: 0, upper: 0.019 }, statement: 1, reason: null, ...change },
});
const control = (id: string, state: CrosswalkControl['state'] = 'evidenced'): CrosswalkControl => ({
  ...{ id, title: id, state, sentence: `${id} said`, statement: 2 },
});
/** A scope of which everything is shown. */
const whole = (name = 'all', change: Partial<CrosswalkScope> = {}): CrosswalkScope => ({
  ...{ name, isEligible: true },
  gates: gateMetrics.map((metric) => gate(metric)),
  controls: controlIds.map((id) => control(id)),
  ...change,
});
const stateOf = (id: string, scopes: readonly CrosswalkScope[], isMissing = false) => {
  const found = judgeCrosswalk(scopes, { isMissing }).find(({ item }) => item.id === id);
  return found === undefined ? undefined : [found.state, found.withheld];
};
const statesOf = (scopes: readonly CrosswalkScope[], isMissing = false) => [
  ...new Set(judgeCrosswalk(scopes, { isMissing }).map(({ state }) => state)),
];
const withGate = (metric: string, change: Partial<CrosswalkGate>) =>
  whole('changed', { gates: gateMetrics.map((each) => gate(each, each === metric ? change : {})) });
const withControl = (id: string, state: CrosswalkControl['state']) =>
  whole('changed', { controls: controlIds.map((each) => control(each, each === id ? state : 'evidenced')) });

describe('the crosswalk', () => {
  it('names each control once, as tools can read it, of all six frameworks', () => {
    const ids = frameworks.flatMap(({ items }) => items.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z][\w.-]*$/);
    const owasp = frameworks.find(({ id }) => id === 'owasp-asi')?.items.map(({ id }) => id);
    expect(owasp).toEqual(Array.from({ length: 10 }, (_, at) => `ASI${`${at + 1}`.padStart(2, '0')}`));
    expect(frameworks.find(({ id }) => id === 'eu-ai-act')?.items.map(({ id }) => id)).toEqual([
      ...['art-12', 'art-14', 'art-26', 'art-72'],
    ]);
    expect(frameworks.map(({ id }) => id)).toEqual([
      ...['csa-atf', 'owasp-asi', 'mitre-atlas', 'nist-800-53', 'eu-ai-act', 'iso-42001'],
    ]);
  });

  it('is not evidenced without a scope, and where nothing bears on a control', () => {
    expect(statesOf([])).toEqual(['not_evidenced']);
    expect(stateOf('ASI04', [whole()])).toEqual(['not_evidenced', null]);
    expect(stateOf('ca-7', [whole()])).toEqual(['evidenced', null]);
  });

  it.each([
    ['fewer than ten decisions', { n: 9 }],
    ['fewer than five incidents', { incidents: 4 }],
    ['numbers that are left out', { n: null, incidents: null, errors: null }],
    ['a gate that is not shown yet', { state: 'not_shown_yet' }],
    ['a gate that cannot be judged', { state: 'not_measurable' }],
  ] as const)('is not evidenced with %s', (_, change) => {
    expect(stateOf('ca-7', [withGate('coverage', change)])).toEqual(['not_evidenced', null]);
  });

  it.each(['attested', 'no_evidence', 'not_in_log'] as const)(
    'is not evidenced by a control that is %s',
    (state) => {
      expect(stateOf('ac-5', [withControl('two_person_approval', state)])).toEqual(['not_evidenced', null]);
    },
  );

  it('is not evidenced by what one scope of two shows, nor where criteria do not ask', () => {
    const less = whole('less', { gates: [gate('within_policy')], controls: [] });
    expect(stateOf('ca-7', [whole(), less])).toEqual(['not_evidenced', null]);
    expect(stateOf('ac-5', [whole(), less])).toEqual(['not_evidenced', null]);
    expect(stateOf('A.9.4', [whole(), less])).toEqual(['evidenced', null]);
  });

  it('is not evidenced by tests alone, nor by controls in a scope without any gate that is met', () => {
    expect(stateOf('ca-8', [whole()])).toEqual(['not_evidenced', 'tests']);
    const bare = whole('bare', { gates: gateMetrics.map((each) => gate(each, { state: 'not_shown_yet' })) });
    expect(stateOf('au-12', [bare])).toEqual(['not_evidenced', 'no_gate']);
  });

  it('is not evidenced by gates of a scope that is not eligible; its records still are', () => {
    const other = whole('other', { isEligible: false });
    expect(stateOf('ca-7', [whole(), other])).toEqual(['not_evidenced', 'verdict']);
    expect(stateOf('au-12', [whole(), other])).toEqual(['evidenced', null]);
  });

  it('is contradicted by one scope, whatever others show', () => {
    expect(stateOf('ca-7', [whole(), withGate('coverage', { state: 'breached' })])?.[0]).toBe('contradicted');
    expect(stateOf('ca-8', [whole(), withControl('adversarial_tests', 'contradicted')])?.[0]).toBe(
      'contradicted',
    );
    expect(stateOf('ac-5', [whole(), withControl('adversarial_tests', 'contradicted')])?.[0]).toBe(
      'evidenced',
    );
  });

  it('evidences nothing where records are missing or a chain is broken in any scope', () => {
    expect(statesOf([whole()], true)).toEqual(['not_evidenced']);
    expect(stateOf('ca-7', [whole()], true)).toEqual(['not_evidenced', 'missing']);
    const broken = [whole(), withControl('hash_chain', 'contradicted')];
    expect(statesOf(broken).sort()).toEqual(['contradicted', 'not_evidenced']);
    expect(stateOf('au-9', broken)?.[0]).toBe('contradicted');
    expect(stateOf('ca-7', broken)).toEqual(['not_evidenced', 'chain']);
  });
});
