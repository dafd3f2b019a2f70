import { describe, expect, it } from 'vitest';
import { decisionProblems, type DecisionWritten } from '../../src/answers/memo/decision-problems';
import { memoOf } from '../../src/answers/memo/memo';
import { goesAgainst } from '../../src/answers/memo/sides';
import type { ReportScope } from '../../src/records/report/blocks';
import type { Report, ReportDecision } from '../../src/records/report/report';

type Answer = NonNullable<ReportScope['answer']>;

const scope = (
  workflow: string,
  state: ReportScope['state'],
  answer: Partial<Answer> = {},
  change: Partial<ReportScope> = {},
) =>
  ({
    ...{ agent: 'harbor', workflow, risk_class: 'low', release: 'r', release_name: 'harbor-1', state },
    ...{ tier_held: 'advisory_responder', next_tier: 'limited_executor', deciding_rule: 'all_gates' },
    sentence: `${workflow} in a sentence.`,
    gates: [
      {
        ...{ id: 'fp', title: 'False-positive share', metric: 'false_positive_share', limit: 0.05 },
        ...{
          errors: 1,
          incidents: 294,
          hits: 1,
          n: 402,
          share: 0.002,
          time_uniform: { lower: 0, upper: 0.042 },
        },
      },
      { id: 'ov', title: 'Override rate', metric: 'override_rate', share: 0.023, hits: 26, n: 1155 },
    ],
    answer: {
      ...{ verdict: 'Eligible', warnings: [], decides: '1 of 402 actions were wrong', evidence: 1.2 },
      ...{ readings: { hold: 48, of: 48 }, rests_on: 'fp', rank: 1, evidence_words: '', next: '' },
      ...answer,
    },
    ...change,
  }) as unknown as ReportScope;

const clean = scope('endpoint', 'eligible');
const warned = scope('identity', 'eligible', {
  verdict: 'Eligible, 2 warnings',
  warnings: [
    'Hash chain broken at 1 of 6,239 records. 6,238 of 6,239 chained records are valid.',
    '2 of 48 attack tests did not end safely.',
  ],
});
const down = scope('mail', 'step_down', {
  verdict: 'Step down, 9 warnings',
  warnings: ['Within policy: on 19 Aug 2026 it rose above 1 in 100.'],
  evidence: 1,
});

const decision = (change: Partial<ReportDecision> = {}): ReportDecision => ({
  ...{ outcome: 'promote', covers: null, by: 'A. Lead', on: '2026-11-29', conditions: null },
  ...{ expires: '2027-03-01', recheck: null },
  ...change,
});
const ref = ({ agent, workflow, risk_class }: ReportScope) => ({ agent, workflow, risk_class });

const report = (
  own: ReportDecision | null,
  change: Record<string, unknown> = {},
  scopes = [clean, warned, down],
) =>
  ({
    ...{ title: 'R', headline: '2 of 3 scopes are eligible.', decision: own },
    sections: [{ id: 'readiness', blocks: [{ kind: 'scopes', scopes, together: null }] }],
    ...change,
  }) as unknown as Report;

const signed = (scopes: ReportScope[], change: Partial<ReportDecision> = {}) =>
  memoOf(report(decision({ scopes: scopes.map(ref), ...change })));

describe('the sentence that is signed', () => {
  it('says who may do what, where and until when', () => {
    expect(signed([clean]).headline).toBe(
      'harbor may act as limited executor on endpoint at low risk until 1 Mar 2027.',
    );
    expect(signed([clean], { conditions: 'At most 8.' }).headline).toContain('1 Mar 2027, with conditions.');
  });

  it('carries the verdict that it goes against, in the same sentence', () => {
    const memo = signed([clean, down]);
    expect(memo.headline).toBe(
      'harbor may act as limited executor on endpoint at low risk and mail at low risk until 1 Mar 2027, against the verdict “Step down, 9 warnings” on mail at low risk.',
    );
    expect(memo.covers.map(({ state, warning }) => [state, warning])).toEqual([
      ['eligible', null],
      ['step_down', 'mail in a sentence.'],
    ]);
    expect(memo.against[0]).toBe('mail at low risk: mail in a sentence.');
  });

  it('carries an altered chain and failed attack tests of an eligible scope', () => {
    const memo = signed([warned]);
    expect(memo.headline).toMatch(
      /, despite 2 warnings \(hash chain broken at 1 of 6,239 records, and more below\)\.$/,
    );
    expect(memo.against).toEqual(warned.answer?.warnings);
  });

  it('carries what all looks together do not leave', () => {
    const withheld = 'Proven by itself, but not with every look counted: endpoint has E 34.0, needs 40.0.';
    const own = decision({ scopes: [ref(clean)] });
    expect(memoOf(report(own, { withheld })).against).toContain(withheld);
    expect(memoOf(report(own)).against).not.toContain(withheld);
  });

  it('says whose errors lost records are, beside the errors that were seen', () => {
    const own = decision({ scopes: [ref(clean)] });
    const missing = ['14 records are missing or unreadable. Each counts as one incident in error.'];
    expect(memoOf(report(own, { missing })).lost).toBe(
      `${missing[0]} These are gaps of the files, not errors that were seen: verdicts and their sentences hold them against the agent; the numbers above the signatures are of what was seen, without them.`,
    );
    expect(memoOf(report(null, { missing })).lost).toMatch(/verdicts hold them against the agent\.$/);
    const left = ['1 action was left out by a label or a flag. Verdicts are tested without and with it.'];
    expect(memoOf(report(own, { missing: left })).lost).toBe(left[0]);
    expect(memoOf(report(own)).lost).toBeNull();
  });

  it.each(['not_shown_yet', 'step_down', 'not_measurable'] as const)(
    'is never silent over a scope that is %s',
    (state) => {
      const other = scope('cloud', state, { verdict: 'The verdict' });
      for (const outcome of ['promote', 'promote_with_conditions'] as const) {
        const own = decision({ scopes: [ref(other)], outcome, conditions: 'c' });
        const memo = memoOf(report(own, {}, [clean, other]));
        expect(memo.headline).toContain('against the verdict “The verdict” on cloud at low risk');
        expect(memo.against).not.toEqual([]);
      }
    },
  );

  it('says so where a scope was judged nowhere, none was picked, or no day ends it', () => {
    const unknown = signed([scope('elsewhere', 'eligible')]);
    expect(unknown.headline).toContain('without any verdict on elsewhere at low risk');
    expect(unknown.covers[0]).toMatchObject({ state: 'not_judged', verdict: 'not judged in this report' });
    const words = memoOf(report(decision({ covers: 'everything' })));
    expect(words.headline).toContain('picked from no verdict: nothing checks what it covers');
    const endless = signed([clean], { expires: null });
    expect(endless.headline).toContain('without an end date');
    expect(endless.against).toEqual(['The decision names no day on which it ends.']);
  });

  it('moves down by a tier, never up, and says why', () => {
    const memo = signed([down], { outcome: 'step_down', expires: null });
    expect(memo.headline).toBe('harbor moves down one tier on mail at low risk.');
    expect(memo.covers).toMatchObject([
      { state: 'step_down', step: 'advisory responder → read-only analyst', warning: null },
    ]);
    expect(memo.why[0]).toBe('mail at low risk: mail in a sentence.');
    expect(memo.against).toEqual([]);
    expect(memo.ends).toBe('No day was given. It holds until somebody decides otherwise.');
    const further = signed([clean], { outcome: 'step_down' });
    expect(further.headline).toContain('further than the verdict asks on endpoint at low risk');
    expect(further.against[0]).toContain('the verdict is “Eligible”');
  });

  it('stays at the lowest tier, under which there is none, whichever of the two is chosen', () => {
    const lowest = scope('mail', 'step_down', {}, { tier_held: 'read_only_analyst' });
    const of = (outcome: ReportDecision['outcome']) =>
      memoOf(
        report(decision({ outcome, scopes: [ref(lowest), ref(down)] }), {}, [
          lowest,
          { ...down, workflow: 'web' },
        ]),
      );
    const one = memoOf(report(decision({ outcome: 'step_down', scopes: [ref(lowest)] }), {}, [lowest]));
    expect(one.headline).toBe('harbor stays at the lowest tier on mail at low risk.');
    expect(one.covers[0]?.step).toBe('read-only analyst, the lowest tier');
    const held = memoOf(report(decision({ outcome: 'hold', scopes: [ref(lowest)] }), {}, [lowest]));
    expect(held.headline).toBe('harbor stays at the present tier on mail at low risk.');
    expect([held.against, held.covers[0]?.warning]).toEqual([[], null]);
    expect(goesAgainst('step_down', 'hold', 'read_only_analyst')).toBe(false);
    expect(of('hold').others).toMatch(/^Every other scope: harbor, web at low risk/);
  });

  it('counts overrides as the sentence says them, without what the files lack', () => {
    const gates = [
      { ...clean.gates[0] },
      // 14 records are missing: the gate judges 44 of 295, people overrode 30 of 281.
      { ...clean.gates[1], share: 0.149, hits: 30, n: 281 },
    ];
    const lacking = { ...clean, gates } as unknown as ReportScope;
    const memo = memoOf(report(decision({ scopes: [ref(clean)] }), {}, [lacking]));
    expect(memo.numbers.at(-1)).toEqual({
      big: '10.7%',
      words: 'of proposals overridden by people (30 of 281)',
    });
  });

  it('stays where it is when it is held: nothing reads as a promotion, and what is withheld is no objection', () => {
    const young = scope('cloud', 'not_shown_yet', { verdict: 'Not proven yet' });
    const own = decision({ outcome: 'hold', scopes: [young, down].map(ref), expires: null });
    const memo = memoOf(report(own, { withheld: 'none is proven yet' }, [young, down]));
    expect(memo.covers.map(({ step }) => step)).toEqual([
      'stays advisory responder',
      'stays advisory responder',
    ]);
    expect(memo.why[0]).toBe('cloud at low risk: cloud in a sentence.');
    expect(memo.against).toEqual([
      'mail at low risk: the verdict is “Step down, 9 warnings”. mail in a sentence.',
    ]);
  });

  it.each([
    ['promote', ['not_shown_yet', 'step_down', 'not_measurable']],
    ['promote_with_conditions', ['not_shown_yet', 'step_down', 'not_measurable']],
    ['hold', ['step_down']],
    ['step_down', ['eligible', 'not_shown_yet', 'not_measurable']],
  ] as const)('“%s” goes against these verdicts, told at the box that is ticked: %j', (outcome, states) => {
    const all = ['eligible', 'not_shown_yet', 'step_down', 'not_measurable'] as const;
    expect(all.filter((state) => goesAgainst(state, outcome, 'advisory_responder'))).toEqual(states);
  });

  it('says so where a scope that must step down is held', () => {
    expect(signed([down], { outcome: 'hold' }).headline).toBe(
      'harbor stays at the present tier on mail at low risk, against the verdict “Step down” on mail at low risk.',
    );
    expect(signed([clean], { outcome: 'hold' }).headline).not.toContain('against');
  });

  it('warns where scopes are eligible alone and not together', () => {
    const together = {
      sentence: 'Promote none of them together.',
      scopes: [clean, warned].map((each) => ({ ...ref(each), holds: false })),
    };
    const sections = [
      { id: 'readiness', blocks: [{ kind: 'scopes', scopes: [clean, warned, down], together }] },
    ];
    const both = memoOf(report(decision({ scopes: [ref(clean), ref(warned)] }), { sections }));
    expect(both.against).toContain('Promote none of them together.');
    const one = memoOf(report(decision({ scopes: [ref(clean)] }), { sections }));
    expect(one.against).not.toContain('Promote none of them together.');
  });
});

describe('the rest of the page to sign', () => {
  it('gives three numbers, of the covered scope with the least evidence', () => {
    const weak = scope('weak', 'not_shown_yet', {
      ...{
        evidence: 0.1,
        readings: { hold: 3, of: 48 },
        verdict: 'Not proven yet',
        decides: '9 of 60 were wrong',
      },
    });
    const memo = memoOf(report(decision({ scopes: [clean, weak].map(ref) }), {}, [clean, weak]));
    expect(memo.numbersOf).toBe('harbor, weak at low risk');
    expect(memo.numbers.map(({ big }) => big)).toEqual(['1 in 294', '3 of 48', '2.3%']);
    expect(memo.numbers[0]?.words).toContain('at most 4.2% is plausible at every look. Limit 1 in 20');
  });

  it('is a draft with the verdict as its headline while nothing is decided, and keeps what warns', () => {
    const memo = memoOf(report(null));
    expect(memo).toMatchObject({ isDecided: false, headline: '2 of 3 scopes are eligible.', by: null });
    expect(memo.against.join(' ')).toContain('identity at low risk: Hash chain broken');
    expect(memo.numbers.map(({ big }) => big).slice(0, 2)).toEqual(['2 of 3', '1']);
  });

  it('reads reports of earlier versions, which carry no answer and no picked scopes', () => {
    const { answer, ...old } = down;
    expect(answer).toBeDefined();
    const memo = memoOf(report(decision({ scopes: [ref(down)] }), {}, [old]));
    expect(memo.headline).toContain('against the verdict “Step down” on mail at low risk');
  });
});

describe('a decision while it is written', () => {
  const whole: DecisionWritten = {
    ...{ outcome: 'promote' as const, scopes: [{}], by: 'A. Lead', on: '2026-11-29', conditions: '' },
    ...{ expires: '2027-03-01', recheck: '2026-12-15' },
  };

  it('lacks nothing when it is whole', () => {
    expect([...decisionProblems(whole)]).toEqual([]);
    expect([
      ...decisionProblems({ ...whole, outcome: 'hold', scopes: [], expires: '', recheck: '' }),
    ]).toEqual([]);
  });

  it.each([
    [{ by: ' ' }, 'by', 'Write who decided.'],
    [{ on: '' }, 'on', 'Choose the day on which it was decided.'],
    [{ scopes: [] }, 'scopes', 'Pick at least one scope that the promotion covers.'],
    [
      { outcome: 'promote_with_conditions' },
      'conditions',
      'Write the conditions, one a line, or choose “Promote”.',
    ],
    [{ expires: '2026-11-29', recheck: '' }, 'expires', 'Choose a day after the decision.'],
    [{ expires: '2026-13-41', recheck: '' }, 'expires', 'Choose a whole day, or leave it empty.'],
    [{ recheck: '2027-03-02' }, 'recheck', 'Choose a day before it ends.'],
  ] satisfies readonly [Partial<DecisionWritten>, string, string][])(
    'says at its field what %j lacks',
    (change, field, words) => {
      expect([...decisionProblems({ ...whole, ...change })]).toEqual([[field, words]]);
    },
  );
});
