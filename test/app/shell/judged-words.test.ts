import { describe, expect, it } from 'vitest';
import { judgedUntil, judgedWords, verdictsJudgedWords } from '../../../src/app/shell/filters/judged-words';

/** From the first decision, 3 November, to the last record, 15 November 2025. */
const twelveDays = { from: Date.UTC(2025, 10, 3, 15, 32), asOf: Date.UTC(2025, 10, 15, 9) };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const said = (lagDays: number) => plain(judgedWords(twelveDays, lagDays));
const ofVerdicts = (...lags: number[]) => plain(verdictsJudgedWords(twelveDays, lags));

describe('up to which day is judged', () => {
  it('is never before the first record: then nothing is old enough', () => {
    expect(said(14)).toBe('nothing is older than the 14-day lag');
    // 12 days before 15 November, 9:00 is 3 November, 9:00: six hours before the first decision.
    expect(said(12)).toBe('nothing is older than the 12-day lag');
    expect(said(11)).toBe('judged to 4 Nov (11-day lag)');
    expect(said(0)).toBe('judged without a lag');
  });

  it('is never after the last decision', () => {
    const to = Date.UTC(2025, 10, 8, 9);
    expect(plain(judgedWords({ ...twelveDays, to }, 7))).toBe('all of it older than the 7-day lag');
    expect(plain(judgedWords({ ...twelveDays, to: to + 1 }, 7))).toBe('judged to 8 Nov (7-day lag)');
  });

  it('counts a decision that is just as old as the lag', () => {
    const { asOf } = twelveDays;
    expect(judgedUntil({ from: Date.UTC(2025, 10, 1, 9), asOf }, 14)).toBe(Date.UTC(2025, 10, 1, 9));
    expect(judgedUntil({ from: Date.UTC(2025, 10, 1, 9) + 1, asOf }, 14)).toBeNull();
  });

  it('goes by the criteria where verdicts are read', () => {
    expect(ofVerdicts(14, 14)).toBe('nothing is older than the 14-day lag of the criteria');
    expect(ofVerdicts(7, 7, 7)).toBe('judged to 8 Nov (7-day lag of the criteria)');
    expect(ofVerdicts(7, 28)).toBe('judged by the lags of the criteria, 7 to 28 days');
    expect(ofVerdicts(0)).toBe('judged without a lag, as the criteria say');
    expect(ofVerdicts()).toBe('judged by the criteria');
  });
});
