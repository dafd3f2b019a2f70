import { describe, expect, it } from 'vitest';
import { presets } from '../../src/readiness/criteria/criteria';
import { criteriaChanges } from '../../src/readiness/criteria/changes';
import type { Criteria } from '../../src/records/criteria';

const { lowRisk, highRisk } = presets;
const withGate = (change: object): Criteria => ({
  ...lowRisk,
  gates: lowRisk.gates.map((gate) => (gate.id === 'overrides' ? { ...gate, ...change } : gate)),
});

describe('what changed between criteria', () => {
  it('names the rules beside the gates', () => {
    const changed: Criteria = {
      ...lowRisk,
      together: { method: 'e-bh', falseDiscoveryRate: 0.2 },
      equivalence: { margin: 0.02, alpha: 0.05 },
      specialistGroups: ['cloud-team'],
      integrity: { maxUncoveredShare: 0.1 },
    };
    expect(criteriaChanges([lowRisk], [changed])).toEqual([
      '“Low risk”: several at once: e-bh at 0.05 to e-bh at 0.2',
      '“Low risk”: equivalence of bundles: none to within 0.02 at α 0.05, in a single planned look',
      '“Low risk”: share of records outside every chain: none to at most 0.1',
      '“Low risk”: specialist group cloud-team added',
    ]);
  });

  it('says where criteria began to state what they count by', () => {
    const { counting: _, ...before } = lowRisk;
    expect(criteriaChanges([before], [lowRisk])).toEqual(['“Low risk”: what verdicts count by: stated']);
  });

  it('is nothing for the same', () => {
    expect(criteriaChanges([lowRisk, highRisk], [structuredClone(lowRisk), highRisk])).toEqual([]);
  });

  it('names the field with both values', () => {
    expect(criteriaChanges([lowRisk], [withGate({ limit: 0.2, zeroSevereDays: 28 })])).toEqual([
      '“Low risk”: overrides.limit: 0.1 to 0.2',
      '“Low risk”: overrides.zeroSevereDays: none to 28',
    ]);
  });

  it('names criteria, gates and controls that come and go', () => {
    expect(criteriaChanges([lowRisk, highRisk], [lowRisk])).toEqual(['“High risk” no longer judges']);
    expect(criteriaChanges([lowRisk], [lowRisk, highRisk])).toEqual(['“High risk”, version 3, judges now']);
    const [first, ...rest] = lowRisk.steps;
    const changed: Criteria = {
      ...lowRisk,
      steps: [
        { ...first!, gates: ['policy', 'coverage'], controls: [...first!.controls, 'adversarial_tests'] },
        ...rest,
      ],
    };
    expect(criteriaChanges([lowRisk], [changed])).toEqual([
      '“Low risk”: read_only_analyst to advisory_responder, low risk: gate false_positives taken out',
      '“Low risk”: read_only_analyst to advisory_responder, low risk: control adversarial_tests added',
    ]);
  });
});
