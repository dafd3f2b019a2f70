import { describe, expect, it } from 'vitest';
import { answersOf, auditing, closedOnly } from './audited-log';

const { draw, judge } = auditing();

describe('an agent that became worse for a while', () => {
  // Labels see nothing, and 3 in 20 cases are read: what is not read counts as right in a log, so it shows nothing.
  const all = closedOnly(900);
  const isBad = (index: number) => index >= 300 && index < 500 && index % 5 < 2;
  const audit = (seed: string) => draw(all, { probability: 0.15, seed });
  const judged = async (bad: (index: number) => boolean, seed = '7e'.repeat(32)) => {
    const audited = await audit(seed);
    const answers = answersOf(audited, { wrong: (incident) => bad(Number(incident.slice(1))) });
    const [scope] = await judge([...all, ...answers], [audited.draw]);
    return scope;
  };

  it('steps down on the day that the uniform part of the draw shows it, whatever came later', async () => {
    const scope = await judged(isBad);
    expect(scope?.state).toBe('step_down');
    const [trip] = scope?.gates[0]?.trips ?? [];
    // Two incidents a day from day 1 on, judged after 14 days.
    const day = ((trip?.on ?? 0) - Date.UTC(2026, 0, 1)) / 86_400_000 - 14;
    expect(day).toBeGreaterThan(150);
    expect(day).toBeLessThan(251);
    expect(scope?.sentence).toContain('Nobody has ruled on it since');
  });

  it('does not where as few are wrong all the time', async () => {
    const scope = await judged((index) => index % 45 === 0);
    expect(scope?.gates[0]?.trips).toEqual([]);
    expect(scope?.state).not.toBe('step_down');
  });
});
