import { count, joined, plain, plainWord } from '../../words/format';
import { stateWords, tierWords } from '../../words/paper-words';
import type { ReportScope } from '../../records/report/blocks';
import type { Report, ReportDecision } from '../../records/report/report';
import { tiers } from '../../records/vocabulary';
import { isPromotion } from './decision-problems';

/** A scope that the decision covers, beside its verdict. */
export interface Covered {
  readonly name: string;
  /** "Eligible, 2 warnings"; what is not in the verdicts is "not judged in this report". */
  readonly verdict: string;
  readonly state: ReportScope['state'] | 'not_judged';
  /** From which tier to which. */
  readonly step: string | null;
  /** What must be read before it is covered; null where nothing speaks against it. */
  readonly warning: string | null;
}

export type ScopeRef = NonNullable<ReportDecision['scopes']>[number];

export const nameOf = ({ workflow, risk_class }: ScopeRef): string =>
  `${workflow === '(none)' ? 'no workflow logged' : plainWord(workflow)} at ${risk_class} risk`;

export const fullName = (scope: ScopeRef): string => `${plainWord(scope.agent)}, ${nameOf(scope)}`;

export const isSame = (a: ScopeRef, b: ScopeRef): boolean =>
  a.agent === b.agent && a.workflow === b.workflow && a.risk_class === b.risk_class;

export const scopeOf = (scopes: readonly ReportScope[], ref: ScopeRef): ReportScope | undefined =>
  scopes.find((each) => isSame(each, ref));

export const verdictOf = ({ answer, state }: ReportScope): string => answer?.verdict ?? stateWords[state];
export const warningsOf = ({ answer }: ReportScope): readonly string[] => answer?.warnings ?? [];

const namedAtMost = 3;

export function listed(names: readonly string[], atMost = namedAtMost): string {
  const more = names.length - atMost;
  return joined([...names.slice(0, atMost), ...(more > 0 ? [`${count(more)} more`] : [])]);
}

/** The first sentence of a warning, without its stop. */
export const firstClause = (text: string): string => text.replace(/\.(\s.*)?$/s, '');

/** From which tier to which: what the decision does, not what the verdict is about. */
function stepOf({ tier_held, next_tier }: ReportScope, outcome: ReportDecision['outcome']): string {
  const held = tierWords(tier_held);
  if (outcome === 'hold') return `stays ${held}`;
  if (outcome !== 'step_down') return `${held} → ${tierWords(next_tier)}`;
  const below = tiers[tiers.findIndex((tier) => tier === tier_held) - 1];
  return below === undefined ? `${held}, the lowest tier` : `${held} → ${tierWords(below)}`;
}

/** A verdict “step down” on the lowest tier, under which there is none, asks for holding. */
export const hasTierBelow = (tier: string | null | undefined): boolean => tier !== tiers[0];

/** What must be read before a decision covers a scope; nothing where the verdict asks for that decision. */
function warningOf(scope: ReportScope, outcome: ReportDecision['outcome']): string | undefined {
  if (outcome === 'hold')
    return goesAgainst(scope.state, outcome, scope.tier_held) ? scope.sentence : undefined;
  if (outcome === 'step_down') return undefined;
  return scope.state === 'eligible' ? warningsOf(scope)[0] : scope.sentence;
}

export function covered(
  ref: ScopeRef,
  scopes: readonly ReportScope[],
  outcome: ReportDecision['outcome'],
): Covered {
  const scope = scopeOf(scopes, ref);
  if (scope === undefined)
    return {
      ...{ name: fullName(ref), verdict: 'not judged in this report', state: 'not_judged', step: null },
      warning: 'No verdict of this report is about it: nothing was checked.',
    };
  const warning = warningOf(scope, outcome);
  return {
    name: `${fullName(ref)} (bundle ${scope.release_name})`,
    verdict: verdictOf(scope),
    state: scope.state,
    step: stepOf(scope, outcome),
    warning: warning === undefined ? null : `${firstClause(warning)}.`,
  };
}

/** Eligible alone is not eligible together. */
function togetherWarning(report: Report, refs: readonly ScopeRef[]): string[] {
  const together = report.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'scopes' && block.together ? [block.together] : []))[0];
  if (together === undefined || refs.length < 2) return [];
  const isAlone = refs.some((ref) => together.scopes.some((each) => isSame(each, ref) && !each.holds));
  return isAlone ? [together.sentence] : [];
}

/** Each warning once, with the scopes that it is of where it is not of all that are covered. */
function warningsOver(refs: readonly ScopeRef[], scopes: readonly ReportScope[]): string[] {
  const names = new Map<string, string[]>();
  for (const ref of refs) {
    const scope = scopeOf(scopes, ref);
    for (const text of scope === undefined ? [] : warningsOf(scope))
      names.set(text, [...(names.get(text) ?? []), nameOf(ref)]);
  }
  return [...names].map(([text, of]) => (of.length === refs.length ? text : `${listed(of)}: ${text}`));
}

const unjudged = (ref: ScopeRef) => `${fullName(ref)}: no verdict of this report is about it.`;

/** A promotion: whatever warns speaks against it. A draft without a decision is read as one. */
function againstPromotion(
  report: Report,
  refs: readonly ScopeRef[],
  scopes: readonly ReportScope[],
): string[] {
  const refused = refs.flatMap((ref) => {
    const scope = scopeOf(scopes, ref);
    if (scope === undefined) return [unjudged(ref)];
    return scope.state === 'eligible' ? [] : [`${nameOf(ref)}: ${scope.sentence}`];
  });
  return [
    ...refused,
    ...(report.decision?.expires === null ? ['The decision names no day on which it ends.'] : []),
    ...(report.decision === null ? [] : togetherWarning(report, refs)),
    ...(report.withheld === undefined ? [] : [report.withheld]),
    ...warningsOver(refs, scopes),
  ];
}

/** Does a decision give an agent more, or take more from it, than the verdict on a scope says? */
export function goesAgainst(
  state: ReportScope['state'],
  outcome: ReportDecision['outcome'],
  tierHeld: string | null,
): boolean {
  if (isPromotion({ outcome })) return state !== 'eligible';
  return outcome === 'hold' ? state === 'step_down' && hasTierBelow(tierHeld) : state !== 'step_down';
}

/** Does the verdict on a scope ask for what the decision does, or for more? */
const isAsked = ({ state, tier_held }: ReportScope, outcome: ReportDecision['outcome']): boolean =>
  state !== 'eligible' && !goesAgainst(state, outcome, tier_held);

/** What speaks for a decision that holds the agent or moves it down, and what against a decision. */
export function sidesOf(
  report: Report,
  refs: readonly ScopeRef[],
  scopes: readonly ReportScope[],
): { readonly why: readonly string[]; readonly against: readonly string[] } {
  const { decision } = report;
  if (decision === null || isPromotion(decision))
    return { why: [], against: againstPromotion(report, refs, scopes).map((text) => plain(text)) };
  const why: string[] = [];
  const against: string[] = [];
  for (const ref of refs) {
    const scope = scopeOf(scopes, ref);
    if (scope === undefined) against.push(unjudged(ref));
    else if (isAsked(scope, decision.outcome)) why.push(`${nameOf(ref)}: ${scope.sentence}`);
    else against.push(`${nameOf(ref)}: the verdict is “${verdictOf(scope)}”. ${scope.sentence}`);
  }
  return {
    why: [...why, ...warningsOver(refs, scopes)].map((text) => plain(text)),
    against: against.map((text) => plain(text)),
  };
}
