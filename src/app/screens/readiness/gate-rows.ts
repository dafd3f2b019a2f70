import { decidingOf, foundWords } from '../../../answers/readiness/readings';
import {
  capital,
  count,
  eMark,
  eValue,
  gateLimitWords,
  percent,
  plausibleWords,
} from '../../../words/format';
import type { GateRowProps } from '../../../charts/gates/GateTable';
import { gateDefinition } from '../../../metrics/gate-evidence/gate-definition';
import type { GateResult, ScopeVerdict } from '../../../readiness/verdict';
import { breachWords } from '../../../answers/readiness/standing';
import { paceWords } from '../../../words/verdict-sentences';
import type { Gate } from '../../../records/criteria';
import type { GateRows } from '../../../slice/rows-request';
import { openRows } from '../../../session/view';
import { rowsOfGate } from '../../../answers/readiness/rows-of-gate';

const explanations: Record<GateResult['metric'], string> = {
  false_positive_share: 'actions that were not warranted',
  override_rate: 'a human rejected it or chose otherwise',
  rollback_rate: 'executed, then undone as wrong',
  within_policy: 'allowed by the policy in force',
  agreement: 'same action and target, advice hidden',
  agent_error_rate: 'it broke off, or its command failed',
  containment_precision_strict: 'right action and target, no wider than needed',
  coverage: 'it decided, and did not abstain or break off',
  known_misses: 'known to be real, and left alone',
};

function observedWords(gate: GateResult, isHigherBetter: boolean): string {
  const { hits, n } = gate.observed;
  const { share } = decidingOf(gate);
  if (gate.state === 'not_measurable') return 'not measurable';
  if (share === null) return `${count(hits)} of ${count(n)}`;
  if (share === 0) return isHigherBetter ? 'all' : 'none';
  return percent(isHigherBetter ? 1 - share : share);
}

function missingWords(gate: GateResult): string {
  if (gate.state === 'not_measurable') return 'Missing data never passes';
  if (gate.state === 'breached') {
    const why = breachWords(gate);
    if (why !== null) return `${why}. A person has to rule on it`;
    return `E ${eValue(gate.worseE)} of ${eMark(gate.worseNeeded)} that it is worse than the limit`;
  }
  const e = `E ${eValue(gate.eValue)}`;
  if (gate.state === 'met') return `Met, ${e}`;
  const needed = `${e} of ${eMark(gate.eNeeded)}`;
  if (!gate.moreCleanIncidents) return gate.reason ? `${needed}. ${capital(gate.reason)}` : needed;
  return `${needed}. About ${count(gate.moreCleanIncidents)} more incidents without an error${paceWords(gate.moreDays)}`;
}

/** The end of the band that the limit is held against, and the limit. */
function marginWords({ timeUniform, state, ...gate }: GateResult, isHigherBetter: boolean): string {
  const { limit } = decidingOf(gate);
  if (timeUniform === null || state === 'not_measurable') return '';
  const isWorse = state === 'breached' && timeUniform.lower > limit;
  return plausibleWords(isWorse ? timeUniform.lower : timeUniform.upper, limit, isHigherBetter, isWorse);
}

/** What a gate's number opens: its errors where it counts errors and found some, or all that it judged. */
export const partOpened = ({ metric, observed }: GateResult): GateRows['part'] =>
  gateDefinition(metric).better === 'lower' && observed.hits > 0 ? 'errors' : 'judged';

/** The gates of a scope as rows of the gate table, all drawn as shares in error. */
export function gateRows(scope: ScopeVerdict, asked: readonly Gate[]): GateRowProps[] {
  return scope.gates.map((gate): GateRowProps => {
    const definition = gateDefinition(gate.metric);
    const own = asked.find(({ id }) => id === gate.id);
    const isHigherBetter = definition.better === 'higher';
    const { share, limit } = decidingOf(gate);
    const hasOpen = gate.observed.unresolved > 0;
    return {
      id: gate.id,
      title: gate.title,
      explanation: explanations[gate.metric],
      state: gate.state,
      observed: observedWords(gate, isHigherBetter),
      observedDetail: foundWords(gate),
      // With unresolved decisions a dot for what is known, and a hatch to what they may make of it.
      share: hasOpen ? gate.observed.share : share,
      limit,
      side: 'at_most',
      limitText: gateLimitWords(limit, isHigherBetter),
      limitDetail: marginWords(gate, isHigherBetter),
      ordinary: gate.ordinary,
      timeUniform: gate.timeUniform,
      adverse: hasOpen ? share : null,
      missing: missingWords(gate),
      ...(own && gate.state !== 'not_measurable'
        ? { onRows: () => openRows(rowsOfGate(scope, own, partOpened(gate))) }
        : {}),
    };
  });
}
