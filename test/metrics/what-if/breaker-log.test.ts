import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBreakerLog } from '../../../src/metrics/breaker-replay/read';
import { replayBreaker } from '../../../src/metrics/breaker-replay/replay';
import type { Breaker, Trip } from '../../../src/records/breaker';
import { emptySelection } from '../../../src/slice/selection/selection';
import { loadingTime, openSample } from '../../stories/samples';
import type { Opened } from '../../stories/samples';
import { day, hour, linesOf, openLines, start } from './log';
import type { LoggedCase } from './log';

const breaker = (trips: Trip[], coolDownHours = 24): Breaker => ({
  format: 'shadowproof-breaker/1',
  name: 'test',
  version: '1',
  scope: 'all',
  trips,
  coolDownHours,
  reset: { by: 'itself' },
});

describe('read from a log', () => {
  const cases: LoggedCase[] = Array.from({ length: 12 }, (_, id) => ({
    id,
    verdict: id % 2 === 0 ? 'false_positive' : 'true_positive',
    labelAt: start + id * hour + 10 * hour,
    // Every third label was reached then and recorded five days later.
    ...(id % 3 === 0 ? { labelLoggedAt: start + id * hour + 5 * day } : {}),
    review: {
      outcome: id % 4 === 0 ? 'reject' : 'approve',
      at: start + id * hour + hour,
      logged: start + (id + 60) * hour,
    },
  }));
  it('a verdict recorded late acts when it was recorded, and so does a review', async () => {
    const log = await openLines(linesOf(cases));
    const read = await readBreakerLog(log.database, emptySelection);
    await log.close();
    expect(read.actions).toHaveLength(12);
    expect(
      read.labels
        .map(({ action, at, wrong }) => [action, (at - start) / hour, wrong])
        .sort((a, b) => Number(a[0]) - Number(b[0])),
    ).toEqual(cases.map(({ id }) => [id, id % 3 === 0 ? id + 120 : id + 10, id % 2 === 0]));
    // A review that was recorded after the label still counts as an override, and as nothing else.
    expect(read.reviews.map(({ at }) => (at - start) / hour).sort((a, b) => a - b)).toEqual(
      cases.filter(({ id }) => id % 3 === 0 || id % 4 === 0).map(({ id }) => id + 60),
    );
    expect(read.reviews.filter(({ overridden }) => overridden)).toHaveLength(3);
  });
  it('gives the same trips as the same files cut off at a moment', async () => {
    const rule = breaker([{ kind: 'false_positive_rate', above: 0.4, hours: 200, atLeast: 3 }], 3);
    const all = linesOf(cases);
    const cut = start + 20 * hour;
    const known = all.filter(
      (line) =>
        Date.parse(String(line.logged_time ?? line.time)) <= cut || String(line.event_id).startsWith('last'),
    );
    const [whole, part] = [await openLines(all), await openLines(known)];
    const trips = async (of: typeof whole) =>
      replayBreaker(await readBreakerLog(of.database, emptySelection), rule)
        .trips.filter(({ at }) => at <= cut)
        .map(({ at }) => (at - start) / hour);
    const [a, b] = [await trips(whole), await trips(part)];
    await whole.close();
    await part.close();
    expect(a.length).toBeGreaterThan(0);
    expect(b).toEqual(a);
  });
});

describe('the sample', () => {
  let sample: Opened;
  beforeAll(async () => {
    sample = await openSample();
  }, loadingTime);
  afterAll(() => sample.close());

  it('ends with the truth that the facts have, label by label', async () => {
    const { actions, labels } = await readBreakerLog(sample.database, emptySelection);
    const last = new Map<number, { weight: number; wrong: boolean | null }>();
    for (const { action, weight, wrong } of labels)
      if (weight >= (last.get(action)?.weight ?? -1)) last.set(action, { weight, wrong });
    let compared = 0;
    actions.forEach(({ truth }, place) => {
      if (truth === null) return;
      compared += 1;
      expect(last.get(place)!.wrong).toBe(!truth);
    });
    expect(compared).toBeGreaterThan(3000);
  });
});
