import { z } from 'zod';
import type { Query, Statement } from '../../database/engine/query';
import type { Selection } from '../../slice/selection/selection';
import { cohenKappa } from '../../statistics/cohen-kappa';
import { gwetAc1 } from '../../statistics/gwet-ac1';
import type { Interval } from '../../statistics/interval';
import { selectionFor } from '../rate/definition';
import { fewestResolved } from '../rate/rate';
import { sliceOf } from '../rate/slice';
import pairsSql from './pairs.sql?raw';
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

export interface Coefficient extends Interval {
  readonly value: number;
}

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
 * matched; where the agent proposed nothing there is no pair. Intervals take pairs as independent.
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
  return {
    blind: cellsOf(rows.filter(({ seen }) => seen === 'blind')),
    advised: cellsOf(rows.filter(({ seen }) => seen === 'advised')),
    statement,
  };
}

function cellsOf(rows: readonly Row[]): AgreementCells {
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
  const kappa = pairs < fewestResolved ? null : cohenKappa(cells);
  const ac1 = pairs < fewestResolved ? null : gwetAc1(cells);
  return {
    classes,
    cells,
    pairs,
    otherTarget: rows.reduce((total, each) => total + each.other_target, 0),
    sameOverride: rows.reduce((total, each) => total + each.same_override, 0),
    observed: pairs === 0 ? null : same / pairs,
    kappa: kappa && { value: kappa.kappa, lower: kappa.lower, upper: kappa.upper },
    ac1: ac1 && { value: ac1.ac1, lower: ac1.lower, upper: ac1.upper },
  };
}
