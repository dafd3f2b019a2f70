import { z } from 'zod';
import { type AuditDraw, auditDrawSchema } from '../records/audit';
import { type AuditAnswer, auditAnswerSchema } from '../records/audit-answer';
import { base64Of, bytesOfBase64 } from '../records/base64';
import { createStore } from './create-store';
import { parseJson } from '../records/json';

export interface AuditFields {
  /** As `seal` gives them, in the order they were made or opened. */
  draws: readonly string[];
  /** What was drawn and forgotten since: each is a try of its scope. */
  forgotten: readonly Pick<AuditDraw, 'digest' | 'scope'>[];
  /** In the order they were given. */
  answers: readonly AuditAnswer[];
  reader: { readonly uid: string; readonly group: string; readonly isSecond: boolean } | null;
  /** Digest of the draw that is read. */
  reading: string | null;
  /** Seconds already spent on the case that is open. */
  spent: { readonly case: string; readonly seconds: number } | null;
}

const start: AuditFields = {
  ...{ draws: [], forgotten: [], answers: [] },
  ...{ reader: null, reading: null, spent: null },
};
const everywhereHere = ['screen', 'local_storage'] as const;

/** Draws and answers of this computer. They leave it only as files that somebody saves. */
export const useAudits = createStore(
  {
    draws: everywhereHere,
    forgotten: everywhereHere,
    answers: everywhereHere,
    reader: everywhereHere,
    reading: everywhereHere,
    spent: everywhereHere,
  },
  start,
  {
    key: 'shadowproof.audits',
    schema: {
      draws: z.array(z.string().max(8_000_000)).max(100),
      forgotten: z.array(auditDrawSchema.pick({ digest: true, scope: true })).max(10_000),
      answers: z.array(auditAnswerSchema).max(100_000),
      reader: z
        .object({ uid: z.string().max(1024), group: z.string().max(1024), isSecond: z.boolean() })
        .nullable(),
      reading: z.string().max(64).nullable(),
      spent: z.object({ case: z.string().max(64), seconds: z.number().min(0) }).nullable(),
    },
    followsOtherTabs: true,
  },
);

/** A draw says of each case what the agent did: it is kept unreadable, so that no reader sees it in passing. */
const seal = (draw: AuditDraw): string => base64Of(new TextEncoder().encode(JSON.stringify(draw)));

const opened = new Map<string, AuditDraw | null>();

function open(sealed: string): AuditDraw | null {
  let draw = opened.get(sealed);
  if (draw === undefined) {
    try {
      draw = auditDrawSchema.parse(parseJson(new TextDecoder().decode(bytesOfBase64(sealed))));
    } catch {
      draw = null;
    }
    opened.set(sealed, draw);
  }
  return draw;
}

const openAll = (draws: readonly string[]): AuditDraw[] =>
  draws.map(open).filter((draw): draw is AuditDraw => draw !== null);

let last: { readonly draws: readonly string[]; readonly open: readonly AuditDraw[] } | undefined;

/** The draws of a state of the store; the same list while none changes. */
export function drawsOf({ draws }: Pick<AuditFields, 'draws'>): readonly AuditDraw[] {
  if (last?.draws !== draws) last = { draws, open: openAll(draws) };
  return last.open;
}

/** Keeps a draw, the very same one only once. False where this browser does not keep it beyond this visit. */
export function keepDraw(draw: AuditDraw): boolean {
  const others = useAudits.getState().draws.filter((sealed) => open(sealed)?.digest !== draw.digest);
  const forgotten = useAudits.getState().forgotten.filter(({ digest }) => digest !== draw.digest);
  useAudits.setState({ draws: [...others, seal(draw)], forgotten });
  return useAudits.isKept();
}

/** Forgets a draw and what was answered to it, all but that it was drawn: it stays a try, unless it was an extension. */
export function forgetDraw(digest: string): void {
  useAudits.setState(({ draws, forgotten, answers, reading }) => ({
    forgotten: [
      ...forgotten,
      ...openAll(draws).flatMap((draw) =>
        draw.digest === digest && draw.kind !== 'extend' ? [{ digest, scope: draw.scope }] : [],
      ),
    ],
    draws: draws.filter((sealed) => open(sealed)?.digest !== digest),
    answers: answers.filter(({ draw }) => draw !== digest),
    reading: reading === digest ? null : reading,
  }));
}

/** Takes down an answer in place of an earlier one of the same reader to the same case. False where it is not kept. */
export function keepAnswer(answer: AuditAnswer): boolean {
  const isAgain = (other: AuditAnswer) =>
    other.draw === answer.draw && other.case === answer.case && other.reader === answer.reader;
  useAudits.setState(({ answers }) => ({
    answers: [...answers.filter((other) => !isAgain(other)), answer],
    spent: null,
  }));
  return useAudits.isKept();
}

/** Takes back the last answer of a reader to a draw, and gives it. */
export function undoAnswer(draw: string, reader: string): AuditAnswer | undefined {
  const { answers } = useAudits.getState();
  const undone = answers.findLast((answer) => answer.draw === draw && answer.reader === reader);
  if (undone) {
    const spent = { case: undone.case, seconds: undone.seconds ?? 0 };
    useAudits.setState({ answers: answers.filter((answer) => answer !== undone), spent });
  }
  return undone;
}

/** Takes back what a reader skipped, so that it is asked again. */
export function redoSkipped(draw: string, reader: string): void {
  useAudits.setState(({ answers }) => ({
    answers: answers.filter(
      (answer) => answer.draw !== draw || answer.reader !== reader || answer.reading !== 'skipped',
    ),
  }));
}
