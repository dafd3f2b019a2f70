import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import type { ClusterSums } from '../../statistics/cluster-robust';
import { clusteredAgreement, type Coefficient } from '../../statistics/clustered-agreement';
import { selectionFor } from '../rate/definition';
import { fewestResolved } from '../rate/rate';
import { sliceOf } from '../rate/slice';
import pairsSql from './pairs.sql?raw';
import productsSql from './products.sql?raw';
import tableSql from './table.sql?raw';

const row = z.object({
  seen: z.enum(['blind', 'advised']),
  agent_did: z.string(),
  human_did: z.string(),
  pairs: z.number(),
  other_target: z.number(),
  same_override: z.number(),
});
type Row = z.infer<typeof row>;

const productRow = row.pick({ seen: true, agent_did: true, human_did: true }).extend({
  other_agent_did: z.string(),
  other_human_did: z.string(),
  product: z.number(),
  incidents: z.number(),
  hit_incidents: z.number(),
  other_incidents: z.number(),
});
type ProductRow = z.infer<typeof productRow>;

/** Agent in rows, human in columns, the same classes in the same order. */
export interface AgreementCells {
  readonly classes: readonly string[];
  readonly cells: readonly (readonly number[])[];
  readonly pairs: number;
  /** Pairs of one class of action on different targets: on the diagonal here, no agreement by target. */
  readonly otherTarget: number;
  /** Reviews that say override and name the class that was proposed: on the diagonal here, no agreement either. */
  readonly sameOverride: number;
  /** Share on the diagonal; null without a pair. */
  readonly observed: number | null;
  /** Null with too few pairs, and when both use one class only. */
  readonly kappa: Coefficient | null;
  readonly ac1: Coefficient | null;
}

export interface AgreementTables {
  readonly blind: AgreementCells;
  readonly advised: AgreementCells;
  readonly statement: Statement;
}

/**
 * Class of action that the agent proposed against the class that the human chose, blind apart from
 * advised, with Cohen's kappa (1960) and Gwet's AC1 (2008). Pairs come from proposals that were
 * matched; where the agent proposed nothing there is no pair. Intervals take pairs of one
 * incident together.
 */
export async function agreementTables(
  query: Query,
  selection: Selection,
  signal?: AbortSignal,
): Promise<AgreementTables> {
  const slice = sliceOf(selectionFor('production', selection));
  const statement = {
    sql: `${slice.sql}\n${pairsSql.trim()}\n${tableSql.trim()}`,
    values: slice.values,
  };
  const rows = await query.rows(statement, row, signal);
  const products = await query.rows(
    { sql: `${slice.sql}\n${pairsSql.trim()}\n${productsSql.trim()}`, values: slice.values },
    productRow,
    signal,
  );
  const seenAs = (seen: Row['seen']) =>
    cellsOf(
      rows.filter((each) => each.seen === seen),
      products.filter((each) => each.seen === seen),
    );
  return { blind: seenAs('blind'), advised: seenAs('advised'), statement };
}

/** Pairs, and those on the diagonal, summed over incidents. */
function sumsOf(pairs: number, same: number, products: readonly ProductRow[]): ClusterSums {
  const sum = (some: readonly ProductRow[]) => some.reduce((total, { product }) => total + product, 0);
  const diagonal = products.filter((each) => each.agent_did === each.human_did);
  const twice = diagonal.filter((each) => each.other_agent_did === each.other_human_did);
  const [{ incidents, hit_incidents: withError, other_incidents: withOther } = noIncidents] = products;
  const squares = { sumEE: sum(twice), sumEM: sum(diagonal), sumMM: sum(products) };
  return { clusters: incidents, n: pairs, errors: same, ...squares, withError, withOther };
}
const noIncidents = { incidents: 0, hit_incidents: 0, other_incidents: 0 };

function cellsOf(rows: readonly Row[], products: readonly ProductRow[]): AgreementCells {
  const sum = (some: readonly Row[]) => some.reduce((total, { pairs }) => total + pairs, 0);
  const weight = (name: string) =>
    sum(rows.filter(({ agent_did, human_did }) => agent_did === name || human_did === name));
  const classes = [...new Set(rows.flatMap(({ agent_did, human_did }) => [agent_did, human_did]))].sort(
    (a, b) => weight(b) - weight(a) || a.localeCompare(b),
  );
  const cells = classes.map((agent) =>
    classes.map((human) =>
      sum(rows.filter(({ agent_did, human_did }) => agent_did === agent && human_did === human)),
    ),
  );
  const pairs = sum(rows);
  const same = sum(rows.filter(({ agent_did, human_did }) => agent_did === human_did));
  const at = (agent: string, human: string) => [classes.indexOf(agent), classes.indexOf(human)] as const;
  const inCells = products.map((each) => ({
    a: at(each.agent_did, each.human_did),
    b: at(each.other_agent_did, each.other_human_did),
    sum: each.product,
  }));
  return {
    classes,
    cells,
    pairs,
    otherTarget: rows.reduce((total, each) => total + each.other_target, 0),
    sameOverride: rows.reduce((total, each) => total + each.same_override, 0),
    observed: pairs === 0 ? null : same / pairs,
    ...(pairs < fewestResolved
      ? { kappa: null, ac1: null }
      : clusteredAgreement(cells, inCells, sumsOf(pairs, same, products))),
  };
}
