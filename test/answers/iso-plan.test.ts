import { describe, expect, it } from 'vitest';
import { isoPlanBlock, isoPlanSentence, isoPromiseSentence } from '../../src/answers/audit/iso-plan';

const question = { lot: 70, aql: 1, limit: 0.05, weeks: 12 } as const;
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the plan of ISO 2859-1 in words', () => {
  it('says what to read, and what a pass does not prove', () => {
    expect(spaced(isoPlanSentence(question))).toBe(
      'Lot of 70 incidents, AQL 1%, letter E: read 13 at random, accept up to 0 wrong, reject from 1.',
    );
    // 0.95^13 = 51.3 %, and 1 − 0.487^12 = 99.98 %.
    expect(spaced(isoPromiseSentence(question))).toBe(
      'It does not prove that an agent is below the limit: one with 1 in 20 wrong passes 51.3% of the lots. Looked at weekly, its chance to pass at least once in 12 weeks is over 99.9%.',
    );
  });

  it('says where an arrow leads, and that a small lot is read in full', () => {
    expect(spaced(isoPlanSentence({ ...question, lot: 280 }))).toContain(
      'letter G (the table leads from there to H): read 50 at random, accept up to 1 wrong, reject from 2.',
    );
    expect(spaced(isoPlanSentence({ ...question, lot: 8 }))).toContain(
      'read all 8, accept up to 0 wrong, reject from 1.',
    );
  });

  it('shows the operating characteristic with the limit of the gate in it', () => {
    const { rows } = isoPlanBlock(question);
    expect(rows.map((row) => row.map(spaced))).toEqual([
      // 1 − 0.95^(1/13), 0.05, 1 − 0.5^(1/13), 1 − 0.1^(1/13).
      ['0.4%', '95.0%', 'over 99.9%'],
      ['5.0%', '51.3%', 'over 99.9%'],
      ['5.2%', '50.0%', 'over 99.9%'],
      ['16.2%', '10.0%', '71.8%'],
    ]);
  });
});
