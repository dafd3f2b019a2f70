import type { Flags, IntervalMethod, RateDefinition } from './definition';

const sources: Readonly<Record<IntervalMethod, string>> = {
  korn_graubard: 'Interval: Korn and Graubard (1998), design effect of Franco et al. (2019) with a floor',
  clopper_pearson: 'Exact interval: Clopper, Pearson (1934)',
};

type Optional = 'unit' | 'interval' | 'population' | 'source' | 'rows' | 'madeOf' | 'readsLag';

/** What a share is: its words, and its flags as SQL conditions. Everything else about it comes from here. */
export type ShareSpec<Id extends string> = Omit<RateDefinition<Id>, Optional | 'flags' | 'sql'> &
  Partial<Pick<RateDefinition, Optional>> &
  Pick<Flags, 'counted' | 'hit'> &
  Partial<Pick<Flags, 'open' | 'young' | 'unlogged'>>;

/**
 * A share: of decisions in production, with Korn and Graubard's interval, every decision resolved and old enough,
 * unless the specification says otherwise.
 */
export function share<const Id extends string>(spec: ShareSpec<Id>): RateDefinition<Id> {
  const { counted, hit, open = 'FALSE', young = 'FALSE', unlogged = 'FALSE', ...words } = spec;
  const flags: Flags = {
    ...{ counted, hit, open, young, unlogged },
    unloggedOf: spec.sayOpenMisses === undefined ? 'counted' : 'open',
  };
  const { interval = 'korn_graubard', rows = 'decisions' } = spec;
  return {
    ...{ unit: 'decision', population: 'production', source: sources[interval], madeOf: [] },
    readsLag: young !== 'FALSE',
    ...words,
    ...{ interval, rows, flags, sql: flagsSql(spec.title, flags, rows) },
  };
}

/** The flags of a share of what truth says about those decisions, once they are old enough to be judged. */
export const byTruth = (of: string) => ({
  counted: `${of}\n    AND is_mature AND truth IS NOT NULL`,
  open: `${of}\n    AND is_mature AND truth IS NULL`,
  young: `${of}\n    AND NOT is_mature`,
});

/** Neither a repetition nor a test by the word of its label. */
export const ownCase = "unadjudicable NOT IN ('duplicate', 'test')";

const columns = ['group_key', 'incident_key', 'event_id', 'decision_id'] as const;

function flagsSql(title: string, flags: Flags, rows: RateDefinition['rows']): string {
  const { counted, hit, open, young, unlogged } = flags;
  const keys = {
    decisions: columns,
    logged: columns.map((name) => `s.${name}`),
    units: columns.map((name) => (name === 'group_key' ? name : `min(${name}) AS ${name}`)),
  }[typeof rows === 'string' ? rows : 'units'];
  const lines = [
    ...keys,
    `${counted} AS counted`,
    `${hit} AS hit`,
    `${open} AS "open"`,
    `${young} AS young`,
    ...(unlogged === 'FALSE' ? [] : [`${unlogged} AS unlogged`]),
  ];
  return `-- ${title}\nSELECT\n  ${lines.join(',\n  ')}\n${fromSql(rows)}`;
}

/** Where the flags are read from. */
export function fromSql(rows: RateDefinition['rows']): string {
  if (rows === 'decisions') return 'FROM slice';
  if (rows === 'logged') return 'FROM slice s\nJOIN decisions d ON d.event_id = s.event_id';
  return `FROM slice\nWHERE ${rows.where}\nGROUP BY group_key, agent, release, ${rows.by}`;
}

/** The flags of a metric that is counted decision by decision; throws RangeError for one that groups or joins first. */
export function flagsByDecision({ id, rows, flags }: Pick<RateDefinition, 'id' | 'rows' | 'flags'>): Flags {
  if (rows !== 'decisions') throw new RangeError(`${id} is not counted decision by decision`);
  return flags;
}
