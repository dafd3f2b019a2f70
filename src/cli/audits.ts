import { readFile } from 'node:fs/promises';
import { type AuditDraw, auditDrawSchema } from '../records/audit';
import { parseJson } from '../records/json';
import { errorText } from '../records/unknown';
import { drawName } from '../readiness/audit/draw';
import { drawsElsewhere } from '../readiness/gather/judged-audits';
import type { Evaluation } from '../readiness/judge';
import { CannotEvaluate } from './criteria';

/** The draws that these files record. Rejects with `CannotEvaluate` for a file that records none. */
export async function auditsOf(files: readonly string[]): Promise<AuditDraw[]> {
  const draws = new Map<string, AuditDraw>();
  for (const file of files) {
    try {
      const draw = auditDrawSchema.parse(parseJson(await readFile(file, 'utf8')));
      draws.set(draw.digest, draw);
    } catch (error) {
      throw new CannotEvaluate(`${file} is no record of a draw: ${errorText(error)}`);
    }
  }
  return [...draws.values()];
}

/** A draw of a scope that the logs do not hold judges nothing, and must not pass in silence. */
export function requireScopes(audits: readonly AuditDraw[], { scopes }: Evaluation): void {
  const [draw] = drawsElsewhere(audits, scopes);
  if (draw === undefined) return;
  const { agent, workflow, risk_class: riskClass } = draw.scope;
  throw new CannotEvaluate(
    `The draw ${drawName(draw)} is of ${agent} on ${workflow} at ${riskClass} risk, and these files hold no production decision of it.`,
  );
}
