import type { AuditDraw } from '../records/audit';
import { parseDraw } from '../records/draw-file';
import { drawName } from '../readiness/audit/draw';
import { drawsElsewhere } from '../readiness/gather/judged-audits';
import type { Evaluation } from '../readiness/judge';
import { CannotEvaluate, readText } from './criteria';

/** The draw that a file records; rejects with `CannotEvaluate` where `parse` finds none in it. */
export async function readDraw(file: string, parse = parseDraw): Promise<AuditDraw> {
  const text = await readText(file);
  const draw = parse(text);
  if (typeof draw === 'string') throw new CannotEvaluate(`${file}: ${draw}`);
  return draw;
}

/** The draws that these files record, each once. Rejects as `readDraw` does. */
export async function auditsOf(files: readonly string[]): Promise<AuditDraw[]> {
  const draws = await Promise.all(files.map((file) => readDraw(file)));
  return [...new Map(draws.map((draw) => [draw.digest, draw])).values()];
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
