import { z } from 'zod';
import type { Query } from '../../database/engine/query';
import type { Permuting } from '../../metrics/drift/reported';
import type { ReadRecords } from '../../metrics/audit/cases';
import type { AuditDraw } from '../../records/audit';
import type { Attestation } from '../../records/attestation';
import type { Criteria } from '../../records/criteria';
import type { ReportBlock } from '../../records/report/blocks';
import {
  leastCell,
  type Report,
  type ReportDecision,
  reportFormat,
  reportSchema,
  type ReportSectionId,
  reportSections,
} from '../../records/report/report';
import type { Selection } from '../../slice/selection/selection';
import { criteriaHash } from '../../readiness/criteria/criteria';
import type { LoadAccount } from '../../intake/loading/account';
import { askedScopes } from '../../readiness/gather/asked-scopes';
import { readBundles } from '../../metrics/in-view/bundles';
import releaseNamesSql from '../../metrics/in-view/release-names.sql?raw';
import { shortRelease } from '../../words/filter-words';
import { ownStamp } from '../../records/own-version';
import { type ChosenChange, type Freezing, StatementBook } from './context';
import { frozenDefinitions } from './definitions';
import { freezeDrift } from './drift';
import { saidOf } from './headline';
import { hiddenIn } from './hidden';
import { freezeIntegrity } from './integrity';
import { limitsOf } from './limits';
import { freezeOutcomes } from './outcomes';
import { freezeOverrides } from './overrides';
import { freezeReadiness } from './readiness';
import { freezeRollbacks } from './rollbacks';
import { type RawField, rawRowsBlock } from './rows';
import { frozenSlice } from './slice';
import { frozenSources } from './sources';
import { freezeTests } from './tests';
import { freezeWhatIf } from './what-if';

export const sectionTitles: Readonly<Record<ReportSectionId, string>> = {
  readiness: 'Readiness',
  outcomes: 'Outcomes',
  overrides: 'Overrides',
  rollbacks: 'Rollbacks',
  drift: 'Drift, bundle by bundle',
  what_if: 'Proposed changes',
  tests: 'Tests',
  integrity: 'Integrity of the logs',
  definitions: 'Definitions',
};

/** What the numbers of a report depend on. */
export interface NumbersAsked {
  readonly account: LoadAccount;
  readonly period: { readonly from: number; readonly to: number; readonly asOf: number };
  readonly selection: Selection;
  readonly criteria: readonly Criteria[];
  readonly attestations: readonly Attestation[];
  /** Records of draws that are judged on. */
  readonly audits?: readonly AuditDraw[];
  readonly readRecords?: ReadRecords;
  readonly sections: readonly ReportSectionId[];
  readonly rawFields: readonly RawField[];
  /** Release that drift is told against; null: each bundle against the one before. */
  readonly baseline: string | null;
  /** Chosen thresholds, policies and breakers; each is a line of the report with its evidence. */
  readonly changes: readonly ChosenChange[];
  /** The name of a person in this report; null numbers people in their order. */
  readonly personName: ((uid: string) => string) | null;
  /** Where labels are permuted; missing: in this thread. The numbers are the same. */
  readonly permuting?: Permuting;
}

/** What an author writes around them. */
export interface WordsAsked {
  readonly title: string;
  readonly remarks: Partial<Record<ReportSectionId, string>>;
  readonly decision: ReportDecision | null;
  /** What the self-tests of this visit found, as sentences. */
  readonly selfTests?: readonly string[];
  /** The tries of the ledger, as sentences. */
  readonly tries?: readonly string[];
  /** What all looks together do not leave to promote; null where they leave all. */
  readonly withheld?: string | null | undefined;
  /** What changed since an earlier report. */
  readonly since?: Report['since'];
  /** RFC 3339. */
  readonly exportedAt: string;
}

export type FrozenNumbers = Omit<Report, 'title' | 'decision' | 'exported_at'>;

const nameRow = z.object({ id: z.string(), name: z.string() });
const rfc = (epoch: number) => new Date(epoch).toISOString();

async function contextOf(query: Query, asked: NumbersAsked, signal?: AbortSignal): Promise<Freezing> {
  const names = await query.rows({ sql: releaseNamesSql, values: [] }, nameRow, signal);
  const known = new Map(names.map(({ id, name }) => [id, name]));
  const { selection, account, criteria, attestations, personName, period, baseline, changes, permuting } =
    asked;
  return {
    query,
    selection,
    asOf: period.asOf,
    account,
    criteria,
    ...{ attestations, audits: asked.audits ?? [] },
    personName,
    baseline,
    changes,
    book: new StatementBook(),
    metrics: new Set(),
    bundles: await readBundles(query, signal ?? new AbortController().signal),
    releaseName: (id) => known.get(id) ?? shortRelease(id),
    ...(asked.readRecords === undefined ? {} : { readRecords: asked.readRecords }),
    ...(permuting ? { permuting } : {}),
    ...(signal ? { signal } : {}),
  };
}

const freezers = {
  outcomes: freezeOutcomes,
  overrides: freezeOverrides,
  rollbacks: freezeRollbacks,
  drift: freezeDrift,
  what_if: freezeWhatIf,
  tests: freezeTests,
  integrity: freezeIntegrity,
} as const satisfies Partial<
  Record<
    ReportSectionId,
    (freezing: Freezing, sections: readonly ReportSectionId[]) => Promise<ReportBlock[]>
  >
>;

/**
 * Computes the numbers of a report over the logs that `query` holds, aggregates only: small cells are left
 * out, people get pseudonyms. The same logs, criteria and questions give the same numbers, digit for
 * digit. Rejects as `Query.rows` does.
 */
export async function freezeNumbers(
  query: Query,
  asked: NumbersAsked,
  signal?: AbortSignal,
): Promise<FrozenNumbers> {
  const freezing = await contextOf(query, asked, signal);
  const wanted = reportSections.filter(
    (id) => asked.sections.includes(id) && (id !== 'what_if' || asked.changes.length > 0),
  );
  const sections: Report['sections'] = [];
  const readiness = wanted.includes('readiness') ? await freezeReadiness(freezing) : null;
  for (const id of wanted) {
    const blocks =
      id === 'readiness'
        ? (readiness?.blocks ?? [])
        : id === 'definitions'
          ? []
          : await freezers[id](freezing, wanted);
    sections.push({ id, title: sectionTitles[id], remark: null, blocks });
  }
  const raw = await rawRowsBlock(freezing, asked.rawFields);
  if (raw !== null) {
    const last = sections.find(({ id }) => id === 'integrity') ?? sections.at(-1);
    last?.blocks.push(raw);
  }
  const measures = sections
    .flatMap((section) => section.blocks)
    .flatMap((block) => (block.kind === 'measures' ? block.measures : []));
  for (const section of sections) {
    if (section.id === 'readiness' && readiness !== null) section.blocks = readiness.beside(measures);
  }
  const blocks = sections.flatMap((section) => section.blocks);
  const sources = frozenSources(asked.account);
  const hidden = hiddenIn(blocks);
  const hasPeople = blocks.some(({ id }) => id === 'people');
  return {
    format: reportFormat,
    app: { name: 'Shadowproof', ...ownStamp },
    as_of: rfc(asked.period.asOf),
    period: { from: rfc(asked.period.from), to: rfc(asked.period.to) },
    ...(readiness === null || readiness.missing.length === 0 ? {} : { missing: [...readiness.missing] }),
    ...saidOf(readiness?.evaluation ?? null, blocks, asked.period),
    limits: limitsOf(blocks, sources, hidden),
    slice: frozenSlice(asked.selection, freezing.releaseName),
    baseline: asked.baseline,
    set_aside: readiness === null ? [] : [...askedScopes(asked.selection).setAside],
    criteria: asked.criteria.map((criteria) => ({ hash: criteriaHash(criteria), criteria })),
    attestations: readiness === null ? [] : asked.attestations.map((each) => ({ ...each })),
    sources,
    privacy: {
      least_cell: leastCell,
      hidden,
      people: hasPeople ? (asked.personName === null ? 'numbered' : 'salted') : 'none',
      raw_fields: [...asked.rawFields],
      raw_rows: raw?.rows.length ?? 0,
    },
    sections,
    definitions: frozenDefinitions(freezing.metrics, wanted.includes('definitions')),
    statements: freezing.book.statements,
  };
}

/** The numbers with an author's words around them, checked. Throws a ZodError for words that are too long. */
export function withWords(numbers: FrozenNumbers, words: WordsAsked): Report {
  return reportSchema.parse({
    ...numbers,
    exported_at: words.exportedAt,
    title: words.title,
    decision: words.decision,
    ...(words.selfTests === undefined || words.selfTests.length === 0
      ? {}
      : { self_tests: [...words.selfTests] }),
    ...(words.tries === undefined || words.tries.length === 0 ? {} : { tries: [...words.tries] }),
    ...(words.withheld == null ? {} : { withheld: words.withheld }),
    ...(words.since === undefined ? {} : { since: words.since }),
    sections: numbers.sections.map((section) => ({
      ...section,
      remark: words.remarks[section.id]?.trim() || null,
    })),
  });
}
