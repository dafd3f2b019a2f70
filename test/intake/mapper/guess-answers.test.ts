import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../../src/intake/mapper/guess';
import { isWaiting } from '../../../src/intake/vocabulary/answer-phrases';

/** One case a row: what the bot wanted, and what was answered. */
const reviewOf = (pairs: readonly (readonly [wanted: string, answer: string])[]) => {
  const rows = pairs.map(([wanted, answer], at) => ({
    Ticket: `T-${at}`,
    Raised: `2026-06-02T0${at}:00:00Z`,
    'Bot suggestion': wanted,
    'L2 call': answer,
    'Handled by': answer === '' ? '' : 'kim',
    Shut: `2026-06-02T0${at}:30:00Z`,
  }));
  const mapping = guessMapping('calls', rows);
  return mapping.records.find(({ event_type: type }) => type === 'review');
};
const answersOf = (...pairs: (readonly [string, string])[]) => {
  const known = [
    ['isolate host', 'Same as bot'],
    ['lock user', 'Other action'],
    ['isolate host', 'Refused'],
  ] as const;
  const outcome = [reviewOf([...known, ...pairs])?.fields.outcome].flat()[0];
  return Object.fromEntries(pairs.map(([, answer]) => [answer, outcome?.map?.[answer]]));
};

describe('answers that are told by the proposals they stand beside', () => {
  it('an escalation is something else, unless an escalation or an unknown act was proposed', () => {
    expect(answersOf(['lock user', 'Escalated to IR'], ['no action', 'Escalated to IR'])).toEqual({
      'Escalated to IR': 'override',
    });
    expect(answersOf(['lock user', 'Escalated to IR'], ['escalate to L3', 'Escalated to IR'])).toEqual({
      'Escalated to IR': undefined,
    });
    expect(answersOf(['lock user', 'Escalated to IR'], ['frobnicate', 'Escalated to IR'])).toEqual({
      'Escalated to IR': undefined,
    });
  });

  it('a dismissal stops what was proposed, unless the proposal was to do nothing', () => {
    expect(answersOf(['lock user', 'Dismissed'])).toEqual({ Dismissed: 'reject' });
    expect(answersOf(['lock user', 'Dismissed'], ['ignore alert', 'Dismissed'])).toEqual({
      Dismissed: undefined,
    });
  });

  it('a row that waits gives no review, and an open word does not keep the others from being known', () => {
    const review = reviewOf([
      ['isolate host', 'Same as bot'],
      ['lock user', 'Refused'],
      ['lock user', 'Waiting L2'],
      ['lock user', 'Pending'],
      ['lock user', 'On hold'],
      ['lock user', ''],
    ]);
    expect(review?.when).toEqual([
      { from: 'L2 call', present: true },
      { from: 'L2 call', not: ['Waiting L2', 'Pending', 'On hold'] },
    ]);
    expect(review?.fields.outcome).toMatchObject({ map: { 'Same as bot': 'approve', Refused: 'reject' } });
  });
});

it('a word without a time where others have one is not decided yet, and a named other act stands instead', () => {
  const rows = [
    ['isolate host', 'Accepted', '2026-06-02T01:30:00Z'],
    ['lock user', 'Refused', '2026-06-02T02:30:00Z'],
    ['isolate host', 'Changed to lock user', '2026-06-02T03:30:00Z'],
    ['isolate host', 'In triage', ''],
    ['lock user', 'In triage', ''],
    ['lock user', 'Parked', '2026-06-02T06:30:00Z'],
    ['lock user', 'Parked', ''],
  ].map(([wanted, answer, shut], at) => ({
    Ticket: `T-${at}`,
    Raised: `2026-06-02T0${at}:00:00Z`,
    'Bot suggestion': wanted!,
    'L2 call': answer!,
    'Handled by': shut === '' ? '' : 'kim',
    'Handled at': shut!,
  }));
  const review = guessMapping('calls', rows).records.find(({ event_type: type }) => type === 'review');
  expect(review?.when).toEqual([
    { from: 'L2 call', present: true },
    { from: 'L2 call', not: ['In triage'] },
  ]);
  expect(review?.fields.outcome).toMatchObject({
    map: { Accepted: 'approve', Refused: 'reject', 'Changed to lock user': 'override' },
  });
});

it('waiting is a word that says nothing of an answer', () => {
  const waiting = [
    'Waiting L2',
    'awaiting approval',
    'Pending',
    'in_progress',
    'Not yet reviewed',
    'open',
    'TBD',
  ];
  expect(waiting.filter((word) => !isWaiting(word))).toEqual([]);
  const others = [
    'Pending: rejected by ana',
    'Opened firewall',
    'Spending',
    'Approved, waiting',
    'New rule added',
  ];
  expect(others.filter(isWaiting)).toEqual([]);
});
