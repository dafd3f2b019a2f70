import { percent, count, counted, inSentence, joined, oneIn, plain, plainWord } from '../../words/format';
import { dayWords, stateWords, tierWords } from '../../words/paper-words';
import type { ReportGate, ReportScope } from '../../records/report/blocks';
import type { Report, ReportDecision } from '../../records/report/report';
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

/** One of the numbers that decide. */
export interface MemoNumber {
  readonly big: string;
  readonly words: string;
}

/** The page to sign, in words: made from the numbers of the report alone. */
export interface Memo {
  /** The decision in one sentence, with what speaks against it; without one, the verdict. */
  readonly headline: string;
  readonly isDecided: boolean;
  readonly covers: readonly Covered[];
  readonly others: string;
  readonly conditions: readonly string[];
  readonly ends: string;
  readonly recheck: string;
  /** What the logs lack, whose error that is, and where it is counted; null where nothing is lost. */
  readonly lost: string | null;
  /** In red, the worst first. */
  readonly against: readonly string[];
  readonly numbers: readonly MemoNumber[];
  /** Of which scope the numbers are; null: of all. */
  readonly numbersOf: string | null;
  readonly by: string | null;
  readonly on: string | null;
}

type ScopeRef = NonNullable<ReportDecision['scopes']>[number];

const allScopes = ({ sections }: Report): ReportScope[] =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'scopes' ? block.scopes : [])));

const nameOf = ({ workflow, risk_class }: ScopeRef): string =>
  `${workflow === '(none)' ? 'no workflow logged' : plainWord(workflow)} at ${risk_class} risk`;

const fullName = (scope: ScopeRef): string => `${plainWord(scope.agent)}, ${nameOf(scope)}`;

const isSame = (a: ScopeRef, b: ScopeRef): boolean =>
  a.agent === b.agent && a.workflow === b.workflow && a.risk_class === b.risk_class;

const scopeOf = (scopes: readonly ReportScope[], ref: ScopeRef): ReportScope | undefined =>
  scopes.find((each) => isSame(each, ref));

const verdictOf = ({ answer, state }: ReportScope): string => answer?.verdict ?? stateWords[state];
const warningsOf = ({ answer }: ReportScope): readonly string[] => answer?.warnings ?? [];

function covered(ref: ScopeRef, scopes: readonly ReportScope[]): Covered {
  const scope = scopeOf(scopes, ref);
  if (scope === undefined)
    return {
      ...{ name: fullName(ref), verdict: 'not judged in this report', state: 'not_judged', step: null },
      warning: 'No verdict of this report is about it: nothing was checked.',
    };
  const warnings = warningsOf(scope);
  const all = scope.state === 'eligible' ? warnings : [scope.sentence];
  return {
    name: `${fullName(ref)} (bundle ${scope.release_name})`,
    verdict: verdictOf(scope),
    state: scope.state,
    step: `${tierWords(scope.tier_held)} → ${tierWords(scope.next_tier)}`,
    warning: all[0] === undefined ? null : `${firstClause(all[0])}.`,
  };
}

const namedAtMost = 3;

function listed(names: readonly string[], atMost = namedAtMost): string {
  const more = names.length - atMost;
  return joined([...names.slice(0, atMost), ...(more > 0 ? [`${count(more)} more`] : [])]);
}

/** What a promotion goes against, as part of its own sentence: nobody signs over it in silence. */
function despite(refs: readonly ScopeRef[], scopes: readonly ReportScope[]): string {
  const found = refs.map((ref) => ({ ref, scope: scopeOf(scopes, ref) }));
  const unjudged = found.filter(({ scope }) => scope === undefined).map(({ ref }) => nameOf(ref));
  const refused = found.flatMap(({ ref, scope }) =>
    scope === undefined || scope.state === 'eligible' ? [] : [`“${verdictOf(scope)}” on ${nameOf(ref)}`],
  );
  const warned = found.flatMap(({ scope }) => (scope?.state === 'eligible' ? warningsOf(scope) : []));
  const distinct = [...new Set(warned)];
  const parts = [
    ...(refused.length === 0
      ? []
      : [`against ${refused.length === 1 ? 'the verdict' : 'the verdicts'} ${listed(refused)}`]),
    ...(unjudged.length === 0 ? [] : [`without any verdict on ${listed(unjudged)}`]),
    ...(distinct.length === 0
      ? []
      : [
          `despite ${counted(distinct.length, 'warning')} (${inSentence(firstClause(distinct[0] ?? ''))}${distinct.length > 1 ? ', and more below' : ''})`,
        ]),
  ];
  return parts.length === 0 ? '' : `, ${joined(parts)}`;
}

/** The first sentence of a warning, without its stop. */
const firstClause = (text: string): string => text.replace(/\.(\s.*)?$/s, '');

function decisionSentence(report: Report, decision: ReportDecision, scopes: readonly ReportScope[]): string {
  const refs = decision.scopes ?? [];
  const until = decision.expires === null ? ', without an end date' : ` until ${dayWords(decision.expires)}`;
  const conditions = decision.conditions?.trim() ? ', with conditions' : '';
  if (refs.length === 0) {
    const about = decision.covers === null ? 'no scope' : `“${decision.covers}”`;
    if (isPromotion(decision))
      return `Promotion of ${about}${until}${conditions}, ${scopes.length === 0 ? 'without any verdict in this report' : 'picked from no verdict: nothing checks what it covers'}.`;
    const said = decision.covers === null ? '' : ` of ${about}`;
    return decision.outcome === 'hold'
      ? `Nothing changes: hold${said} at the present tier.`
      : `Step down${said}.`;
  }
  const agents = joined([...new Set(refs.map(({ agent }) => plainWord(agent)))]);
  const where = listed(refs.map(nameOf));
  if (isPromotion(decision)) {
    const tiers = [...new Set(refs.map((ref) => tierWords(scopeOf(scopes, ref)?.next_tier ?? null)))].filter(
      (tier) => tier !== 'none',
    );
    const as = tiers.length === 1 ? ` as ${tiers[0]}` : '';
    return `${agents} may act${as} on ${where}${until}${conditions}${despite(refs, scopes)}.`;
  }
  const isOne = new Set(refs.map(({ agent }) => agent)).size === 1;
  if (decision.outcome === 'step_down')
    return `${agents} ${isOne ? 'moves' : 'move'} down one tier on ${where}${conditions}.`;
  const down = refs.filter((ref) => scopeOf(scopes, ref)?.state === 'step_down');
  const although =
    down.length === 0 ? '' : `, against the verdict “Step down” on ${listed(down.map(nameOf))}`;
  return `${agents} ${isOne ? 'stays' : 'stay'} at the present tier on ${where}${conditions}${although}.`;
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

function againstOf(report: Report, refs: readonly ScopeRef[], scopes: readonly ReportScope[]): string[] {
  const { decision } = report;
  const refused = refs.flatMap((ref) => {
    const scope = scopeOf(scopes, ref);
    if (scope === undefined) return [`${fullName(ref)}: no verdict of this report is about it.`];
    return scope.state === 'eligible' ? [] : [`${nameOf(ref)}: ${scope.sentence}`];
  });
  const promotes = decision !== null && isPromotion(decision);
  return [
    ...refused,
    ...(promotes && decision.expires === null ? ['The decision names no day on which it ends.'] : []),
    ...(promotes ? togetherWarning(report, refs) : []),
    ...(report.withheld === undefined ? [] : [report.withheld]),
    ...warningsOver(refs, scopes),
  ].map((text) => plain(text));
}

const leadGate = ({ answer, gates, deciding_rule }: ReportScope): ReportGate | undefined =>
  gates.find(({ id }) => id === deciding_rule) ?? gates.find(({ id }) => id === answer?.rests_on) ?? gates[0];

function gateNumber(gate: ReportGate | undefined): MemoNumber {
  if (gate?.errors == null || gate.incidents == null)
    return { big: 'left out', words: 'the number that decides is of a small group, or there is none' };
  const bound =
    gate.time_uniform === null
      ? ''
      : `; at most ${percent(gate.time_uniform.upper)} is plausible at every look`;
  return {
    big: `${count(gate.errors)} in ${count(gate.incidents)}`,
    words: `incidents in which an error was seen, by “${gate.title}”${bound}. Limit ${oneIn(gate.limit)}`,
  };
}

function readingsNumber({ answer }: ReportScope): MemoNumber[] {
  if (!answer?.readings) return [];
  const { hold, of } = answer.readings;
  return [
    {
      big: `${count(hold)} of ${count(of)}`,
      words: `readings of the log hold; the worst of them decides: ${answer.decides}`,
    },
  ];
}

function overrideNumber(report: Report, scope: ReportScope | null): MemoNumber[] {
  const gate = scope?.gates.find(({ metric }) => metric === 'override_rate');
  const whole = report.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'measures' ? block.measures : []))
    .find(({ metric, by }) => metric === 'override_rate' && by === 'all');
  const found = gate ?? whole;
  if (found?.share == null || found.hits === null || found.n === null) return [];
  const where = gate === undefined ? ' in all that was read' : '';
  return [
    {
      big: percent(found.hits === 0 ? 0 : found.share),
      words: `of proposals overridden by people (${count(found.hits)} of ${count(found.n)})${where}`,
    },
  ];
}

/** The covered scope with the least evidence speaks for all of them. */
function weakest(refs: readonly ScopeRef[], scopes: readonly ReportScope[]): ReportScope | null {
  const found = scopes.filter((scope) => refs.some((ref) => isSame(ref, scope)));
  const strength = ({ answer, state }: ReportScope) =>
    state === 'eligible' ? 1 + (answer?.evidence ?? 0) : state === 'step_down' ? -1 : (answer?.evidence ?? 0);
  return found.reduce<ReportScope | null>(
    (least, scope) => (least === null || strength(scope) < strength(least) ? scope : least),
    null,
  );
}

function numbersOf(report: Report, scope: ReportScope | null, scopes: readonly ReportScope[]): MemoNumber[] {
  if (scope !== null)
    return [gateNumber(leadGate(scope)), ...readingsNumber(scope), ...overrideNumber(report, scope)];
  if (scopes.length === 0) return overrideNumber(report, null);
  const inState = (state: ReportScope['state']) => scopes.filter((each) => each.state === state).length;
  return [
    {
      big: `${count(inState('eligible'))} of ${count(scopes.length)}`,
      words: 'scopes are eligible for the next tier',
    },
    { big: count(inState('step_down')), words: 'have to step down' },
    ...overrideNumber(report, null),
  ];
}

/** A file's gap counts as an error of the agent in every verdict, and in no count of errors that were seen. */
function lostWords({ missing }: Report, hasNumbers: boolean): string | null {
  const headline = missing?.[0];
  if (headline === undefined) return null;
  if (!/ as one incident in error\.$/.test(headline)) return headline;
  const where = hasNumbers
    ? 'verdicts hold them against the agent, and the errors seen below do not include them.'
    : 'verdicts hold them against the agent.';
  return `${headline} These are gaps of the files, not errors that were seen: ${where}`;
}

/** The page to sign, from the numbers of a report. Without a decision it is a draft with the verdict as its headline. */
export function memoOf(report: Report): Memo {
  const { decision } = report;
  const scopes = allScopes(report);
  const refs = decision?.scopes ?? [];
  const rest = scopes.filter((scope) => !refs.some((ref) => isSame(ref, scope)));
  const asked = decision === null ? scopes.filter(({ state }) => state === 'eligible') : refs;
  const scope = weakest(refs, scopes);
  return {
    headline: decision === null ? report.headline : plain(decisionSentence(report, decision, scopes)),
    isDecided: decision !== null,
    covers: refs.map((ref) => covered(ref, scopes)),
    others:
      rest.length === 0
        ? 'No other scope was judged.'
        : `Every other scope: ${listed(
            rest.map((each) => `${fullName(each)} (${inSentence(verdictOf(each))})`),
            4,
          )}.`,
    conditions: (decision?.conditions ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    ends: decision?.expires
      ? `${plain(dayWords(decision.expires))}, or with the next bundle, or when the step-down watch trips.`
      : 'No day was given. It ends with the next bundle, or when the step-down watch trips.',
    recheck: decision?.recheck ? plain(dayWords(decision.recheck)) : 'No day was given.',
    lost: lostWords(report, scope !== null),
    against: againstOf(report, asked, scopes),
    numbers: numbersOf(report, scope, scopes).map(({ big, words }) => ({
      big: plain(big),
      words: plain(words),
    })),
    numbersOf: scope === null ? null : fullName(scope),
    by: decision?.by ?? null,
    on: decision === null ? null : plain(dayWords(decision.on)),
  };
}
