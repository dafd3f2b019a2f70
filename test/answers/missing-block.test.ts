import { describe, expect, it } from 'vitest';
import { missingBlock, missingPlace, missingWords } from '../../src/answers/readiness/missing-block';
import type { MissingRecords } from '../../src/readiness/readings/evidence';

const files = { files: [] };
const missing = (change: Partial<MissingRecords>): MissingRecords => ({
  kind: 'rejected_line',
  agent: 'harbor',
  workflow: 'endpoint',
  count: 1,
  places: [{ file: 'log.jsonl', line: 7, id: 'd1' }],
  ...change,
});

describe('what comes before a verdict', () => {
  it('is nothing where nothing is missing', () => {
    expect(missingBlock([], [], files)).toEqual({ headline: null, lines: [] });
  });

  it('says in one sentence what follows, for one record and for several', () => {
    const headline = (...all: Partial<MissingRecords>[]) =>
      missingBlock(all.map(missing), [], files).headline;
    expect(headline({})).toBe('1 record is missing or unreadable. It counts as one incident in error.');
    expect(headline({ count: 1200 }, { kind: 'lost_decision', count: 34 })).toBe(
      '1,234 records are missing or unreadable. Each counts as one incident in error.',
    );
    // What was not read at all is no number: it comes before everything.
    expect(headline({ count: 60 }, { kind: 'unread_rest', agent: null, workflow: null })).toBe(
      'No scope can be judged until these logs are read to their end.',
    );
  });

  it('has one line a kind, with how many count where', () => {
    const { lines } = missingBlock(
      [
        missing({ count: 2 }),
        missing({ agent: null, workflow: null, count: 3 }),
        missing({ kind: 'conflict', workflow: null }),
        missing({ kind: 'unknown_kind', agent: null }),
      ],
      [],
      files,
    );
    expect(lines.map(({ count, sentence }) => [count, sentence])).toEqual([
      [5, '5 rejected records may be decisions.'],
      [1, '1 record has the id of another, different record.'],
      [1, '1 record of a kind that this version does not know may be a decision.'],
    ]);
    expect(lines.map((line) => missingWords(line).replace(line.sentence, ''))).toEqual([
      ' Counted in harbor · endpoint: 2; every scope: 3.',
      ' Counted in every workflow of harbor: 1.',
      ' Counted in every agent · endpoint: 1.',
    ]);
    expect(missingPlace(lines[0]!.places[0]!)).toBe('log.jsonl, line 7: d1');
  });

  it('says of each file and chain why nothing can be judged', () => {
    const rest = (file: string, line: number | null, id: string | null, count = 1) =>
      missing({ kind: 'unread_rest', agent: null, workflow: null, count, places: [{ file, line, id }] });
    const { lines } = missingBlock(
      [rest('a.jsonl', 612, null), rest('b.jsonl', null, null), rest('c.jsonl', 4, 'ledger', 24)],
      [],
      files,
    );
    expect(lines.map(({ sentence }) => sentence)).toEqual([
      'a.jsonl ends early, at line 612. No scope can be judged until the rest is read.',
      'b.jsonl could not be read. No scope can be judged until the rest is read.',
      '24 records of chain ledger are not in these files, by its later numbers or checkpoints. No scope can be judged until the rest is read.',
    ]);
  });

  it('opens the acts that a word left out', () => {
    const places = [{ file: 0, line: 3, eventId: 'e1', id: 'd1' }];
    const { headline, lines } = missingBlock([], [{ reason: 'labelled_test', count: 1, places }], {
      files: [{ name: 'log.jsonl' } as never],
    });
    expect(headline).toBe(
      '1 action was left out by a label or a flag. Verdicts are tested without and with it.',
    );
    expect(lines).toMatchObject([
      {
        sentence: '1 action is labelled “test”.',
        places: [{ file: 'log.jsonl', line: 3, id: 'd1', eventId: 'e1' }],
      },
    ]);
  });

  it('names what the agent says of itself, and reviews and labels that show little', () => {
    const reviews = {
      afterOutcome: 0,
      secondThoughts: 1,
      recordedLate: 40,
      recordedAtOnce: 0,
      reviewsByPrograms: 3,
      refusalsByPrograms: 1,
      labelsByAutomation: 2,
      labelsTooEarly: 1,
      labelsAtOnce: 11,
    };
    const { headline, lines } = missingBlock([], [], {
      files: [{ name: 'log.jsonl' } as never],
      build: {
        ownWords: [
          { name: 'harbor/closer', kind: 'verdict', count: 11 },
          { name: 'harbor', kind: 'verdict', count: 1 },
          { name: 'harbor', kind: 'review', count: 1 },
        ],
        reviews,
        ...{ orphans: [], orphanCount: {} },
        littleShown: [
          { trouble: 'own_review', file: 0, line: 4, id: 'd4' },
          { trouble: 'labelsAtOnce', file: 0, line: 9, id: 'd9' },
        ],
      },
    });
    expect(lines.flatMap(({ kind, places }) => places.map((place) => [kind, place]))).toEqual([
      ['own_words', { file: 'log.jsonl', line: 4, id: 'd4', eventId: null }],
      ['labelsAtOnce', { file: 'log.jsonl', line: 9, id: 'd9', eventId: null }],
    ]);
    expect(headline).toBe('Some reviews or labels show little of the agent.');
    expect(lines.map(missingWords)).toEqual([
      '12 labels are by the agent itself or under its name (harbor and harbor/closer), and do not count.',
      '1 review is by the agent itself or under its name (harbor), and does not count.',
      '1 review is of a person who had already decided. It does not lower overrides.',
      '40 reviews were recorded more than a day after they were given.',
      '3 reviews were given by a program or a service account. No person decided: they approve nothing.',
      '1 of the reviews by programs refuses or changes the proposal, and counts as an override.',
      '2 labels were closed by automation, and rank no higher than a closed classification.',
      '1 label that says right is dated more than a day before the decision, and does not count.',
      '11 labels that say right were set in bulk, 10 incidents within a minute, 30 within ten or 120 within an hour by one person, and rank no higher than a closed classification.',
    ]);
    const none = {
      ...{ orphans: [], orphanCount: {} },
      reviews: {
        afterOutcome: 0,
        secondThoughts: 0,
        recordedLate: 0,
        recordedAtOnce: 0,
        reviewsByPrograms: 0,
        refusalsByPrograms: 0,
        labelsByAutomation: 0,
        labelsTooEarly: 0,
        labelsAtOnce: 0,
      },
    };
    expect(missingBlock([], [], { ...files, build: { ...none, ownWords: [] } }).headline).toBeNull();
  });

  it('names what joins no decision whatever it says, at its lines', () => {
    const orphan = (kind: 'review' | 'verdict', line: number) => ({
      ...{ event_id: `${kind} ${line}`, kind, decision_id: `d-${line}`, agent_uid: null, workflow: null },
      ...{ file: 0, line },
    });
    const none = {
      ...{ afterOutcome: 0, secondThoughts: 0, recordedLate: 0, recordedAtOnce: 0, reviewsByPrograms: 0 },
      ...{ refusalsByPrograms: 0, labelsByAutomation: 0, labelsTooEarly: 0, labelsAtOnce: 0 },
    };
    const { headline, lines } = missingBlock([], [], {
      files: [{ name: 'a.jsonl' } as never],
      build: {
        ...{ ownWords: [], reviews: none, orphans: [orphan('verdict', 4), orphan('review', 9)] },
        orphanCount: { verdict: 163, review: 1 },
      },
    });
    expect(headline).toBe('Some records name no decision that was read.');
    expect(lines).toHaveLength(1);
    expect(missingWords(lines[0]!)).toBe(
      '1 review and 163 labels name no decision that was read, and count for none: compare the ids.',
    );
    expect(lines[0]!.places.map(missingPlace)).toEqual(['a.jsonl, line 4: d-4', 'a.jsonl, line 9: d-9']);
    // Where every one of them speaks of a lost decision, that is told already.
    const lost = (count: number) =>
      missingBlock([missing({ kind: 'lost_decision', count })], [], {
        files: [],
        build: { ownWords: [], reviews: none, orphans: [], orphanCount: { verdict: 13, review: 1 } },
      }).lines.map(({ kind }) => kind);
    expect(lost(14)).toEqual(['lost_decision']);
    expect(lost(13)).toEqual(['lost_decision', 'joins_nothing']);
  });
});
