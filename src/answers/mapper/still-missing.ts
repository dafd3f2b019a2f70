import { capital, count, counted } from '../../words/format';
import { holds } from '../../intake/mapper/conditions';
import type { Row } from '../../intake/mapper/rows/path';
import type { Preview } from '../../intake/mapper/preview';
import { fieldsOfRecord } from '../../records/fields';
import type { Mapping } from '../../records/mapping';
import type { EventType } from '../../records/vocabulary';
import { carriedRows } from '../../intake/mapper/editing/carried-rows';
import { shownFields } from '../../intake/mapper/editing/edit-mapping';
import { lackOf, untoldIn } from '../../intake/mapper/editing/field-rule';

/** Something without which rows do not count, and where on the screen it is mended. */
export interface Missing {
  readonly words: string;
  /** In a few words, for a button. */
  readonly short: string;
  readonly at:
    | 'zone'
    | { readonly record: number; readonly path: string }
    | { readonly kind: 'review' | 'verdict' }
    | null;
}

export const kindNouns: Record<EventType, string> = {
  decision: 'proposal',
  review: 'review',
  verdict: 'verdict',
  execution: 'execution',
  control: 'control event',
  release: 'bundle',
  checkpoint: 'checkpoint',
};

/** Fields of which one must be mapped, else the records stand alone. */
const tiesOf: Partial<Record<EventType, readonly string[]>> = {
  review: ['decision_id', 'finding_uid'],
  verdict: ['decision_id', 'finding_uid'],
  execution: ['decision_id', 'command_uid'],
};

const article = (noun: string) => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);
const needsZoneWords = 'times need a zone';
const needsZone = 'a time with an offset, or a named zone';

const fieldOf = (type: EventType, path: string) => `${path} of the ${kindNouns[type]}`;

/** Rows that a kind of record is made of. */
export const takenRows = (rule: Mapping['records'][number] | undefined, rows: readonly Row[]): Row[] =>
  rows.filter((row) => holds(row, rule?.when));

/** Fields of a kind that lack something, before any row is read: their paths. */
export function openFields(mapping: Mapping, record: number, rows: readonly Row[]): string[] {
  const rule = mapping.records[record];
  if (rule === undefined) return [];
  const taken = takenRows(rule, carriedRows(mapping, rows));
  return shownFields(rule)
    .filter((field) => {
      const rules = rule.fields[field.path];
      return (lackOf(field, rules) ?? untoldIn(field, rules, taken)) !== undefined;
    })
    .map(({ path }) => path);
}

/** What is still missing, most telling first. */
export function stillMissing(mapping: Mapping, rows: readonly Row[], preview: Preview | null): Missing[] {
  if (preview?.problem !== undefined) return [{ words: preview.problem, short: preview.problem, at: null }];
  const refused = preview?.rows.flatMap((row) => row.refused) ?? [];
  const missing: Missing[] = [];
  if (refused.some(({ expected }) => expected === needsZone))
    missing.push({ words: needsZoneWords, short: needsZoneWords, at: 'zone' });
  const said = new Set<string>();
  const whole = carriedRows(mapping, rows);
  mapping.records.forEach((rule, record) => {
    const taken = takenRows(rule, whole);
    for (const field of shownFields(rule)) {
      const rules = rule.fields[field.path];
      const short = fieldOf(rule.event_type, field.path);
      const lack = lackOf(field, rules);
      const words = lack === undefined ? untoldIn(field, rules, taken) : `${short} ${lack}`;
      if (words === undefined) continue;
      said.add(`${rule.event_type} ${field.path}`);
      missing.push({
        words,
        short,
        at: { record, path: field.path },
      });
    }
  });
  mapping.records.forEach((rule, record) => {
    const ties = tiesOf[rule.event_type];
    if (ties === undefined || ties.some((path) => path in rule.fields)) return;
    const words = `nothing ties a ${kindNouns[rule.event_type]} to a proposal: ${ties.join(' or ')}`;
    const short = fieldOf(rule.event_type, ties[0]!);
    missing.push({ words, short, at: { record, path: ties[0]! } });
  });
  const unsaid = (['review', 'verdict'] as const).filter(
    (kind) =>
      mapping.records.some(({ event_type: type }) => type === 'decision') &&
      !mapping.records.some(({ event_type: type }) => type === kind),
  );
  const faults = faultsOf(mapping, preview).filter(
    (fault) => !fault.isRare && !said.has(`${fault.eventType} ${fault.path}`),
  );
  const all = [
    ...missing,
    ...unsaid.map((kind) => ({ ...unsaidWords[kind], at: { kind } })),
    ...faults.map(({ words, short, at }) => ({ words, short, at })),
  ];
  return all.length > 0 || preview === null ? all : noRecord(preview);
}

/** Where nothing is wrong with any row and none gives a record. */
function noRecord({ rows }: Preview): Missing[] {
  if (rows.some(({ records }) => records.length > 0)) return [];
  if (rows.length === 0) return [{ words: 'the file has no row', short: 'rows', at: null }];
  const reasons = [...new Set(rows.map(({ leftOut }) => leftOut))].filter((each) => each !== undefined);
  const why = reasons.length === 0 ? '' : `: ${reasons.slice(0, 3).join('; ')}`;
  return [
    {
      words: `none of the first ${counted(rows.length, 'row')} gives a record${why}. Choose what a row holds, or change which rows are read`,
      short: 'what a row holds',
      at: null,
    },
  ];
}

/** Records of single rows that stay out, for a fault of their own or because their case goes on. */
export function stayOut(mapping: Mapping, preview: Preview | null): string[] {
  return faultsOf(mapping, preview)
    .filter(({ isRare }) => isRare)
    .map(({ words, lines }) => `${words} (${lines})`);
}

interface Fault extends Missing {
  readonly eventType: EventType;
  readonly path: string;
  /** Of single rows: fewer than a third of those that were to give such a record. */
  readonly isRare: boolean;
  readonly lines: string;
}

const listedLines = 3;

/** Why previewed rows give no record, most frequent first; what the zone mends is not among them. */
function faultsOf(mapping: Mapping, preview: Preview | null): Fault[] {
  const faults = new Map<
    string,
    { eventType: EventType; field: string; expected: string; lines: number[] }
  >();
  for (const { line, refused } of preview?.rows ?? []) {
    for (const { eventType, field, expected } of refused) {
      if (expected === needsZone) continue;
      const key = `${eventType} ${field} ${expected}`;
      const seen = faults.get(key);
      if (seen === undefined) faults.set(key, { eventType, field, expected, lines: [line] });
      else seen.lines.push(line);
    }
  }
  const asked = (type: EventType) =>
    preview?.rows.filter(
      ({ records, refused }) =>
        records.some((record) => record.event_type === type) ||
        refused.some(({ eventType }) => eventType === type),
    ).length ?? 0;
  return [...faults.values()]
    .sort((a, b) => b.lines.length - a.lines.length)
    .map(({ eventType, field, expected, lines }) => {
      const [path = field] = field.split(' ← ');
      const record = mapping.records.findIndex((rule) => rule.event_type === eventType);
      const isShown = fieldsOfRecord(eventType).fields.some((each) => each.path === path);
      const times = lines.length;
      const more = times > listedLines ? ' …' : '';
      return {
        eventType,
        path,
        short: fieldOf(eventType, path),
        isRare: times * 3 < asked(eventType),
        lines: `${times === 1 ? 'line' : 'lines'} ${lines.slice(0, listedLines).map(count).join(', ')}${more}`,
        words: `${counted(times, 'row')} ${times === 1 ? 'gives' : 'give'} no ${kindNouns[eventType]}: ${field}, expected ${expected}`,
        at: record >= 0 && isShown ? { record, path } : null,
      };
    });
}

const unsaidWords = {
  review: {
    words:
      'no column is taken for what a human decided: without it, here or in another file, the override rate cannot be computed',
    short: 'what a human decided',
  },
  verdict: {
    words:
      'no column is taken for what turned out to be true: without it, here or in another file, nothing is right or wrong',
    short: 'what turned out to be true',
  },
} as const;

/** What the previewed rows give: `Every row gives a proposal; 24 of 25 a review.` */
export function rowsInWords(mapping: Mapping, { rows }: Preview): string {
  const given = (type: EventType) =>
    rows.filter(({ records }) => records.some((record) => record.event_type === type)).length;
  const kinds = (Object.keys(kindNouns) as EventType[]).filter((kind) =>
    mapping.records.some(({ event_type: type }) => type === kind),
  );
  if (mapping.native === true) return `${counted(rows.length, 'row')}, read as records of the log format.`;
  if (kinds.length === 0) return 'Nothing is taken from the rows yet.';
  const parts = kinds.map((type) => ({ noun: article(kindNouns[type]), hits: given(type) }));
  if (parts.every(({ hits }) => hits === 0)) return 'No row gives a record yet.';
  const share = (hits: number) =>
    hits === rows.length ? 'every row' : hits === 0 ? 'no row' : `${count(hits)} of ${count(rows.length)}`;
  const [first, ...rest] = parts;
  const said = [
    `${share(first!.hits)}${first!.hits > 0 && first!.hits < rows.length ? ' rows' : ''} ${first!.hits > 1 && first!.hits < rows.length ? 'give' : 'gives'} ${first!.noun}`,
    ...rest.map(({ noun, hits }) => `${share(hits)} ${noun}`),
  ].join('; ');
  return `${capital(said)}.`;
}
