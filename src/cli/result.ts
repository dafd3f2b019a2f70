import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { mayItAct } from '../answers/readiness/may-it-act';
import { selfTestOf } from '../answers/readiness/self-test-words';
import type { SelfTest } from '../readiness/self-test/run-self-test';
import type { MissingBlock } from '../answers/readiness/missing-block';
import type { SourceRead } from '../answers/integrity-of-logs/sources-read';
import type { Integrity } from '../intake/integrity/check-chains';
import type { ShownStatement } from '../readiness/verdict';
import type { Evaluation } from '../readiness/judge';
import type { Fates } from '../metrics/accounting/fates';
import type { Kpis } from './kpis';

interface Hashed {
  readonly sql_sha256: string;
  readonly values: ShownStatement['values'];
}

/**
 * The whole evaluation as JSON: each SQL text once, under its SHA-256; numbers as they are. Files of
 * `integrity` are places in `sources`.
 */
export function resultOf(
  evaluation: Evaluation,
  missing: MissingBlock,
  sources: readonly SourceRead[],
  { fates, ...kpis }: Kpis & { readonly fates: Fates },
  integrity: Integrity | null = null,
  tests: readonly SelfTest[] | null = null,
): Record<string, unknown> {
  const sql: Record<string, string> = {};
  const hashed = (statement: ShownStatement | null): Hashed | null => {
    if (statement === null) return null;
    const hash = bytesToHex(sha256(utf8ToBytes(statement.sql)));
    sql[hash] = statement.sql;
    return { sql_sha256: hash, values: statement.values };
  };
  const scopes = evaluation.scopes.map((scope) => ({
    ...scope,
    ...(tests === null ? {} : { selfTest: foundBy(selfTestOf(tests, scope)) }),
    gates: scope.gates.map((gate) => ({ ...gate, statement: hashed(gate.statement) })),
    controls: scope.controls.map((control) => ({ ...control, statement: hashed(control.statement) })),
    ...(scope.unrequired === undefined
      ? {}
      : {
          unrequired: scope.unrequired.map((control) => ({
            ...control,
            statement: hashed(control.statement),
          })),
        }),
  }));
  const pooled = evaluation.pooled.map(({ pooled: together, alone, ...finding }) => ({
    ...finding,
    pooled: { ...together, statement: hashed(together.statement) },
    alone: { ...alone, statement: hashed(alone.statement) },
  }));
  return {
    format: 'shadowproof-evaluation/1',
    missing: {
      headline: missing.headline,
      lines: missing.lines.map(({ places, ...line }) => ({
        ...line,
        places: places.map(({ file, line: at, id }) => ({ file, line: at, id })),
      })),
    },
    as_of: new Date(evaluation.asOf).toISOString(),
    criteria: evaluation.criteria,
    answer: mayItAct(evaluation.scopes, tests ?? []),
    together: evaluation.together,
    scopes,
    pooled,
    fates: withStatements(fates, hashed),
    kpis: withStatements(kpis, hashed),
    integrity,
    sources,
    rejected: sources.reduce((sum, { rejected }) => sum + rejected, 0),
    sql,
  };
}

/** What a self-test says beside a verdict; null where no criteria apply. */
const foundBy = (test: SelfTest | undefined) =>
  test === undefined
    ? null
    : {
        ...{ problem: test.problem, caught: test.caught, of: test.results.length },
        missed: test.results.flatMap(({ answer, id }) => (answer === 'missed' ? [id] : [])),
      };

/** Every `statement` inside, however deep, replaced by its hash. */
function withStatements(value: unknown, hashed: (statement: ShownStatement) => Hashed | null): unknown {
  if (Array.isArray(value)) return value.map((item) => withStatements(item, hashed));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'statement' ? hashed(inner as ShownStatement) : withStatements(inner, hashed),
    ]),
  );
}
