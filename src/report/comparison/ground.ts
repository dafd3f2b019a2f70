import type { Report } from '../../records/report/report';
import { timeWords } from '../../words/paper-words';

const short = (hash: string | null) => (hash === null ? 'unknown' : `${hash.slice(0, 8)}…`);

function sources(before: Report, after: Report): string[] {
  const key = ({ sha256, name }: Report['sources'][number]) => sha256 ?? name;
  const [old, now] = [new Set(before.sources.map(key)), new Set(after.sources.map(key))];
  const gone = before.sources.filter((source) => !now.has(key(source)));
  const come = after.sources.filter((source) => !old.has(key(source)));
  const named = (list: Report['sources']) =>
    list.map(({ name, sha256 }) => `${name} (${short(sha256)})`).join(', ');
  return [
    ...(gone.length > 0 ? [`Files only in the earlier one: ${named(gone)}.`] : []),
    ...(come.length > 0 ? [`Files only in the later one: ${named(come)}.`] : []),
  ];
}

function criteria(before: Report, after: Report): string[] {
  const said = (report: Report) =>
    report.criteria.map(
      ({ hash, criteria: { name, version } }) => `${name}, version ${version} (${short(hash)})`,
    );
  const [old, now] = [said(before).join('; '), said(after).join('; ')];
  return old === now ? [] : [`Criteria: ${old || 'none'}, then ${now || 'none'}.`];
}

/** Metrics of one name that are counted by another SQL text, so that their numbers cannot be compared. */
function definitions(before: Report, after: Report): string[] {
  const old = new Map(before.definitions.map(({ id, sql }) => [id, sql]));
  return after.definitions
    .filter(({ id, sql }) => old.has(id) && old.get(id) !== sql)
    .map(({ title }) => `${title} is counted by another SQL text: its two numbers do not mean the same.`);
}

function one(what: string, before: string, after: string): string[] {
  return before === after ? [] : [`${what}: ${before}, then ${after}.`];
}

const baseline = ({ baseline: release }: Report) => release ?? 'the bundle before';

/** What two reports rest on, where it differs. */
export function groundChanges(before: Report, after: Report): string[] {
  return [
    ...sources(before, after),
    ...criteria(before, after),
    ...one('Slice', before.slice.said, after.slice.said),
    ...one('Drift told against', baseline(before), baseline(after)),
    ...one('Latest time in the logs', timeWords(before.as_of), timeWords(after.as_of)),
    ...one('Version of Shadowproof', before.app.version, after.app.version),
    ...definitions(before, after),
  ];
}
