import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/engine/database';
import { controlCases } from '../../../src/metrics/controls/cases';
import { countControls } from '../../../src/metrics/controls/controls';
import { fieldCompleteness } from '../../../src/metrics/field-completeness/field-completeness';
import { judgeControl } from '../../../src/readiness/controls/judge-control';
import type { ControlId } from '../../../src/records/criteria';
import { emptySelection } from '../../../src/slice/selection/selection';
import { openSample } from '../../stories/samples';

let database: Database;
let truth: <Truth = Record<string, unknown>>(id: string) => Truth;

beforeAll(async () => {
  const sample = await openSample();
  ({ database, truth } = sample);
});
afterAll(() => database?.close());

const selection = emptySelection;
const sentry = (riskClass: 'low' | 'high') => ({
  agent: 'agent-sentry',
  workflow: 'database-protection',
  riskClass,
});

async function against(id: ControlId, scope: { agent: string; workflow: string; riskClass: 'low' | 'high' }) {
  const cases = await controlCases(database, id, scope, selection);
  return cases.filter(({ holding }) => !holding).map(({ decisionId }) => decisionId);
}

describe('controls on the planted stories', () => {
  it('finds what ran after its approval had expired, and nothing else', async () => {
    const found = [
      ...(await against('expiry_held', sentry('low'))),
      ...(await against('expiry_held', sentry('high'))),
    ];
    expect(found.sort()).toEqual(truth('waiting-approvals')['executedAfterExpiry']);
    const counts = await countControls(database, ['expiry_held'], selection);
    const own = counts.filter(({ workflow }) => workflow === 'database-protection');
    const states = own.map((count) => judgeControl(count).state);
    expect(states).toContain('contradicted');
  });

  it('finds the approvals that one person gave twice or that are missing', async () => {
    const story = truth('same-person-twice') as { samePerson: string[]; secondMissing: string[] };
    const found = await against('two_person_approval', sentry('high'));
    // What ran after its approval expired had nobody's approval either.
    const unapproved = await against('expiry_held', sentry('high'));
    expect(unapproved.length).toBeLessThanOrEqual(3);
    expect(found.sort()).toEqual([...story.samePerson, ...story.secondMissing, ...unapproved].sort());
  });

  it('finds the decisions that an identity made in its other role', async () => {
    const scope = { agent: 'agent-warden', workflow: 'cloud-exposure', riskClass: 'low' as const };
    const found = await against('identity_and_role', scope);
    expect(found.sort()).toEqual(truth('two-roles')['decision_ids']);
  });

  it('dates the exercises of the kill switch and the trip of the breaker', async () => {
    const scope = sentry('low');
    const exercises = await controlCases(database, 'kill_switch_exercise', scope, selection);
    expect(exercises.length).toBeGreaterThan(0);
    for (const exercise of exercises) {
      expect(exercise.kind).toBe('kill_switch_on');
      expect(exercise.at).toBeGreaterThan(Date.UTC(2026, 0, 1));
    }
    // The trip of May is older than 180 days on 15 November; the exercise is not.
    const trips = await controlCases(database, 'breaker_exercise', scope, selection);
    expect(trips.map(({ kind, at, holding }) => [kind, at, holding])).toEqual([
      ['breaker_trip', Date.UTC(2026, 8, 23, 11), true],
    ]);
  });

  it('counts fields over the decisions that should have them', async () => {
    const rows = await fieldCompleteness(database, selection);
    expect(rows).toHaveLength(10);
    for (const { fields } of rows) {
      for (const field of fields) expect(field.present).toBeLessThanOrEqual(field.total);
      expect(fields.find(({ id }) => id === 'release')?.present).toBe(fields[0]?.total);
    }
  });
});
