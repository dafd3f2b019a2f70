import { mark } from '../../src/records/decision-marks';
import { describe, expect, it } from 'vitest';
import { definitionOf } from '../../src/metrics/catalogue';
import { gateEvidence } from '../../src/metrics/gate-evidence/gate-evidence';
import { workflowValue } from '../../src/metrics/workflow-value/workflow-value';
import { emptySelection } from '../../src/slice/selection/selection';
import { queryOver } from './hand-facts';

const reviewed = (minutes: number) => ({
  shown_time: '2026-03-02 09:00:00',
  decided_time: `2026-03-02 09:${String(minutes).padStart(2, '0')}:00`,
});

describe('value and risk of a workflow', () => {
  it('is frequency times the median time of people, and reach times how hard it is to undo', async () => {
    const query = await queryOver([
      { ...reviewed(10), age_days: 1, blast_count: 2, reversibility: 'reversible' },
      { ...reviewed(20), age_days: 2, blast_count: 4, reversibility: 'partially' },
      { ...reviewed(30), age_days: 14, blast_count: null, reversibility: '(none)' },
      // No proposal to act: neither counted nor timed.
      { ...reviewed(59), age_days: 3, is_action: false, blast_count: 100 },
    ]);
    const [value, ...others] = await workflowValue(query, emptySelection);
    expect(others).toEqual([]);
    // Three actions in two weeks; the median of 10, 20 and 30 minutes.
    expect(value).toMatchObject({ actions: 3, timed: 3, humanSeconds: 1200, reachKnown: 2, reach: 3 });
    expect(value?.actionsPerWeek).toBeCloseTo(1.5, 9);
    expect(value?.hoursPerWeek).toBeCloseTo(0.5, 9);
    // (1 + 2 + 4) / 3, and (2·1 + 4·2) / 2.
    expect(value?.undoWeight).toBeCloseTo(7 / 3, 9);
    expect(value?.exposure).toBeCloseTo(5, 9);
  });

  it('is not known where no review is timed and no reach is logged', async () => {
    const query = await queryOver([{ shown_time: null, decided_time: null }]);
    const [value] = await workflowValue(query, emptySelection);
    expect(value).toMatchObject({ humanSeconds: null, hoursPerWeek: null, reach: null, exposure: null });
  });
});

describe('evidence of a scope', () => {
  it('is of every release, told apart', async () => {
    const query = await queryOver([
      { incident_key: 1, release: 'r1', time: '2026-03-01 09:00:00', opened_time: '2026-03-01 09:00:00' },
      { incident_key: 2, release: 'r2', time: '2026-03-02 09:00:00', warranted: false },
    ]);
    const [found] = await gateEvidence(query, definitionOf('false_positive_share'), emptySelection);
    const { stratum, strata } = found!.rows;
    expect(found!.marks.map((each, row) => [strata[stratum[row]!]?.release, each & mark.error])).toEqual([
      ['r1', 0],
      ['r2', mark.error],
    ]);
  });
});
