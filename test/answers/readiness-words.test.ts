import { describe, expect, it } from 'vitest';
import { matrixOf } from '../../src/answers/readiness/matrix-cells';
import { marksOfE } from '../../src/answers/readiness/verdict-words';
import { evaluateGate } from '../../src/readiness/gate/evaluate-gate';
import { verdictOf } from '../../src/readiness/verdict-of';
import type { ControlResult } from '../../src/readiness/verdict';
import { clean, context, control, criteria, gate, scope } from '../readiness/builders';

const judged = (incidents: number, controls: ControlResult[], releaseIndex = 1) =>
  verdictOf(
    { ...scope, releaseIndex },
    [evaluateGate(clean(incidents), gate({}), { ...context(), releaseIndex })],
    criteria,
    controls,
  );
const note = (controls: ControlResult[]) =>
  matrixOf([judged(20, controls)])
    .rows[0]?.cells[0]?.note?.replace(/^.*without error/, '')
    .replaceAll('\u00a0', ' ');

describe('a cell of the matrix', () => {
  it('says what evidence alone does not open', () => {
    expect(note([])).toBe('');
    expect(
      note([
        control('breaker_exercise', 'evidenced'),
        control('expiry_held', 'no_evidence', { conditional: true }),
      ]),
    ).toBe('');
    expect(note([control('breaker_exercise', 'no_evidence')])).toBe('; 1 control blocks');
    expect(note([control('breaker_exercise', 'contradicted')])).toBe('; 1 control contradicted');
    expect(note([control('breaker_exercise', 'no_evidence'), control('expiry_held', 'contradicted')])).toBe(
      '; 2 controls block, 1 of them contradicted',
    );
  });
});

describe('the marks of E', () => {
  it('say which α they come from', () => {
    // The first bundle has 6/π² of the 5 % that the criteria give: 3.04 %, and 1/α is 32.899.
    expect(marksOfE(judged(20, []))).toBe(
      'E is the evidence against “at least the limit”. A gate opens at 32.9 = 1/α: α is 3.04%, the share that a first bundle has of the chance of a false pass. A step down needs an E of 20.0 for “worse than the limit”.',
    );
    // The second has a quarter of that: 131.6, rounded up.
    expect(marksOfE(judged(20, [], 2))).toMatch(/opens at 132 = 1\/α.*left for bundle 2 here/);
  });
});
