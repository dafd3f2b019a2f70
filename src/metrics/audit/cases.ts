import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import type { RecordAddress } from '../../database/tables/provenance';
import { type Decision, decisionSchema } from '../../records/decision';
import type { AuditCase, ShownCase, ShownEvidence, ShownResource } from '../../records/audit-case';
import { caseDigest } from '../../records/audit-case';
import { fill } from '../rate/slice';
import placesSql from './case-places.sql?raw';
import { type AuditedScope, marksOf, scopeValues } from './frame-rows';
import { parseJson } from '../../records/json';

/** A case as readers are shown it, and what of its evidence they are not. */
export interface FoundCase extends AuditCase {
  /** Evidence that the agent wrote, or that repeats what it said. */
  readonly withheld: number;
}

const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const distinct = (values: readonly (string | undefined)[]): string[] =>
  [...new Set(values.filter((value) => value !== undefined))].sort(byCode);

/** Whether a text names one of these as its own first part: `harbor/closer` and `Harbor:7` are of `harbor`. */
function isOf(text: string | undefined, names: readonly string[]): boolean {
  const said = (text ?? '').trim().toLowerCase();
  return said !== '' && names.some((name) => said === name || /^[^/:#]+/.exec(said)?.[0].trim() === name);
}

/** Shorter words of an agent are everybody's. */
const telling = 4;
const longRepeat = 24;

/** What the agent said of the case, in small letters: evidence that repeats it is not shown. */
function wordsOf(decisions: readonly Decision[]): { names: string[]; said: string[]; rationales: string[] } {
  const small = (values: readonly (string | undefined)[]) =>
    distinct(values.map((value) => value?.trim().toLowerCase())).filter((value) => value !== '');
  const names = small(decisions.flatMap(({ agent }) => [agent.uid, agent.name, agent.instance_uid]));
  return {
    names,
    said: [...names, ...small(decisions.map(({ action }) => action.name))].filter(
      ({ length }) => length >= telling,
    ),
    rationales: small(decisions.map(({ rationale }) => rationale)),
  };
}

type Evidence = NonNullable<Decision['evidence']>[number];

function isWithheld(
  { name, provenance, verdict }: Evidence,
  { names, said, rationales }: ReturnType<typeof wordsOf>,
): boolean {
  if (isOf(provenance, names) || isOf(name, names)) return true;
  const spelled = (word: string) => [word, word.replace(/[_-]+/g, ' ')];
  return [name, verdict].some((each) => {
    const text = each?.toLowerCase() ?? '';
    if (said.flatMap(spelled).some((word) => text.includes(word))) return true;
    return rationales.some(
      (rationale) =>
        (text.length >= longRepeat && rationale.includes(text)) ||
        (rationale.length >= longRepeat && text.includes(rationale)),
    );
  });
}

const shownEvidence = ({
  uid,
  name,
  provenance,
  trust,
  observed_time,
  verdict,
}: Evidence): ShownEvidence => ({
  uid,
  name: name ?? null,
  provenance: provenance ?? null,
  trust: trust ?? null,
  observed_time: observed_time ?? null,
  verdict: provenance === undefined ? null : (verdict ?? null),
});

const severities = ['info', 'low', 'medium', 'high', 'critical'];

/** Which fields readers see, the same for every case of a draw. */
export interface CaseFields {
  readonly resources: boolean;
  readonly severity: boolean;
}

/** A case from the decisions of one incident, in whatever order they come. `fields` is the frame's `shown`. */
export function caseOf(incident: string, decisions: readonly Decision[], fields: CaseFields): FoundCase {
  const words = wordsOf(decisions);
  const all = decisions.flatMap(({ evidence }) => evidence ?? []);
  const seen = all.filter((evidence) => !isWithheld(evidence, words)).map(shownEvidence);
  const evidence = uniqueBy(seen, (each) => each.uid);
  const resources = uniqueBy(
    decisions
      .flatMap(({ resource }) => resource ?? [])
      .map(({ uid, type, name, criticality }): ShownResource => ({
        ...{ uid, type: type ?? null, name: name ?? null, criticality: criticality ?? null },
      })),
    ({ uid }) => uid,
  );
  const worst = Math.max(...decisions.map(({ severity }) => severities.indexOf(severity ?? '')));
  const times = decisions.map(({ time }) => Date.parse(time));
  const shown: ShownCase = {
    incident,
    findings: distinct(decisions.map(({ finding_uid }) => finding_uid)),
    opened: new Date(Math.min(...times)).toISOString(),
    workflow: decisions[0]?.workflow ?? '(none)',
    severity: fields.severity ? (severities[worst] ?? null) : null,
    resources: fields.resources ? resources : null,
    evidence,
  };
  const ids = distinct(decisions.map(({ decision_id }) => decision_id));
  return {
    shown,
    decisions: ids,
    digest: caseDigest({ shown, decisions: ids }),
    withheld: all.length - seen.length,
  };
}

/** The first of each key, by key; of several that differ the first by what they say, so that no order shows. */
function uniqueBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const sorted = items
    .map((item) => ({ item, key: keyOf(item), text: JSON.stringify(item) }))
    .sort((a, b) => byCode(a.key, b.key) || byCode(a.text, b.text));
  return sorted.filter(({ key }, index) => sorted[index - 1]?.key !== key).map(({ item }) => item);
}

/** The texts of records, in the order of their addresses (`readRecords` of intake/). */
export type ReadRecords = (addresses: readonly RecordAddress[]) => Promise<readonly string[]>;

const placeRow = z.object({
  uid: z.string(),
  file: z.number(),
  line: z.number(),
  byte_offset: z.number(),
  byte_length: z.number(),
});

/** So many incidents are asked for at once. */
const atOnce = 500;

export interface CaseQuestion {
  readonly scope: AuditedScope;
  /** What was recorded later is not shown, epoch ms. */
  readonly asOf: number;
  readonly shown: CaseFields;
}

/**
 * What readers are shown of some incidents, by incident, from the records as they are in their files. Rejects as
 * `Query.rows` does, and where a file has changed or is gone.
 */
export async function auditCases(
  query: Query,
  { scope, asOf, shown }: CaseQuestion,
  incidents: readonly string[],
  readRecords: ReadRecords,
  signal?: AbortSignal,
): Promise<Map<string, FoundCase>> {
  const cases = new Map<string, FoundCase>();
  for (let from = 0; from < incidents.length; from += atOnce) {
    const some = incidents.slice(from, from + atOnce);
    const sql = fill(placesSql, { releases: marksOf(scope.releases), incidents: marksOf(some) });
    const values = [...scopeValues(scope), asOf, ...some];
    const places = await query.rows({ sql, values }, placeRow, signal);
    const texts = await readRecords(
      places.map(({ file, line, byte_offset: byteOffset, byte_length: byteLength }) => ({
        ...{ file, line, byteOffset, byteLength },
      })),
    );
    signal?.throwIfAborted();
    const decisions = new Map<string, Decision[]>();
    places.forEach(({ uid }, index) => {
      const record = decisionSchema.parse(parseJson(texts[index] ?? 'null'));
      decisions.set(uid, [...(decisions.get(uid) ?? []), record]);
    });
    for (const [uid, of] of decisions) cases.set(uid, caseOf(uid, of, shown));
  }
  return cases;
}
