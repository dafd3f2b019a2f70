import { describe, expect, it } from 'vitest';
import { watchSummary, watchTable } from '../../src/charts/watch/watch-points';
import { watchSentence } from '../../src/answers/readiness/watch-words';
import { watchGate } from '../../src/readiness/watch/step-down-watch';
import type { GuardrailWatch } from '../../src/readiness/watch/watch-scope';
import type { GateResult, ScopeVerdict } from '../../src/readiness/verdict';
import { plain } from '../../src/words/format';
import { dayMs } from '../../src/readiness/readings/incidents';
import { clean, gate } from '../readiness/builders';

const start = Date.UTC(2026, 0, 1);
const day = (count: number) => start + count * dayMs;

function watchOf(trippedOn: number | null, judged = 100): GuardrailWatch {
  const watch = watchGate(clean(judged), gate(), { asOf: 1000 * dayMs, guardrails: 1 });
  return {
    gate: gate({ title: 'False-positive share' }),
    watch: { ...watch, trippedOn },
    openedAt: Array.from({ length: judged }, (_, at) => day(at - 14)),
    judgedAt: Array.from({ length: judged }, (_, at) => day(at)),
    statement: null,
  };
}
const scopeOf = (trips: readonly number[], more: Partial<ScopeVerdict> = {}) =>
  ({
    ...{ workflow: 'endpoint', riskClass: 'low', state: 'eligible', ruling: null },
    gates: [{ title: 'Override rate', trips: trips.map((on) => ({ on })) } as unknown as GateResult],
    ...more,
  }) as ScopeVerdict;

describe('the step-down watch beside the verdict', () => {
  it('gives both days with their names', () => {
    expect(watchSentence(scopeOf([day(40), day(33)]), [watchOf(day(51))])).toBe(
      'Verdict: tripped on 3 Feb 2026 (override rate). Watch: first alarm on 21 Feb 2026 (false-positive share).',
    );
  });

  it('gives the one that there is, and never reads as a pass where the other speaks', () => {
    expect(watchSentence(scopeOf([]), [watchOf(day(51)), watchOf(day(60))])).toBe(
      'Verdict: not tripped. Watch: first alarm on 21 Feb 2026 (false-positive share). 2 of 2 guardrails sounded.',
    );
    expect(watchSentence(scopeOf([day(33)]), [watchOf(null)])).toBe(
      'Step down. Verdict: tripped on 3 Feb 2026 (override rate). Watch: no alarm of the watch in 100 judged incidents of all bundles.',
    );
    expect(watchSentence(scopeOf([], { state: 'step_down' }), [watchOf(null)])).toMatch(
      /^Step down by the gate/,
    );
    const ruling = { actor: 'a', at: day(45), reason: 'r', until: null } as ScopeVerdict['ruling'];
    expect(watchSentence(scopeOf([], { ruling }), [watchOf(day(20))])).toMatch(
      /^Verdict: not tripped since the ruling on 15 Feb 2026\. Watch: first alarm on 21 Jan 2026/,
    );
    expect(watchSentence(scopeOf([]), [watchOf(null, 0)])).toMatch(/^Not measurable/);
  });
});

describe('a guardrail over time', () => {
  const points = [0.4, 1.1].map((level, at) => ({ at: day(at), judgedAt: day(at + 14), level }));

  it('is drawn where its incidents opened, and dated when they could be judged', () => {
    expect(plain(watchSummary({ points, tripped: points[1]! }))).toBe(
      'Would have tripped on 16 Jan, when the incident of 2 Jan could be judged; 2 judged incidents.',
    );
    expect(
      watchTable({ points, tripped: null }, 'x').rows[1]?.cells.map((cell) => plain(String(cell))),
    ).toEqual([...['2', '2 Jan', '16 Jan', '110.0%']]);
  });
});
