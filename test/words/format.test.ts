import { describe, expect, it } from 'vitest';
import * as f from '../../src/words/format';

const { plain } = f;

describe('numbers', () => {
  it.each([
    [f.percent(405 / 2636), '15.4%'],
    [f.percent(0), '0.0%'],
    [f.percent(1), '100.0%'],
    [f.percent(1 / 100_000), 'under 0.1%'],
    [f.percent(9_999 / 10_000), 'over 99.9%'],
    [f.percentRange({ lower: 0.14, upper: 0.168 }), '14.0–16.8%'],
    [f.percentRange({ lower: 0.07149, upper: 0.5907 }, 0), '7–59%'],
    [f.percentRange({ lower: 0, upper: 0.0004 }), '0.00–0.04%'],
    [f.percent(0.0004), 'under 0.1%'],
    [f.percent(0.9996), 'over 99.9%'],
    [f.percent(0.05), '5.0%'],
    [f.percent(1.2), '120.0%'],
    [f.percent(0.00004, 2), 'under 0.01%'],
    [f.percent(0.99996, 2), 'over 99.99%'],
    [f.percent(NaN), '–'],
    [f.percent(Infinity), '–'],
    [f.count(NaN), '–'],
    [f.exactPercent(0.05), '5%'],
    [f.exactPercent(0.0004), '0.04%'],
    [f.exactPercent(0.9996), '99.96%'],
    [f.exactPercent(0.07), '7%'],
    [f.exactPercent(0), '0%'],
    [f.exactPercent(1), '100%'],
    [f.exactPercent(NaN), '–'],
    [f.exactNumber(0.9), '0.9'],
    [f.exactNumber(0.999), '0.999'],
    [f.exactNumber(0.81254), '0.8125'],
    [f.exactNumber(1), '1'],
    [f.exactNumber(0), '0'],
    [f.exactNumber(NaN), '–'],
    [f.numberWords(3), '3'],
    [f.numberWords(0.0123), '0.012'],
    [f.numberWords(-2.345), '−2.35'],
    [f.tickWords(0.975), '97.5'],
    [f.tickWords(1), '100'],
    [f.percentRange({ lower: 0.0004, upper: 0.021 }), '0.04–2.10%'],
    [f.percentRange({ lower: 0.98, upper: 0.9996 }), '98.00–99.96%'],
    [f.percentRange({ lower: 0, upper: 1 }), '0.0–100.0%'],
    [f.oneIn(0.0125), '1 in 80'],
    [f.oneIn(0.03), '3%'],
    [f.oneIn(0), 'none'],
    [f.oneIn(NaN), '–'],
    [f.eValue(NaN), '–'],
    [f.eValue(0.04), 'under 0.1'],
    [f.pValue(0.0004), 'under 0.001'],
    [f.pValue(0.0124), '0.012'],
    [f.pValue(1), '1.000'],
    [f.pValue(null), 'not tested'],
    [f.pValue(undefined), 'not tested'],
    [f.countedOrNo(0, 'incident'), 'no incident'],
    [f.countedOrNo(1, 'incident'), '1 incident'],
    [f.countedOrNo(1200, 'incident'), '1,200 incidents'],
    [f.daysOrWeeks(1), '1 day'],
    [f.daysOrWeeks(12.2), '13 days'],
    [f.daysOrWeeks(14), '2 weeks'],
    [f.daysOrWeeks(15), '3 weeks'],
    [f.daysOrWeeks(3640), '520 weeks'],
    [f.daysOrWeeks(3641), '10 years, out of reach'],
    [f.hitsOf(405, 2636), '405 of 2,636'],
    [f.hitsIn(2, 412), '2 in 412'],
    [f.count(34_641), '34,641'],
    [f.count(1_000_000), '1,000,000'],
    [f.count(0), '0'],
    [f.counted(1, 'incident'), '1 incident'],
    [f.counted(1977, 'incident'), '1,977 incidents'],
    [f.eMark(32.899), '32.9'],
    [f.eMark(20), '20.0'],
    [f.eMark(131.61), '132'],
    [f.eMark(1234.5), '1,235'],
    [f.decimal(-1.94, 1), '−1.9'],
    [f.decimal(-0.01, 1), '0.0'],
    [f.bytes(435_000_000), '435 MB'],
    [f.bytes(999), '999 bytes'],
    [f.bytes(1_500_000), '1.5 MB'],
  ])('%s', (got, want) => expect(plain(got)).toBe(want));

  it('never breaks between number and unit, nor in a range', () => {
    expect(f.percentRange({ lower: 0.14, upper: 0.168 })).toBe('14.0\u2060–\u206016.8%');
    for (const said of [f.hitsOf(2, 8), f.limit(0.01, 'at_most'), f.duration(694_000), f.weeks(22)])
      expect(said).not.toMatch(/ /);
  });
});

describe('differences in points', () => {
  it.each([
    [f.points(0.0594, { lower: 0.034, upper: 0.082 }), '+5.9 points (3.4 to 8.2)'],
    [f.points(-0.019, { lower: -0.05, upper: 0.012 }), '−1.9 points (−5.0 to 1.2)'],
    [f.points(0.0003), '0.0 points'],
    [f.points(-0.0003), '0.0 points'],
    [f.signedPoints(0.0594), '+5.9'],
    [f.signedPoints(-0.003), '−0.3'],
    [f.signedPoints(0.0003), '0.0'],
    [f.signedPoints(0.2, 0), '+20'],
    [f.shortPoints(0.05), '+5.0 pt'],
    [f.pointsAlone(0.0594, 2), '5.94'],
    [f.pointsRange({ lower: -0.05, upper: 0.012 }), '−5.0 to 1.2'],
    [f.plausibleWords(0.0931, 0.05, false), 'highest plausible 9.3%, 5% allowed'],
    [f.plausibleWords(0.127, 0.05, false, true), 'lowest plausible 12.7%, 5% allowed'],
    [f.plausibleWords(0.581, 0.15, true), 'lowest plausible 41.9%, 85% needed'],
    [f.plausibleWords(0.2, 0.15, true, true), 'highest plausible 80.0%, 85% needed'],
    [f.distance(-0.0594), '5.9 points'],
    [f.plusMinus(0.05), '±5 points'],
    [f.plusMinus(0.025), '±2.5 points'],
    [f.points(NaN), '– points'],
  ])('%s', (got, want) => expect(plain(got)).toBe(want));
});

describe('α', () => {
  it.each([
    [0.05, '5%'],
    [0.0304, '3.04%'],
    [0.002, '0.2%'],
    // 1 / 0.0019 = 526.3, which asks for 527; 0.2 % would ask for 500.
    [0.0019, '0.19%'],
  ])('%s reads as %s', (alpha, words) => {
    expect(f.alphaPercent(alpha)).toBe(words);
  });

  it('always agrees with the e-value that it asks for', () => {
    for (let k = 1; k <= 40; k += 1) {
      const alpha = (0.05 * 6) / (Math.PI * k) ** 2;
      const shown = Number(f.alphaPercent(alpha).slice(0, -1)) / 100;
      expect(f.eMark(1 / shown), `bundle ${k}`).toBe(f.eMark(1 / alpha));
    }
  });
});

describe('clauses', () => {
  it.each([
    [f.sentence('no human decided here'), 'No human decided here.'],
    [f.capital(''), ''],
    [f.inSentence('False-positive share'), 'false-positive share'],
    [f.inSentence('SOC labels'), 'SOC labels'],
    [f.inSentence('E of the gate'), 'E of the gate'],
    [f.joined([]), ''],
    [f.joined(['a']), 'a'],
    [f.joined(['a', 'b']), 'a and b'],
    [f.joined(['a', 'b', 'c']), 'a, b and c'],
    [f.plainWord('(none)'), 'not logged'],
    [f.plainWord('not_in_log'), 'not in log'],
  ])('%s', (got, want) => expect(got).toBe(want));
});

describe('e-values', () => {
  it.each([
    [11.04, '11.0'],
    [1.3, '1.3'],
    [0.3, '0.3'],
    [19.96, '19.9'],
    [20, '20.0'],
    [99.99, '99.9'],
    [111.4, '111'],
    [999.9, '999'],
    [1000, '1,000'],
    [1000.1, 'over 1,000'],
    [Infinity, 'over 1,000'],
    [0.04, 'under 0.1'],
  ])('%d reads %s', (e, want) => expect(plain(f.eValue(e))).toBe(want));
});

describe('limits in words', () => {
  it.each([
    [f.limit(0.01, 'at_most'), 'at most 1 in 100'],
    [f.limit(0.05, 'at_most'), 'at most 1 in 20'],
    [f.limit(0.02, 'at_most'), 'at most 1 in 50'],
    [f.limit(0.001, 'at_most'), 'at most 1 in 1,000'],
    [f.limit(0.03, 'at_most'), 'at most 3%'],
    [f.limit(0.015, 'at_most'), 'at most 1.5%'],
    [f.limit(0, 'at_most'), 'none'],
    [f.limit(0.85, 'at_least'), 'at least 85%'],
    [f.limit(0.995, 'at_least'), 'at least 99.5%'],
    [f.gateLimitWords(0.01, true), 'at least 99%'],
    [f.gateLimitWords(0.01, false), 'at most 1 in 100'],
  ])('%s', (got, want) => expect(plain(got)).toBe(want));
});

describe('durations', () => {
  it.each([
    [48_000, '48 s'],
    [79_000, '1 min 19 s'],
    [694_000, '11 min 34 s'],
    [(9 * 24 + 12) * 3_600_000 + 59_000, '9 days 12 h'],
    [86_400_000, '1 day'],
    [12 * 60_000, '12 min'],
    [3_600_000 + 59_000, '1 h'],
    [250, 'under 1 s'],
    [0, '0 s'],
    [-48_000, '−48 s'],
    [Number.NaN, 'unknown time'],
  ])('%d ms reads %s', (ms, want) => expect(plain(f.duration(ms))).toBe(want));

  it('rounds weeks up', () => {
    expect(plain(f.weeks(22))).toBe('4 weeks');
    expect(plain(f.weeks(28))).toBe('4 weeks');
    expect(plain(f.weeks(29))).toBe('5 weeks');
    expect(plain(f.weeks(2))).toBe('1 week');
  });
});

describe('dates, in UTC on any machine', () => {
  // 14 Oct 2025 is 20,375 days after 1 Jan 1970; 02:06:58 is 7,618 s into the day.
  const at = (20_375 * 86_400 + 7_618) * 1000;
  it.each([
    [f.utcDateTime(at), '14 Oct 2025, 02:06:58 UTC'],
    [f.utcDate(at), '14 Oct 2025'],
    [f.utcDay(at), '14 Oct'],
    [f.utcTime(at), '02:06:58'],
    [f.utcMinute(at), '02:06'],
    [f.utcDate(0), '1 Jan 1970'],
    [f.utcDateTime(-1000), '31 Dec 1969, 23:59:59 UTC'],
    [f.utcDate(Date.UTC(2025, 8, 1)), '1 Sep 2025'],
    [f.utcPeriod(Date.UTC(2025, 1, 3), Date.UTC(2025, 10, 16)), '3 Feb to 16 Nov 2025'],
    [f.utcPeriod(Date.UTC(2024, 11, 30), Date.UTC(2025, 0, 5)), '30 Dec 2024 to 5 Jan 2025'],
    [f.utcPeriod(at, at + 1000), '14 Oct 2025'],
    [f.utcDateTime(8.64e15 + 1), 'unknown time'],
  ])('%s', (got, want) => expect(plain(got)).toBe(want));
});

describe('rates', () => {
  const rate = (over: Partial<f.RateNumbers>): f.RateNumbers => ({
    hits: 405,
    n: 2636,
    incidents: 1900,
    unresolved: 0,
    share: 405 / 2636,
    interval: { lower: 0.14, upper: 0.168 },
    state: 'measured',
    ...over,
  });
  it('shows one decimal, its count and its interval', () => {
    expect(plain(f.rateShort(rate({})))).toBe('15.4%');
    expect(plain(f.rateLong(rate({})))).toBe('15.4% (405 of 2,636), 95% interval 14.0–16.8%');
  });
  it('says "none" when nothing happened', () => {
    const none = rate({ hits: 0, n: 541, share: 0, interval: { lower: 0, upper: 0.0071 } });
    expect(plain(f.rateShort(none))).toBe('none');
    expect(plain(f.rateLong(none))).toBe('none (0 of 541), 95% interval 0.0–0.7%');
  });
  it('gives the count and its interval below 10 resolved or 5 incidents, whatever the state says', () => {
    const few = { hits: 2, n: 8, share: 0.25, interval: { lower: 0.0715, upper: 0.591 } };
    expect(plain(f.rateShort(rate({ ...few, state: 'not_enough_data' })))).toBe('2 of 8, 7–59%');
    expect(plain(f.rateShort(rate(few)))).toBe('2 of 8, 7–59%');
    expect(plain(f.rateShort(rate({ hits: 2, n: 40, share: 0.05, incidents: 4, interval: null })))).toBe(
      '2 of 40',
    );
    expect(plain(f.rateShort(rate({ hits: 2, n: 10, share: 0.2, incidents: 5 })))).toBe('20.0%');
  });
  it('is never nought when it cannot be measured', () => {
    const nm = rate({
      hits: 0,
      n: 0,
      share: null,
      interval: null,
      state: 'not_measurable',
      reason: 'nothing ran',
    });
    expect(f.rateShort(nm)).toBe('not measurable');
    expect(f.rateLong(nm)).toBe('not measurable');
    expect(f.rateLong(nm, 'nothing ran')).toBe('not measurable: nothing ran');
    expect(f.rateSentence('Rollback rate', { ...nm, reason: 'Nothing ran here.' })).toBe(
      'Rollback rate: not measurable. Nothing ran here.',
    );
  });
  it('says what is unresolved and how far it could move the rate', () => {
    expect(plain(f.unresolvedWords(126, { lower: 0.019, upper: 0.065 }))).toBe(
      '126 unresolved, bounds 1.9–6.5%',
    );
    expect(f.unresolvedWords(0, null)).toBe('none unresolved');
  });
});
