import type { BlockOf, ReportBlock } from '../../records/report/blocks';
import type { Report } from '../../records/report/report';

type Cell = string | number | null;
export interface CsvTable {
  /** File name without an ending. */
  readonly name: string;
  readonly text: string;
}

/** A cell that a spreadsheet reads as that text: a leading = + - @ would be a formula there. */
function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const table = (heads: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [heads, ...rows].map((row) => `${row.map(written).join(',')}\r\n`).join('');

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
  return table(gateHeads.split(','), rows);
}

function measuresCsv({ measures }: BlockOf<'measures'>): string {
  const heads =
    'metric,by,key,label,state,share,interval_lower,interval_upper,hits,n,incidents,unresolved,bounds_lower,bounds_upper,reason';
  return table(
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
    'agent,subject,before,after,before_share,before_hits,before_n,after_share,after_hits,after_n,difference,lower,upper,direction';
  return table(
    heads.split(','),
    changes.map(({ agent, subject, before, after, difference, interval, direction }) => [
      ...[agent, subject, before.label, after.label],
      ...[before.share, before.hits, before.n, after.share, after.hits, after.n],
      ...[difference, interval?.lower ?? null, interval?.upper ?? null, direction],
    ]),
  );
}

function csvOf(block: ReportBlock): string {
  switch (block.kind) {
    case 'scopes':
      return scopesCsv(block);
    case 'notes':
      return table(
        ['leads', 'note'],
        block.notes.map(({ strong, text }) => [strong ? 'yes' : 'no', text]),
      );
    case 'measures':
      return measuresCsv(block);
    case 'counts':
      return table(
        ['key', block.heading, ...block.columns],
        block.rows.map(({ key, label, counts }) => [key, label, ...counts]),
      );
    case 'quantities':
      return table(
        ['id', 'title', 'unit', 'value', 'interval_lower', 'interval_upper', 'n', 'state', 'reason'],
        block.quantities.map((each) => [
          ...[each.id, each.title, each.unit, each.value],
          ...[each.interval?.lower ?? null, each.interval?.upper ?? null, each.n, each.state, each.reason],
        ]),
      );
    case 'changes':
      return changesCsv(block);
    case 'texts':
      return table(
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
