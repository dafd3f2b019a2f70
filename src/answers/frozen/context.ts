import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Query } from '../../database/engine/query';
import type { Permuting } from '../../metrics/drift/reported';
import type { ReadRecords } from '../../metrics/audit/cases';
import type { AuditDraw } from '../../records/audit';
import type { Attestation } from '../../records/attestation';
import type { Criteria } from '../../records/criteria';
import type { ReportStatement } from '../../records/report/numbers';
import type { Change, Proposal } from '../../records/what-if';
import type { Selection } from '../../slice/selection/selection';
import type { LoadAccount } from '../../intake/loading/account';

/** A threshold, policy or breaker that the author takes into the report. */
export interface ChosenChange {
  readonly change: Change;
  /** Do its settings leave with the report? Its name, digest and evidence do. */
  readonly hasSettings: boolean;
  /** Its evidence as it was reckoned in this visit; taken where slice and files are the same. */
  readonly reckoned?: Proposal;
}

/** What a section is made from. */
export interface Freezing {
  readonly query: Query;
  readonly selection: Selection;
  /** Latest time in the logs, epoch ms. */
  readonly asOf: number;
  readonly account: LoadAccount;
  readonly criteria: readonly Criteria[];
  readonly attestations: readonly Attestation[];
  /** Records of draws that are judged on. */
  readonly audits: readonly AuditDraw[];
  /** Reads records again, to compare what readers were shown with what the logs hold. */
  readonly readRecords?: ReadRecords;
  /** The name of a person in this report; null numbers people in their order. */
  readonly personName: ((uid: string) => string) | null;
  /** Release that drift is told against; null: each bundle against the one before. */
  readonly baseline: string | null;
  /** Chosen thresholds, policies and breakers. */
  readonly changes: readonly ChosenChange[];
  readonly book: StatementBook;
  readonly metrics: Set<string>;
  /** Bundles by agent in the order of their first decision. */
  readonly bundles: readonly { readonly release: string; readonly agent: string }[];
  readonly releaseName: (id: string) => string;
  /** Where labels are permuted; missing: in this thread. */
  readonly permuting?: Permuting;
  readonly signal?: AbortSignal;
}

interface Asked {
  readonly sql: string;
  readonly values: readonly ReportStatement['values'][number][];
}

/** Every statement behind a number, once, numbered from 1. */
export class StatementBook {
  readonly #numbers = new Map<string, number>();
  readonly statements: ReportStatement[] = [];

  /** The number of a statement; `label` names it where it is new. */
  number(label: string, statement: Asked | null | undefined): number | null {
    if (!statement) return null;
    const { sql, values } = statement;
    const key = JSON.stringify([sql, values]);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.statements.push({ label, sha256: bytesToHex(sha256(utf8ToBytes(sql))), sql, values: [...values] });
    this.#numbers.set(key, this.statements.length);
    return this.statements.length;
  }
}

/**
 * Ten significant digits: more says nothing, and the order in which an engine adds up must not show.
 * Integers stay as they are; what is no number is null.
 */
export function tenDigits(value: number): number {
  return Number.isSafeInteger(value) ? value : Number(value.toPrecision(10));
}

export const tenDigitsOrNull = (value: number | null | undefined): number | null =>
  value === null || value === undefined || !Number.isFinite(value) ? null : tenDigits(value);

export const rangeOf = (range: { lower: number; upper: number } | null | undefined) =>
  range === null || range === undefined || !Number.isFinite(range.lower) || !Number.isFinite(range.upper)
    ? null
    : { lower: tenDigits(range.lower), upper: tenDigits(range.upper) };
