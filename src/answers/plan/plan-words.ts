import type { Plan, PlanQuestion } from '../../readiness/plan/plan';
import type { Delay } from '../../readiness/plan/withdrawal';
import { incidentsNeeded } from '../../statistics/betting-e-process';
import { alphaOfCandidate } from '../../statistics/multiple-testing';
import type { GateResult } from '../../readiness/verdict';
import { count, counted, decimal, farWeeks, hitsOf, oneIn, percent, weeks } from '../../words/format';
import { nounOf } from '../../words/gate-nouns';
import { paceWords } from '../../words/verdict-sentences';

/** What a way out must achieve. */
const nearWeeks = 104;

/** Paces under ten with a decimal: 3.2 and 3 a week are weeks apart. */
const pace = (perWeek: number) =>
  Number.isInteger(perWeek) ? count(perWeek) : decimal(perWeek, perWeek < 10 ? 1 : 0);

const needed = ({ limit, alpha, releaseIndex }: PlanQuestion) =>
  incidentsNeeded(limit, alphaOfCandidate(alpha, releaseIndex));

const years = (inWeeks: number) => counted(Math.ceil(inWeeks / 52.18), 'year');

/** Why a gate will not open in time; null where it can. */
type Hindrance = 'too_wrong' | 'too_slow' | 'unlikely' | null;

function hindranceOf(question: PlanQuestion, plan: Plan | undefined): Hindrance {
  const { limit, agent, incidentsPerWeek } = question;
  if (agent.errorRate >= limit) return 'too_wrong';
  if (needed(question) / incidentsPerWeek > farWeeks) return 'too_slow';
  if (plan === undefined) return null;
  return plan.median === null || plan.median / incidentsPerWeek > farWeeks ? 'unlikely' : null;
}

/**
 * What the gate asks for, and whether it can be had, in one sentence. Without a simulation it speaks of incidents
 * without an error; with one, of agents as wrong as this one.
 */
export function planSentence(question: PlanQuestion, plan: Plan | undefined): string {
  const { limit, agent, incidentsPerWeek, maxIncidents } = question;
  const clean = needed(question);
  const rate = percent(agent.errorRate);
  const at = `at ${pace(incidentsPerWeek)} a week`;
  switch (hindranceOf(question, plan)) {
    case 'too_wrong':
      return `Out of reach: an agent that is wrong in ${rate} of its decisions does not rule out ${oneIn(limit)}, however long it runs.`;
    case 'too_slow':
      return `Out of reach: to rule out ${oneIn(limit)}, ${count(clean)} error-free incidents are needed, ${years(clean / incidentsPerWeek)} ${at}.`;
    case 'unlikely': {
      const end = maxIncidents / incidentsPerWeek;
      const said = end > farWeeks ? 'Out of reach' : 'Unlikely';
      return `${said}: of agents that are wrong in ${rate}, ${percent(plan?.power ?? 0)} rule out ${oneIn(limit)} within ${counted(maxIncidents, 'incident')}, ${end > farWeeks ? years(end) : weeks(end * 7)} ${at}.`;
    }
    case null: {
      const free = `${count(clean)} error-free incidents`;
      if (plan === undefined || plan.median === null)
        return `To rule out ${oneIn(limit)}, ${free} are needed: ${weeks((clean / incidentsPerWeek) * 7)} ${at}.`;
      return `To rule out ${oneIn(limit)}, expect about ${counted(plan.median, 'incident')}, ${weeks((plan.median / incidentsPerWeek) * 7)} ${at}; ${count(clean)} if none is wrong.`;
    }
  }
}

/** What the figures of a scope rest on, what they leave out, and why Verdicts names another number. */
export function figuresWords({
  metric,
  moreCleanIncidents,
  moreDays,
  observed: { n, hits, unresolved },
}: GateResult): string {
  const { decisions, wrong } = nounOf(metric);
  const seen = `${hitsOf(hits, n)} ${decisions} ${wrong} here`;
  const rate = hits > 0 ? `${seen}.` : `${seen}, so less than the limit is planned with.`;
  const open =
    unresolved === 0
      ? ''
      : ` ${counted(unresolved, 'decision')} more ${unresolved === 1 ? 'has' : 'have'} no label yet: the plan takes labels to arrive, and until they do each counts as wrong.`;
  const goingOn =
    (moreCleanIncidents ?? 0) > 0
      ? ` Verdicts counts on from what the present bundle has, errors and unknowns included: about ${count(moreCleanIncidents ?? 0)} more error-free incidents${paceWords(moreDays)}.`
      : '';
  return `For a bundle that starts anew. ${rate}${open}${goingOn}`;
}

const usualLimits = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2] as const;

/** What would bring a gate that is out of reach within two years; empty where it is within reach. */
export function waysWithin(question: PlanQuestion, plan: Plan | undefined): string[] {
  const { limit, agent, incidentsPerWeek } = question;
  const hindrance = hindranceOf(question, plan);
  if (hindrance === null) return [];
  const ways: string[] = [];
  if (hindrance !== 'too_slow')
    ways.push(
      `Fewer errors first: a bundle that is wrong well below ${oneIn(limit)}. What it gets wrong now is listed in Decisions.`,
    );
  if (needed(question) / incidentsPerWeek > nearWeeks)
    ways.push(
      `More incidents: ${pace(Math.ceil(needed(question) / nearWeeks))} a week would do in two years without an error (${pace(incidentsPerWeek)} now). Several workflows of the same risk judged together come faster.`,
    );
  const wider = usualLimits.find(
    (each) =>
      each > limit &&
      each > agent.errorRate * 2 &&
      needed({ ...question, limit: each }) / incidentsPerWeek <= nearWeeks,
  );
  if (wider !== undefined)
    ways.push(
      `A wider limit: ${oneIn(wider)} needs ${counted(needed({ ...question, limit: wider }), 'error-free incident')}, ${weeks((needed({ ...question, limit: wider }) / incidentsPerWeek) * 7)} at this pace. It lets more errors pass, so whoever signs the criteria must accept it.`,
    );
  return ways;
}

/** What becomes of the promotion if the agent then errs twice as often as the limit; null where none was simulated. */
export function withdrawalWords(
  { withdrawal }: Plan,
  { incidentsPerWeek }: Pick<PlanQuestion, 'incidentsPerWeek'>,
  lagDays: number,
): { readonly headline: string; readonly detail: string } | null {
  if (withdrawal === null) return null;
  const { errorRate, unproven, trip, followed } = withdrawal;
  const by = (incidents: number) => weeks((incidents / incidentsPerWeek) * 7 + lagDays);
  const said = ({ half, most }: Delay) =>
    half === null
      ? `not within ${by(followed)} in most runs`
      : `within ${by(half)} in half of the runs${most === null ? '' : `, within ${by(most)} in nine of ten`}`;
  const first = unproven.half;
  return {
    headline:
      first === null
        ? `If errors then rise to ${oneIn(errorRate)}, nothing withdraws the promotion within ${by(followed)} in most runs.`
        : `If errors then rise to ${oneIn(errorRate)}, the promotion is withdrawn within ${by(first)} in half of the runs.`,
    detail: `Twice the limit, from the day of the promotion. “Not proven yet” again: ${said(unproven)}. “Step down”, when the watch trips: ${said(trip)}. Each includes the lag of ${counted(lagDays, 'day')} until an incident can be judged; evidence collected after the promotion makes the first later.`,
  };
}
