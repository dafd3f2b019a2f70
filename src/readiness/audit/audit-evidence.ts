import type { AnsweredMark } from '../../metrics/audit/answered-marks';
import type { DecisionRows } from '../../metrics/gate-evidence/counted-decisions';
import type { AuditDraw } from '../../records/audit';
import type { Counting } from '../readings/evidence';
import type { AuditFrame } from './frame';
import type { SortedAnswers } from './readers';

/** An incident that could be drawn, as the draw that decides on it has it. */
export interface AuditedIncident {
  /** `incident_key` of this load. */
  readonly key: number;
  readonly uid: string;
  /** Known probability of having been drawn, in (0, 1]; 1 where an earlier draw had read it. */
  readonly probability: number;
  /** The lowest probability of the draws until then: it bounds the bets. */
  readonly lowest: number;
  readonly isUniform: boolean;
  /** How many people are to read it; 0: not drawn. */
  readonly readers: 0 | 1 | 2;
  /** Index into the draws. */
  readonly draw: number;
  /** What its label said and the agent did when it was drawn: errors are predicted alike within it. */
  readonly group: string;
}

/** One draw of a scope. */
export interface DrawOfScope {
  readonly digest: string;
  readonly kind: AuditDraw['kind'];
  readonly attempt: number;
  readonly drawnTime: number;
  /** Opening time of the last incident that could be drawn, epoch ms. */
  readonly through: number;
  readonly releases: readonly string[];
  /** Incidents that could be drawn, and those that were. */
  readonly incidents: number;
  readonly drawn: number;
  readonly criteria: AuditDraw['criteria'];
  /** Why it does not fit the log; empty where it does. */
  readonly problems: readonly string[];
}

/** What one gate counts by the answers of the audit alone. */
export interface AnsweredCount extends Pick<Counting, 'metric' | 'maturityLagDays'> {
  /** Marks of each row where nobody answered. */
  readonly undrawn: readonly number[];
  readonly answered: readonly AnsweredMark[];
}

/** What one rate counts by the answers of the audit alone. */
export interface RateCount extends Pick<AnsweredCount, 'undrawn' | 'answered'> {
  readonly id: string;
  readonly title: string;
  /** Where higher is better, what is no hit is marked as an error. */
  readonly better: 'lower' | 'higher';
}

/** What the draws of one scope and the answers to them show, as plain data. */
export interface AuditEvidence {
  readonly draws: readonly DrawOfScope[];
  /** Why nothing can be judged on it, as a clause; null where it can. */
  readonly problem: string | null;
  readonly incidents: readonly AuditedIncident[];
  readonly answers: SortedAnswers;
  /** Draws that answers in the scope name and nobody gave: each is a try. */
  readonly unknownDraws: number;
  /** Tries under names that the agent or its workflow had before: a new name does not begin the count anew. */
  readonly triesBefore: number;
  readonly counted: readonly AnsweredCount[];
  /** What is estimated beside the gates, over the same rows. */
  readonly rates: readonly RateCount[];
  readonly rows: DecisionRows;
}

/** What a gate counts by the answers; undefined for a gate that no label decides. */
export const answeredFor = (
  { counted }: AuditEvidence,
  gate: Pick<Counting, 'metric' | 'maturityLagDays'>,
): AnsweredCount | undefined =>
  counted.find((each) => each.metric === gate.metric && each.maturityLagDays === gate.maturityLagDays);

export interface FramedDraw {
  readonly draw: AuditDraw;
  readonly frame: AuditFrame;
}

/**
 * Every incident that the draws of a scope could draw, once. An extension adds the incidents that were not there
 * before. Drawing from the same incidents again keeps what was read, with a probability of 1, and the rest has the
 * probability of the later draw. `draws` come in the order in which they were drawn.
 *
 * Why the evidence E stays valid when readings decide on drawing again, and how much. Given what was read, each factor
 * of the informed process has the mean 1 + λ(p0 − Y): where it was read it is that, and elsewhere the new draw is
 * independent, whatever probability it has. So, with Y fixed, the mean of 1{drawn again}·E is at most that of
 * Π(1 + λ(p0 − Y)) where λ does not depend on the readings: it rests on the lowest probability, which `floorOf` takes
 * from before them. That product is at most 1 where the mean of Y is p0 or more (AM–GM), and a supermartingale in a
 * stream of such incidents. The uniform part takes each incident with a chance c that is fixed before the readings as
 * well, so the mean of 1{drawn again}·E is at most that of Π(1 + cλ(p0 − Y)), at most 1 for the same reasons: deepened,
 * the union of both uniform parts; drawn anew from a grown frame, the new one alone, which takes all alike.
 */
export function auditedIncidents(draws: readonly FramedDraw[]): AuditedIncident[] {
  const found = new Map<number, AuditedIncident>();
  let lowest = 1;
  draws.forEach(({ draw, frame }, index) => {
    lowest = Math.min(lowest, draw.uniform);
    const cases = new Map(draw.cases.map((each) => [each.incident, each]));
    for (const { uid, key, stratum } of frame.incidents) {
      const before = found.get(key);
      const own = cases.get(uid);
      const { probability = 1, weak = '', conduct = '' } = draw.strata[stratum] ?? {};
      const isRead = before !== undefined && before.readers > 0;
      found.set(key, {
        ...{ key, uid, lowest, draw: index, group: `${weak} ${conduct}` },
        probability: isRead ? 1 : probability,
        isUniform: own?.is_uniform === true || (draw.kind === 'deepen' && before?.isUniform === true),
        readers: Math.max(own?.readers ?? 0, before?.readers ?? 0) as 0 | 1 | 2,
      });
    }
  });
  return [...found.values()];
}
