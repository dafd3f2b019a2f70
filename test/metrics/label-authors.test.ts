import { describe, expect, it } from 'vitest';
import { standingNotes } from '../../src/answers/readiness/standing';
import { evaluateScopes } from '../../src/readiness/gather/gather';
import type { LogRecord } from '../../src/records/record';
import { emptySelection } from '../../src/slice/selection/selection';
import { plain } from '../../src/words/format';
import { databaseOf } from '../fixtures/database';
import { at, clockAt, decision, type RecordOf, verdict } from '../fixtures/records';

type Author = RecordOf<'verdict'>['author'];

/** One decision for each author, and the label that this one gave of it. */
const labelledBy = (authors: readonly Author[]): LogRecord[] => [
  ...authors.flatMap((author, index) => [
    decision({ decision_id: `d${index}` }),
    verdict({
      ...{ decision_id: `d${index}`, event_id: `v${index}`, time: at(4, index) },
      ...(author === undefined ? {} : { author }),
    }),
  ]),
  ...clockAt(at(30)),
];

async function authorsIn(records: readonly LogRecord[]) {
  const database = await databaseOf(records);
  try {
    const { scopes } = await evaluateScopes(database, emptySelection, { asOf: Date.parse(at(30)) });
    const [scope] = scopes;
    const note = standingNotes(scope!).find(({ kind }) => kind === 'authors');
    return {
      authors: scope!.labelAuthors,
      warns: note?.isWarning,
      text: note && plain(note.text),
      smallest: note?.smallest,
    };
  } finally {
    await database.close();
  }
}

const times = (count: number, author: Author): Author[] => Array.from({ length: count }, () => author);
const anna = { uid: 'anna', group: 'soc' };
const bob = { uid: 'bob', group: 'ir' };
const cleo = { uid: 'cleo', group: 'night' };

describe('who gave the labels that count', () => {
  it('is a warning where one person gave most of them', async () => {
    const found = await authorsIn(labelledBy([...times(23, anna), ...times(2, bob)]));
    expect(found).toEqual({
      authors: {
        labels: 25,
        people: { named: 25, different: 2, most: 23 },
        groups: { named: 25, different: 2, most: 23 },
      },
      warns: true,
      text: 'One person gave 92.0% of the labels that count (23 of 25). Have others label cases too. One group gave 92.0% (23).',
      // In a report the two labels of the other stay hidden.
      smallest: 2,
    });
  });

  it('is a warning where one group did, under many names, and none where nobody did', async () => {
    const shift = ['a', 'b', 'c', 'd'].flatMap((uid) => times(4, { uid, group: 'soc' }));
    expect(await authorsIn(labelledBy([...shift, ...times(4, bob)]))).toMatchObject({
      warns: true,
      text: '5 people labelled; the busiest gave 20.0% of the labels that count (4 of 20). One group gave 80.0% (16).',
    });
    expect(
      await authorsIn(labelledBy([...times(5, anna), ...times(5, bob), ...times(5, cleo)])),
    ).toMatchObject({
      warns: false,
      text: '3 people labelled; the busiest gave 33.3% of the labels that count (5 of 15).',
    });
  });

  it('does not get better by leaving names out', async () => {
    const half = labelledBy([...times(9, anna), ...times(3, undefined)]);
    expect(await authorsIn(half)).toMatchObject({
      warns: true,
      text: 'One person gave 75.0% of the labels that count (9 of 12). Have others label cases too. One group gave 75.0% (9). 3 labels name no author.',
    });
    expect(await authorsIn(labelledBy(times(12, undefined)))).toMatchObject({
      warns: true,
      text: '100.0% of the labels that count (12 of 12) name no author: one person may have given them all.',
    });
  });

  it('is of the label that counts: not of an earlier, a weaker or a younger one, and of a finding too', async () => {
    const decisions = Array.from({ length: 12 }, (_, index) => decision({ decision_id: `d${index}` }));
    const of = (index: number, author: Author, more: Partial<RecordOf<'verdict'>>) =>
      verdict({ decision_id: `d${index}`, event_id: `${author!.uid} ${index}`, author, ...more });
    const records = [
      ...decisions,
      ...decisions.flatMap((_, index) => [
        of(index, cleo, { time: at(3), verdict: 'false_positive' }),
        of(index, cleo, { time: at(9), basis: 'closed_classification' }),
        index < 6
          ? of(index, anna, { time: at(5) })
          : verdict({ finding_uid: `finding-of-d${index}`, event_id: `f${index}`, author: bob, time: at(5) }),
      ]),
      ...clockAt(at(30)),
    ];
    // Where a label names the decision, those of its finding alone do not count.
    expect((await authorsIn(records)).authors?.people).toEqual({ named: 12, different: 2, most: 6 });
  });
});

describe('actions on one target', () => {
  const notesOf = async (uids: readonly string[], type?: string) => {
    const records = uids.flatMap((uid, index) => [
      decision({ decision_id: `d${index}`, resource: { uid, ...(type === undefined ? {} : { type }) } }),
      verdict({ decision_id: `d${index}`, event_id: `v${index}`, time: at(4) }),
    ]);
    const database = await databaseOf([...records, ...clockAt(at(30))]);
    try {
      const { scopes } = await evaluateScopes(database, emptySelection, { asOf: Date.parse(at(30)) });
      return standingNotes(scopes[0]!).flatMap(({ kind, text }) => (kind === 'targets' ? [plain(text)] : []));
    } finally {
      await database.close();
    }
  };
  const hosts = (count: number) => Array.from({ length: count }, (_unused, index) => `host ${index}`);

  it('are named where they are most of what is judged, and not of what serves many', async () => {
    const most = [...times(9, undefined).map(() => 'honeypot'), ...hosts(8)];
    expect(await notesOf(most)).toEqual([
      'One target takes 52.9% of the judged actions (9 of 17): they show little of what it does elsewhere.',
    ]);
    expect(await notesOf(most.slice(1))).toEqual([]);
    expect(await notesOf(most, 'mail_gateway')).toEqual([]);
  });

  it('are no evidence beyond 20 right incidents, and the note says how many are left out', async () => {
    const uids = [...Array.from({ length: 41 }, () => 'decoy'), ...hosts(9)];
    const records = uids.flatMap((uid, index) => [
      decision({ decision_id: `d${index}`, resource: { uid }, time: at(2, 2 * index) }),
      verdict({
        decision_id: `d${index}`,
        event_id: `v${index}`,
        time: at(7, index),
        basis: 'incident_review',
      }),
    ]);
    const database = await databaseOf([
      ...records,
      ...clockAt(at(30), { action: { name: 'x', category: 'none' } }),
    ]);
    try {
      const { scopes } = await evaluateScopes(database, emptySelection, { asOf: Date.parse(at(30)) });
      const gate = scopes[0]!.gates.find(({ metric }) => metric === 'false_positive_share')!;
      expect(gate).toMatchObject({ repeats: 21, observed: { n: 50, hits: 0 } });
      // As recorded, by incident.
      expect(gate.readings[0]).toMatchObject({ of: 29, errors: 0 });
      expect(
        standingNotes(scopes[0]!).flatMap(({ kind, text }) => (kind === 'targets' ? [plain(text)] : [])),
      ).toEqual([
        'One target takes 82.0% of the judged actions (41 of 50): they show little of what it does elsewhere. 21 right incidents on targets that come up again and again add no evidence: of one target 20 count, or 5% of those before.',
      ]);
    } finally {
      await database.close();
    }
  });
});

describe('a risk level that is lower than the rest of the record says', () => {
  it('is counted and named beside the verdict of the class that decides', async () => {
    const said = [
      { severity: 'critical' as const },
      { reversibility: 'irreversible' as const },
      { risk_level: 'high' as const },
    ];
    const database = await databaseOf(
      said.map((more, index) => decision({ decision_id: `d${index}`, ...more })),
    );
    try {
      const { scopes } = await evaluateScopes(database, emptySelection, { asOf: Date.parse(at(30)) });
      expect(scopes.map(({ riskClass, riskSaid }) => [riskClass, riskSaid])).toEqual([
        ['high', { lower: 2, decisions: 3 }],
      ]);
      expect(
        standingNotes(scopes[0]!)
          .filter(({ kind }) => kind === 'risk')
          .map(({ text }) => plain(text)),
      ).toEqual([
        '2 of 3 decisions have a low or medium risk level, and something else about them says high risk: severity, criticality, reversibility or blast radius. The worst decides.',
      ]);
    } finally {
      await database.close();
    }
  });
});
