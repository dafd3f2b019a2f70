import type { RecordOf } from '../../fixtures/records';
import { incidentOf, ms } from './records';

const hour = 3_600_000;

/** For each decision that proposes again what was proposed at most an hour before: the first of that run. */
export function repeatsOf(decisions: readonly RecordOf<'decision'>[]): Map<string, string> {
  const runs = new Map<string, { first: string; last: number }>();
  const repeats = new Map<string, string>();
  const inOrder = [...decisions].sort((a, b) => ms(a) - ms(b) || (a.event_id < b.event_id ? -1 : 1));
  for (const decision of inOrder) {
    const { action, resource, targets, agent, release_id, mode, environment, scenario } = decision;
    const same = JSON.stringify([
      incidentOf(decision),
      action.name,
      action.category,
      resource?.uid,
      (targets ?? []).map(({ uid }) => uid),
      [agent.uid, release_id, mode, environment, scenario?.id],
      [decision.abstained === true, decision.error == null],
    ]);
    const run = runs.get(same);
    if (run !== undefined && ms(decision) - run.last <= hour) {
      repeats.set(decision.event_id, run.first);
      run.last = ms(decision);
    } else runs.set(same, { first: decision.event_id, last: ms(decision) });
  }
  return repeats;
}
