import { describe, expect, it } from 'vitest';
import { evaluateGate } from '../../src/readiness/gate/evaluate-gate';
import { nextStep } from '../../src/answers/readiness/next-step';
import { verdictOf } from '../../src/readiness/verdict-of';
import type { ControlResult } from '../../src/readiness/verdict';
import { dayMs } from '../../src/readiness/readings/incidents';
import { clean, context, control, criteria, gate, scope } from '../readiness/builders';

const breaker = (state: ControlResult['state']) =>
  control('breaker_exercise', state, {
    title: 'Breaker exercised',
    sentence: 'For this scope the log holds no breaker trips.',
  });
const next = (incidents: ReturnType<typeof clean>, change = {}, controls: ControlResult[] = []) =>
  nextStep(verdictOf(scope, [evaluateGate(incidents, gate(change), context())], criteria, controls));

describe('what to do next', () => {
  it('is a grant of this scope only, when it is eligible', () => {
    expect(next(clean(200))).toBe(
      'Next: a person may grant limited executor for this workflow at low risk only; the step-down watch goes on.',
    );
  });

  it('is to stay and collect, with the number and the time', () => {
    expect(next(clean(40))).toMatch(
      /^Next: keep it at advisory responder and collect about \d+ more incidents, \d+ (days|weeks) at this pace; each further error adds to that\.$/,
    );
    const unlabelled = (n: number) => next([...clean(39), { ...clean(1, 39)[0]!, unresolved: n }]);
    expect(unlabelled(1)).toMatch(/ A label for its 1 unresolved decision would shorten that\.$/);
    expect(unlabelled(2)).toMatch(/ Labels for its 2 unresolved decisions would shorten that\.$/);
    expect(next(clean(40), {}, [breaker('no_evidence')])).toMatch(
      /A required control would then still block\.$/,
    );
    expect(next(clean(100), { minSpanDays: 120 })).toBe(
      'Next: keep it at advisory responder for 3 weeks more; the incidents are there, the time is not.',
    );
  });

  it('asks for labels where those are what is missing', () => {
    const open = clean(400).map((one, index) => (index % 14 === 0 ? { ...one, n: 0, unresolved: 2 } : one));
    expect(next(open, { limit: 0.3 })).toBe(
      'Next: label the unresolved decisions; until then they count as errors.',
    );
  });

  it('is to take it back where it is shown to be worse', () => {
    const bad = clean(120).map((one, index) => (index % 5 === 0 ? { ...one, errors: 2 } : one));
    expect(next(bad)).toMatch(
      /^Next: move the agent down one tier here now\. Then review the wrong decisions/,
    );
    const unrecorded = clean(200).map((one) => ({ ...one, errors: 2, unrecorded: 2 }));
    expect(next(unrecorded, { metric: 'within_policy' })).toMatch(
      /^Next: have the policy verdict on each proposal logged/,
    );
    const held = verdictOf(
      { ...scope, tierHeld: 'read_only_analyst' },
      [evaluateGate(bad, gate({}), context())],
      criteria,
    );
    expect(nextStep(held)).toMatch(
      /^Next: keep the agent at read-only analyst, below which there is no tier\. Then/,
    );
  });

  it('names what blocks, and how much more does', () => {
    expect(next(clean(200), {}, [breaker('no_evidence')])).toMatch(/a person can attest it\.$/);
    expect(
      next(clean(200), {}, [breaker('contradicted'), { ...breaker('no_evidence'), id: 'hash_chain' }]),
    ).toMatch(/read the records against that control.* 1 more block after it\.$/);
  });

  it('is a later export, with its date, where all that counts is too young for its labels', () => {
    const ages =
      'Next: keep it at advisory responder and open a later export, in which the truth can have arrived. All that counts towards false-positive share is younger than its lag of 14 days, and ages are counted to the last record, 19 May 1997: this export gets no older by waiting. A later one must reach ';
    // Opened on the last three days of the log: day 9,997 is 16 May, day 10,000 is 19 May 1997.
    expect(next(clean(3, 9_997))).toBe(
      `${ages}the end of 30 May 1997 for the first of it, the end of 2 Jun 1997 for all of it.`,
    );
    const young = (youngFrom: number | null) =>
      nextStep(verdictOf(scope, [evaluateGate([], gate(), context({ young: 7, youngFrom }))], criteria));
    expect(young(9_990.5 * dayMs)).toBe(
      `${ages}the end of 23 May 1997 for the first of it, the end of 2 Jun 1997 for all of it.`,
    );
    expect(young(null)).toBe(`${ages}the end of 2 Jun 1997 for all of it.`);
    // One incident is old enough and has no label: a later log would not help.
    expect(next([{ ...clean(1)[0]!, n: 0, unresolved: 2 }, ...clean(3, 9_997)])).toMatch(
      /^Next: bring the truth of these decisions from a source that the criteria accept/,
    );
  });

  it('says what must be logged where nothing can be measured', () => {
    expect(next([])).toMatch(/have what false-positive share needs logged/);
    expect(nextStep(verdictOf({ ...scope, tierHeld: null }, [], null))).toMatch(/log the tier that is held/);
  });
});
