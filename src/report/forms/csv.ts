import type { BlockOf, ReportBlock } from '../../records/report/blocks';
import type { Report } from '../../records/report/report';
import { csvText } from '../../words/csv';

type Cell = string | number | null;
export interface CsvTable {
  /** File name without an ending. */
  readonly name: string;
  readonly text: string;
}

const gateHeads =
  'agent,workflow,risk_class,release,verdict,deciding_rule,gate,gate_state,errors,incidents,hits,n,unresolved,share,limit,alpha,e_value,e_needed,worse_e,worse_needed,ordinary_lower,ordinary_upper,time_uniform_lower,time_uniform_upper,more_clean_incidents,reason';

function scopesCsv({ scopes }: BlockOf<'scopes'>): string {
  const rows = scopes.flatMap((scope): Cell[][] => {
    const own: Cell[] = [
      scope.agent,
      scope.workflow,
      scope.risk_class,
      scope.release,
      scope.state,
      scope.deciding_rule,
    ];
    if (scope.gates.length === 0) return [own];
    return scope.gates.map((gate) => [
      ...own,
      ...[gate.id, gate.state, gate.errors, gate.incidents, gate.hits, gate.n, gate.unresolved, gate.share],
      ...[gate.limit, gate.alpha, gate.e_value, gate.e_needed, gate.worse_e, gate.worse_needed],
      ...[gate.ordinary?.lower ?? null, gate.ordinary?.upper ?? null],
      ...[gate.time_uniform?.lower ?? null, gate.time_uniform?.upper ?? null],
      ...[gate.more_clean_incidents, gate.reason],
    ]);
  });
  return csvText(gateHeads.split(','), rows);
}

function measuresCsv({ measures }: BlockOf<'measures'>): string {
  const heads =
    'metric,by,key,label,state,share,interval_lower,interval_upper,hits,n,incidents,unresolved,bounds_lower,bounds_upper,reason';
  return csvText(
    heads.split(','),
    measures.map((each) => [
      ...[each.metric, each.by, each.key, each.label, each.state, each.share],
      ...[each.interval?.lower ?? null, each.interval?.upper ?? null],
      ...[each.hits, each.n, each.incidents, each.unresolved],
      ...[each.bounds?.lower ?? null, each.bounds?.upper ?? null, each.reason],
    ]),
  );
}

function changesCsv({ changes }: BlockOf<'changes'>): string {
  const heads =
    'agent,subject,before,after,before_share,before_hits,before_n,before_incidents,after_share,after_hits,after_n,after_incidents,difference,lower,upper,direction';
  return csvText(
    heads.split(','),
    changes.map(({ agent, subject, before, after, difference, interval, direction }) => [
      ...[agent, subject, before.label, after.label],
      ...[before.share, before.hits, before.n, before.incidents],
      ...[after.share, after.hits, after.n, after.incidents],
      ...[difference, interval?.lower ?? null, interval?.upper ?? null, direction],
    ]),
  );
}

function matchedCsv({ rows }: BlockOf<'matched'>): string {
  const heads =
    'agent,metric,before,after,cases,open,incidents,both,before_only,after_only,before_share,after_share,difference,lower,upper,p,adjusted_p,state,reason';
  return csvText(
    heads.split(','),
    rows.map((row) => [
      ...[row.agent, row.metric, row.before, row.after, row.cases, row.open, row.incidents],
      ...[row.both, row.before_only, row.after_only, row.before_share, row.after_share, row.difference],
      ...[row.interval?.lower ?? null, row.interval?.upper ?? null],
      ...[row.p, row.adjusted_p, row.state, row.reason],
    ]),
  );
}

/** One line a measure and pair of bundles, then one a kind of case. */
function mixCsv({ rows }: BlockOf<'mix'>): string {
  const heads =
    'agent,metric,before,after,kind_of_case,before_n,before_hits,before_incidents,after_n,after_hits,after_incidents,difference,lower,upper,mix,behaviour,one_only,standardised,standardised_lower,standardised_upper,p,alike_p,shared_kinds,kinds_against,state,reason';
  return csvText(
    heads.split(','),
    rows.flatMap((row): Cell[][] => {
      const own = [row.agent, row.metric, row.before.label, row.after.label];
      const { interval, standardised_interval: standard, before, after } = row;
      return [
        [
          ...[...own, 'all', before.n, before.hits, before.incidents, after.n, after.hits, after.incidents],
          ...[row.difference, interval?.lower ?? null, interval?.upper ?? null],
          ...[row.mix, row.behaviour, row.one_only],
          ...[row.standardised, standard?.lower ?? null, standard?.upper ?? null],
          ...[row.p, row.alike_p, row.shared_kinds, row.kinds_against, row.state, row.reason],
        ],
        ...row.kinds.map((kind): Cell[] => [
          ...[...own, kind.label, kind.before_n, kind.before_hits, kind.before_incidents],
          ...[kind.after_n, kind.after_hits, kind.after_incidents, null, null, null],
          ...[kind.mix, kind.behaviour, kind.one_only],
        ]),
      ];
    }),
  );
}

function proposalsCsv({ proposals }: BlockOf<'proposals'>): string {
  const heads =
    'kind,name,version,settings_sha256,stretch,from,until,actions,incidents,measure,share,lower,upper,hits,n,share_incidents,state,held';
  return csvText(
    heads.split(','),
    proposals.flatMap((proposal) =>
      (['whole', 'earlier', 'later'] as const).flatMap((name) => {
        const { from, until, actions, incidents, shares } = proposal[name];
        return shares.map((each): Cell[] => [
          ...[proposal.kind, proposal.name, proposal.version, proposal.sha256],
          ...[name, from, until, actions, incidents, each.id, each.share],
          ...[each.interval?.lower ?? null, each.interval?.upper ?? null, each.hits, each.n, each.incidents],
          ...[each.state, proposal.held === null ? 'cannot be told' : proposal.held ? 'yes' : 'no'],
        ]);
      }),
    ),
  );
}

function csvOf(block: ReportBlock): string {
  switch (block.kind) {
    case 'scopes':
      return scopesCsv(block);
    case 'notes':
      return csvText(
        ['leads', 'note'],
        block.notes.map(({ strong, text }) => [strong ? 'yes' : 'no', text]),
      );
    case 'measures':
      return measuresCsv(block);
    case 'counts':
      return csvText(
        ['key', block.heading, ...block.columns],
        block.rows.map(({ key, label, counts }) => [key, label, ...counts]),
      );
    case 'quantities':
      return csvText(
        ['id', 'title', 'unit', 'value', 'interval_lower', 'interval_upper', 'n', 'state', 'reason'],
        block.quantities.map((each) => [
          ...[each.id, each.title, each.unit, each.value],
          ...[each.interval?.lower ?? null, each.interval?.upper ?? null, each.n, each.state, each.reason],
        ]),
      );
    case 'changes':
      return changesCsv(block);
    case 'matched':
      return matchedCsv(block);
    case 'mix':
      return mixCsv(block);
    case 'proposals':
      return proposalsCsv(block);
    case 'texts':
      return csvText(
        block.columns.map(({ title }) => title),
        block.rows,
      );
  }
}

/** Every table of a report as CSV (RFC 4180); what is left out is an empty cell. */
export function csvTables({ sections }: Report): CsvTable[] {
  return sections.flatMap((section) =>
    section.blocks.map((block) => ({
      name: `${section.id}-${block.id.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 80)}`,
      text: csvOf(block),
    })),
  );
}
