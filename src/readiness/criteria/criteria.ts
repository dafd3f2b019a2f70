import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../../records/canonical';
import highRisk from './high-risk.json';
import lowRisk from './low-risk.json';
import regulated from './regulated.json';
import type { CriteriaStamp, Scope } from '../verdict';
import { criteriaSchema } from '../../records/criteria';
import type { Criteria, CriteriaStep, Gate } from '../../records/criteria';

export const presets: Readonly<Record<'lowRisk' | 'highRisk' | 'regulated', Criteria>> = {
  lowRisk: criteriaSchema.parse(lowRisk),
  highRisk: criteriaSchema.parse(highRisk),
  regulated: criteriaSchema.parse(regulated),
};

/** What judges unless somebody chooses otherwise: one baseline per risk class. */
export const defaultCriteria: readonly Criteria[] = [presets.lowRisk, presets.highRisk];

/** SHA-256 over the RFC 8785 form: the same criteria in another spelling have the same hash. */
export function criteriaHash(criteria: Criteria): string {
  return bytesToHex(sha256(utf8ToBytes(canonical(criteria))));
}

export function stampOf(criteria: Criteria): CriteriaStamp {
  return { name: criteria.name, version: criteria.version, hash: criteriaHash(criteria) };
}

/** The same criteria with another maturity lag, under a version of its own: a change is a new evaluation. */
export function withLag(criteria: Criteria, maturityLagDays: number): Criteria {
  return criteriaSchema.parse({
    ...criteria,
    version: `${criteria.version}, lag ${maturityLagDays} days`,
    gates: criteria.gates.map((gate) => ({ ...gate, maturityLagDays })),
  });
}

/** The strictest false discovery rate of the criteria that judge; where they name none, their smallest α. */
export function togetherRate(applied: readonly AppliedStep[]): number {
  const rates = applied.map(({ criteria }) =>
    criteria.together === undefined
      ? Math.min(...criteria.gates.map(({ alpha }) => alpha))
      : criteria.together.falseDiscoveryRate,
  );
  return rates.length === 0 ? 0.05 : Math.min(...rates);
}

export interface AppliedStep {
  readonly criteria: Criteria;
  readonly step: CriteriaStep;
  /** The step's gates, in its order. */
  readonly gates: readonly Gate[];
}

/** The first criteria that have a step for the scope's tier and risk class; null when none has. */
export function stepFor(
  all: readonly Criteria[],
  scope: Pick<Scope, 'tierHeld' | 'nextTier' | 'riskClass'>,
): AppliedStep | null {
  for (const criteria of all) {
    const step = criteria.steps.find(
      ({ from, to, riskClass }) =>
        from === scope.tierHeld && to === scope.nextTier && riskClass === scope.riskClass,
    );
    if (step === undefined) continue;
    const gates = step.gates.flatMap((id) => criteria.gates.filter((gate) => gate.id === id));
    return { criteria, step, gates };
  }
  return null;
}
