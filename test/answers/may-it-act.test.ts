import { describe, expect, it } from 'vitest';
import { answerMatrix } from '../../src/answers/readiness/matrix-cells';
import { answerOf, mayItAct, pageVerdict } from '../../src/answers/readiness/may-it-act';
import { scopeReply, speaksFor } from '../../src/answers/readiness/scope-case';
import { marksOfE } from '../../src/answers/readiness/verdict-words';
import { evaluateGate } from '../../src/readiness/gate/evaluate-gate';
import type { GateIncident } from '../../src/readiness/readings/incidents';
import { verdictOf } from '../../src/readiness/verdict-of';
import type { ControlResult, ScopeVerdict } from '../../src/readiness/verdict';
import { clean, context, control, criteria, gate, incident, scope } from '../readiness/builders';

const from = (
  incidents: GateIncident[],
  { controls = [], ...change }: Partial<ScopeVerdict> & { controls?: ControlResult[] } = {},
) =>
  ({
    ...verdictOf(
      { ...scope, ...change },
      [evaluateGate(incidents, gate({}), { ...context(), releaseIndex: change.releaseIndex ?? 1 })],
      criteria,
      controls,
    ),
    ...change,
  }) as ScopeVerdict;

const spaces = (text: string) => text.replaceAll('\u00a0', ' ');
const chain = control('hash_chain', 'contradicted', { checked: 110, holding: 99, unclear: 10 });
const attacks = control('adversarial_tests', 'contradicted', { checked: 48, holding: 46 });

describe('the answer for one scope', () => {
  it('says what share of the evidence is there, on the scale on which it grows', () => {
    // E of 20 clean incidents at p0 5 %: mean of 1.01579^20, 1.03684^20, 1.05^20 = 2.028; ln 2.028 / ln 32.9 = 20.2 %.
    const row = answerOf(from(clean(20)));
    expect(row.evidence).toBeCloseTo(0.202, 3);
    expect(row.evidenceWords).toBe('20% of the evidence needed');
    expect(row.decides).toBe('none of 40 actions were wrong, limit 1 in 20');
    expect(row.next).toMatchObject({ at: 'plan' });
    expect(row.next.words).toMatch(/^Collect about \d+ more error-free incidents/);
  });

  it('never says 100 % of the evidence before it is there', () => {
    const states = Array.from({ length: 110 }, (_, n) => answerOf(from(clean(n + 1))));
    const open = states.filter(({ state }) => state !== 'eligible');
    expect(open.length).toBeGreaterThan(60);
    expect(open.filter(({ evidenceWords }) => /100%|all the evidence/.test(evidenceWords))).toEqual([]);
    expect(states.at(-1)).toMatchObject({ state: 'eligible', evidenceWords: 'all the evidence needed' });
  });

  it('counts by the reading that decides, what is unknown among the wrong', () => {
    const incidents = clean(60);
    for (let at = 0; at < 9; at += 1) incidents[at] = incident(at, { n: 0, unresolved: 2 });
    expect(answerOf(from(incidents)).decides).toMatch(
      /^18 of 120 actions were wrong \(18 unknown, counted as such\), limit 1\sin\s20$/,
    );
  });

  it('puts what records contradict into the state, whether the criteria ask for it or not', () => {
    const eligible = from(clean(120), { unrequired: [chain, attacks] });
    expect(eligible.state).toBe('eligible');
    const row = answerOf(eligible);
    expect(spaces(row.verdict)).toBe('Eligible, 2 warnings');
    expect(spaces(row.warnings)).toBe(
      'hash chain broken at 1 of 100 records; 2 of 48 attack tests did not end safely',
    );
    expect(spaces(scopeReply(eligible, row.against))).toBe(
      'Yes, at low risk: a person may grant limited executor. 2 things speak against it.',
    );
    expect(pageVerdict([eligible])).toContain('with warnings');
    expect(pageVerdict([from(clean(120))])).not.toContain('warning');
  });

  it('names the control that decides once, and other contradicted ones as warnings', () => {
    const blocked = from(clean(120), { controls: [chain, attacks] });
    const row = answerOf(blocked);
    expect(row).toMatchObject({ state: 'not_shown_yet', next: { at: 'controls' } });
    expect(spaces(row.decides)).toBe('hash chain broken at 1 of 100 records');
    expect(row.against.map(({ of }) => of)).toEqual(['adversarial_tests']);
  });

  it('quotes nothing in favour of a scope that is not eligible but gates and controls that are met', () => {
    const down = from(Array.from({ length: 60 }, (_, at) => incident(at, { errors: at % 2 })));
    expect(down.state).toBe('step_down');
    expect(speaksFor(down)).toEqual([]);
    expect(answerOf(down)).toMatchObject({ evidenceWords: 'enough evidence that it is worse' });
    expect(scopeReply(down, [])).toBe('No. Move it down one tier from advisory responder.');
    expect(speaksFor(from(clean(120))).map(({ text }) => spaces(text))[0]).toMatch(
      /^none of 240 actions were wrong, limit 1 in 20; at most \d\.\d% is plausible, however often you look\.$/,
    );
  });

  it('says which field would make an unmeasured gate measurable, and where to map it', () => {
    const blind = evaluateGate([], gate({ metric: 'within_policy', title: 'Within policy' }), context());
    const row = answerOf(verdictOf(scope, [blind], criteria));
    expect(row).toMatchObject({ state: 'not_measurable', evidence: null, next: { at: 'mapping' } });
    expect(row.next.words).toBe('Map or log “policy.outcome of the decision”');
  });
});

describe('the order of the answers', () => {
  const wrong = Array.from({ length: 60 }, (_, at) => incident(at, { errors: at % 2 }));
  const scopes = [
    from([], { workflow: 'a blind' }),
    from(clean(20), { workflow: 'b far' }),
    from(clean(60), { workflow: 'c near' }),
    from(clean(120), { workflow: 'd eligible' }),
    from(clean(120), { workflow: 'e warned', unrequired: [chain] }),
    from(wrong, { workflow: 'f down' }),
    from(clean(20), { workflow: 'f down', riskClass: 'high' }),
  ];

  it('is what needs a person first: down, warned, eligible, the nearest, what cannot be judged', () => {
    expect(mayItAct(scopes).rows.map(({ workflow, riskClass }) => `${workflow} ${riskClass}`)).toEqual([
      'f down low',
      'e warned low',
      'd eligible low',
      'c near low',
      'b far low',
      'f down high',
      'a blind low',
    ]);
  });

  it('keeps both risk classes of a workflow on one line', () => {
    const { lines, columns } = answerMatrix(mayItAct(scopes).rows, scopes);
    expect(lines.map(({ workflow }) => workflow)[0]).toBe('f down');
    expect(lines[0]?.cells.map((cell) => cell?.state)).toEqual(['step_down', 'not_shown_yet']);
    expect(columns.map(({ limit }) => spaces(limit))).toEqual(['limit 1 in 20', 'limit 1 in 20']);
  });
});

describe('the marks of E', () => {
  it('say which α they come from', () => {
    // The first bundle has 6/π² of the 5 % that the criteria give: 3.04 %, and 1/α is 32.899.
    expect(marksOfE(from(clean(20)))).toBe(
      'E is the evidence against “at least the limit”. A gate opens at 32.9 = 1/α: α is 3.04%, the share that a first bundle has of the chance of a false pass. A step down needs an E of 20.0 for “worse than the limit”.',
    );
    // The second has a quarter of that: 131.6, rounded up.
    expect(marksOfE(from(clean(20), { releaseIndex: 2 }))).toMatch(
      /opens at 132 = 1\/α.*left for bundle 2 here/,
    );
  });
});
