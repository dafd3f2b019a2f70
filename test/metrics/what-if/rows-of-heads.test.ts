import { describe, expect, it } from 'vitest';
import { countDecisions } from '../../../src/metrics/decisions/list';
import { rowSetOf } from '../../../src/metrics/decisions/row-sets';
import { emptySelection } from '../../../src/slice/selection/selection';
import { openLog } from './log';

type Log = Awaited<ReturnType<typeof openLog>>;
const rows = async ({ database }: Log, set: string, keys: string[]) =>
  (await countDecisions(database, { of: 'set', set: rowSetOf(set)!, keys }, emptySelection)).decisions;

describe('counts that open their rows', () => {
  it('under any condition a decision is one, however many conditions it meets', async () => {
    const log = await openLog([
      { id: 1, decision: { uncertainty: ['low_confidence', 'missing_data'] } },
      { id: 2, decision: { uncertainty: ['low_confidence'], policy: { outcome: 'require_approval' } } },
      { id: 3, decision: { confidence: 0.3, action: { name: 'ask', category: 'escalate' } } },
      { id: 4, decision: { policy: { outcome: 'error' } } },
      { id: 5, decision: { confidence: 0.9 } },
    ]);
    const any = (did: string) => rows(log, 'safe_fail', ['0.5', 'any', did]);
    expect([await any('any'), await any('acted'), await any('safer')]).toEqual([4, 2, 2]);
    await log.close();
  });

  it('actions that a threshold decides on, by what is known of them', async () => {
    const log = await openLog([
      { id: 1, decision: { confidence: 0.9 } },
      { id: 2, decision: { confidence: 0.8 }, verdict: 'false_positive' },
      { id: 3, decision: { confidence: 0.7 }, verdict: null },
      { id: 4, decision: { confidence: undefined } },
      { id: 5, decision: { confidence: undefined }, verdict: null },
      { id: 6, decision: { confidence: 0.9, policy: { outcome: 'deny' } } },
    ]);
    const actions = (which: string) => rows(log, 'threshold_actions', [which]);
    expect({
      resolved: await actions('resolved'),
      wrong: await actions('wrong'),
      open: await actions('open'),
      without: await actions('without'),
      young: await actions('young'),
    }).toEqual({ resolved: 2, wrong: 1, open: 2, without: 2, young: 0 });
    await log.close();
  });
});
