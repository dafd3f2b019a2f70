import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultCriteria, stepFor } from '../../src/readiness/criteria/criteria';
import { evaluateScopes } from '../../src/readiness/gather/gather';
import type { Evaluation } from '../../src/readiness/judge';
import { behindOf } from '../../src/metrics/decisions/list-source';
import { partOpened } from '../../src/app/screens/readiness/gate-rows';
import { rowsOfGate } from '../../src/answers/readiness/rows-of-gate';
import type { GateRows } from '../../src/slice/rows-request';
import { countDecisions } from '../../src/metrics/decisions/list';
import type { GateResult, ScopeVerdict } from '../../src/readiness/verdict';
import { emptySelection } from '../../src/slice/selection/selection';
import { loadingTime, openSample, type Opened } from './samples';

let sample: Opened;
let evaluation: Evaluation;

beforeAll(async () => {
  sample = await openSample();
  const { asOf } = sample.account.build;
  evaluation = await evaluateScopes(sample.database, emptySelection, { asOf: asOf! });
}, loadingTime);
afterAll(() => sample.close());

/** What the list of decisions says it holds when the link of a gate is followed. */
async function listed(scope: ScopeVerdict, result: GateResult, part: GateRows['part']) {
  const gate = stepFor(defaultCriteria, scope)!.gates.find(({ id }) => id === result.id)!;
  const behind = behindOf(rowsOfGate(scope, gate, part))!;
  const { decisions, incidents } = await countDecisions(sample.database, behind, emptySelection);
  return { decisions, incidents };
}

describe('the rows behind a gate', () => {
  it('are the incidents and decisions that it says, for every gate of every scope', async () => {
    const gates = evaluation.scopes.flatMap((scope) => scope.gates.map((gate) => ({ scope, gate })));
    expect(gates.length).toBeGreaterThan(20);
    for (const { scope, gate } of gates) {
      const { observed, id } = gate;
      const where = { agent: scope.agent, workflow: scope.workflow, riskClass: scope.riskClass, id };
      expect({ ...where, ...(await listed(scope, gate, 'judged')) }).toEqual({
        ...where,
        decisions: observed.n + observed.unresolved,
        incidents: observed.incidents,
      });
      expect({ ...where, ...(await listed(scope, gate, 'errors')) }).toEqual({
        ...where,
        decisions: observed.hits,
        incidents: observed.incidentsInError,
      });
    }
  });

  it('are the errors where there are some, and everything judged where there are none', () => {
    const opened = evaluation.scopes.flatMap(({ gates }) =>
      gates
        .filter(({ metric }) => metric === 'false_positive_share')
        .map((gate) => [gate.observed.hits > 0, partOpened(gate)]),
    );
    expect(opened).toContainEqual([true, 'errors']);
    for (const [hasErrors, part] of opened) expect(part).toBe(hasErrors ? 'errors' : 'judged');
  });
});
