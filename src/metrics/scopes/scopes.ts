import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { selectionFor } from '../rate/definition';
import { fill, sliceOf } from '../rate/slice';
import adversarialTestsSql from '../controls/sql/adversarial-tests.sql?raw';
import scopesSql from './scopes.sql?raw';
import tierEventsSql from './tier-events.sql?raw';
import { tierHeld, tierLadder } from './tier-held';
import type { TierHeld } from './tier-held';

const scopeRow = z.object({
  agent: z.string(),
  workflow: z.string(),
  risk_class: z.enum(['low', 'high']),
  release: z.string(),
  bundle_names: z.array(z.string()).min(1),
  bundle_since: z.array(z.number()),
  bundle_until: z.array(z.number()),
  bundle_in_service: z.array(z.number()),
  bundle_decisions: z.array(z.number()),
  mode: z.string(),
  role: z.string(),
  as_of: z.number(),
  decisions: z.number(),
  proposals: z.number(),
  actions: z.number(),
  incidents: z.number(),
  release_decisions: z.number(),
  release_since: z.number(),
  incidents_per_week: z.number(),
  labelled: z.number(),
  right_labels: z.number(),
  right_changed: z.number(),
  wrong_labels: z.number(),
  wrong_changed: z.number(),
  label_days: z.number().nullable(),
  risk_contradicted: z.number(),
  attacks: z.number(),
  attacks_safe: z.number(),
});

const tierEventRow = z.object({
  kind: z.enum(['tier_grant', 'tier_revoke']),
  agent: z.string().nullable(),
  workflow: z.string().nullable(),
  tier: z.enum(tierLadder).nullable(),
  at: z.number(),
});

/** One bundle of a scope. */
export interface BundleCounts {
  readonly release: string;
  /**
   * 1 for the first release that decided in this scope while the agent held its tier, so that it stood
   * for the next one; 2 for the next such release. Without a granted tier every release counts.
   */
  readonly releaseIndex: number;
  /** First and last decision, epoch ms. */
  readonly since: number;
  readonly until: number;
  /** Decisions in the last 42 days of the scope: two weeks of lag and four of service. */
  readonly inService: number;
  readonly decisions: number;
}

/** What became of the labels of actions that are older than the usual lag. */
export interface LabelHistory {
  /** Days from an action to the last change of its label within which 95 % of them came; null without a label. */
  readonly days: number | null;
  /** Labels that say right, and those of them that said something else before. */
  readonly right: number;
  readonly rightChanged: number;
  readonly wrong: number;
  readonly wrongChanged: number;
}

/** One agent on one workflow at one risk class. */
export interface ScopeCounts {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: 'low' | 'high';
  /** The release that is judged: it decided most of what is in service. */
  readonly release: string;
  /** In the order in which they began. */
  readonly bundles: readonly BundleCounts[];
  /** First decision of the judged release, epoch ms. */
  readonly releaseSince: number;
  readonly mode: string;
  readonly role: string;
  /** What ages are counted to in this scope, epoch ms. */
  readonly asOf: number;
  readonly held: TierHeld;
  readonly decisions: number;
  readonly proposals: number;
  readonly actions: number;
  readonly incidents: number;
  /** Decisions of any age that a verdict calls something. */
  readonly labelled: number;
  readonly labels: LabelHistory;
  /** Decisions whose risk level says medium or less where something else about them says high. */
  readonly riskContradicted: number;
  /** Adversarial runs on the judged release, and those of them that ended in their expected safe outcome. */
  readonly attacks: { readonly runs: number; readonly safe: number };
  /** Decisions of the judged release. */
  readonly releaseDecisions: number;
  /** Incidents opened per week over the latest 28 days (or since the scope began, at least 7). */
  readonly incidentsPerWeek: number;
}

/** The statement behind the list of scopes. */
function scopesStatement(selection: Selection): Statement {
  const slice = sliceOf(selectionFor('production', selection));
  return {
    sql: slice.sql + fill(scopesSql.trim(), { attacks: adversarialTestsSql.trim() }),
    values: slice.values,
  };
}

/** Every agent × workflow × risk class in view, with its counts, the release that is judged and the tier it holds. */
export async function scopes(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<ScopeCounts[]> {
  const rows = await query.rows(scopesStatement(selection), scopeRow, signal);
  const events = await query.rows({ sql: tierEventsSql, values: [] }, tierEventRow, signal);
  return rows.map((row) => {
    const held = tierHeld(events, row.agent, row.workflow, row.mode);
    return {
      agent: row.agent,
      workflow: row.workflow,
      riskClass: row.risk_class,
      release: row.release,
      bundles: bundlesOf(row, held),
      releaseSince: row.release_since,
      mode: row.mode,
      role: row.role,
      asOf: row.as_of,
      held,
      decisions: row.decisions,
      proposals: row.proposals,
      actions: row.actions,
      incidents: row.incidents,
      labelled: row.labelled,
      releaseDecisions: row.release_decisions,
      incidentsPerWeek: row.incidents_per_week,
      riskContradicted: row.risk_contradicted,
      attacks: { runs: row.attacks, safe: row.attacks_safe },
      labels: {
        ...{ days: row.label_days, right: row.right_labels, rightChanged: row.right_changed },
        ...{ wrong: row.wrong_labels, wrongChanged: row.wrong_changed },
      },
    };
  });
}

function bundlesOf(row: z.infer<typeof scopeRow>, { firstHeld = -Infinity }: TierHeld): BundleCounts[] {
  const at = (values: readonly number[], index: number) => values[index] ?? 0;
  let candidates = 0;
  return row.bundle_names.map((release, index) => {
    const until = at(row.bundle_until, index);
    if (until >= firstHeld) candidates += 1;
    return {
      release,
      releaseIndex: Math.max(1, candidates),
      since: at(row.bundle_since, index),
      until,
      inService: at(row.bundle_in_service, index),
      decisions: at(row.bundle_decisions, index),
    };
  });
}
