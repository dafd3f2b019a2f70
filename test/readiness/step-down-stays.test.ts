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
