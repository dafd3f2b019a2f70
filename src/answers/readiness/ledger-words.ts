import type { LedgerAnswer, LedgerScope, Try, TryChange } from '../../readiness/ledger/ledger';
import { testOf } from '../../readiness/ledger/look';
import type { ScopeVerdict } from '../../readiness/verdict';
import {
  alphaPercent,
  count,
  counted,
  eMark,
  eValue,
  exactPercent,
  joined,
  oneIn,
  plain,
  utcDate,
} from '../../words/format';
import { scopeName } from './verdict-words';

const labelsFrom = [
  'any label',
  'closed classifications',
  'the analyst of record',
  'a second analyst',
  'incident reviews',
];

const valueWords: Partial<Record<TryChange['what'], (value: number) => string>> = {
  limit: (value) => oneIn(value),
  alpha: (value) => alphaPercent(value),
  lag: (value) => counted(value, 'day'),
  labels_from: (value) => labelsFrom[value] ?? `rank ${count(value)}`,
};

const nouns: Record<TryChange['what'], string> = {
  limit: 'limit',
  alpha: 'α',
  lag: 'lag',
  labels_from: 'labels from',
  gates: 'gate',
  asked: 'other agents or workflows were asked for',
  labels: 'the labels changed at the same time of the log',
  criteria: 'another text of the criteria',
};

function changeWords({ what, gate, before, after }: TryChange): string {
  if (what === 'gates') return `gate ${gate} ${after === null ? 'taken out' : 'added'}`;
  const value = valueWords[what];
  if (value === undefined || before === null || after === null) return nouns[what];
  return `${nouns[what]} of ${gate}: ${value(before)} → ${value(after)}`;
}

/** What a try changed, against the one before: equal changes of several gates once. */
export function tryWords({ changes, number }: Try): string {
  if (changes.length === 0) return number === 1 ? 'the first question' : 'asked again';
  const same = new Map<string, string[]>();
  for (const change of changes) {
    const key = JSON.stringify([change.what, change.before, change.after]);
    same.set(key, [...(same.get(key) ?? []), changeWords(change)]);
  }
  const words = [...same.values()].map((all) =>
    all.length < 3 ? all.join('; ') : `${all[0]}, and the same for ${counted(all.length - 1, 'more gate')}`,
  );
  return plain(words.join('; '));
}

/** What was asked for, in a few words. */
export function askedWords({ latest: { asked, criteria } }: Try): string {
  const names = [...asked.agents, ...asked.workflows];
  const versions = criteria.map(({ name, version }) => `“${name}”, version ${version}`);
  return `${names.length === 0 ? 'everything' : joined(names)}, by ${joined(versions)}`;
}

/** Every try in a line, the latest 100: what was asked, how often, and what had changed. */
export const tryLines = (tries: readonly Try[]): string[] =>
  tries
    .slice(-100)
    .map((each) =>
      plain(
        `Try ${count(each.number)} of ${count(tries.length)}, ${counted(each.looks, 'look')}, logs until ${utcDate(Date.parse(each.latest.as_of))}: ${askedWords(each)}; ${tryWords(each)}.`,
      ),
    );

export interface LedgerWords {
  /** What follows for the reader. */
  readonly sentence: string;
  /** How much was tried. */
  readonly detail: string;
  /** A scope is eligible alone, and all looks together do not leave it. */
  readonly isWithheld: boolean;
}

type Known = ReadonlyMap<string, Pick<ScopeVerdict, 'workflow' | 'riskClass'>>;

const nameOf = (known: Known, { test }: LedgerScope) => {
  const scope = known.get(test);
  return scope === undefined ? `scope ${test.slice(0, 8)}` : scopeName(scope);
};

/** What all looks together leave to promote; `known` names scopes by their test. */
export function ledgerWords(ledger: LedgerAnswer, known: Known): LedgerWords {
  const eligible = ledger.scopes.filter(({ isEligible, test }) => isEligible && known.has(test));
  const kept = eligible.filter(({ holds }) => holds);
  const short = eligible.filter(({ holds }) => !holds);
  const tries = ledger.tries.length;
  const detail = `${counted(ledger.looks, 'look')} under ${tries === 1 ? 'one question' : `${count(tries)} different questions`} so far. At most ${exactPercent(ledger.falseDiscoveryRate)} of what they promote is unready (e-LOND).`;
  const missing = short.map(
    (scope) => `${nameOf(known, scope)} has E ${eValue(scope.eValue)}, needs ${eMark(scope.needed)}`,
  );
  const sentence =
    eligible.length === 0
      ? 'The ledger leaves nothing to promote: no scope is eligible.'
      : short.length === 0
        ? `The ledger allows ${eligible.length === 1 ? 'the one eligible scope' : `all ${count(eligible.length)} eligible scopes`}.`
        : kept.length === 0
          ? `${eligible.length === 1 ? 'Proven by itself, but not' : 'Proven one by one, but none'} with every look counted: ${missing.join('; ')}.`
          : `Proven one by one, but with every look counted only ${joined(kept.map((scope) => nameOf(known, scope)))} ${kept.length === 1 ? 'is' : 'are'}: ${missing.join('; ')}.`;
  return { sentence: plain(sentence), detail: plain(detail), isWithheld: short.length > 0 };
}

/** For a page to sign: what all looks together do not leave to promote; null where they leave all of it. */
export function withheldSentence(ledger: LedgerAnswer, scopes: readonly ScopeVerdict[]): string | null {
  const { sentence, isWithheld } = ledgerWords(
    ledger,
    new Map(scopes.map((scope) => [testOf(scope), scope])),
  );
  return isWithheld ? sentence : null;
}

/** The ledger as lines of text. */
export function ledgerLines(ledger: LedgerAnswer, known: Known): string[] {
  const { sentence, detail } = ledgerWords(ledger, known);
  return [
    `Ledger: ${sentence}`,
    `  ${detail}`,
    ...ledger.tries.map((each) => {
      const until = utcDate(Date.parse(each.latest.as_of));
      return plain(
        `  Try ${count(each.number)}, ${counted(each.looks, 'look')}, the furthest as of ${until}: ${askedWords(each)} (${tryWords(each)})`,
      );
    }),
  ];
}
