import { describe, expect, it } from 'vitest';
import high from '../../src/readiness/criteria/high-risk.json';
import low from '../../src/readiness/criteria/low-risk.json';
import regulated from '../../src/readiness/criteria/regulated.json';
import { parseCriteria, readCriteria } from '../../src/records/criteria';
import { controlDefinitions } from '../../src/metrics/controls/definitions';
import { gateDefinition } from '../../src/metrics/gate-evidence/gate-definition';
import { controlIds, gateMetrics } from '../../src/records/criteria';

type Loose = { [key: string]: unknown; gates: Record<string, unknown>[]; steps: Record<string, unknown>[] };
const changed = (change: (criteria: Loose) => void) => {
  const criteria = structuredClone(low) as unknown as Loose;
  change(criteria);
  return readCriteria(criteria).problems.join('\n');
};

describe('criteria', () => {
  it.each([
    ['low', low, ['low'], 0.05],
    ['high', high, ['high'], 0.01],
    ['regulated', regulated, ['low', 'high'], 0.02],
  ] as const)('preset %s is valid and covers every step of its risk classes', (_, preset, classes, limit) => {
    const { criteria, problems } = readCriteria(preset);
    expect(problems).toEqual([]);
    const steps = criteria?.steps.map((step) => `${step.riskClass}:${step.from}`) ?? [];
    expect(steps).toHaveLength(classes.length * 4);
    expect(new Set(steps.map((step) => step.split(':')[0]))).toEqual(new Set(classes));
    expect(criteria?.gates[0]).toMatchObject({ metric: 'false_positive_share', limit, critical: true });
  });

  it('knows no metric without a definition and no control that nothing checks', () => {
    for (const metric of gateMetrics) expect(gateDefinition(metric).id).toBe(metric);
    expect([...controlDefinitions.map(({ id }) => id), 'hash_chain'].sort()).toEqual([...controlIds].sort());
  });

  // The controls that the ladder names for each tier; a step asks for those of its tier and of all below.
  const ladder = [
    // Read-only analyst: audit logging, source ranking, prompt versioning.
    ['fields_recorded', 'source_trust', 'release_recorded'],
    // Advisory responder: human approval, evidence bundles, confidence scoring.
    ['human_approval', 'evidence_recorded', 'confidence_recorded'],
    // Limited executor: least privilege, blast-radius limits, circuit breakers.
    ['identity_and_role', 'blast_radius', 'breaker_exercise', 'kill_switch_exercise'],
    // Policy-staged remediator: deterministic policy engine, two-person approval, immutable logs.
    ['policy_recorded', 'two_person_approval', 'hash_chain'],
    // Autonomous defender mesh: identity segmentation, canary releases, continuous adversarial testing.
    ['identity_and_role', 'canary_before_full', 'adversarial_tests'],
  ];
  const tiers = [
    'read_only_analyst',
    'advisory_responder',
    'limited_executor',
    'policy_staged_remediator',
    'autonomous_defender_mesh',
  ];
  it.each([
    ['low', low],
    ['high', high],
    ['regulated', regulated],
  ] as const)('preset %s requires the controls of the tier that a step leads to', (_, preset) => {
    for (const step of preset.steps) {
      const asked = ladder.slice(0, tiers.indexOf(step.to) + 1).flat();
      expect(step.controls, `${step.riskClass} to ${step.to}`).toEqual(expect.arrayContaining(asked));
    }
  });

  it('is strictest for regulated production: all controls from the first that acts on', () => {
    for (const step of regulated.steps.filter(({ from }) => from !== 'read_only_analyst')) {
      expect([...step.controls].sort()).toEqual([...controlIds].sort());
    }
    for (const { alpha, unresolvedLimit, critical } of regulated.gates) {
      expect({ alpha, critical }).toEqual({ alpha: 0.01, critical: true });
      expect(unresolvedLimit).toBeLessThanOrEqual(0.05);
    }
  });

  it.each<[string, (criteria: Loose) => void, RegExp]>([
    [
      'an unknown metric',
      (c) => (c.gates[0]!.metric = 'vibes'),
      /gates\.0\.metric: unknown metric "vibes"; known: false_positive_share/,
    ],
    ['a limit of 0', (c) => (c.gates[0]!.limit = 0), /gates\.0\.limit: limit must be above 0/],
    ['a limit of 1', (c) => (c.gates[0]!.limit = 1), /gates\.0\.limit: limit must be below 1/],
    ['a limit as text', (c) => (c.gates[0]!.limit = '5%'), /gates\.0\.limit: limit: a number/],
    ['an alpha of 1', (c) => (c.gates[0]!.alpha = 1), /gates\.0\.alpha: alpha must be below 1/],
    ['order by label time', (c) => (c.gates[0]!.orderBy = 'label_time'), /cannot be ordered by label_time/],
    [
      'a cluster that is no incident',
      (c) => (c.gates[0]!.clusterBy = 'decision'),
      /clusterBy must be incident/,
    ],
    ['an unknown tier', (c) => (c.steps[0]!.to = 'overlord'), /steps\.0\.to: unknown tier "overlord"/],
    ['tiers in a circle', (c) => (c.steps[1]!.to = 'read_only_analyst'), /steps\.1\.to: tiers in a circle/],
    ['a step to itself', (c) => (c.steps[0]!.to = 'read_only_analyst'), /steps\.0\.to: tiers in a circle/],
    ['a tier left out', (c) => (c.steps[0]!.to = 'limited_executor'), /leaves out a tier/],
    [
      'a gate that is not defined',
      (c) => (c.steps[0]!.gates = ['nothing']),
      /steps\.0\.gates: unknown gate nothing/,
    ],
    ['a step without gates', (c) => (c.steps[0]!.gates = []), /a step needs at least one gate/],
    [
      'two answers for one step',
      (c) => c.steps.push(structuredClone(c.steps[0]!)),
      /two steps for read_only_analyst, low risk/,
    ],
    ['a gate nobody uses', (c) => c.gates.push({ ...c.gates[0]!, id: 'idle' }), /no step uses gate idle/],
    ['no gates', (c) => (c.gates = []), /criteria without a gate would pass everything/],
    ['no steps', (c) => (c.steps = []), /apply to no tier/],
    [
      'another rule for several at once',
      (c) => (c.together = { method: 'bonferroni', falseDiscoveryRate: 0.05 }),
      /together\.method: method must be e-bh/,
    ],
    [
      'a false discovery rate of 1',
      (c) => (c.together = { method: 'e-bh', falseDiscoveryRate: 1 }),
      /together\.falseDiscoveryRate: falseDiscoveryRate must be below 1/,
    ],
    [
      'a margin of 0',
      (c) => (c.equivalence = { margin: 0, alpha: 0.05 }),
      /equivalence\.margin: margin must be above 0/,
    ],
    [
      'an α of half for equivalence',
      (c) => (c.equivalence = { margin: 0.02, alpha: 0.5 }),
      /equivalence\.alpha: alpha must be below 0\.5/,
    ],
    ['a specialist group of two lines', (c) => (c.specialistGroups = ['a\nb']), /one line a group/],
    ['a misspelt field', (c) => (c.gates[0]!.alfa = 0.05), /gates\.0: .*alfa/],
  ])('refuses %s with its place', (_, change, answer) => {
    expect(changed(change)).toMatch(answer);
  });

  it('says that text is no JSON, and that nothing is no criteria', () => {
    expect(parseCriteria('{').problems[0]).toMatch(/^not JSON/);
    expect(readCriteria(null).problems).toHaveLength(1);
    expect(readCriteria({}).problems.length).toBeGreaterThan(3);
  });
});
