import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromAddress, toAddress } from '../../src/slice/address/address';
import { keepPresent } from '../../src/slice/address/present';
import { dimensions } from '../../src/slice/selection/dimension';
import { emptySelection, environmentChoices, labelRanks } from '../../src/slice/selection/selection';
import type { Selection } from '../../src/slice/selection/selection';
import { times } from '../fixtures/times';

const open = fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), { maxLength: 4 });
const listOf = (words: readonly string[]) => fc.subarray([...words]);
const epoch = fc.integer({ min: 0, max: 4_102_444_800_000 });

const selections: fc.Arbitrary<Selection> = fc
  .record({
    range: fc.option(fc.tuple(epoch, epoch), { nil: null }),
    agent: open,
    release: open,
    workflow: open,
    action_category: listOf(['isolate', 'evict', 'none']),
    risk_level: listOf(['high', 'critical', '(none)']),
    criticality: listOf(['low', '(none)']),
    mode: listOf(['shadow', 'advisory', 'enforced']),
    label_basis: listOf(['incident_review', '(none)']),
    visibility: listOf(['blind', 'advised', 'unknown', '(none)']),
    week: listOf(['2026-03-02', '2026-03-09']),
    risk_class: listOf(['low', 'high']),
    action: open,
    severity: listOf(['info', '(none)']),
    policy_outcome: listOf(['deny', '(none)']),
    human_outcome: listOf(['reject', 'pending']),
    reviewer_group: open,
    person: listOf(['0adc9881e511', '(none)']),
    reason_code: open,
    evidence_trust: listOf(['no_evidence', 'untrusted']),
    confidence_band: listOf(['0.9-0.95', '(none)']),
    hour: listOf(['00', '23']),
    weekday: listOf(['1', '7']),
    queue_depth: listOf(['0', '32+']),
    environment: fc.constantFrom(...environmentChoices),
    maturityLagDays: fc.integer({ min: 0, max: 3650 }),
    minLabelRank: fc.constantFrom(...labelRanks),
  })
  .map(({ range, environment, maturityLagDays, minLabelRank, ...lists }) => {
    const only = Object.fromEntries(Object.entries(lists).filter(([, values]) => values.length > 0));
    const [a, b] = range ?? [0, 0];
    const times = a === b ? {} : { from: Math.min(a, b), to: Math.max(a, b) };
    return { ...times, only, environment, maturityLagDays, minLabelRank };
  });

describe('an address', () => {
  it('brings back every selection without a problem', () => {
    fc.assert(
      fc.property(selections, (selection) => {
        expect(fromAddress(`?${toAddress(selection)}`)).toEqual({ selection, problems: [] });
      }),
      { numRuns: times(500) },
    );
  });

  it('leaves defaults out and uses short names', () => {
    expect(toAddress(emptySelection)).toBe('');
    const selection: Selection = {
      ...emptySelection,
      from: Date.UTC(2026, 2, 2),
      only: { release: ['sha256:ab', 'x & y'], risk_class: ['high'] },
      maturityLagDays: 7,
    };
    expect(toAddress(selection)).toBe('f=2026-03-02&lag=7&r=sha256%3Aab&r=x+%26+y&rc=high');
  });

  it('keeps the good part of a bad link and names each bad part', () => {
    const { selection, problems } = fromAddress(
      '?r=good&m=sneaky&f=yesterday&lag=-1&lr=9&e=prod&wk=2026-03-03&zzz=1&a=&mode=shadow&w=triage',
    );
    expect(selection).toEqual({ ...emptySelection, only: { release: ['good'], workflow: ['triage'] } });
    expect(problems).toHaveLength(9);
    expect(problems[0]).toContain('m="sneaky" is none of shadow, advisory, enforced');
    expect(problems.at(-1)).toContain('"mode" is not a known filter');
  });

  it('takes only digests for persons: a name in a link is left out', () => {
    const { selection, problems } = fromAddress('p=j.park&p=0adc9881e511&p=(none)&hour=9&h=9&h=09');
    expect(selection.only).toEqual({ person: ['0adc9881e511', '(none)'], hour: ['09'] });
    expect(problems).toHaveLength(3);
    expect(problems[0]).toContain('p="j.park" is not the digest that stands for a person');
  });

  it('tells an empty text from nothing, and from a missing word', () => {
    const selection: Selection = { ...emptySelection, only: { workflow: ['', '(none)', '\\e', '\\'] } };
    expect(fromAddress(toAddress(selection))).toEqual({ selection, problems: [] });
    expect(fromAddress('w=').problems[0]).toContain('is empty');
  });

  it('reads a time with its offset, and drops a range that ends before it starts', () => {
    expect(fromAddress('f=2026-03-02T00:00:00%2B02:00').selection.from).toBe(Date.UTC(2026, 2, 1, 22));
    const turned = fromAddress('f=2026-03-02&t=2026-03-01&m=shadow');
    expect(turned.selection).toEqual({ ...emptySelection, only: { mode: ['shadow'] } });
    expect(turned.problems).toHaveLength(1);
    expect(fromAddress('f=2026-02-30').problems).toHaveLength(1);
  });

  it('passes over names that belong to other parts of the app', () => {
    expect(fromAddress('load=x&m=shadow', ['load'])).toEqual({
      selection: { ...emptySelection, only: { mode: ['shadow'] } },
      problems: [],
    });
  });

  it('never throws on hostile text, and never lets it widen the shape', () => {
    const hostile = [
      '__proto__=1&constructor=2&toString=3&hasOwnProperty=x',
      'f=1e999&t=NaN&lag=Infinity&lag=',
      "r=' OR 1=1 --&a=<img src=x onerror=alert(1)>",
      '%E0%A4%A&r=%00&w=%ff',
      `r=${'x'.repeat(2000)}`,
      Array.from({ length: 2000 }, (_, i) => `a=${i}`).join('&'),
    ];
    for (const search of hostile) {
      const { selection, problems } = fromAddress(search);
      expect(
        Object.keys(selection.only).every((name) => (dimensions as readonly string[]).includes(name)),
      ).toBe(true);
      expect(problems.length).toBeLessThanOrEqual(21);
      expect(fromAddress(toAddress(selection)).selection).toEqual(selection);
    }
    expect(fromAddress(hostile[2] ?? '').selection.only.release).toEqual(["' OR 1=1 --"]);
    expect(fromAddress(hostile[4] ?? '').problems[0]).toContain('longer than 1024');
    expect(fromAddress(hostile[5] ?? '').selection.only.agent).toHaveLength(500);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (search) => {
        const { selection } = fromAddress(search);
        expect(Number.isFinite(selection.maturityLagDays)).toBe(true);
      }),
    );
  });

  it('leaves out values that no loaded decision has, and says when that shows more', () => {
    const selection: Selection = { ...emptySelection, only: { release: ['r1', 'gone'], agent: ['nobody'] } };
    const checked = keepPresent(selection, { release: ['r1', 'r2'], agent: ['a1'] });
    expect(checked.selection.only).toEqual({ release: ['r1'] });
    expect(checked.problems).toHaveLength(2);
    expect(checked.problems[0]).toContain('so more decisions are shown');
    expect(checked.problems[1]).toContain('"gone"; it was left out');
    expect(keepPresent(selection, {}).selection).toEqual(selection);
  });
});
