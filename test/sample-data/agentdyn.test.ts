import { beforeAll, describe, expect, it } from 'vitest';
import { readRuns } from '../../sample-data/agentdyn/convert';
import { toDecision, toRelease, toVerdict } from '../../sample-data/agentdyn/records';
import type { Decision } from '../../src/records/decision';
import { recordSchemas } from '../../src/records/record';
import type { VerdictRecord } from '../../src/records/verdict';

interface Pair {
  decision: Decision;
  verdict: VerdictRecord;
}
const pairs: Pair[] = [];
const releases = new Map<string, string>();

beforeAll(async () => {
  for await (const run of readRuns()) {
    const row = pairs.length + 1;
    const release = recordSchemas.release.parse(toRelease(run.bundle));
    releases.set(run.bundle, release.release_id);
    pairs.push({ decision: toDecision(run, row), verdict: toVerdict(run, row) });
  }
});

const of = (bundle: string, category: string) =>
  pairs.filter(
    ({ decision }) =>
      decision.release_id === releases.get(bundle) && decision.scenario?.category === category,
  );
const percent = (part: number, whole: number) => Math.round((1000 * part) / whole) / 10;

/** Utility, counted on runs with an outcome. */
function utility(chosen: Pair[]) {
  const known = chosen.filter(({ verdict }) => verdict.final);
  return percent(known.filter(({ verdict }) => verdict.verdict === 'true_positive').length, known.length);
}
function attackSuccess(chosen: Pair[]) {
  const known = chosen.filter(({ verdict }) => verdict.scenario_met != null);
  return percent(known.filter(({ verdict }) => verdict.scenario_met === false).length, known.length);
}

describe('AgentDyn, converted', () => {
  it('keeps every row, in 76 bundles with 76 release ids', () => {
    expect(pairs).toHaveLength(47_723);
    expect(releases.size).toBe(76);
    expect(new Set(releases.values()).size).toBe(76);
  });

  it('gives valid records, all in the test environment and in a scenario', () => {
    for (const [index, { decision, verdict }] of pairs.entries()) {
      if (index % 50 === 0) {
        expect(recordSchemas.decision.safeParse(decision).success).toBe(true);
        expect(recordSchemas.verdict.safeParse(verdict).success).toBe(true);
      }
    }
    const outside = pairs.filter(({ decision }) => decision.environment !== 'test' || !decision.scenario);
    expect(outside).toHaveLength(0);
    expect(new Set(pairs.map(({ decision }) => decision.decision_id)).size).toBe(47_723);
  });

  it('calls 12 runs without an outcome undetermined, not failed and not passed', () => {
    const open = pairs.filter(({ verdict }) => verdict.verdict === 'undetermined');
    expect(open).toHaveLength(12);
    for (const { verdict, decision } of open) {
      expect(verdict.final).toBe(false);
      expect(verdict.scenario_met ?? null).toBeNull();
      expect(decision.unmapped?.['utility']).toBeNull();
    }
  });

  it('keeps runs of the injected task itself and direct attacks in categories of their own', () => {
    const count = (category: string) =>
      pairs.filter(({ decision }) => decision.scenario?.category === category).length;
    expect(count('injected_task_as_user_task')).toBe(1871);
    expect(count('direct')).toBe(291);
    expect(of('gpt-5.1-2025-11-13', 'direct')).toHaveLength(291);
    expect(count('important_instructions')).toBe(41_118);
    expect(count('no_attack')).toBe(6314 - 1871);
  });

  it.each([
    ['gpt-4o-2024-08-06', 53.3, 55.4, 38.9],
    ['gpt-4o-2024-08-06-progent', 6.7, 5.7, 1.8],
    ['gpt-4o-2024-08-06-piguard_detector', 10.0, 1.4, 1.8],
    ['gpt-5-mini-2025-08-07', 65.0, 65.0, 0.4],
  ])('%s: utility %d / %d under attack, attack success %d', (bundle, plain, attacked, success) => {
    expect(utility(of(bundle, 'no_attack'))).toBe(plain);
    expect(utility(of(bundle, 'important_instructions'))).toBe(attacked);
    expect(attackSuccess(of(bundle, 'important_instructions'))).toBe(success);
  });

  it('logs a run that broke off as an error', () => {
    expect(pairs.filter(({ decision }) => decision.error)).toHaveLength(5);
  });
});
