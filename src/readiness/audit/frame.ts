import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Conduct, WeakAnswer } from '../../records/audit';
import { canonical } from '../../records/canonical';

/** What is drawn from: one agent on one workflow at one risk class, under the bundles that are judged together. */
export interface AuditScope {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: 'low' | 'high';
  readonly releases: readonly string[];
}

/** One incident as the log had it when the sample was drawn. */
export interface FrameRow {
  readonly uid: string;
  /** `incident_key` of the facts of this load. */
  readonly key: number;
  /** First own production decision on it, epoch ms. */
  readonly openedAt: number;
  readonly decisions: number;
  /** Of its most consequential decision; `none` where the agent proposed nothing. */
  readonly category: string;
  readonly conduct: Conduct;
  readonly weak: WeakAnswer;
  readonly namesResource: boolean;
  readonly namesSeverity: boolean;
}

export interface FrameIncident {
  readonly uid: string;
  readonly key: number;
  readonly openedAt: number;
  readonly decisions: number;
  /** Index into the strata of the frame. */
  readonly stratum: number;
}

export interface Stratum {
  readonly category: string;
  readonly conduct: Conduct;
  readonly weak: WeakAnswer;
  /** Day on which its week or month begins; `all` where both would be too small. */
  readonly week: string;
  readonly incidents: number;
  /** SHA-256 of its incidents. */
  readonly digest: string;
}

/** Every incident that can be drawn, in the order in which they were opened. */
export interface AuditFrame {
  readonly scope: AuditScope;
  /** Opening time of the last incident, epoch ms. */
  readonly through: number;
  /** Only what was recorded until then counts, epoch ms. */
  readonly asOf: number;
  readonly strata: readonly Stratum[];
  readonly incidents: readonly FrameIncident[];
  /** What readers see of a case, the same for every case of a draw. */
  readonly shown: ShownFields;
  readonly digest: string;
}

/** A field that only some conducts name would tell a reader what the agent did. */
export interface ShownFields {
  readonly resources: boolean;
  readonly severity: boolean;
}

/** Below it on average, weeks become months and months become one; of a large frame so that 1,000 are left. */
const smallestStratum = 20;
const mostStrata = 1000;

/**
 * The frame of a scope from its incidents, in whatever order they come. `covered` are incidents of earlier draws that
 * this one leaves out, or, with `isAgain`, all that it draws from. Throws RangeError when nothing is left to draw.
 */
export function frameOf(
  rows: readonly FrameRow[],
  {
    scope,
    asOf,
    covered = new Set<string>(),
    isAgain = false,
  }: { scope: AuditScope; asOf: number; covered?: ReadonlySet<string>; isAgain?: boolean },
): AuditFrame {
  const shown = shownFields(rows);
  const left = rows.filter(({ uid }) => covered.has(uid) === isAgain).sort(byOpening);
  const last = left.at(-1);
  if (last === undefined) throw new RangeError('no incident is left to draw');
  const periodOf = periods(left);
  const members = new Map<string, { first: FrameRow; week: string; lines: string[] }>();
  const lines: string[] = [];
  const named = left.map((row) => {
    const week = periodOf(row);
    const name = `${groupOf(row)}${JSON.stringify(week)}`;
    const line = lineOf(row);
    lines.push(line);
    const known = members.get(name);
    if (known === undefined) members.set(name, { first: row, week, lines: [line] });
    else known.lines.push(line);
    return { row, name };
  });
  const names = [...members.keys()].sort();
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const incidents = named.map(({ row: { uid, key, openedAt, decisions }, name }): FrameIncident => {
    return { uid, key, openedAt, decisions, stratum: indexOf.get(name) ?? 0 };
  });
  const strata = names.flatMap((name): Stratum[] => {
    const of = members.get(name);
    if (of === undefined) return [];
    const { category, conduct, weak } = of.first;
    return [
      { category, conduct, weak, week: of.week, incidents: of.lines.length, digest: digestOf(of.lines) },
    ];
  });
  const sorted = { ...scope, releases: [...scope.releases].sort() };
  const digest = digestOf([canonical(sorted), ...lines]);
  return { scope: sorted, through: last.openedAt, asOf, strata, incidents, shown, digest };
}

const byOpening = (a: FrameRow, b: FrameRow) => a.openedAt - b.openedAt || (a.uid < b.uid ? -1 : 1);

const groupOf = ({ category, conduct, weak }: FrameRow) => JSON.stringify([category, conduct, weak]);

const lineOf = ({ uid, openedAt, decisions, category, conduct, weak }: FrameRow) =>
  canonical([uid, openedAt, decisions, category, conduct, weak]);

const dayMs = 86_400_000;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
/** The Monday of its week; 1970-01-01 was a Thursday. */
const weekOf = (ms: number) => dayOf((Math.floor((Math.floor(ms / dayMs) + 3) / 7) * 7 - 3) * dayMs);
const monthOf = (ms: number) => `${dayOf(ms).slice(0, 7)}-01`;

/** Weeks, months or one: the shortest whose strata are large enough on average, for each group by itself. */
function periods(rows: readonly FrameRow[]): (row: FrameRow) => string {
  const groups = new Map<string, { incidents: number; weeks: Set<string>; months: Set<string> }>();
  for (const row of rows) {
    const name = groupOf(row);
    const group = groups.get(name) ?? { incidents: 0, weeks: new Set(), months: new Set() };
    group.incidents += 1;
    group.weeks.add(weekOf(row.openedAt));
    group.months.add(monthOf(row.openedAt));
    groups.set(name, group);
  }
  const least = Math.max(smallestStratum, rows.length / mostStrata);
  return (row) => {
    const group = groups.get(groupOf(row));
    if (group === undefined) return 'all';
    if (group.incidents >= least * group.weeks.size) return weekOf(row.openedAt);
    return group.incidents >= least * group.months.size ? monthOf(row.openedAt) : 'all';
  };
}

/** Shown where incidents on which the agent held back name it as often, within a tenth, as those on which it acted. */
function shownFields(rows: readonly FrameRow[]): ShownFields {
  const shareOf = (of: readonly FrameRow[], names: (row: FrameRow) => boolean) =>
    of.filter(names).length / of.length;
  const acted = rows.filter(({ category }) => category !== 'none');
  const silent = rows.filter(({ category }) => category === 'none');
  const isShown = (names: (row: FrameRow) => boolean) =>
    acted.length === 0 ||
    silent.length === 0 ||
    Math.abs(shareOf(acted, names) - shareOf(silent, names)) <= 0.1;
  return {
    resources: isShown(({ namesResource }) => namesResource),
    severity: isShown(({ namesSeverity }) => namesSeverity),
  };
}

/** SHA-256 of lines, each with its end. */
function digestOf(lines: readonly string[]): string {
  const hash = sha256.create();
  for (const line of lines) hash.update(utf8ToBytes(`${line}\n`));
  return bytesToHex(hash.digest());
}
