import { percent, count, counted, inSentence, joined, oneIn, plain, plainWord } from '../../words/format';
import { dayWords, tierWords } from '../../words/paper-words';
import type { ReportGate, ReportScope } from '../../records/report/blocks';
import type { Report, ReportDecision } from '../../records/report/report';
import { isPromotion } from './decision-problems';
import {
  type Covered,
  covered,
  firstClause,
  fullName,
  goesAgainst,
  hasTierBelow,
  isSame,
  listed,
  nameOf,
  scopeOf,
  type ScopeRef,
  sidesOf,
  verdictOf,
  warningsOf,
} from './sides';

export type { Covered } from './sides';

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
  /** What speaks for a decision that holds the agent or moves it down; empty for a promotion. */
  readonly why: readonly string[];
  /** In red, the worst first. */
  readonly against: readonly string[];
  readonly numbers: readonly MemoNumber[];
  /** Of which scope the numbers are; null: of all. */
  readonly numbersOf: string | null;
  readonly by: string | null;
  readonly on: string | null;
}

const allScopes = ({ sections }: Report): ReportScope[] =>
  sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'scopes' ? block.scopes : [])));

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
  if (decision.outcome === 'step_down') {
    const good = refs.filter((ref) =>
      ['eligible', 'not_shown_yet'].includes(scopeOf(scopes, ref)?.state ?? ''),
    );
    const beyond = good.length === 0 ? '' : `, further than the verdict asks on ${listed(good.map(nameOf))}`;
    const lowest = refs.filter((ref) => !hasTierBelow(scopeOf(scopes, ref)?.tier_held));
    const moved = refs.filter((ref) => !lowest.includes(ref));
    const parts = [
      ...(moved.length === 0
        ? []
        : [`${isOne ? 'moves' : 'move'} down one tier on ${listed(moved.map(nameOf))}`]),
      ...(lowest.length === 0
        ? []
        : [`${isOne ? 'stays' : 'stay'} at the lowest tier on ${listed(lowest.map(nameOf))}`]),
    ];
    return `${agents} ${joined(parts)}${conditions}${beyond}.`;
  }
  const down = refs.filter((ref) => {
    const scope = scopeOf(scopes, ref);
    return scope !== undefined && goesAgainst(scope.state, 'hold', scope.tier_held);
  });
  const although =
    down.length === 0 ? '' : `, against the verdict “Step down” on ${listed(down.map(nameOf))}`;
  return `${agents} ${isOne ? 'stays' : 'stay'} at the present tier on ${where}${conditions}${although}.`;
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
  if (found?.share == null || found.hits == null || found.n == null || found.n === 0) return [];
  const where = gate === undefined ? ' in all that was read' : '';
  return [
    {
      // Of what people decided: a gate's own share holds what the files lack as well.
      big: percent(found.hits / found.n),
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
    ? 'verdicts and their sentences hold them against the agent; the numbers above the signatures are of what was seen, without them.'
    : 'verdicts hold them against the agent.';
  return `${headline} These are gaps of the files, not errors that were seen: ${where}`;
}

function endWords(decision: ReportDecision | null): string {
  const day = decision?.expires ? plain(dayWords(decision.expires)) : null;
  if (decision !== null && !isPromotion(decision))
    return day === null
      ? 'No day was given. It holds until somebody decides otherwise.'
      : `${day}, or when somebody decides otherwise.`;
  return day === null
    ? 'No day was given. It ends with the next bundle, or when the step-down watch trips.'
    : `${day}, or with the next bundle, or when the step-down watch trips.`;
}

/** The page to sign, from the numbers of a report. Without a decision it is a draft with the verdict as its headline. */
export function memoOf(report: Report): Memo {
  const { decision } = report;
  const scopes = allScopes(report);
  const refs = decision?.scopes ?? [];
  const left = scopes.filter((scope) => !refs.some((ref) => isSame(ref, scope)));
  // What a decision should not have left out comes first.
  const rest = [true, false].flatMap((isDown) =>
    left.filter(({ state }) => (state === 'step_down') === isDown),
  );
  const asked = decision === null ? scopes.filter(({ state }) => state === 'eligible') : refs;
  const scope = weakest(refs, scopes);
  return {
    headline: decision === null ? report.headline : plain(decisionSentence(report, decision, scopes)),
    isDecided: decision !== null,
    covers: refs.map((ref) => covered(ref, scopes, decision?.outcome ?? 'promote')),
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
    ends: endWords(decision),
    recheck: decision?.recheck ? plain(dayWords(decision.recheck)) : 'No day was given.',
    lost: lostWords(report, scope !== null),
    ...sidesOf(report, asked, scopes),
    numbers: numbersOf(report, scope, scopes).map(({ big, words }) => ({
      big: plain(big),
      words: plain(words),
    })),
    numbersOf: scope === null ? null : fullName(scope),
    by: decision?.by ?? null,
    on: decision === null ? null : plain(dayWords(decision.on)),
  };
}
