import { afterAll, beforeAll } from 'vitest';
import { missingRecords } from '../../src/readiness/gather/missing-records';
import type { Database } from '../../src/database/engine/database';
import { loadSources } from '../../src/intake/loading/load';
import { defaultCriteria } from '../../src/readiness/criteria/criteria';
import { evaluateScopes } from '../../src/readiness/gather/gather';
import type { ScopeVerdict } from '../../src/readiness/verdict';
import type { GateMetric } from '../../src/records/criteria';
import { emptySelection } from '../../src/slice/selection/selection';
import { openEngine } from '../fixtures/engine';
import { lanesHere } from '../intake/loading/lanes';

/** One gate and no controls: what keeps a scope from its tier is the decisions alone. */
const criteriaOf = (metric: GateMetric) =>
  defaultCriteria.slice(0, 1).map((each) => {
    const gates = each.gates.filter((gate) => gate.metric === metric).slice(0, 1);
    const steps = each.steps.map((step) => ({ ...step, gates: gates.map(({ id }) => id), controls: [] }));
    return { ...each, gates, steps };
  });

export type JudgeScopes = (content: string | Uint8Array, name?: string) => Promise<readonly ScopeVerdict[]>;
export type IsEligible = (content: string | Uint8Array, name?: string) => Promise<boolean>;

/** Called where tests are described. What it gives judges a load as `evaluate` does, by one gate; none without decisions. */
export function scopesByOneGate(metric: GateMetric = 'false_positive_share'): JudgeScopes {
  const criteria = criteriaOf(metric);
  let database: Database;
  beforeAll(async () => {
    database = await openEngine();
  });
  afterAll(() => database.close());
  return async (content, name = 'log.jsonl') => {
    await database.clear();
    const sources = [{ name, blob: new Blob([content as Uint8Array<ArrayBuffer> | string]) }];
    const { signal } = new AbortController();
    const { account } = await loadSources(sources, lanesHere(), database, () => undefined, signal);
    if (account.build.facts === 0) return [];
    const { scopes } = await evaluateScopes(database, emptySelection, {
      criteria,
      asOf: account.build.asOf,
      missing: missingRecords(account, criteria),
    });
    return scopes;
  };
}

/** Whether every scope of a load is eligible, as `evaluate` asks it; a load without decisions is not. */
export function judgeByOneGate(metric: GateMetric = 'false_positive_share'): IsEligible {
  const judge = scopesByOneGate(metric);
  return async (content, name) => {
    const scopes = await judge(content, name);
    return scopes.length > 0 && scopes.every(({ state }) => state === 'eligible');
  };
}
