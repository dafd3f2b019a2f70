import { alphaOfCandidate, eBenjaminiHochberg } from '../statistics/multiple-testing';
import type { RiskClass } from '../records/criteria';
import type { ScopeVerdict } from './verdict';
import { count, eMark, eValue, exactPercent, joined, plain } from '../words/format';

/** A scope that is eligible alone, and what stands for it when several are promoted at once. */
export interface TogetherScope {
  readonly agent: string;
  readonly workflow: string;
  readonly riskClass: RiskClass;
  /** Smallest current e-value of its gates, weighted by what its bundle has left of α. */
  readonly eValue: number;
  /** What e-BH asks of it: scopes / (rate × how many are promoted with it). */
  readonly needed: number;
  readonly holds: boolean;
}

export interface Together {
  readonly method: 'e-bh';
  readonly falseDiscoveryRate: number;
  /** Judged scopes of the log, eligible or not, asked for or not: all of them count. */
  readonly family: number;
  /** The eligible ones, the strongest first. */
  readonly scopes: readonly TogetherScope[];
  /** Every eligible scope holds together with the others. */
  readonly allHold: boolean;
  /** What that means, in one sentence; null with fewer than two eligible scopes. */
  readonly sentence: string | null;
}

/**
 * ln of the e-value of "this scope is not ready": every gate must be ruled out, so the smallest of their
 * e-values is one for the union of their hypotheses. A later bundle's, or draw's, are weighted by its share of α, 6/(π²k²).
 */
export function logEOf({ gates, releaseIndex }: Pick<ScopeVerdict, 'gates' | 'releaseIndex'>): number {
  return Math.min(
    ...gates.map(
      ({ eValue, audit }) =>
        Math.log(eValue) + Math.log(alphaOfCandidate(1, releaseIndex + (audit?.attempt ?? 1) - 1)),
    ),
  );
}

const nameOf = ({ workflow, riskClass }: TogetherScope) => `${workflow} at ${riskClass} risk`;

function say(scopes: readonly TogetherScope[], family: number, rate: number): string | null {
  if (scopes.length < 2) return null;
  const holding = scopes.filter(({ holds }) => holds);
  const alone = scopes.filter(({ holds }) => !holds);
  const rule = `e-BH over ${count(family)} judged scopes, at most ${exactPercent(rate)} of those promoted unready`;
  if (alone.length === 0) {
    const all = scopes.length === 2 ? 'Both' : `All ${count(scopes.length)}`;
    return plain(`${all} can be promoted together (${rule}).`);
  }
  const those = alone
    .map(
      (scope) => `${nameOf(scope)} has E ${eValue(scope.eValue)}, together it needs ${eMark(scope.needed)}`,
    )
    .join('; ');
  const first =
    holding.length === 0
      ? 'Promote none of them together'
      : `Promote only ${joined(holding.map(nameOf))} together`;
  return plain(
    `${first} (${rule}): ${those}. Eligible alone, not together: promote ${alone.length === 1 ? 'it' : 'one'} by itself, or wait for more evidence.`,
  );
}

/**
 * Which of the eligible scopes may be promoted together at this look: e-Benjamini–Hochberg over every
 * judged scope, whatever their dependence; one that is not eligible counts with an e-value of 0, which
 * only makes the rule stricter. Expected share of unready scopes among the promoted: at most
 * `falseDiscoveryRate`. Source: Wang, Ramdas (2022), JRSS-B 84, 822–852.
 */
export function promoteTogether(verdicts: readonly ScopeVerdict[], falseDiscoveryRate: number): Together {
  const judged = verdicts.filter(({ gates }) => gates.length > 0);
  const logE = judged.map((verdict) => (verdict.state === 'eligible' ? logEOf(verdict) : -Infinity));
  const holding = new Set(eBenjaminiHochberg(logE, falseDiscoveryRate));
  const scopes = judged
    .flatMap(({ agent, workflow, riskClass, state }, index): TogetherScope[] => {
      if (state !== 'eligible') return [];
      const holds = holding.has(index);
      const promoted = holding.size + (holds ? 0 : 1);
      return [
        {
          agent,
          workflow,
          riskClass,
          eValue: Math.exp(Math.min(logE[index] ?? -Infinity, 700)),
          needed: judged.length / (falseDiscoveryRate * promoted),
          holds,
        },
      ];
    })
    .sort((a, b) => b.eValue - a.eValue);
  return {
    method: 'e-bh',
    falseDiscoveryRate,
    family: judged.length,
    scopes,
    allHold: scopes.every(({ holds }) => holds),
    sentence: say(scopes, judged.length, falseDiscoveryRate),
  };
}
