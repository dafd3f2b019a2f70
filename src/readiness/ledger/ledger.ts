import { canonical } from '../../records/canonical';
import type { LedgerRule, Look } from '../../records/ledger';
import { eLond } from '../../statistics/multiple-testing';

/** What differs from the try before. */
export interface TryChange {
  readonly what: 'limit' | 'alpha' | 'lag' | 'labels_from' | 'gates' | 'asked' | 'labels' | 'criteria';
  /** The gate; null where it is of the whole. */
  readonly gate: string | null;
  readonly before: number | null;
  readonly after: number | null;
}

/** One question that was put to the log, however often it was looked at. */
export interface Try {
  readonly question: string;
  /** 1 for the first. */
  readonly number: number;
  readonly looks: number;
  /** The furthest of its looks. */
  readonly latest: Look;
  /** Against the one listed before it; empty for the first of the list. */
  readonly changes: readonly TryChange[];
}

export interface LedgerScope {
  readonly test: string;
  readonly isEligible: boolean;
  readonly eValue: number;
  /** What e-LOND asks of it. */
  readonly needed: number;
  readonly holds: boolean;
}

export interface LedgerAnswer {
  readonly method: 'e-lond';
  readonly falseDiscoveryRate: number;
  readonly looks: number;
  /** In the order of their last new look. */
  readonly tries: readonly Try[];
  /** Of the question in force. */
  readonly scopes: readonly LedgerScope[];
}

function ruleChanges(before: readonly LedgerRule[], after: readonly LedgerRule[]): TryChange[] {
  const key = ({ criteria, gate }: LedgerRule) => JSON.stringify([criteria, gate]);
  const old = new Map(before.map((rule) => [key(rule), rule]));
  const changes = after.flatMap((rule): TryChange[] => {
    const was = old.get(key(rule));
    if (was === undefined) return [{ what: 'gates', gate: rule.gate, before: null, after: rule.limit }];
    const pairs = [
      ['limit', was.limit, rule.limit],
      ['alpha', was.alpha, rule.alpha],
      ['lag', was.lag_days, rule.lag_days],
      ['labels_from', was.label_rank, rule.label_rank],
    ] as const;
    return pairs
      .filter(([, from, to]) => from !== to)
      .map(([what, from, to]) => ({ what, gate: rule.gate, before: from, after: to }));
  });
  const now = new Set(after.map(key));
  const gone = before.filter((rule) => !now.has(key(rule)));
  return [
    ...changes,
    ...gone.map(({ gate, limit }) => ({ what: 'gates' as const, gate, before: limit, after: null })),
  ];
}

function changesOf(before: Look, after: Look): TryChange[] {
  const whole = (what: TryChange['what']) => ({ what, gate: null, before: null, after: null });
  const changes = ruleChanges(before.rules, after.rules);
  if (canonical(before.asked) !== canonical(after.asked)) changes.push(whole('asked'));
  const hashes = ({ criteria }: Look) => canonical(criteria.map(({ hash }) => hash));
  if (changes.length === 0 && hashes(before) !== hashes(after)) changes.push(whole('criteria'));
  return changes.length === 0 ? [whole('labels')] : changes;
}

interface OpenTry {
  readonly question: string;
  readonly number: number;
  readonly looks: Look[];
  /** Step of the online sequence of each test: that of the look that first held it. */
  readonly steps: Map<string, number>;
  /** Scopes that share a step. */
  readonly family: Map<number, number>;
}

/** The furthest look in the logs' own time, so that nobody picks a better day of the past. */
const latestOf = (looks: readonly Look[]): Look | undefined =>
  looks.reduce<Look | undefined>(
    (best, look) => (best === undefined || Date.parse(look.as_of) >= Date.parse(best.as_of) ? look : best),
    undefined,
  );

/** Another set of labels of the same scopes at the same time: the truth was rewritten, which is a try of its own. */
function isRelabelled(looks: readonly Look[], { as_of: asOf, labels, scopes }: Look): boolean {
  const tests = new Set(scopes.map(({ test }) => test));
  return looks.some(
    (each) =>
      each.as_of === asOf && each.labels !== labels && each.scopes.some(({ test }) => tests.has(test)),
  );
}

function triesOf(looks: readonly Look[]): OpenTry[] {
  const tries: OpenTry[] = [];
  let steps = 0;
  let number = 0;
  for (const look of looks) {
    let own = tries.findLast(({ question }) => question === look.question);
    if (own === undefined || isRelabelled(own.looks, look)) {
      number += 1;
      own = { question: look.question, number, looks: [], steps: new Map(), family: new Map() };
    } else {
      // What was looked at last is the last of the list; its tests keep their steps.
      tries.splice(tries.indexOf(own), 1);
    }
    tries.push(own);
    own.looks.push(look);
    const fresh = look.scopes.filter(({ test }) => !own.steps.has(test));
    if (fresh.length === 0) continue;
    steps += 1;
    for (const { test } of fresh) own.steps.set(test, steps);
    own.family.set(steps, fresh.length);
  }
  return tries;
}

/** Each scope as the furthest look that holds it found it: a ledger may hold several logs. */
function foundIn(looks: readonly Look[]): Map<string, Look['scopes'][number]> {
  const inTime = [...looks].sort((a, b) => Date.parse(a.as_of) - Date.parse(b.as_of));
  return new Map(inTime.flatMap(({ scopes }) => scopes.map((scope) => [scope.test, scope] as const)));
}

function scopesOf({ looks, steps, family }: OpenTry): LedgerScope[] {
  const found = foundIn(looks);
  const batches = [...family].map(([step, size]) => ({
    step,
    family: size,
    tests: [...steps].filter(([, its]) => its === step).map(([test]) => test),
  }));
  const logE = (test: string) => {
    const scope = found.get(test);
    return scope?.state === 'eligible' ? Math.log(scope.e_value) : -Infinity;
  };
  const answers = eLond(
    batches.map(({ tests, ...batch }) => ({ ...batch, logE: tests.map(logE) })),
    Math.min(...looks.map((look) => look.false_discovery_rate)),
  );
  return batches.flatMap(({ tests }, at) =>
    tests.flatMap((test, place): LedgerScope[] => {
      const scope = found.get(test);
      const answer = answers[at];
      if (scope === undefined || answer === undefined) return [];
      const { state, e_value: eValue } = scope;
      const needed = answer.needed[place] ?? Infinity;
      return [
        { test, isEligible: state === 'eligible', eValue, needed, holds: answer.rejected.includes(place) },
      ];
    }),
  );
}

/**
 * What may be promoted together after every look of a ledger, by e-LOND over its tries. A look under a question that
 * was put before costs nothing; scopes that first appear in it share one more step. Only the discoveries of the
 * question in force raise its levels: easy ones under laxer rules do not. Without a `question`, that of the last look is
 * in force. Source: `eLond`.
 */
export function judgeLedger(looks: readonly Look[], question = looks.at(-1)?.question): LedgerAnswer {
  const open = triesOf(looks);
  const inForce = open.findLast((each) => each.question === question);
  const tries = open.map(({ question: of, number, looks: own }, at): Try => {
    const latest = latestOf(own)!;
    const before = open[at - 1]?.looks[0];
    const changes = before === undefined ? [] : changesOf(before, latest);
    return { question: of, number, looks: own.length, latest, changes };
  });
  return {
    method: 'e-lond',
    falseDiscoveryRate: inForce?.looks.at(-1)?.false_discovery_rate ?? 0,
    looks: looks.length,
    tries,
    scopes: inForce === undefined ? [] : scopesOf(inForce),
  };
}
