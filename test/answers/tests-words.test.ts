import { describe, expect, it } from 'vitest';
import { stopsSentence, testsHeadline } from '../../src/answers/tests/tests-words';
import type { StopEvent, TestRuns } from '../../src/metrics/tests/tests';

const run = (ending: TestRuns['ending'], runs: number, expected = 'hold'): TestRuns => ({
  kind: 'drill',
  category: 'kill_switch',
  expected,
  ending,
  runs,
  scenarios: runs,
  met: runs,
  not_met: 0,
  open: 0,
});
const attacks = {
  state: 'measured',
  n: 96,
  hits: 96,
  share: 1,
  interval: null,
  bounds: null,
  unresolved: 0,
  reason: null,
} as const;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const none = { n: 20, hits: 20 };

describe('what the tests screen says first', () => {
  it('is no praise of the attacks alone, where the agent would have acted in a drill', () => {
    const runs = [
      run('human held', 18),
      run('would have acted', 2),
      { ...run('executed', 5), kind: 'chaos' },
    ];
    expect(plain(testsHeadline(attacks, none, none, runs))).toBe(
      'All 96 adversarial scenarios ended safely; in 2 of 20 drills the agent would have acted.',
    );
    expect(plain(testsHeadline(attacks, { n: 20, hits: 17 }, { n: 20, hits: 16 }, runs))).toBe(
      'All 96 adversarial scenarios ended safely; in 2 of 20 drills the agent would have acted; 4 of 20 drills did not end as expected; 3 of 20 runs under an injected fault did not end safely.',
    );
  });

  it('says nothing more where a drill asked for an action, or all ended as they should', () => {
    const said = 'All 96 adversarial scenarios ended safely.';
    expect(plain(testsHeadline(attacks, none, none, [run('would have acted', 2, 'act')]))).toBe(said);
    expect(plain(testsHeadline(attacks, none, none, [run('human held', 20)]))).toBe(said);
  });
});

describe('what is said of the stops', () => {
  const stop = (kind: StopEvent['kind'], released: number | null = null) => ({ kind, released });
  it('is that a switch was taken back, and that a safe fail does not say how long it lasted', () => {
    const back = [stop('kill_switch_on', 5), stop('breaker_trip', 9)];
    expect(plain(stopsSentence([stop('safe_fail'), stop('safe_fail'), ...back]))).toBe(
      '2 safe fails, 1 kill switch, 1 breaker trip; every kill switch and breaker was taken back; how long a safe fail lasted is not in its record.',
    );
    expect(plain(stopsSentence([...back, stop('kill_switch_on')]))).toBe(
      '0 safe fails, 2 kill switches, 1 breaker trip; 1 kill switch or breaker never taken back.',
    );
    expect(plain(stopsSentence([stop('safe_fail')]))).toBe(
      '1 safe fail, 0 kill switches, 0 breaker trips; how long a safe fail lasted is not in its record.',
    );
  });
});
