import { describe, expect, it } from 'vitest';
import { tryLines } from '../../../src/answers/readiness/ledger-words';
import { judgeLedger } from '../../../src/readiness/ledger/ledger';
import { lookOf } from '../../../src/readiness/ledger/look';
import { defaultCriteria, withLag } from '../../../src/readiness/criteria/criteria';
import { evaluateGate } from '../../../src/readiness/gate/evaluate-gate';
import { promoteTogether } from '../../../src/readiness/together';
import { verdictOf } from '../../../src/readiness/verdict-of';
import { addLook, type Look, lookSchema, readLedger, writeLook } from '../../../src/records/ledger';
import { clean, context, criteria, gate, scope } from '../builders';

const digest = (digit: string) => digit.repeat(64);
const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();

const found = (test: string, eValue: number, state: Look['scopes'][number]['state'] = 'eligible') => ({
  test: digest(test),
  state,
  e_value: eValue,
});

const look = (change: Partial<Look> = {}): Look => ({
  format: 'shadowproof-ledger/1',
  as_of: day(1),
  question: digest('a'),
  labels: digest('1'),
  asked: { agents: [], workflows: [] },
  criteria: [{ name: 'Low risk', version: '1', hash: digest('c') }],
  rules: [],
  controls: [],
  false_discovery_rate: 0.1,
  family: 1,
  scopes: [found('e', 25)],
  ...change,
});

const needed = (looks: readonly Look[]) => judgeLedger(looks).scopes.map((each) => each.needed);
const holds = (looks: readonly Look[]) => judgeLedger(looks).scopes.map((each) => each.holds);

describe('a ledger', () => {
  it('asks 2/α of the first question, however often it is put', () => {
    expect(needed([look()])[0]).toBeCloseTo(20, 9);
    const weekly = [1, 8, 15].map((at) => look({ as_of: day(at), labels: digest(String(at % 7)) }));
    expect(needed(weekly)[0]).toBeCloseTo(20, 9);
    expect(judgeLedger(weekly).tries).toHaveLength(1);
  });

  it('asks more of every further question: 6/α of the second, 12/α of the third', () => {
    const tries = ['a', 'b', 'c'].map((question) => look({ question: digest(question) }));
    expect(needed(tries.slice(0, 2))[0]).toBeCloseTo(60, 9);
    expect(needed(tries)[0]).toBeCloseTo(120, 9);
    // Back to the first question: it was paid for.
    expect(judgeLedger(tries, digest('a')).scopes[0]?.needed).toBeCloseTo(20, 9);
    const again = judgeLedger([...tries, look({ as_of: day(2) })]);
    expect(again.scopes[0]?.needed).toBeCloseTo(20, 9);
    expect(again.tries.map(({ number }) => number)).toEqual([2, 3, 1]);
  });

  it('is not softened by easy discoveries under other criteria', () => {
    const easy = look({ question: digest('b'), scopes: ['1', '2', '3'].map((test) => found(test, 1e9)) });
    expect(needed([easy, look()])[0]).toBeCloseTo(60, 9);
  });

  it('lets scopes that first appear together share one step, and a new bundle take another', () => {
    const two = look({ scopes: [found('e', 25), found('f', 25)] });
    // Two share step 1: 40 for one of them, 20 for both.
    expect(holds([two])).toEqual([true, true]);
    expect(holds([look({ scopes: [found('e', 25), found('f', 1)] })])).toEqual([false, false]);
    const later = look({ as_of: day(2), scopes: [found('d', 59)] });
    const { scopes } = judgeLedger([look({ scopes: [found('e', 1)] }), later]);
    expect(scopes.find(({ test }) => test === digest('d'))?.needed).toBeCloseTo(60, 9);
  });

  it('takes a relabelled log for a try of its own', () => {
    const again = look({ labels: digest('2') });
    expect(needed([look(), again])[0]).toBeCloseTo(60, 9);
    expect(judgeLedger([look(), again]).tries[1]?.changes).toEqual([
      { what: 'labels', gate: null, before: null, after: null },
    ]);
  });

  it('judges by the furthest day of the log, not by a better one before it', () => {
    const late = look({ as_of: day(9), labels: digest('2'), scopes: [found('e', 3, 'step_down')] });
    expect(judgeLedger([late, look()]).scopes).toMatchObject([{ isEligible: false, holds: false }]);
  });

  it('holds several logs: each scope speaks as its own furthest look found it', () => {
    const other = look({ as_of: day(20), labels: digest('9'), scopes: [found('f', 70)] });
    const answer = judgeLedger([look(), other, look({ as_of: day(3), scopes: [found('e', 30)] })]);
    expect(answer.scopes).toMatchObject([
      { test: digest('e'), eValue: 30, holds: true },
      { test: digest('f'), eValue: 70, holds: true },
    ]);
    // The same time and other labels, of another log: nothing was rewritten.
    expect(judgeLedger([look(), look({ labels: digest('2'), scopes: [found('d', 1)] })]).tries).toHaveLength(
      1,
    );
  });

  it('counts nothing for a scope that is not eligible, whatever its E', () => {
    expect(holds([look({ scopes: [found('e', 1e9, 'not_shown_yet')] })])).toEqual([false]);
  });

  it('adds the very same look once', () => {
    expect(addLook([look()], look())).toHaveLength(1);
    const other = look({ question: digest('b') });
    expect(addLook([look(), other], look())).toHaveLength(2);
    expect(addLook([look()], look({ as_of: day(2) }))).toHaveLength(2);
  });
});

describe('a look', () => {
  const verdict = verdictOf(scope, [evaluateGate(clean(100), gate(), context())], criteria);
  const whole = {
    ...{
      asOf: Date.UTC(2026, 0, 1),
      criteria: [criteria],
      scopes: [verdict],
      pooled: [],
      setAside: [],
      missing: [],
    },
    together: promoteTogether([verdict], 0.1),
  };
  const everything = { agents: [], workflows: [] };
  const of = (change: Partial<Parameters<typeof lookOf>[1]> = {}) =>
    lookOf(whole, {
      criteria: defaultCriteria,
      asked: everything,
      labels: ['1'],
      withNames: true,
      ...change,
    });

  it('is a line of a file, read back as it was written, with or without names', () => {
    const text = writeLook(of()) + writeLook(of({ withNames: false }));
    expect(readLedger(text).looks).toEqual([of(), of({ withNames: false })]);
    expect(JSON.stringify(of())).toContain('harbor');
    expect(JSON.stringify(of({ withNames: false }))).not.toContain('harbor');
    expect(lookSchema.safeParse({ ...of(), format: 'shadowproof-ledger/2' }).success).toBe(false);
    expect(readLedger(`${text}{"format"`)).toMatchObject({ looks: null });
  });

  it('has another question for another lag and for other names asked, not for their order', () => {
    const lagged = defaultCriteria.map((each) => withLag(each, 3));
    const [first, second] = [of(), of({ criteria: lagged, asked: { agents: ['b', 'a'], workflows: [] } })];
    expect(second.question).not.toBe(first.question);
    expect(of({ asked: { agents: ['a', 'b'], workflows: [] } }).question).toBe(second.question);
    const changes = judgeLedger([first, second]).tries[1]?.changes ?? [];
    expect(new Set(changes.map(({ what }) => what))).toEqual(new Set(['lag', 'asked']));
    expect(changes[0]).toMatchObject({ what: 'lag', after: 3 });
  });

  it('is a line of a report for each try, with what it changed', () => {
    const lagged = defaultCriteria.map((each) => withLag(each, 3));
    const asked = { agents: ['harbor'], workflows: [] };
    const lines = tryLines(judgeLedger([of(), of({ criteria: lagged, asked })]).tries);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^Try 1 of 2, 1 look, logs until .*: everything, by “Low risk”, .*; the first question\.$/,
    );
    expect(lines[1]).toMatch(/^Try 2 of 2, 1 look, .*: harbor, by .*lag of .*14 days → 3 days/);
  });
});
