import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { TableWriter } from '../../src/database/tables/writer';
import { loadText } from '../../src/intake/loading/load-text';
import { presets } from '../../src/readiness/criteria/criteria';
import { evaluateGate } from '../../src/readiness/gate/evaluate-gate';
import { judgingIn } from '../../src/readiness/gather/judge-text';
import { log } from '../cli/log';
import { openEngine } from '../fixtures/engine';
import { clean, context, gate, incident } from './builders';
import { times } from '../fixtures/times';

describe('a step down stays when lines of wrong decisions are spoilt', () => {
  const stateOf = (incidents: ReturnType<typeof clean>, missing: number) =>
    evaluateGate(incidents, gate(), context({ missing })).state;

  it('on the evidence of a gate, wherever the error was', () => {
    const wrongs = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 10, maxLength: 40 });
    fc.assert(
      fc.property(wrongs, fc.nat(), (wrong, pick) => {
        const all = clean(100).map((one, day) => (wrong.includes(day) ? incident(day, { errors: 2 }) : one));
        fc.pre(stateOf(all, 0) === 'breached');
        const spoilt = wrong[pick % wrong.length];
        expect(
          stateOf(
            all.filter(({ incident: day }) => day !== spoilt),
            1,
          ),
        ).toBe('breached');
      }),
    );
  });

  it('and what a good agent’s log lost takes it no tier down', () => {
    const good = clean(200).map((one, day) => (day === 40 ? incident(day, { errors: 2 }) : one));
    expect(stateOf(good, 30)).toBe('not_shown_yet');
  });

  describe('on records', () => {
    let database: Database;
    beforeAll(async () => {
      database = await openEngine();
    });
    afterAll(() => database.close());
    const criteria = [
      {
        ...presets.lowRisk,
        gates: presets.lowRisk.gates.slice(0, 1),
        steps: presets.lowRisk.steps.map((step) => ({
          ...step,
          gates: step.gates.slice(0, 1),
          controls: [],
        })),
      },
    ];
    const statesOf = async (text: string) => {
      const judge = judgingIn(database, (made, own) => loadText(made, own, () => new TableWriter()));
      return (await judge(text, criteria)).map(({ state }) => state);
    };

    /** So many of these wrong decisions take the agent a tier back, and one fewer does not. */
    const fewestWrong = async (
      wrong: readonly number[],
      judgeOf: (some: readonly number[]) => Promise<readonly string[]>,
    ) => {
      for (let count = 1; count <= wrong.length; count += 1)
        if ((await judgeOf(wrong.slice(0, count))).includes('step_down')) return count;
      throw new RangeError('none of them does');
    };

    it('where it rests on a trip alone: few errors close together after a long good time', async () => {
      const spoils: readonly ((line: string) => string | null)[] = [
        (line) => line.slice(0, 60),
        (line) => line.replace('"confidence":0.9', '"confidence":7'),
        (line) => line.replace('"event_type":"decision"', '"event_type":"proposal"'),
        () => null,
      ];
      const judge = judgingIn(database, (made, own) => loadText(made, own, () => new TableWriter()));
      const judged = async (lines: readonly string[]) => (await judge(lines.join('\n'), criteria))[0]!;
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 120, max: 190 }),
          fc.integer({ min: 1, max: 3 }),
          fc.nat(),
          fc.constantFrom(...spoils),
          async (from, apart, pick, spoil) => {
            // One error more at a time, until the detector trips.
            const wrong: number[] = [];
            const linesOf = () => log(240, (index) => wrong.includes(index)).split('\n');
            let before;
            do {
              wrong.push(from + apart * wrong.length);
              before = await judged(linesOf());
            } while (before.state !== 'step_down' && wrong.length < 8);
            expect(before.state).toBe('step_down');
            const [gate] = before.gates;
            expect(gate!.trips.length).toBeGreaterThan(0);
            expect(gate!.worseE).toBeLessThan(gate!.worseNeeded);
            const lines = linesOf();
            const chosen = wrong[pick % wrong.length]!;
            const at = lines.findIndex((line) => line.includes(`"decision ${chosen}"`));
            const spoilt = spoil(lines[at]!);
            const after = await judged(
              spoilt === null ? lines.toSpliced(at, 1) : lines.toSpliced(at, 1, spoilt),
            );
            expect(after.state).toBe('step_down');
          },
        ),
        { numRuns: times(2) },
      );
    }, 120_000);

    it('where only labels on their findings say that they were wrong', async () => {
      const wrong = [150, 152, 154, 156, 158, 160];
      const byFinding = (some: readonly number[]) =>
        log(240, (index) => some.includes(index))
          .split('\n')
          .map((line) =>
            line.includes('"event_type":"verdict"') ? line.replace(/"decision_id":"d\d+",/, '') : line,
          );
      const count = await fewestWrong(wrong, async (some) => statesOf(byFinding(some).join('\n')));
      const lines = byFinding(wrong.slice(0, count));
      const at = lines.findIndex((line) => line.includes('"decision 152"'));
      const spoilt = lines.with(at, lines[at]!.replace('"confidence":0.9', '"confidence":7'));
      expect(await statesOf(spoilt.join('\n'))).toEqual(['step_down']);
      // Without the label nobody knows that the rejected line was in error.
      const silent = spoilt.filter(
        (line) => !line.includes('"event_type":"verdict"') || !line.includes('"f152"'),
      );
      expect(await statesOf(silent.join('\n'))).toEqual(['not_shown_yet']);
    });

    it('whichever line it is, rejected or not to be parsed', async () => {
      const isWrong = (index: number) => index % 6 === 1;
      const lines = log(130, isWrong).split('\n');
      expect(await statesOf(lines.join('\n'))).toEqual(['step_down']);
      for (const [wrong, spoil] of [
        [7, (line: string) => line.slice(0, 60)],
        [61, (line: string) => line.replace('"confidence":0.9', '"confidence":7')],
        [97, (line: string) => line.replace('"environment":"production",', '')],
      ] as const) {
        const at = lines.findIndex((line) => line.includes(`"decision ${wrong}"`));
        const spoilt = lines.toSpliced(at, 1, spoil(lines[at]!));
        expect(await statesOf(spoilt.join('\n'))).toEqual(['step_down']);
      }
    });
  });
});
