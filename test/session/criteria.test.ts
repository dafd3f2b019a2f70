import { beforeEach, describe, expect, it } from 'vitest';
import { criteriaHash, defaultCriteria, presets } from '../../src/readiness/criteria/criteria';
import { inForce, judgeBy, nextVersion, useCriteria } from '../../src/session/criteria';
import type { Criteria } from '../../src/records/criteria';

const { lowRisk, highRisk } = presets;
const looser: Criteria = { ...lowRisk, gates: lowRisk.gates.map((gate) => ({ ...gate, limit: 0.3 })) };

beforeEach(() =>
  useCriteria.setState({
    evaluations: [{ since: null, criteria: defaultCriteria, changes: [] }],
    trouble: null,
  }),
);

describe('criteria in force', () => {
  it('change only by a new evaluation; the old one stays listed with its hash', () => {
    expect(judgeBy([looser, highRisk], 5)).toBe(true);
    const { evaluations } = useCriteria.getState();
    expect(evaluations.map(({ since }) => since)).toEqual([null, 5]);
    expect(evaluations[0]?.criteria.map(criteriaHash)).toEqual(defaultCriteria.map(criteriaHash));
    expect(evaluations[1]?.changes).toContain('“Low risk”: overrides.limit: 0.1 to 0.3');
  });

  it('never leave two texts under one version', () => {
    judgeBy([looser, highRisk], 5);
    const [low] = inForce(useCriteria.getState()).criteria;
    // The preset is version 3.
    expect(low?.version).toBe('4');
    expect(nextVersion('9')).toBe('10');
    expect(nextVersion('2026-03')).toBe('2026-03, changed');
  });

  it('start no new evaluation when nothing changed', () => {
    expect(judgeBy([structuredClone(lowRisk), highRisk], 5)).toBe(false);
    expect(useCriteria.getState().evaluations).toHaveLength(1);
  });
});
