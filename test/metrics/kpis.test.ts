import { countIncidents } from '../../src/readiness/readings/count-incidents';
import { plainCounting } from '../../src/readiness/readings/readings';
import type { CountedDecisions } from '../../src/metrics/gate-evidence/counted-decisions';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Query } from '../../src/database/engine/query';
import { definitionOf, everyRate } from '../../src/metrics/catalogue';
import type { AnyMetricId } from '../../src/metrics/catalogue';
import { confusion } from '../../src/metrics/confusion/confusion';
import { countDecisions, listDecisions } from '../../src/metrics/decisions/list';
import { gateEvidence } from '../../src/metrics/gate-evidence/gate-evidence';
import { decisionsInView } from '../../src/metrics/in-view/in-view';
import { measure } from '../../src/metrics/rate/measure';
import { measureAll } from '../../src/metrics/rate/measure-all';
import { scopes } from '../../src/metrics/scopes/scopes';
import { emptySelection } from '../../src/slice/selection/selection';
import type { Selection } from '../../src/slice/selection/selection';
import { queryOver } from './hand-facts';
import type { Fact } from './hand-facts';

const unknown: Fact = { warranted: null, label_rank: 0, label_basis: '(none)', is_resolved: false };
const wrong: Fact = { warranted: false, verdict: 'benign_positive' };
const pending: Fact = {
  human_outcome: 'pending',
  is_decided: false,
  visibility: '(none)',
  match_class: 'unresolved',
};
const test: Fact = { is_production: false, environment: 'test' };

// One row a line, so that the counts below can be checked with a finger.
const facts: readonly Fact[] = [
  /*  1 */ { incident_key: 1 },
  /*  2 */ {
    incident_key: 1,
    ...wrong,
    human_outcome: 'reject',
    is_overridden: true,
    match_class: 'matched_weaker',
  },
  /*  3 */ { incident_key: 2, ...wrong, visibility: 'advised' },
  /*  4 */ { incident_key: 2, ...unknown, ...pending, policy_outcome: 'require_approval' },
  /*  5 */ { incident_key: 3, ...wrong, policy_outcome: 'deny', is_unsafe: true, ...pending },
  /*  6 */ {
    incident_key: 3,
    age_days: 3,
    ...wrong,
    human_outcome: 'expire',
    is_decided: false,
    match_class: 'unresolved',
  },
  /*  7 */ {
    incident_key: 4,
    unadjudicable: 'duplicate',
    warranted: null,
    human_outcome: 'abstain',
    is_decided: false,
    match_class: 'unadjudicable',
  },
  /*  8 */ {
    incident_key: 5,
    label_rank: 1,
    is_executed: true,
    followed_days: 20,
    is_rolled_back: true,
    rollback_days: 2,
  },
  /*  9 */ { incident_key: 5, is_executed: true, followed_days: 20, is_rolled_back: true, rollback_days: 15 },
  /* 10 */ { incident_key: 6, is_executed: true, followed_days: 13, is_rolled_back: true, rollback_days: 1 },
  /* 11 */ {
    incident_key: 6,
    is_executed: true,
    followed_days: 14,
    ...pending,
    policy_outcome: 'require_approval',
  },
  /* 12 */ {
    incident_key: 7,
    policy_outcome: '(none)',
    release: 'r2',
    time: '2026-03-03 09:00:00',
    opened_time: '2026-03-01 00:00:00',
  },
  /* 13 */ { incident_key: 8, ...test, ...wrong },
  /* 14 */ {
    incident_key: 9,
    is_proposal: false,
    is_action: false,
    is_containment: false,
    is_abstention: true,
    action_category: 'none',
    match_class: '(none)',
    ...wrong,
  },
  /* 15 */ {
    incident_key: 9,
    is_action: false,
    is_containment: false,
    is_escalation: true,
    action_category: 'escalate',
    ...wrong,
  },
  /* 16 */ {
    incident_key: 10,
    target_right: null,
    over_scope: null,
    excess_targets: null,
    visibility: 'unknown',
    match_class: 'matched_other_target',
    human_outcome: 'modify',
    is_overridden: true,
  },
  /* 17 */ {
    incident_key: 10,
    over_scope: true,
    excess_targets: 3,
    release: 'r2',
    time: '2026-03-02 10:00:00',
  },
];

// [n, hits, unresolved, young, incidents], counted by hand from the rows named.
const byHand: Partial<Record<AnyMetricId, [number, number, number, number, number]>> = {
  // resolved: 1 2 3 8 9 10 11 12 16 17, in incidents 1 2 5 6 7 10; wrong: 2 3; no label: 4; young: 6; left out: 5 (denied), 7, 13
  false_positive_share: [10, 2, 1, 1, 6],
  // decided: 1 2 3 8 9 10 12 15 16 17; overridden: 2 16; open: 4 (waits for its approval), 7 (abstained)
  override_rate: [10, 2, 2, 0, 7],
  // followed 14 days: 8 9 11; undone within them: 8; young: 10
  rollback_rate: [3, 1, 0, 1, 2],
  // proposals: all but 13 14; not within: 5 (denied), 11 (approval skipped), 12 (no verdict)
  within_policy: [15, 12, 0, 0, 9],
  // blind pairs: 1 2 8 9 10 12 15 17; differs: 2; blind without a decision: 6 7
  agreement: [8, 7, 2, 0, 6],
  // advised or not known: 3 16; differs: 16
  agreement_advised: [2, 1, 0, 0, 2],
  // proposals with a verdict of policy: 15 − 1; unsafe: 5; without: 12
  unsafe_action: [14, 1, 1, 0, 8],
  // 1 2 3 5 8 9 10 11 12 17; right, on target, not too wide: 1 8 9 10 11 12; open: 4 16; young: 6
  containment_precision_strict: [10, 6, 2, 1, 7],
  // warranted, targets known: 1 8 9 10 11 12 17; too wide: 17; open: 4 16; young: 6
  over_scope: [7, 1, 2, 1, 5],
  // 15 only
  false_escalation: [1, 1, 0, 0, 1],
  // overridden with a label: 2 16; not warranted: 2
  override_justified: [2, 1, 0, 0, 2],
  // advised, decided, wrong: 3; approved
  automation_bias_commission: [1, 1, 0, 0, 1],
  // ran: 8 9 10 11; no rollback was ever tried as a test
  rollback_path_tested: [4, 0, 0, 0, 2],
};

let query: Query;
beforeAll(async () => {
  query = await queryOver(facts);
});
const short = (
  rate: { n: number; hits: number; unresolved: number; young: number; incidents: number } | undefined,
) => rate && [rate.n, rate.hits, rate.unresolved, rate.young, rate.incidents];

describe('each KPI over facts written by hand', () => {
  it.each(Object.entries(byHand))('%s', async (id, expected) => {
    const [rate] = await measure(query, definitionOf(id as AnyMetricId), emptySelection);
    expect(short(rate)).toEqual(expected);
    expect(rate?.share).toBe(expected[1] / expected[0]);
  });

  it('gives the same many at once, whole and by every dimension', async () => {
    for (const grouping of ['all', 'release', 'week', 'risk_class', 'visibility'] as const) {
      const together = await measureAll(query, everyRate, emptySelection, grouping);
      for (const definition of everyRate)
        expect(together[definition.id], `${definition.id} by ${grouping}`).toEqual(
          await measure(query, definition, emptySelection, grouping),
        );
    }
  });

  it('lists exactly the rows that were counted', async () => {
    const ids = async (part: 'counted' | 'hits' | 'open' | 'young') => {
      const behind = { of: 'metric', definition: definitionOf('false_positive_share'), part } as const;
      const rows = await listDecisions(query, behind, emptySelection, {
        order: 'decision',
        limit: 100,
        offset: 0,
      });
      return rows.map((row) => Number(row.decision_id.slice(1))).sort((a, b) => a - b);
    };
    expect(await ids('counted')).toEqual([1, 2, 3, 8, 9, 10, 11, 12, 16, 17]);
    expect(await ids('hits')).toEqual([2, 3]);
    expect(await ids('open')).toEqual([4]);
    expect(await ids('young')).toEqual([6]);
  });

  it('reads weaker labels as none when a stronger one is asked', async () => {
    const [rate] = await measure(query, definitionOf('false_positive_share'), {
      ...emptySelection,
      minLabelRank: 2,
    });
    expect(short(rate)).toEqual([9, 2, 2, 1, 6]);
  });

  it('keeps tests out, also when every environment is in view', async () => {
    const everything: Selection = { ...emptySelection, environment: 'all' };
    const [rate] = await measure(query, definitionOf('false_positive_share'), everything);
    expect(short(rate)).toEqual(byHand.false_positive_share);
    const [lab] = await measure(query, definitionOf('false_positive_share'), {
      ...emptySelection,
      environment: 'test',
    });
    expect(short(lab)).toEqual([1, 1, 0, 0, 1]);
  });

  it('says "not measurable" of what nothing can produce, and never 0 %', async () => {
    const narrow: Selection = { ...emptySelection, only: { action_category: ['escalate'] } };
    const [rate] = await measure(query, definitionOf('rollback_rate'), narrow);
    expect([rate?.state, rate?.share]).toEqual(['not_measurable', null]);
    const nowhere: Selection = { ...emptySelection, only: { release: ["no'such"] } };
    for (const definition of everyRate) {
      const [none] = await measure(query, definition, nowhere);
      expect([none?.key, none?.state, none?.share], definition.id).toEqual(['all', 'not_measurable', null]);
      expect(await measure(query, definition, nowhere, 'release')).toEqual([]);
    }
  });
});

describe('what stands around the KPIs', () => {
  it('counts what is in view', async () => {
    const { decisions, incidents, total } = await decisionsInView(query, emptySelection);
    expect([decisions, incidents, total]).toEqual([16, 9, 17]);
  });

  it('puts every decision in view into one cell', async () => {
    const { cells, total } = await confusion(query, emptySelection);
    expect(total).toBe(16);
    const cell = (agent: string, human: string, truth: string) =>
      cells.find((each) => each.agent_would === agent && each.human_did === human && each.truth_was === truth)
        ?.decisions;
    // 1 8 9 10 12 17
    expect(cell('act', 'approved', 'warranted')).toBe(6);
    expect(cell('act', 'held', 'not_warranted')).toBe(1);
    expect(cell('refused', 'approved', 'not_warranted')).toBe(1);
    expect(cell('act', 'expired', 'too_young')).toBe(1);
  });

  it('judges the release that decided most of what is in service, and names every one', async () => {
    const found = await scopes(query, emptySelection);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      release: 'r1',
      releaseDecisions: 14,
      decisions: 16,
    });
    expect(
      found[0]?.bundles.map(({ release, releaseIndex, inService }) => [release, releaseIndex, inService]),
    ).toEqual([
      ['r1', 1, 14],
      ['r2', 2, 2],
    ]);
    expect(found[0]?.held).toMatchObject({ tier: 'read_only_analyst', from: 'inferred' });
  });

  it('orders the evidence of a release by when incidents were opened', async () => {
    const incidents = (decisions: CountedDecisions | undefined, release: string) =>
      countIncidents(decisions!, plainCounting, {
        lagDays: 14,
        rank: 0,
        includes: (each) => each.release === release,
      });
    const [evidence] = await gateEvidence(query, definitionOf('false_positive_share'), emptySelection);
    expect(
      incidents(evidence, 'r2').map((each) => [each.incident, each.n, each.errors, each.unresolved]),
    ).toEqual([
      [10, 1, 0, 0],
      [7, 1, 0, 0],
    ]);
    const [policy] = await gateEvidence(query, definitionOf('within_policy'), emptySelection);
    expect(incidents(policy, 'r2').map((each) => each.errors)).toEqual([0, 1]);
    const r1: Selection = { ...emptySelection, only: { release: ['r1'] } };
    const [first] = await gateEvidence(query, definitionOf('false_positive_share'), r1);
    expect(incidents(first, 'r1').find((each) => each.incident === 2)).toMatchObject({
      n: 1,
      errors: 1,
      unresolved: 1,
    });
  });

  it('opens the rows behind a number, sorted and paged by the database', async () => {
    const behind = {
      of: 'metric',
      definition: definitionOf('false_positive_share'),
      part: 'counted',
    } as const;
    expect(await countDecisions(query, behind, emptySelection)).toEqual({ decisions: 10, incidents: 6 });
    const page = await listDecisions(query, behind, emptySelection, { order: 'newest', limit: 2, offset: 0 });
    expect(page.map((row) => row.decision_id)).toEqual(['d12', 'd17']);
    const held = { of: 'confusion', agentWould: 'act', humanDid: 'held' } as const;
    expect(await countDecisions(query, held, emptySelection)).toEqual({ decisions: 1, incidents: 1 });
    const disagreed = { of: 'class', matchClass: 'matched_weaker', wrong: true } as const;
    expect(await countDecisions(query, disagreed, emptySelection)).toEqual({ decisions: 1, incidents: 1 });
  });
});
