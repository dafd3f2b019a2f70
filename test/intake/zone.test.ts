import { describe, expect, it } from 'vitest';
import { isZone, Zone } from '../../src/intake/reading/zone';
import { decision } from '../fixtures/records';
import { readAll } from './reading';

// Transitions: IANA tz database (Europe/Berlin 2026-03-29 01:00Z and 2026-10-25 01:00Z).
describe('times without an offset in a zone', () => {
  it.each([
    ['Europe/Berlin', '2026-01-15T12:00:00', '2026-01-15T11:00:00.000Z'],
    ['Europe/Berlin', '2026-07-15 12:00:00.25', '2026-07-15T10:00:00.250Z'],
    ['Europe/Berlin', '2026-10-25T02:30:00', '2026-10-25T00:30:00.000Z'],
    ['Europe/Berlin', '2026-03-29T02:30:00', '2026-03-29T01:30:00.000Z'],
    ['America/St_Johns', '2026-01-15T12:00:00', '2026-01-15T15:30:00.000Z'],
    ['Asia/Kathmandu', '2026-01-15T12:00:00', '2026-01-15T06:15:00.000Z'],
    ['UTC', '2026-01-15T12:00:00', '2026-01-15T12:00:00.000Z'],
  ])('%s %s', (zone, wall, utc) => {
    expect(new Zone(zone).resolve(wall)).toBe(utc);
  });

  it.each(['2026-01-15T12:00:00+05:00', '2026-02-30T12:00:00', 'yesterday', ''])(
    '%s stays as it is',
    (text) => {
      expect(new Zone('Europe/Berlin').resolve(text)).toBe(text);
    },
  );

  it('knows zones by name', () => {
    expect(isZone('Europe/Berlin')).toBe(true);
    expect(isZone('Mars/Olympus')).toBe(false);
  });

  it('is used for every time of a record, and only when asked for', async () => {
    const wall = '2026-01-15T12:00:00';
    const utc = '2026-01-15T11:00:00.000Z';
    const record = decision({ time: wall, logged_time: wall, evidence: [{ uid: 'e', observed_time: wall }] });
    const { accepted } = await readAll(JSON.stringify(record), { zone: 'Europe/Berlin' });
    expect(accepted[0]!.record).toMatchObject({
      time: utc,
      logged_time: utc,
      evidence: [{ observed_time: utc }],
    });
    expect((await readAll(JSON.stringify(record))).accepted).toEqual([]);
  });
});
