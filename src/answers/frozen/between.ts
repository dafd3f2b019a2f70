import type { ReportScope } from '../../records/report/blocks';
import type { ReportMeasure } from '../../records/report/numbers';
import { leastCell, type Report } from '../../records/report/report';
import { count, counted, plainWord } from '../../words/format';
import { computableSmall } from './computable';
import { isSmall } from './hide-cells';

/** A number of fewer than five that two reports give together, or one report by itself. */
export interface GivenAway {
  /** What it is a number of. */
  readonly of: string;
  readonly before: number | null;
  readonly after: number | null;
  /** By how much they differ; of a number that only adding and subtracting gives, that number. */
  readonly value: number;
}

interface Published {
  readonly scopes: readonly ReportScope[];
  readonly measures: readonly ReportMeasure[];
  /** Every other table of counts: what a cell is of, and what it holds. */
  readonly cells: ReadonlyMap<string, number | null>;
}

type Gate = ReportScope['gates'][number];

function publishedIn({ sections }: Report): Published {
  const blocks = sections.flatMap((section) => section.blocks);
  const cells = new Map<string, number | null>();
  for (const block of blocks)
    if (block.kind === 'counts')
      for (const { label, counts } of block.rows)
        block.columns.forEach((column, at) =>
          cells.set(`${block.title}, ${plainWord(label)}, ${column}`, counts[at] ?? null),
        );
  return {
    scopes: blocks.flatMap((block) => (block.kind === 'scopes' ? block.scopes : [])),
    measures: blocks.flatMap((block) => (block.kind === 'measures' ? block.measures : [])),
    cells,
  };
}

const scopeKey = ({ agent, workflow, risk_class }: ReportScope) =>
  JSON.stringify([agent, workflow, risk_class]);
const scopeName = ({ agent, workflow, risk_class }: ReportScope) =>
  `${plainWord(agent)}, ${plainWord(workflow)}, ${risk_class} risk`;
const sumKey = ({ metric, by, key, label }: ReportMeasure) => JSON.stringify([metric, by, key, label]);
const sumName = ({ title, by, label }: ReportMeasure) =>
  by === 'all' ? `${title}, all` : `${title}, ${plainWord(label)}`;

/** Null where one side is left out; a group that was not there was of nobody. */
const difference = (before: number | null | undefined, after: number | null | undefined): number | null =>
  before === null || after === null ? null : (after ?? 0) - (before ?? 0);

/** Of a group that both reports publish: how many came or went, or, where none did, whose outcome changed. */
function moved(
  of: string,
  before: Pick<Gate, 'n' | 'incidents' | 'hits'> | undefined,
  after: Pick<Gate, 'n' | 'incidents' | 'hits'> | undefined,
): GivenAway[] {
  const fields = [
    ['n', 'decisions'],
    ['incidents', 'incidents'],
  ] as const;
  const found = fields.flatMap(([field, what]): GivenAway[] => {
    const value = difference(before?.[field], after?.[field]);
    if (value === null || !isSmall(Math.abs(value))) return [];
    return [
      {
        of: `${of}: ${what}`,
        before: before?.[field] ?? 0,
        after: after?.[field] ?? 0,
        value: Math.abs(value),
      },
    ];
  });
  if (found.length > 0 || difference(before?.n, after?.n) !== 0) return found;
  const hits = difference(before?.hits, after?.hits);
  return hits === null || !isSmall(Math.abs(hits))
    ? []
    : [
        {
          of: `${of}: decisions whose outcome changed`,
          ...{ before: before?.hits ?? 0, after: after?.hits ?? 0, value: Math.abs(hits) },
        },
      ];
}

/** Both sides of whatever either publishes, by its key. */
function paired<Item>(before: readonly Item[], after: readonly Item[], keyOf: (item: Item) => string) {
  const then = new Map(before.map((item) => [keyOf(item), item]));
  const now = new Map(after.map((item) => [keyOf(item), item]));
  return [...new Set([...then.keys(), ...now.keys()])].map((key) => ({
    was: then.get(key),
    is: now.get(key),
  }));
}

type ScopePair = { readonly was: ReportScope | undefined; readonly is: ReportScope | undefined };

const gatePairs = ({ was, is }: ScopePair) =>
  paired(was?.gates ?? [], is?.gates ?? [], ({ metric }) => metric);

/** By how much each scope and each sum differ, as if they were a report of what came in between. */
function between(before: Published, after: Published, sign: 1 | -1) {
  const of = (was: number | null | undefined, is: number | null | undefined) => {
    const value = difference(was, is);
    return value === null ? null : sign * value;
  };
  const scopes = paired(before.scopes, after.scopes, scopeKey).map((pair): ReportScope => {
    const gates = gatePairs(pair).map(({ was, is }) => ({
      ...(is ?? was)!,
      n: of(was?.n, is?.n),
      incidents: of(was?.incidents, is?.incidents),
    }));
    return { ...(pair.is ?? pair.was)!, gates };
  });
  const sums = paired(before.measures, after.measures, sumKey).flatMap(({ was, is }) =>
    was === undefined || is === undefined
      ? []
      : [{ ...is, n: of(was.n, is.n), incidents: of(was.incidents, is.incidents) }],
  );
  return { scopes, sums };
}

/** What adding and subtracting gives of scopes that are left out, in words. */
function computedWords(
  scopes: readonly ReportScope[],
  found: ReturnType<typeof computableSmall>,
): GivenAway[] {
  const all = found.map(({ count: field, scopes: places, value, metric }) => ({
    of: `${metric}, ${places.map((at) => scopeName(scopes[at]!)).join(' and ')}: ${field === 'n' ? 'decisions' : 'incidents'} by adding and subtracting`,
    ...{ before: null, after: null, value },
  }));
  return [...new Map(all.map((each) => [each.of, each])).values()];
}

/** What the published numbers of one report give by adding and subtracting, though they leave it out. */
export function givenAwayBy(report: Report): GivenAway[] {
  const { scopes, measures } = publishedIn(report);
  return computedWords(scopes, computableSmall(scopes, measures));
}

/**
 * Every number of fewer than five that somebody who holds both reports can compute: of a published sum or scope of one
 * less that of the other, of any cell of a table of counts, and of what adding and subtracting gives of scopes that are
 * left out. Two nightly reports one incident apart differ by it.
 */
export function givenAwayTogether(earlier: Report, report: Report): { found: GivenAway[]; compared: number } {
  const before = publishedIn(earlier);
  const after = publishedIn(report);
  const scopePairs = paired(before.scopes, after.scopes, scopeKey);
  const sumPairs = paired(before.measures, after.measures, sumKey).filter(({ was, is }) => was && is);
  const cells = [...after.cells].filter(([key]) => before.cells.has(key));
  const ofScopes = scopePairs.flatMap((pair) =>
    gatePairs(pair).flatMap(({ was, is }) =>
      moved(`${(is ?? was)!.title}, ${scopeName((pair.is ?? pair.was)!)}`, was, is),
    ),
  );
  const ofSums = sumPairs.flatMap(({ was, is }) => moved(sumName(is!), was, is));
  const ofCells = cells.flatMap(([of, is]): GivenAway[] => {
    const was = before.cells.get(of) ?? null;
    const value = difference(was, is);
    return value === null || !isSmall(Math.abs(value))
      ? []
      : [{ of, before: was, after: is, value: Math.abs(value) }];
  });
  const computed = ([1, -1] as const).flatMap((sign) => {
    const { scopes, sums } = between(before, after, sign);
    return computedWords(scopes, computableSmall(scopes, sums));
  });
  return {
    found: [...ofSums, ...ofScopes, ...ofCells, ...computed],
    compared: sumPairs.length + scopePairs.length + cells.length,
  };
}

const most = 20;

/** One line a number; of many the first. */
export function givenAwayLines(found: readonly GivenAway[]): string[] {
  const lines = found
    .slice(0, most)
    .map(({ of, before, after, value }) =>
      before === null || after === null
        ? `${of}: ${count(value)}`
        : `${of}: ${count(before)} then, ${count(after)} now, ${count(value)} apart`,
    );
  return found.length > most ? [...lines, `and ${count(found.length - most)} more`] : lines;
}

/** What was found of both together, first as one sentence. */
export const togetherSentence = (name: string, found: number, compared: number): string =>
  found === 0
    ? `Together with ${name} no group of fewer than ${leastCell} can be computed (${counted(compared, 'sum')} compared).`
    : `Together with ${name} this report would give away ${counted(found, 'number')} of groups of fewer than ${leastCell}. Nothing was written. Report after more decisions, or fewer sections.`;

/** The same of one report by itself. */
export const aloneSentence = (found: number): string =>
  found === 0
    ? `Small groups: none of fewer than ${leastCell} can be computed from what is published.`
    : `Small groups: ${counted(found, 'number')} of fewer than ${leastCell} can still be computed from what is published.`;
