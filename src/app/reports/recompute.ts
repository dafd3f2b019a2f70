import type { Query } from '../../database/engine/query';
import type { Report } from '../../records/report/report';
import type { Comparison } from '../../report/comparison/compare';
import type { LoadAccount } from '../loading/account';
import { compared } from './compare-reports';
import { freezeNumbers, withWords } from './freeze/freeze';
import { rawFields } from './freeze/rows';
import { selectionOfSlice } from './freeze/slice';
import { baseName } from './freeze/sources';

/** What computing a report's numbers anew from the logs that are open gave. */
export interface Recomputed {
  readonly isReproduced: boolean;
  readonly numbers: number;
  readonly comparison: Comparison;
  /** Why it cannot be expected to be the same; empty when the very same files are open. */
  readonly otherFiles: readonly string[];
}

function otherFiles(report: Report, account: LoadAccount): string[] {
  const open = new Set(account.files.map(({ sha256 }) => sha256));
  const stated = new Set(report.sources.map(({ sha256 }) => sha256));
  return [
    ...report.sources.filter(({ sha256 }) => !open.has(sha256)).map(({ name }) => `${name} is not open`),
    ...account.files
      .filter(({ sha256 }) => !stated.has(sha256))
      .map(({ name }) => `${baseName(name)} is open besides`),
  ];
}

/**
 * Computes a report's numbers anew, with its own slice, criteria, attestations and questions, over the logs
 * that are open. Rejects as `Query.rows` does.
 */
export async function recompute(
  query: Query,
  report: Report,
  open: { readonly account: LoadAccount; readonly period: { from: number; to: number; asOf: number } },
  signal?: AbortSignal,
): Promise<Recomputed> {
  const fields = rawFields.filter((field) => report.privacy.raw_fields.includes(field));
  const numbers = await freezeNumbers(
    query,
    {
      ...open,
      selection: selectionOfSlice(report.slice),
      criteria: report.criteria.map(({ criteria }) => criteria),
      attestations: report.attestations,
      sections: report.sections.map(({ id }) => id),
      rawFields: fields,
      personName: null,
    },
    signal,
  );
  const now = withWords(numbers, {
    title: report.title,
    remarks: {},
    decision: report.decision,
    exportedAt: report.exported_at,
  });
  const comparison = compared(report, now);
  return {
    isReproduced: comparison.changes.length === 0,
    numbers: comparison.shared,
    comparison,
    otherFiles: otherFiles(report, open.account),
  };
}
