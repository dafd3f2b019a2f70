import { auditBlocks } from './audits';
import { decidingOf } from '../readiness/readings';
import { gateDefinition } from '../../metrics/gate-evidence/gate-definition';
import type { ControlResult, GateResult, ScopeVerdict } from '../../readiness/verdict';
import type {
  BlockOf,
  ReportBlock,
  ReportControl,
  ReportGate,
  ReportScope,
} from '../../records/report/blocks';
import { leastCell } from '../../records/report/report';
import type { Evaluation } from '../../readiness/judge';
import { verdictWords } from '../../words/paper-words';
import { capital } from '../../words/format';
import type { Against } from '../readiness/against';
import { answerOf, mayItAct, restsOn } from '../readiness/may-it-act';
import { scopeKey } from '../readiness/verdict-words';
import { isSmall } from './hide-cells';
import { isSmallGate, readingsBlock, standingBlock } from './standing';
import { integritySeen } from '../integrity-of-logs/integrity-seen';
import { leftOut } from '../../metrics/left-out/left-out';
import { type MissingBlock, missingBlock, missingPlace, missingWords } from '../readiness/missing-block';
import { missingRecords } from '../../readiness/gather/missing-records';
import { evaluateScopes } from '../../readiness/gather/gather';
import { type Freezing, rangeOf, tenDigits, tenDigitsOrNull } from './context';
import { baseName } from './sources';
import { alsoHidden, type AlsoHidden } from './computable';
import type { ReportMeasure } from '../../records/report/numbers';

const placesTold = 3;

const left = `fewer than ${leastCell} incidents; the numbers are left out`;

/** A gate whose numbers are left out: it is small, or others would give a small one away. */
type IsHidden = (gate: GateResult) => boolean;

const otherwiseTold = 'left out, so that no other number gives a small group away';

function frozenGate(freezing: Freezing, gate: GateResult, isLeftOut: IsHidden): ReportGate {
  const { id, title, metric, state, observed } = gate;
  const isHidden = isLeftOut(gate);
  const unlessHidden = <Value>(value: Value): Value | null => (isHidden ? null : value);
  freezing.metrics.add(metric);
  const deciding = decidingOf(gate);
  return {
    id,
    title,
    metric,
    better: gateDefinition(metric).better === 'higher' ? 'higher' : 'lower',
    state,
    errors: unlessHidden(observed.incidentsInError),
    incidents: unlessHidden(observed.incidents),
    hits: unlessHidden(observed.hits),
    n: unlessHidden(observed.n),
    unresolved: unlessHidden(observed.unresolved),
    share: unlessHidden(tenDigitsOrNull(deciding.share)),
    limit: tenDigits(deciding.limit),
    alpha: tenDigits(gate.alpha),
    e_value: unlessHidden(tenDigitsOrNull(gate.eValue)),
    e_needed: tenDigitsOrNull(gate.eNeeded),
    worse_e: unlessHidden(tenDigitsOrNull(gate.worseE)),
    worse_needed: tenDigitsOrNull(gate.worseNeeded),
    ordinary: unlessHidden(rangeOf(gate.ordinary)),
    time_uniform: unlessHidden(rangeOf(gate.timeUniform)),
    more_clean_incidents: unlessHidden(gate.moreCleanIncidents),
    more_days: unlessHidden(tenDigitsOrNull(gate.moreDays)),
    reason: isHidden ? (isSmallGate(gate) ? left : otherwiseTold) : gate.reason,
    statement: freezing.book.number(`${title}, the evidence of the gate`, gate.statement),
  };
}

const frozenControl = (freezing: Freezing, control: ControlResult): ReportControl => ({
  id: control.id,
  title: control.title,
  state: control.state,
  sentence: control.sentence,
  statement: freezing.book.number(`Control: ${control.title}`, control.statement),
});

/** What speaks against a scope, without the numbers of small groups: the few words carry none. */
function frozenAgainst(scope: ScopeVerdict, against: readonly Against[], isHidden: IsHidden): string[] {
  return against.map(({ text, short, of, smallest }) => {
    const gate = scope.gates.find(({ id }) => id === of);
    const isLeftOut = (gate !== undefined && isHidden(gate)) || (smallest !== undefined && isSmall(smallest));
    return isLeftOut ? `${capital(short)} (${left}).` : text;
  });
}

function frozenAnswer(
  freezing: Freezing,
  scope: ScopeVerdict,
  rank: number,
  isHidden: IsHidden,
): NonNullable<ReportScope['answer']> {
  const { verdict, against, decides, evidence, evidenceWords, next } = answerOf(
    scope,
    [],
    freezing.releaseName,
  );
  const isLeftOut = scope.gates.some(isHidden);
  const gate = restsOn(scope);
  return {
    verdict,
    warnings: frozenAgainst(scope, against, isHidden),
    decides: isLeftOut ? left : decides,
    evidence: isLeftOut ? null : tenDigitsOrNull(evidence),
    evidence_words: isLeftOut ? 'left out' : evidenceWords,
    next: isLeftOut ? 'Open the logs: its numbers are left out here' : next.words,
    readings:
      gate === undefined || isLeftOut
        ? null
        : { hold: gate.readings.filter(({ holds }) => holds).length, of: gate.readings.length },
    rests_on: gate?.id ?? null,
    rank,
  };
}

function frozenScope(freezing: Freezing, scope: ScopeVerdict, rank: number, isHidden: IsHidden): ReportScope {
  const deciding = scope.gates.find(({ id }) => id === scope.decidingRule);
  const isTold = deciding ? !isHidden(deciding) : !scope.gates.some(isHidden);
  const why = scope.gates.some(isSmallGate) ? left : otherwiseTold;
  return {
    agent: scope.agent,
    workflow: scope.workflow,
    risk_class: scope.riskClass,
    release: scope.release,
    release_name: freezing.releaseName(scope.release),
    besides: scope.besides.map(freezing.releaseName),
    bundle_evidence: { kind: scope.bundleEvidence.kind, sentence: scope.bundleEvidence.sentence },
    tier_held: scope.tierHeld,
    tier_held_from: scope.tierHeldFrom,
    next_tier: scope.nextTier,
    state: scope.state,
    deciding_rule: scope.decidingRule,
    sentence: isTold ? scope.sentence : `${verdictWords(scope.state, scope.tierHeld)}: ${why}.`,
    criteria: scope.criteria === null ? null : { ...scope.criteria },
    gates: scope.gates.map((gate) => frozenGate(freezing, gate, isHidden)),
    controls: scope.controls.map((control) => frozenControl(freezing, control)),
    ...(scope.unrequired === undefined || scope.unrequired.length === 0
      ? {}
      : { unrequired: scope.unrequired.map((control) => frozenControl(freezing, control)) }),
    answer: frozenAnswer(freezing, scope, rank, isHidden),
  };
}

function pooledNotes({ pooled }: Evaluation): BlockOf<'notes'> | null {
  const told = pooled.filter(({ alone }) => !isSmallGate(alone));
  if (told.length === 0) return null;
  return {
    kind: 'notes',
    id: 'pooled',
    title: 'What a pooled figure would hide',
    lead: 'Together these would pass; a part of them alone does not.',
    notes: told.map(({ kind, agent, sentence }) => ({
      strong: kind === 'worse',
      text: `${agent}: ${sentence}`,
    })),
  };
}

function frozenTogether(
  { together, scopes: judged }: Evaluation,
  isHidden: IsHidden,
): BlockOf<'scopes'>['together'] {
  const { sentence, falseDiscoveryRate, family, scopes } = together;
  if (sentence === null) return null;
  return {
    sentence,
    false_discovery_rate: tenDigits(falseDiscoveryRate),
    family,
    scopes: scopes.map(({ agent, workflow, riskClass, eValue, needed, holds }) => {
      const own = judged.find(
        (each) => each.agent === agent && each.workflow === workflow && each.riskClass === riskClass,
      );
      return {
        ...{ agent, workflow, risk_class: riskClass, holds },
        e_value: own?.gates.some(isHidden) ? null : tenDigitsOrNull(eValue),
        needed: tenDigitsOrNull(needed),
      };
    }),
  };
}

/** Without ids: those of decisions are raw fields. */
function frozenMissing({ headline, lines }: MissingBlock): string[] {
  if (headline === null) return [];
  return [
    headline,
    ...lines.map((line) => {
      const { places, count: n } = line;
      const named = places
        .slice(0, placesTold)
        .map(({ file, line: at }) => missingPlace({ file, line: at, id: null, eventId: null }));
      if (places.length === 0) return missingWords(line);
      return `${missingWords(line)} First at ${named.join('; ')}${n > named.length ? '; …' : ''}.`;
    }),
  ];
}

export interface FrozenReadiness {
  /** What comes before the verdicts; empty where nothing is missing. */
  readonly missing: readonly string[];
  readonly evaluation: Evaluation;
  readonly blocks: ReportBlock[];
  /** The blocks that are published beside these measures: what would give a small scope away is left out. */
  readonly beside: (measures: readonly ReportMeasure[]) => ReportBlock[];
}

/** Every verdict with its gates and controls, and where pooling would mislead. */
export async function freezeReadiness(freezing: Freezing): Promise<FrozenReadiness> {
  const { query, selection, asOf, criteria, attestations, audits, readRecords, signal } = freezing;
  const { account } = freezing;
  const named = { ...account, files: account.files.map((file) => ({ ...file, name: baseName(file.name) })) };
  const missing = missingRecords(named, criteria);
  const evaluation = await evaluateScopes(query, selection, {
    asOf,
    criteria,
    ...{ attestations, audits },
    ...(readRecords === undefined ? {} : { readRecords }),
    integrity: integritySeen(freezing.account),
    missing,
    ...(signal ? { signal } : {}),
  });
  const ranked = mayItAct(evaluation.scopes).rows.map(({ key }) => key);
  const scopesWith = (isHidden: IsHidden) =>
    evaluation.scopes.map((scope) =>
      frozenScope(freezing, scope, ranked.indexOf(scopeKey(scope)) + 1, isHidden),
    );
  const hiddenWith = (also: AlsoHidden): IsHidden => {
    const gates = new Set(
      evaluation.scopes.flatMap((scope, at) =>
        scope.gates.filter(({ metric }) => also.get(at)?.has(metric) === true),
      ),
    );
    return (gate) => isSmallGate(gate) || gates.has(gate);
  };
  const notes = pooledNotes(evaluation);
  const blocksWith = (isHidden: IsHidden): ReportBlock[] => [
    {
      kind: 'scopes',
      id: 'scopes',
      title: 'Verdict for each scope',
      lead: 'Errors: incidents with at least one decision in error, in all judged incidents. E: evidence that the error rate is below the limit; it may be looked at every week.',
      together: frozenTogether(evaluation, isHidden),
      scopes: scopesWith(isHidden),
    },
    ...standingBlock(freezing, evaluation, isHidden),
    ...readingsBlock(evaluation, isHidden),
    ...auditBlocks(freezing, evaluation),
    ...(notes === null ? [] : [notes]),
  ];
  const blocks = blocksWith(isSmallGate);
  return {
    evaluation,
    missing: frozenMissing(missingBlock(missing, await leftOut(query, signal), named)),
    blocks,
    beside(measures) {
      const also = alsoHidden(scopesWith(isSmallGate), measures);
      return also.size === 0 ? blocks : blocksWith(hiddenWith(also));
    },
  };
}
