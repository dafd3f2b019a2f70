import { isBlocking } from '../../readiness/controls/judge-control';
import type { SelfTest } from '../../readiness/self-test/run-self-test';
import { lowestTier } from '../../readiness/tiers';
import type { GateResult, ScopeVerdict } from '../../readiness/verdict';
import {
  capital,
  count,
  counted,
  daysOrWeeks,
  inSentence,
  joined,
  oneIn,
  percent,
  plain,
} from '../../words/format';
import { fieldOf, nounOf } from '../../words/gate-nouns';
import { tierWords } from '../../words/paper-words';
import { noStepClause, tierTitle, unmeasuredClause } from '../../words/verdict-sentences';
import { type Against, againstWords, contradictedWords, speaksAgainst, stateWithWarnings } from './against';
import { decidingGate } from './matrix-cells';
import { weakestGate } from './readings';
import { breachWords, needsRuling } from './standing';
import { countStates, scopeKey } from './verdict-words';

/** What the first screen, the report and the command line answer. */
export const mayItActQuestion = 'May this agent act alone, where, and what speaks against it?';

/** Where a next step is taken. */
export type NextPlace =
  'memo' | 'watch' | 'ruling' | 'plan' | 'controls' | 'audit' | 'criteria' | 'files' | 'mapping';

/** The answer for one scope. */
export interface ScopeAnswer {
  readonly key: string;
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: ScopeVerdict['riskClass'];
  readonly state: ScopeVerdict['state'];
  readonly tierHeld: string | null;
  /** The tier held is inferred from what it did, not granted in the log. */
  readonly isInferred: boolean;
  readonly nextTier: string | null;
  /** "Eligible, 2 warnings". */
  readonly verdict: string;
  readonly against: readonly Against[];
  /** The first of them in a few words; empty where there is none. */
  readonly warnings: string;
  /** What decided, with its count and its limit. */
  readonly decides: string;
  /** ln E / ln of what opens the gate, of the weakest gate: 1 is enough; for a step down, of the evidence that it is worse. Null: none can be told. */
  readonly evidence: number | null;
  readonly evidenceWords: string;
  readonly next: { readonly words: string; readonly at: NextPlace };
}

const shareOf = (e: number, needed: number) => Math.max(0, Math.log(e) / Math.log(needed));

/** Of the weakest gate: nothing is proven before the last one is. */
function evidenceShare({ gates, state, decidingRule }: ScopeVerdict): number | null {
  if (state === 'not_measurable' || gates.length === 0) return null;
  if (state === 'step_down') {
    const gate = gates.find(({ id }) => id === decidingRule);
    if (gate?.state !== 'breached') return null;
    const own = shareOf(gate.worseE, gate.worseNeeded);
    return breachWords(gate) === null ? own : Math.max(1, own);
  }
  return Math.min(
    ...gates.map((gate) => (gate.state === 'not_measurable' ? 0 : shareOf(gate.eValue, gate.eNeeded))),
  );
}

function evidenceWords({ state }: ScopeVerdict, share: number | null): string {
  if (share === null) return state === 'step_down' ? '' : 'no evidence can be counted';
  if (state === 'step_down') return 'enough evidence that it is worse';
  if (share >= 1) return 'all the evidence needed';
  return share === 0 ? 'no evidence yet' : `${percent(share, 0)} of the evidence needed`;
}

/** "46 of 97 actions were wrong, 45 of them without a label, limit 1 in 20": by the reading that decides. */
export function countsOf(gate: GateResult): string {
  const reading = gate.readings[gate.decidingReading];
  const { what, decisions, wrong } = nounOf(gate.metric);
  const limit = `limit ${oneIn(reading?.limit ?? gate.limit)}`;
  if (reading === undefined) return `${inSentence(gate.title)}, ${limit}`;
  const { errors, of, average } = reading;
  const hits = `${errors === 0 ? 'none' : count(errors)} of ${count(of)}`;
  const open = gate.observed.unresolved + gate.observed.missing + gate.observed.strays;
  const counted = errors > 0 && open > 0 ? ` (${count(open)} unknown, counted as such)` : '';
  return average === 'incidents_with_error'
    ? `${what} in ${hits} incidents${counted}, ${limit}`
    : `${hits} ${decisions} ${wrong}${counted}, ${limit}`;
}

function decidesWords(scope: ScopeVerdict): string {
  const { state, decidingRule, gates, controls, inService, release } = scope;
  if (decidingRule === 'unread_rest') return 'a file ends early';
  if (decidingRule === 'no_step') return noStepClause(scope);
  const gate = gates.find(({ id }) => id === decidingRule);
  if (state === 'not_measurable') return gate === undefined ? 'no gate applies' : unmeasuredClause(gate);
  if (state === 'step_down') {
    if (gate?.state === 'breached') {
      const why = breachWords(gate);
      return why === null ? countsOf(gate) : `${inSentence(gate.title)}: ${inSentence(why)}`;
    }
    const other = inService.find((each) => each.release !== release && each.state === 'step_down');
    return `another bundle in service is worse than its limit${other ? ` (${percent(other.share)} of the decisions)` : ''}`;
  }
  if (state === 'eligible') {
    const weakest = weakestGate(scope) ?? decidingGate(scope);
    return weakest === undefined ? 'every gate is met' : countsOf(weakest);
  }
  if (gate !== undefined) return gate.state === 'not_measurable' ? unmeasuredClause(gate) : countsOf(gate);
  const control = controls.find(({ id }) => id === decidingRule);
  if (control?.state === 'contradicted') return contradictedWords(control);
  return control === undefined ? inSentence(decidingRule) : `control missing: ${inSentence(control.title)}`;
}

/** What would make a gate measurable, and where that is done. */
function mend(gate: GateResult, scope: ScopeVerdict): ScopeAnswer['next'] {
  const { drawn = 0, read = 0 } = gate.audit ?? {};
  if (drawn > read) return { words: `Read the other ${counted(drawn - read, 'drawn case')}`, at: 'audit' };
  if (gate.audit !== undefined || scope.audit !== undefined)
    return { words: 'Open or renew the draw of cases to read', at: 'audit' };
  if (gate.allYounger?.isUnlabelled) return { words: 'Load what turned out to be true', at: 'files' };
  if (gate.allYounger !== null) return { words: 'Load a later export', at: 'files' };
  if (gate.metric === 'false_positive_share' && gate.observed.unresolved > 0)
    return { words: 'Draw cases to be read, or map a better source of labels', at: 'audit' };
  return { words: `Map or log “${fieldOf(gate.metric)}”`, at: 'mapping' };
}

function collectWords(gate: GateResult, scope: ScopeVerdict): ScopeAnswer['next'] {
  if (gate.state === 'not_measurable') return mend(gate, scope);
  if (gate.labels?.support === 'out_of_reach')
    return { words: 'Have cases read by incident review', at: 'audit' };
  if (gate.audit !== undefined) return { words: 'Read more of the drawn cases', at: 'audit' };
  const more = gate.moreCleanIncidents ?? 0;
  const open = gate.observed.unresolved;
  if (more > 0) {
    const labels = open > 0 ? `, or label ${count(open)} open ones` : '';
    const pace = gate.moreDays === null ? '' : ` (${daysOrWeeks(gate.moreDays)})`;
    return { words: `Collect about ${count(more)} more error-free incidents${pace}${labels}`, at: 'plan' };
  }
  if (gate.moreDays !== null && gate.moreDays > 0)
    return { words: `Wait ${daysOrWeeks(gate.moreDays)} more`, at: 'plan' };
  return open > 0
    ? { words: `Label ${counted(open, 'open decision')}`, at: 'audit' }
    : { words: 'Watch until the window has passed', at: 'watch' };
}

function nextOf(scope: ScopeVerdict): ScopeAnswer['next'] {
  const { state, decidingRule, gates, controls, tierHeld } = scope;
  if (state === 'eligible') return { words: 'Write the memo', at: 'memo' };
  if (state === 'step_down') {
    const at = needsRuling(scope) ? 'ruling' : 'watch';
    return tierHeld === lowestTier
      ? { words: 'Keep it there, review the wrong decisions', at }
      : { words: 'Move it down one tier, then rule on it', at };
  }
  if (decidingRule === 'unread_rest') return { words: 'Load the whole files', at: 'files' };
  const gate = gates.find(({ id }) => id === decidingRule);
  if (gate !== undefined) return state === 'not_measurable' ? mend(gate, scope) : collectWords(gate, scope);
  if (state === 'not_measurable')
    return tierHeld === null
      ? { words: 'Log the tier that is held (control event “tier_grant”)', at: 'mapping' }
      : { words: 'Choose criteria with a step for this tier', at: 'criteria' };
  const blocks = controls.filter(isBlocking).length;
  return { words: `Show or attest ${counted(blocks, 'required control')}`, at: 'controls' };
}

/** The answer for one scope, from its verdict alone. */
export function answerOf(
  scope: ScopeVerdict,
  tests: readonly SelfTest[] = [],
  releaseName?: (release: string) => string,
): ScopeAnswer {
  const { agent, workflow, riskClass, state, tierHeld } = scope;
  const against = speaksAgainst(scope, tests, releaseName);
  const evidence = evidenceShare(scope);
  const next = nextOf(scope);
  return {
    ...{ key: scopeKey(scope), agent, workflow, riskClass, state, tierHeld, against, evidence },
    ...{ isInferred: scope.tierHeldFrom === 'inferred', nextTier: scope.nextTier },
    verdict: plain(stateWithWarnings(scope, against.length)),
    warnings: againstWords(against),
    decides: plain(decidesWords(scope)),
    evidenceWords: plain(evidenceWords(scope, evidence)),
    next: { ...next, words: plain(next.words) },
  };
}

const ranks = { step_down: 0, eligible: 2, not_shown_yet: 3, not_measurable: 4 } as const;

/** What needs a person first: step down, eligible with warnings, eligible, not proven by nearness, cannot be judged. */
function urgency({ state, against, evidence }: ScopeAnswer): readonly [rank: number, far: number] {
  const rank = state === 'eligible' && against.length > 0 ? 1 : ranks[state];
  return [rank, state === 'not_shown_yet' ? -(evidence ?? 0) : -against.length];
}

function byUrgency(a: ScopeAnswer, b: ScopeAnswer): number {
  const [rankA, farA] = urgency(a);
  const [rankB, farB] = urgency(b);
  return rankA - rankB || farA - farB || (a.key < b.key ? -1 : 1);
}

export interface MayItAct {
  readonly question: string;
  readonly answer: string;
  /** Every scope, what needs a person first. */
  readonly rows: readonly ScopeAnswer[];
}

/** May it act alone, where, and what speaks against it: the same rows on screen, in reports, as text and as JSON. */
export function mayItAct(
  scopes: readonly ScopeVerdict[],
  tests: readonly SelfTest[] = [],
  releaseName?: (release: string) => string,
): MayItAct {
  return {
    question: mayItActQuestion,
    answer: pageVerdict(scopes, tests),
    rows: scopes.map((scope) => answerOf(scope, tests, releaseName)).sort(byUrgency),
  };
}

/** The columns of the rows as text. */
export const answerColumns = [
  'Agent',
  'Workflow',
  'Risk',
  'From, to',
  'Verdict',
  'Evidence',
  'What decides',
] as const;

/** Place of the verdict among the columns. */
export const verdictColumn = answerColumns.indexOf('Verdict');

/** A row as cells, in the order of `answerColumns`. */
export function answerCells(row: ScopeAnswer): string[] {
  const { agent, workflow, riskClass, verdict, evidence, state, decides } = row;
  const share = evidence === null ? '–' : percent(Math.min(1, evidence), 0);
  return [
    agent,
    workflow === '(none)' ? 'no workflow logged' : workflow,
    riskClass,
    `${tierWords(row.tierHeld)}${row.isInferred ? ' (inferred)' : ''} → ${tierWords(row.nextTier)}`,
    verdict,
    evidence !== null && state === 'step_down'
      ? 'enough that it is worse'
      : evidence === null
        ? share
        : `${share} of needed`,
    decides,
  ].map(plain);
}

/** The gate that a verdict rests on: the one that decided, of an eligible scope the one with the least evidence. */
export const restsOn = (scope: ScopeVerdict): GateResult | undefined =>
  scope.state === 'eligible' ? weakestGate(scope) : scope.gates.find(({ id }) => id === scope.decidingRule);

const scopesWord = (number: number) => (number === 1 ? 'scope' : 'scopes');
const only = <Value>(values: readonly Value[]): Value | undefined =>
  new Set(values).size === 1 ? values[0] : undefined;

/** ", both with warnings": no count of eligible scopes without what speaks against them. */
function warnedWords(eligible: number, warned: number): string {
  if (warned === 0) return '';
  if (warned < eligible) return `, ${count(warned)} of them with warnings`;
  return eligible === 1 ? ', with warnings' : eligible === 2 ? ', both with warnings' : ', all with warnings';
}

/** The whole answer in one sentence; with what must be taken back, and how many of the eligible are warned of. */
export function pageVerdict(scopes: readonly ScopeVerdict[], tests: readonly SelfTest[] = []): string {
  const total = scopes.length;
  const { eligible, step_down: worse } = countStates(scopes);
  const atLowest = scopes.filter((s) => s.state === 'step_down' && s.tierHeld === lowestTier).length;
  const down = worse - atLowest;
  const warned = scopes.filter(
    (scope) => scope.state === 'eligible' && speaksAgainst(scope, tests).length > 0,
  ).length;
  const agent = only(scopes.map((scope) => scope.agent));
  const tier = only(scopes.map((scope) => scope.nextTier));
  const next = `${tier ? tierTitle(tier) : 'the next tier'}`;
  const warnings = warnedWords(eligible, warned);
  const backs = [
    ...(down === 0 ? [] : [`${down === 1 ? 'one has' : `${count(down)} have`} to step down`]),
    ...(atLowest === 0
      ? []
      : [`${atLowest === 1 ? 'one is' : `${count(atLowest)} are`} worse than the limit at the lowest tier`]),
  ];
  const back = backs.length === 0 ? '' : `, and ${joined(backs)}`;
  const share = eligible === 0 ? 'none' : eligible === total ? 'all' : count(eligible);
  if (agent && total === 1)
    return `${agent} is ${eligible === 0 ? 'not eligible' : 'eligible'} for ${next} in its one scope${warnings}${down === 1 ? ', and has to step down there' : atLowest === 1 ? ', and is worse than the limit there' : ''}.`;
  if (agent)
    return `${agent} is eligible for ${next} in ${share} of ${count(total)} ${scopesWord(total)}${warnings}${back}.`;
  const start = `${capital(share)} of ${count(total)} ${scopesWord(total)}`;
  return `${start} ${eligible <= 1 ? 'is' : 'are'} eligible for ${next}${warnings}${back}.`;
}
