import type { Query } from '../../database/engine/query';
import type { Scope } from '../../readiness/verdict';
import { runSelfTest, type SelfTest } from '../../readiness/self-test/run-self-test';
import type { Selection } from '../../slice/selection/selection';
import { type AppliedStep, stampOf } from './criteria';
import { EvidenceStore } from './evidence-store';

/** Spoils the criteria and the evidence of one scope and lists what the gate notices. Rejects as `Query.rows` does. */
export async function testScope(
  query: Query,
  asked: Selection,
  scope: Scope,
  applied: AppliedStep,
  asOf: number,
  signal?: AbortSignal,
): Promise<SelfTest> {
  const store = new EvidenceStore(query, asked, signal);
  const judged = [];
  for (const gate of applied.gates) {
    judged.push({ gate, incidents: (await store.of(scope, gate)).incidents });
  }
  return runSelfTest(judged, scope, stampOf(applied.criteria), { asOf, releaseIndex: scope.releaseIndex });
}
