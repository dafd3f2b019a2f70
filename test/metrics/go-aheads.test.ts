import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { listDecisions } from '../../src/metrics/decisions/list';
import type { RateDefinition } from '../../src/metrics/rate/definition';
import { measure } from '../../src/metrics/rate/measure';
import type { RatePart } from '../../src/metrics/rate/rows';
import { approvalsByRule } from '../../src/metrics/shares/approvals-by-rule';
import { rollbackPathTested } from '../../src/metrics/shares/rollback-path-tested';
import type { LogRecord } from '../../src/records/record';
import { emptySelection } from '../../src/slice/selection/selection';
import { databaseOf } from '../fixtures/database';
import { at, decision, execution, review } from '../fixtures/records';
import type { RecordOf } from '../fixtures/records';

const acted = (id: string, more: Partial<RecordOf<'decision'>> = {}) =>
  decision({ decision_id: id, mode: 'enforced', ...more });
const ran = (id: string, more: Partial<RecordOf<'execution'>> = {}) =>
  execution({ decision_id: id, event_id: `ran-${id}`, executor: 'automation', ...more });
const reviewed = (id: string, more: Partial<RecordOf<'review'>> = {}) => review({ decision_id: id, ...more });

let database: Database | undefined;
async function over(records: readonly LogRecord[]): Promise<void> {
  database = await databaseOf(records);
}
const idsOf = async (definition: RateDefinition, part: RatePart) => {
  const page = { order: 'decision', limit: 100, offset: 0 } as const;
  const rows = await listDecisions(database!, { of: 'metric', definition, part }, emptySelection, page);
  return rows.map((row) => row.decision_id).sort();
};
afterAll(() => database?.close());

describe('approvals given by a rule', () => {
  beforeAll(() =>
    over([
      // A person approved before it ran; changed it; let it wait; ran it by hand.
      ...[acted('approved'), reviewed('approved'), ran('approved')],
      ...[
        acted('changed'),
        reviewed('changed', {
          outcome: 'modify',
          modified_action: { name: 'isolate_host', category: 'isolate' },
        }),
      ],
      ...[acted('by-hand', { mode: 'advisory' }), ran('by-hand', { executor: 'human' })],
      // A rule let it run, with nobody asked; a person approved, and rejected, only after it had run.
      ...[acted('alone'), ran('alone')],
      ...[acted('approved-after'), ran('approved-after'), reviewed('approved-after', { time: at(2, 12) })],
      ...[
        acted('rejected-after'),
        ran('rejected-after'),
        reviewed('rejected-after', { time: at(2, 12), outcome: 'reject' }),
      ],
      ...[acted('expired'), reviewed('expired', { outcome: 'expire' }), ran('expired')],
      // Nobody can tell: an approval of nobody, and nothing logged at all.
      ...[acted('unsigned'), reviewed('unsigned', { reviewer: undefined }), ran('unsigned')],
      ...[acted('untold', { policy: undefined }), ran('untold')],
      // No go-ahead, or none that lets something run.
      ...[acted('rejected'), reviewed('rejected', { outcome: 'reject' }), ran('rejected')],
      ...[acted('skipped', { policy: { outcome: 'require_approval' } }), ran('skipped')],
      ...[acted('shadow', { mode: 'shadow' }), reviewed('shadow')],
      acted('waiting'),
      ...[acted('failed'), ran('failed', { status: 'failure' })],
      ...[
        acted('note', { action: { name: 'notify', category: 'notify' } }),
        ran('note', { action: { name: 'notify', category: 'notify' } }),
      ],
      ...[acted('lab', { environment: 'test' }), ran('lab', { environment: 'test' })],
    ]),
  );

  it('are those that ran by a rule before anybody had decided', async () => {
    const [found] = await measure(database!, approvalsByRule, emptySelection);
    expect(found).toMatchObject({ n: 7, hits: 4, incidents: 7, unresolved: 2, young: 0 });
    expect(await idsOf(approvalsByRule, 'hits')).toEqual([
      'alone',
      'approved-after',
      'expired',
      'rejected-after',
    ]);
    expect(await idsOf(approvalsByRule, 'misses')).toEqual(['approved', 'by-hand', 'changed']);
    expect(await idsOf(approvalsByRule, 'open')).toEqual(['unsigned', 'untold']);
  });

  it('does not get smaller by leaving out who approved', async () => {
    const [found] = await measure(database!, approvalsByRule, emptySelection);
    // 4 of 9 if both unresolved had a person, 6 of 9 if neither had.
    expect(found?.bounds).toEqual({ lower: 4 / 9, upper: 6 / 9 });
  });
});

describe('actions with a tested rollback path', () => {
  const path = { rollback_path: 'release it' };
  const restart = { name: 'restart_service', category: 'restore' } as const;
  const trial = (id: string, more: Partial<RecordOf<'execution'>>) =>
    execution({
      decision_id: id,
      event_id: `undone-${id}`,
      rollback_of: `ran-${id}`,
      rollback_reason: 'test',
      ...more,
    });
  const before: readonly LogRecord[] = [
    acted('trial', path),
    ran('trial', { time: at(3, 11) }),
    acted('before', { ...path, time: at(3) }),
    ran('before', { time: at(3, 12) }),
    acted('after', { ...path, time: at(5) }),
    ran('after', { time: at(5, 11) }),
    acted('no-path', { time: at(5) }),
    ran('no-path', { time: at(5, 11) }),
    acted('other', { ...path, time: at(5), action: restart }),
    ran('other', { time: at(5, 11) }),
    acted('not-run', { ...path, time: at(5) }),
  ];
  const hitsAfter = async (...trials: readonly LogRecord[]) => {
    await database?.close();
    await over([...before, ...trials]);
    const [found] = await measure(database!, rollbackPathTested, emptySelection);
    expect(found?.n).toBe(5);
    return idsOf(rollbackPathTested, 'hits');
  };

  it('are those that ran after a rollback of the same action had succeeded as a test', async () => {
    expect(await hitsAfter(trial('trial', { time: at(4) }))).toEqual(['after']);
  });

  it('are not made by a failed one, another reason, one of nothing, or one written down later', async () => {
    expect(await hitsAfter(trial('trial', { time: at(4), status: 'failure' }))).toEqual([]);
    expect(await hitsAfter(trial('trial', { time: at(4), rollback_reason: 'planned_expiry' }))).toEqual([]);
    expect(await hitsAfter(trial('trial', { time: at(4), rollback_of: 'never-ran' }))).toEqual([]);
    expect(await hitsAfter(trial('trial', { time: at(4), logged_time: at(6) }))).toEqual([]);
  });

  it('says so where no path is logged at all', async () => {
    await database?.close();
    await over([acted('one'), ran('one'), acted('two'), ran('two')]);
    const [found] = await measure(database!, rollbackPathTested, emptySelection);
    expect(found).toMatchObject({ n: 2, hits: 0 });
    expect(found?.reason).toContain(
      'No rollback path is logged for any of the 2: each counts as not tested.',
    );
  });
});
