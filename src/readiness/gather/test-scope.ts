import type { Query } from '../../database/engine/query';
import type { Judged } from '../self-test/mutants';
import type { ScopeVerdict } from '../verdict';
import type { Selection } from '../../slice/selection/selection';
import { judgedEvidence } from './bundle-evidence';
import type { AppliedStep } from '../criteria/criteria';
import { EvidenceStore } from './evidence-store';

/** What the self-test spoils: the gates of one scope and the incidents that they judged. Rejects as `Query.rows` does. */
export async function judgedOf(
  query: Query,
  asked: Selection,
  scope: ScopeVerdict,
  applied: AppliedStep,
  signal?: AbortSignal,
): Promise<Judged[]> {
  const store = new EvidenceStore(query, asked, signal);
  const judged: Judged[] = [];
  for (const gate of applied.gates) {
    const { incidents } = await judgedEvidence(scope, gate, scope.bundleEvidence, store);
    judged.push({ gate, incidents });
  }
  return judged;
}
