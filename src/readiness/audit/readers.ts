import type { AuditAnswer } from '../../metrics/audit/answers';
import type { AuditDraw } from '../../records/audit';
import { drawName } from './draw';

/** Why an answer does not count; the first that applies. */
export const answerFaults = [
  'unknown_draw',
  'unfit_draw',
  'agents_identity',
  'no_person',
  'not_blind',
  'other_source',
  'not_final',
  'not_drawn',
  'other_case',
  'other_probability',
  'before_draw',
  'decided_before',
  'repeated',
] as const;
export type AnswerFault = (typeof answerFaults)[number];

/** A draw, whether it fits the log, and which incident each of its cases is. */
export interface KnownDraw {
  readonly draw: AuditDraw;
  readonly fits: boolean;
  /** `incident_key` of this load, by the incident's uid. */
  readonly keys: ReadonlyMap<string, number>;
}

/** What the log shows of one answer: the incidents of the decisions that it speaks of, and its author's part in them. */
export interface Reached {
  readonly incidents: ReadonlySet<number>;
  readonly hasDecided: boolean;
}

export interface ValidAnswer {
  readonly eventId: string;
  /** `incident_key` of its case. */
  readonly incident: number;
  /** Without case and blanks: one person under two spellings is one reader. */
  readonly reader: string;
  readonly at: number;
  readonly seconds: number | null;
  /** Said again by the same reader of the same case: it may count against the agent, never for it. */
  readonly isRepeated: boolean;
}

export interface SortedAnswers {
  /** Repeated ones too. */
  readonly valid: readonly ValidAnswer[];
  /** Answers that count once, and the others by why not; together all that the log holds. */
  readonly counted: number;
  readonly faults: Readonly<Partial<Record<AnswerFault, number>>>;
}

const readerOf = (name: string | null) => (name ?? '').trim().toLowerCase();

interface Drawn {
  readonly incident: number | undefined;
  readonly probability: number;
}

const casesOf = ({ draw, keys }: KnownDraw): ReadonlyMap<string, Drawn> =>
  new Map(
    draw.cases.map(({ case: digest, incident, stratum }) => [
      digest,
      { incident: keys.get(incident), probability: draw.strata[stratum]?.probability ?? 0 },
    ]),
  );

/** Whether a case of the draw is among the incidents that the answer speaks of. */
const isDrawnElsewhere = ({ draw, keys }: KnownDraw, { incidents }: Reached) =>
  draw.cases.some(({ incident }) => incidents.has(keys.get(incident) ?? -1));

function faultOf(
  answer: AuditAnswer,
  known: KnownDraw | undefined,
  reached: Reached | undefined,
  drawn: Drawn | undefined,
): AnswerFault | null {
  if (known === undefined) return 'unknown_draw';
  if (!known.fits) return 'unfit_draw';
  if (answer.is_own || answer.author_kind === 'agent') return 'agents_identity';
  if (answer.author_kind !== 'human' || readerOf(answer.reviewer) === '') return 'no_person';
  if (!answer.is_blind) return 'not_blind';
  if (answer.basis !== 'second_analyst') return 'other_source';
  if (!answer.is_final) return 'not_final';
  if (reached === undefined || reached.incidents.size === 0) return 'not_drawn';
  if (drawn?.incident === undefined) return isDrawnElsewhere(known, reached) ? 'other_case' : 'not_drawn';
  if ([...reached.incidents].some((incident) => incident !== drawn.incident)) return 'other_case';
  if (answer.probability !== null && Math.abs(answer.probability - drawn.probability) > 1e-9)
    return 'other_probability';
  if (answer.given < Date.parse(known.draw.drawn_time)) return 'before_draw';
  return reached.hasDecided ? 'decided_before' : null;
}

/**
 * Which answers count: blind ones by a person who is not the agent, on the case that was drawn and read. A reader
 * counts once on a case; what the same reader says of it again is kept as `isRepeated`.
 */
export function sortAnswers(
  answers: readonly AuditAnswer[],
  draws: readonly KnownDraw[],
  reached: ReadonlyMap<string, Reached>,
): SortedAnswers {
  const byName = new Map(draws.map((known) => [drawName(known.draw), { known, cases: casesOf(known) }]));
  const faults: Partial<Record<AnswerFault, number>> = {};
  const valid: ValidAnswer[] = [];
  const seen = new Set<string>();
  let counted = 0;
  const ordered = [...answers].sort((a, b) => a.given - b.given || (a.event_id < b.event_id ? -1 : 1));
  for (const answer of ordered) {
    const { known, cases } = byName.get(answer.draw) ?? {};
    const drawn = cases?.get(answer.case ?? '');
    let fault = faultOf(answer, known, reached.get(answer.event_id), drawn);
    if (fault === null && drawn?.incident !== undefined) {
      const { incident } = drawn;
      const reader = readerOf(answer.reviewer);
      const key = JSON.stringify([reader, incident, answer.decision_id ?? '', answer.finding_uid ?? '']);
      const isRepeated = seen.has(key);
      seen.add(key);
      valid.push({
        ...{ eventId: answer.event_id, incident, reader, isRepeated },
        at: answer.given,
        seconds: answer.seconds,
      });
      if (isRepeated) fault = 'repeated';
    }
    if (fault === null) counted += 1;
    else faults[fault] = (faults[fault] ?? 0) + 1;
  }
  return { valid, counted, faults };
}
