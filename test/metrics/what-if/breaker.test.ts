import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runBreaker } from '../../../src/metrics/breaker-replay/account';
import { burstBefore, replayBreaker, resetTime } from '../../../src/metrics/breaker-replay/replay';
import type { BreakerLog } from '../../../src/metrics/breaker-replay/events';
import { dealtAnew, permuteLabels } from '../../../src/metrics/breaker-replay/permute';
import { searchBreaker } from '../../../src/metrics/breaker-replay/search';
import { breakerSchema } from '../../../src/records/breaker';
import type { Breaker, Trip } from '../../../src/records/breaker';
import { hour } from './log';
import { times } from '../../fixtures/times';

const breaker = (trips: Trip[], coolDownHours = 24): Breaker => ({
  format: 'shadowproof-breaker/1',
  name: 'test',
  version: '1',
  scope: 'all',
  trips,
  coolDownHours,
  reset: { by: 'itself' },
});

interface Made {
  readonly at: number;
  readonly wrong?: boolean | null;
  /** Hours after the action. */
  readonly labelAfter?: number;
  readonly overridden?: boolean;
  readonly confidence?: number | null;
  readonly targetClass?: string;
  readonly agent?: string;
}

/** A log in hours: one incident an action; its label a day later unless said. */
function logOf(made: readonly Made[]): BreakerLog {
  const actions = made.map(
    ({ at, wrong = false, confidence = 0.9, targetClass = 'host', agent = 'a' }, index) => ({
      id: `d${index}`,
      incident: index,
      at: at * hour,
      agent,
      workflow: 'w',
      action: 'isolate_host',
      is_containment: true,
      target_class: targetClass,
      confidence,
      risk: 'low' as const,
      truth: wrong === null ? null : !wrong,
    }),
  );
  return {
    actions,
    labels: made.flatMap(({ at, wrong = false, labelAfter = 24 }, action) =>
      wrong === null ? [] : [{ action, at: (at + labelAfter) * hour, weight: 1, wrong }],
    ),
    reviews: made.flatMap(({ at, overridden }, action) =>
      overridden === undefined ? [] : [{ action, at: (at + 1) * hour, overridden }],
    ),
    errors: [],
  };
}
const hoursOf = (log: BreakerLog, of: Breaker) => replayBreaker(log, of).trips.map(({ at }) => at / hour);

describe('each rule, by hand', () => {
  it('at most two containments in three hours: the third within them trips and is stopped', () => {
    const log = logOf([0, 1, 2, 10, 26, 27].map((at) => ({ at })));
    const { replay, account } = runBreaker(log, breaker([{ kind: 'containments', most: 2, hours: 3 }], 8));
    expect(replay.trips).toMatchObject([{ at: 2 * hour, until: 10 * hour, rightStopped: 1 }]);
    expect([...replay.stoppedBy]).toEqual([-1, -1, 0, -1, -1, -1]);
    expect(account).toMatchObject({ trips: 1, advisoryHours: 8, rightStopped: { hits: 1, n: 6 } });
  });
  it('a cap per class of target counts each class apart', () => {
    const log = logOf([
      { at: 0 },
      { at: 1, targetClass: 'mailbox' },
      { at: 2 },
      { at: 3, targetClass: 'mailbox' },
    ]);
    expect(hoursOf(log, breaker([{ kind: 'target_class', most: 1, hours: 4 }], 0.5))).toEqual([2]);
    expect(hoursOf(log, breaker([{ kind: 'containments', most: 1, hours: 4 }], 0.5))).toEqual([1, 3]);
  });
  it('consecutive overrides count from the last one that was let pass, when they were recorded', () => {
    const log = logOf([true, false, true, true, false].map((overridden, at) => ({ at: at * 2, overridden })));
    expect(hoursOf(log, breaker([{ kind: 'consecutive_overrides', most: 2 }]))).toEqual([7]);
  });
  it('a share of false positives waits for as many labels as it asks, and for the labels themselves', () => {
    const log = logOf([
      { at: 0, wrong: true, labelAfter: 50 },
      { at: 1, wrong: true, labelAfter: 1 },
      { at: 2, labelAfter: 1 },
      { at: 3, wrong: true, labelAfter: 2 },
      { at: 60 },
    ]);
    const rule: Trip = { kind: 'false_positive_rate', above: 0.5, hours: 24, atLeast: 3 };
    // Labels come at 2 (wrong), 3 (right), 5 (wrong): two of three at 5.
    expect(hoursOf(log, breaker([rule]))).toEqual([5]);
    expect(hoursOf(log, breaker([{ ...rule, hours: 2 }]))).toEqual([]);
  });
  it('a burn rate needs both windows', () => {
    const log = logOf([
      ...Array.from({ length: 5 }, (_, at) => ({ at, wrong: true, labelAfter: 1 })),
      { at: 40, labelAfter: 1 },
      { at: 41, labelAfter: 1 },
    ]);
    const rule: Trip = {
      kind: 'burn_rate',
      budget: 0.1,
      factor: 2,
      longHours: 48,
      shortHours: 2,
      atLeast: 2,
    };
    expect(hoursOf(log, breaker([rule], 100))).toEqual([2]);
    expect(
      hoursOf(
        logOf([
          { at: 0, wrong: true, labelAfter: 1 },
          { at: 10, labelAfter: 1 },
          { at: 11, labelAfter: 1 },
        ]),
        breaker([rule]),
      ),
    ).toEqual([]);
  });
  it('a floor stops the action itself, and takes a missing confidence as below it', () => {
    const log = logOf([{ at: 0 }, { at: 1, confidence: null }, { at: 50, confidence: 0.2 }]);
    const { replay, account } = runBreaker(
      log,
      breaker([{ kind: 'confidence_floor', below: 0.5, inARow: 1 }]),
    );
    expect([...replay.stoppedBy]).toEqual([-1, 0, 1]);
    expect(account.withoutConfidence).toBe(1);
  });
  it('errors of the agent trip when they happen', () => {
    const log = {
      ...logOf([{ at: 0 }, { at: 1 }]),
      errors: [2, 3].map((at) => ({ at: at * hour, agent: 'a', workflow: 'w' })),
    };
    expect(hoursOf(log, breaker([{ kind: 'error_rate', above: 0.4, hours: 24, atLeast: 3 }]))).toEqual([3]);
  });
  it('one agent’s trip leaves the other free where the scope is the agent', () => {
    const log = logOf([{ at: 0 }, { at: 1 }, { at: 2, agent: 'b' }]);
    const one: Trip = { kind: 'containments', most: 1, hours: 5 };
    expect([...replayBreaker(log, { ...breaker([one]), scope: 'agent' }).stoppedBy]).toEqual([-1, 0, -1]);
    expect([...replayBreaker(log, breaker([one])).stoppedBy]).toEqual([-1, 0, 0]);
  });
  it('a person resets in working hours only', () => {
    const byPerson: Breaker = { ...breaker([], 1), reset: { by: 'person', from: 8, until: 17 } };
    const at = (text: string) => Date.parse(text);
    // 2026-01-09 is a Friday.
    expect(resetTime(byPerson, at('2026-01-09T12:00:00Z'))).toBe(at('2026-01-09T13:00:00Z'));
    expect(resetTime(byPerson, at('2026-01-09T16:30:00Z'))).toBe(at('2026-01-12T08:00:00Z'));
    expect(resetTime(byPerson, at('2026-01-09T03:00:00Z'))).toBe(at('2026-01-09T08:00:00Z'));
  });
  it('counts the largest burst before a trip, and what was let act all the same', () => {
    const log = logOf([0, 1, 2, 3, 4].map((at) => ({ at, wrong: true, labelAfter: 2.5 })));
    const { account } = runBreaker(
      log,
      breaker([{ kind: 'false_positive_rate', above: 0.5, hours: 24, atLeast: 1 }]),
    );
    // The first label comes at 2.5: three had acted, two are stopped.
    expect(account).toMatchObject({ largestBurst: 3, exposure: 3, wrongStopped: { hits: 2, n: 5 } });
  });
});

describe('a label acts when it arrived', () => {
  const arbitraryLog = fc
    .array(
      fc.record({
        gap: fc.integer({ min: 0, max: 4 }),
        wrong: fc.boolean(),
        labelAfter: fc.integer({ min: 0, max: 40 }),
        overridden: fc.option(fc.boolean(), { nil: undefined }),
        flips: fc.boolean(),
      }),
      { minLength: 5, maxLength: 40 },
    )
    .map((made) => {
      let at = 0;
      const log = logOf(made.map(({ gap, ...rest }) => ({ at: (at += gap), ...rest })));
      const flipped = made.flatMap(({ flips, wrong, labelAfter }, action) =>
        flips
          ? [{ action, at: log.actions[action]!.at + (labelAfter + 9) * hour, weight: 2, wrong: !wrong }]
          : [],
      );
      return { ...log, labels: [...log.labels, ...flipped] };
    });
  const rules: Trip[] = [
    { kind: 'false_positive_rate', above: 0.4, hours: 20, atLeast: 2 },
    { kind: 'consecutive_overrides', most: 3 },
    { kind: 'burn_rate', budget: 0.2, factor: 1.5, longHours: 30, shortHours: 5, atLeast: 2 },
    { kind: 'containments', most: 6, hours: 6 },
  ];
  const truncated = (log: BreakerLog, moment: number): BreakerLog => {
    const isThere = ({ at }: { readonly at: number }) => at <= moment;
    return {
      // What is not known at that moment is not there, the truth that the account uses neither.
      actions: log.actions.filter(isThere).map((action) => ({ ...action, truth: null })),
      labels: log.labels.filter(isThere),
      reviews: log.reviews.filter(isThere),
      errors: log.errors.filter(isThere),
    };
  };
  const told = (log: BreakerLog, moment = Infinity) =>
    replayBreaker(log, breaker(rules, 6))
      .trips.filter(({ at }) => at <= moment)
      .map(({ at, rule, scope, until }) => ({ at, rule, scope, until }));

  it('so that a replay of the log cut off at any moment trips alike up to there', () => {
    fc.assert(
      fc.property(arbitraryLog, (log) => {
        const moments = new Set([...log.actions, ...log.labels, ...log.reviews].map(({ at }) => at));
        for (const moment of moments) expect(told(truncated(log, moment))).toEqual(told(log, moment));
      }),
      { numRuns: times(60), seed: 9 },
    );
  });
  it('and the burst before a trip is a list of actions', () => {
    let trips = 0;
    fc.assert(
      fc.property(arbitraryLog, fc.constantFrom('all', 'agent_workflow'), (log, scope) => {
        const own: Breaker = { ...breaker(rules, 6), scope };
        const replay = replayBreaker(log, own);
        trips += replay.trips.length;
        expect(replay.trips.map((_, at) => burstBefore(log, replay, own, at).length)).toEqual(
          replay.trips.map(({ burst }) => burst),
        );
      }),
      { numRuns: times(60), seed: 9 },
    );
    expect(trips).toBeGreaterThan(60);
  });
  it('which a replay that looks ahead fails', () => {
    const log = logOf([0, 1, 2, 3].map((at) => ({ at, wrong: true, labelAfter: 30 })));
    const early = {
      ...log,
      labels: log.labels.map((each) => ({ ...each, at: log.actions[each.action]!.at })),
    };
    expect(told(early, 5 * hour)).not.toEqual(told(truncated(log, 5 * hour)));
  });
});

describe('against labels dealt by lot', () => {
  const bad = Array.from({ length: 300 }, (_, at) => ({
    at: at * 3,
    wrong: at >= 100 && at < 160,
    labelAfter: 5,
  }));
  const rule = breaker([{ kind: 'false_positive_rate', above: 0.3, hours: 48, atLeast: 5 }], 200);
  it('a breaker that meets a bad stretch stops more than chance, and one on noise does not', () => {
    expect(permuteLabels(logOf(bad), rule, { permutations: 99, seed: 4 }).p).toBe(0.01);
    const noise = logOf(bad.map((each, at) => ({ ...each, wrong: (at * 7919) % 5 === 0 })));
    expect(permuteLabels(noise, rule, { permutations: 99, seed: 4 }).p).toBeGreaterThan(0.05);
  });
  it('dealing keeps how many are wrong and how late each label comes', () => {
    const log = logOf(bad);
    const dealt = dealtAnew(log, 3);
    const late = (of: BreakerLog) => of.labels.map(({ at, action }) => at - of.actions[action]!.at).sort();
    expect(dealt.actions.filter(({ truth }) => truth === false)).toHaveLength(60);
    expect(late(dealt)).toEqual(late(log));
    for (const { action, wrong } of dealt.labels) expect(wrong).toBe(dealt.actions[action]!.truth === false);
  });
  it('the search keeps within the stated cost, and is judged on the half that took no part', () => {
    const twice = [...bad, ...bad.map((each) => ({ ...each, at: each.at + 900 }))];
    const found = searchBreaker(logOf(twice), rule, { mostRightStopped: 0.2 });
    expect(found.best!.account.rightStopped.share).toBeLessThanOrEqual(0.2);
    expect(found.best!.account.wrongStopped.hits).toBeGreaterThan(10);
    expect(found.later!.actions).toBe(300);
    expect(
      searchBreaker(logOf(twice), rule, { mostRightStopped: 0 }).best?.account.rightStopped.hits ?? 0,
    ).toBe(0);
  });
});

describe('bad input', () => {
  it.each([
    [{ kind: 'containments', most: 3, hours: 0 }, /a window needs more than 0 hours/],
    [{ kind: 'containments', most: 0, hours: 1 }, /at least 1/],
    [
      { kind: 'burn_rate', budget: 0.1, factor: 2, longHours: 1, shortHours: 1, atLeast: 1 },
      /shorter than the long/,
    ],
    [{ kind: 'false_positive_rate', above: 1.2, hours: 1, atLeast: 1 }, /below 1/],
  ])('refuses %j', (trip, message) => {
    const { error } = breakerSchema.safeParse({ ...breaker([]), trips: [trip] });
    expect(error!.issues.map((issue) => issue.message).join()).toMatch(message);
  });
  it('refuses a breaker without a rule, and a cool-down of nothing', () => {
    expect(breakerSchema.safeParse(breaker([])).success).toBe(false);
    expect(
      breakerSchema.safeParse({ ...breaker([{ kind: 'consecutive_overrides', most: 1 }]), coolDownHours: 0 })
        .success,
    ).toBe(false);
  });
  it('replays an empty log', () => {
    const { account } = runBreaker(logOf([]), breaker([{ kind: 'containments', most: 1, hours: 1 }]));
    expect(account).toMatchObject({
      trips: 0,
      actions: 0,
      largestBurst: null,
      wrongStopped: { share: null },
    });
  });
});
