import { describe, expect, it } from 'vitest';
import type { Attestation } from '../../src/records/attestation';
import { controlSchema } from '../../src/records/control';
import type { LogRecord } from '../../src/records/record';
import { type RulingForm, rulingRecord } from '../../src/records/ruling';
import { subjectOf } from '../../src/readiness/controls/attested';
import { evaluateScopes } from '../../src/readiness/gather/gather';
import { needsRuling, standingNotes } from '../../src/answers/readiness/standing';
import { emptySelection } from '../../src/slice/selection/selection';
import { databaseOf } from '../fixtures/database';
import { at, decision, verdict } from '../fixtures/records';
import { someOf } from '../fixtures/times';

// Sixty incidents, one a day, and every one wrong; a decision much later makes them all old enough.
const bad: LogRecord[] = Array.from({ length: 60 }, (_, day) => [
  decision({
    decision_id: `d${day}`,
    time: at(day + 1),
    resource: { uid: `host-${day}`, criticality: 'low' },
  }),
  verdict({ decision_id: `d${day}`, verdict: 'false_positive', time: at(day + 2) }),
]).flat();
const end: LogRecord[] = [
  ...Array.from({ length: 8 }, (_, hour) => decision({ decision_id: `late-${hour}`, time: at(100, hour) })),
];
const asOf = Date.parse(at(100, 7));

async function verdictOf(records: readonly LogRecord[], attestations: readonly Attestation[] = []) {
  const database = await databaseOf([...bad, ...end, ...records]);
  try {
    const { scopes } = await evaluateScopes(database, emptySelection, { asOf, attestations });
    return scopes[0]!;
  } finally {
    await database.close();
  }
}

const written: RulingForm = {
  decision: 'lift',
  text: 'A stale feed; it was replaced',
  by: 'Ada',
  until: undefined,
};
const about = {
  agent: 'agent-1',
  workflow: 'endpoint',
  tierHeld: 'read_only_analyst',
  seenUntil: new Date(asOf).toISOString(),
  time: at(101),
  eventId: 'ruling-1',
} as const;
const record = (change: Partial<RulingForm> = {}) => rulingRecord({ ...written, ...change }, about);

describe('a ruling', () => {
  it('is a control record of the log format, whatever was decided', () => {
    for (const decided of ['lift', 'step_down'] as const) {
      const line = JSON.parse(JSON.stringify(record({ decision: decided, until: '2026-12-31' })));
      expect(controlSchema.parse(line)).toMatchObject({ actor: 'Ada', reason: written.text });
    }
    expect(record({ decision: 'step_down' })).toMatchObject({
      kind: 'tier_revoke',
      tier: 'read_only_analyst',
    });
  });

  it('lifts what tripped, is named beside the verdict, and only for the workflow that it names', async () => {
    const tripped = await verdictOf([]);
    expect(tripped.state).toBe('step_down');
    expect(needsRuling(tripped)).toBe(true);
    const lifted = await verdictOf([record()]);
    expect(lifted.state).not.toBe('step_down');
    expect(needsRuling(lifted)).toBe(false);
    expect(standingNotes(lifted).map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^Ada ruled on what the logs held until .*“A stale feed; it was replaced”\.$/),
    );
    const elsewhere = rulingRecord(written, { ...about, workflow: 'mail' });
    expect((await verdictOf([elsewhere])).state).toBe('step_down');
  });

  it('lifts nothing by the agent itself, without a reason, after its time, or as a lower tier', async () => {
    const own = record({ by: 'AGENT-1' });
    const { reason: _, ...silent } = record();
    const over = record({ until: '2026-04-30' });
    const down = rulingRecord(
      { ...written, decision: 'step_down' },
      { ...about, tierHeld: 'advisory_responder' },
    );
    for (const each of someOf([own, silent, over, down], 2)) {
      expect((await verdictOf([each as LogRecord])).state).toBe('step_down');
    }
  });

  it('lifts nothing where it is dated ahead of what it is about, and the verdict says so', async () => {
    // A month after the last decision, label, review or execution; and recorded two days before its own time.
    const { window: _, ...open } = record() as Record<string, unknown>;
    const ahead = { ...open, time: at(131) };
    const early = { ...open, time: at(104), logged_time: at(102) };
    for (const each of [ahead, early]) {
      const scope = await verdictOf([each as unknown as LogRecord]);
      expect(scope.state).toBe('step_down');
      expect(scope.ruling).toBeNull();
      expect(standingNotes(scope).map(({ text }) => text)).toContainEqual(
        expect.stringMatching(/^Ada’s ruling on .* is dated ahead of the records/),
      );
    }
    const inTime = { ...open, time: at(104), logged_time: at(104) };
    expect((await verdictOf([inTime as unknown as LogRecord])).state).not.toBe('step_down');
  });

  it('counts in the app as an attestation, of a person, that says what it was given on', async () => {
    const given: Attestation = {
      control: 'ruling',
      subject: subjectOf('ruling', { agent: 'agent-1', release: 'endpoint' }),
      ...{ by: 'Ada', on: '2026-06-10', text: written.text, seen_until: about.seenUntil },
    };
    expect((await verdictOf([], [given])).state).not.toBe('step_down');
    const { seen_until: _, ...undated } = given;
    for (const each of someOf(
      [
        undated,
        { ...given, by: 'Agent-1' },
        { ...given, by: 'agent-1/closer' },
        { ...given, seen_until: at(131) },
        { ...given, until: '2026-04-30' },
        { ...given, seen_until: at(30) },
      ],
      2,
    )) {
      expect((await verdictOf([], [each])).state).toBe('step_down');
    }
  });
});

it('a trip goes along to a workflow of the agent that began within four weeks of it, not to one beside it', async () => {
  const mail = (from: number): LogRecord[] =>
    Array.from({ length: 40 }, (_, day) => [
      decision({
        decision_id: `m${day}`,
        finding_uid: `mail ${day}`,
        incident_uid: `mail ${day}`,
        workflow: 'mail',
        time: at(from + day, 1),
        resource: { uid: `box-${day}`, criticality: 'low' },
      }),
      verdict({ decision_id: `m${day}`, verdict: 'true_positive', time: at(from + day + 1) }),
    ]).flat();
  const stateOf = async (from: number) => {
    const database = await databaseOf([...bad, ...end, ...mail(from)]);
    try {
      const { scopes } = await evaluateScopes(database, emptySelection, { asOf });
      const own = scopes.find(({ workflow }) => workflow === 'mail')!;
      return [own.state, own.gates[0]!.trips.map(({ from: name }) => name)] as const;
    } finally {
      await database.close();
    }
  };
  // Over a week after the workflow that tripped began: a new name.
  const [state, names] = await stateOf(9);
  expect(state).toBe('step_down');
  expect(new Set(names)).toEqual(new Set(['endpoint']));
  // With it from the start: other work.
  expect((await stateOf(1))[0]).not.toBe('step_down');
  // 60 days on: the trip is older than four weeks.
  expect((await stateOf(60))[0]).not.toBe('step_down');
});
