import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/engine/database';
import { openEngine } from '../fixtures/engine';
import { ask, rebuilt } from '../fixtures/built';
import { at, decision, review } from '../fixtures/records';

let database: Database;
beforeAll(async () => {
  database = await openEngine();
});
afterAll(() => database.close());

const proposal = (id: string, more: Parameters<typeof decision>[0] = {}) =>
  decision({ decision_id: id, time: at(2, 9), ...more });
const decided = (id: string, shown: string | undefined, time: string, uid = 'ann') =>
  review({
    decision_id: id,
    time,
    reviewer: { uid, group: 'day' },
    ...(shown === undefined ? {} : { shown_time: shown }),
  });

describe('the columns that slices are cut by', () => {
  it('counts who was waiting when the minute of showing began', async () => {
    const built = await rebuilt(database, [
      [
        ...['a', 'b', 'c', 'd', 'e'].map((id) => proposal(id)),
        decided('a', at(2, 10, 0), at(2, 10, 30)),
        decided('b', at(2, 10, 5), at(2, 10, 6)),
        decided('c', at(2, 10, 10), at(2, 10, 20)),
        decided('d', at(2, 10, 15), at(2, 10, 16)),
        decided('e', undefined, at(2, 10, 16)),
        proposal('f'),
      ],
    ]);
    const depth = (id: string) => built.fact(id).queue_depth;
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map(depth)).toEqual(['0', '1', '1', '2-3', '(none)', '(none)']);
  });

  it('tells hour and weekday of the human decision, else of the proposal, in UTC', async () => {
    const built = await rebuilt(database, [
      [
        proposal('a', { time: '2026-03-02T23:30:00+02:00' }),
        proposal('b'),
        decided('b', undefined, '2026-03-08T00:10:00Z'),
      ],
    ]);
    expect([built.fact('a').hour, built.fact('a').weekday]).toEqual(['21', '1']);
    expect([built.fact('b').hour, built.fact('b').weekday]).toEqual(['00', '7']);
  });

  it('puts each confidence into one band, its lower end included', async () => {
    const confidences = [0, 0.4999, 0.5, 0.9, 0.95, 0.99, 1];
    const records = confidences.map((confidence, i) => proposal(`d${i}`, { confidence }));
    const { confidence: _left, ...silent } = proposal('none');
    const built = await rebuilt(database, [[...records, silent]]);
    expect(confidences.map((_, i) => built.fact(`d${i}`).confidence_band)).toEqual([
      '0.0-0.5',
      '0.0-0.5',
      '0.5-0.6',
      '0.9-0.95',
      '0.95-0.99',
      '0.99-1.0',
      '0.99-1.0',
    ]);
    expect(built.fact('none').confidence_band).toBe('(none)');
  });

  it('lets one untrusted piece of evidence speak for all', async () => {
    const evidence = (...trusts: ('authoritative' | 'supporting' | 'untrusted' | undefined)[]) => ({
      evidence: trusts.map((trust, i) => ({ uid: `e${i}`, ...(trust ? { trust } : {}) })),
    });
    const built = await rebuilt(database, [
      [
        proposal('nothing'),
        proposal('mixed', evidence('authoritative', 'untrusted')),
        proposal('good', evidence('supporting', 'authoritative')),
        proposal('fair', evidence('supporting', undefined)),
        proposal('unsaid', evidence(undefined)),
      ],
    ]);
    const trust = ['nothing', 'mixed', 'good', 'fair', 'unsaid'].map((id) => built.fact(id).evidence_trust);
    expect(trust).toEqual(['no_evidence', 'untrusted', 'authoritative', 'supporting', '(none)']);
  });

  it('stands a digest for each person: the same in any order of files, another one in other logs', async () => {
    const first = [proposal('a'), proposal('b')];
    const reviews = [decided('a', undefined, at(3), 'ann'), decided('b', undefined, at(3), 'bob')];
    const forth = await rebuilt(database, [first, reviews]);
    const [ann, bob] = [forth.fact('a').person, forth.fact('b').person];
    expect(ann).toMatch(/^[0-9a-f]{12}$/);
    expect(bob).not.toBe(ann);
    const back = await rebuilt(database, [reviews, [...first].reverse()]);
    expect(back.fact('a').person).toBe(ann);
    const other = await rebuilt(database, [[proposal('a', { confidence: 0.1 })], reviews.slice(0, 1)]);
    expect(other.fact('a').person).not.toBe(ann);
    expect(await ask(database, 'SELECT count(*)::DOUBLE AS n FROM people')).toEqual([{ n: 1 }]);
  });
});
