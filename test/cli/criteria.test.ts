import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { askedScopes } from '../../src/readiness/gather/asked-scopes';
import {
  criteriaHash,
  defaultCriteria,
  presets,
  stepFor,
  withLag,
} from '../../src/readiness/criteria/criteria';
import type { Criteria } from '../../src/records/criteria';
import { emptySelection } from '../../src/slice/selection/selection';

/** Members sorted at every level: another route to RFC 8785 for plain data. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}

describe('criteria in force', () => {
  it('are stamped with the SHA-256 of their canonical form, whatever the spelling', () => {
    for (const criteria of Object.values(presets)) {
      const expected = createHash('sha256')
        .update(JSON.stringify(sorted(criteria)))
        .digest('hex');
      expect(criteriaHash(criteria)).toBe(expected);
      const respelt = Object.fromEntries(Object.entries(criteria).reverse()) as Criteria;
      expect(criteriaHash(respelt)).toBe(expected);
    }
    expect(new Set(Object.values(presets).map(criteriaHash)).size).toBe(3);
  });

  it('have another hash and version once anything changes', () => {
    const changed = withLag(presets.lowRisk, 7);
    expect(criteriaHash(changed)).not.toBe(criteriaHash(presets.lowRisk));
    expect(changed.version).toBe('3, lag 7 days');
    expect(changed.gates.every(({ maturityLagDays }) => maturityLagDays === 7)).toBe(true);
  });

  it('give each scope the step of its tier and risk class', () => {
    const scope = { tierHeld: 'advisory_responder', nextTier: 'limited_executor' } as const;
    const low = stepFor(defaultCriteria, { ...scope, riskClass: 'low' });
    expect(low?.criteria.name).toBe('Low risk');
    expect(low?.gates.map(({ id }) => id)).toEqual(low?.step.gates);
    expect(stepFor(defaultCriteria, { ...scope, riskClass: 'high' })?.criteria.name).toBe('High risk');
    expect(stepFor([presets.lowRisk], { ...scope, riskClass: 'high' })).toBeNull();
    expect(stepFor(defaultCriteria, { tierHeld: null, nextTier: null, riskClass: 'low' })).toBeNull();
  });

  it('are not moved by the filters of a screen', () => {
    const { asked, setAside } = askedScopes({
      ...emptySelection,
      from: 1,
      only: { agent: ['a'], release: ['r'], severity: [] } as typeof emptySelection.only,
      environment: 'all',
      maturityLagDays: 0,
      minLabelRank: 4,
    });
    expect(asked).toEqual({ ...emptySelection, only: { agent: ['a'] } });
    expect(setAside).toEqual(['period', 'release', 'environment', 'label_rank', 'lag']);
  });
});
