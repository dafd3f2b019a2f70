import type { Decision } from '../../records/decision';
import { DoubleColumn, FlagColumn, IntegerColumn, TextColumn, TextListColumn } from './columns';
import { epochOf } from './epoch';
import type { Provenance } from './provenance';
import { dictionaryNumbers, putRecord, recordColumns } from './record-columns';
import { toIpc } from './table';

const newColumns = () => {
  const word = dictionaryNumbers();
  return {
    ...recordColumns(word),
    decision_id: new TextColumn(),
    mode: word(),
    finding_uid: new TextColumn(),
    incident_uid: new TextColumn(),
    trace_id: new TextColumn(),
    span_id: new TextColumn(),
    release_id: word(),
    agent_uid: word(),
    agent_instance: word(),
    agent_name: word(),
    agent_role: word(),
    workflow: word(),
    action_name: word(),
    action_category: word(),
    resource_uid: new TextColumn(),
    resource_type: word(),
    resource_environment: word(),
    criticality: word(),
    targets: new TextListColumn(),
    predicted_verdict: word(),
    confidence: new DoubleColumn(),
    risk_level: word(),
    severity: word(),
    blast_count: new DoubleColumn(),
    reversibility: word(),
    has_rollback_path: new FlagColumn(),
    escalation_level: new IntegerColumn(),
    policy_outcome: word(),
    policy_revision: word(),
    evidence_n: new IntegerColumn(),
    evidence_authoritative_n: new IntegerColumn(),
    evidence_untrusted_n: new IntegerColumn(),
    evidence_trust_n: new IntegerColumn(),
    evidence_age_s: new DoubleColumn(),
    evidence_foreign_n: new IntegerColumn(),
    tool_calls_n: new IntegerColumn(),
    tool_errors_n: new IntegerColumn(),
    tool_names: new TextListColumn(),
    retrieved_n: new IntegerColumn(),
    retrieved_foreign_n: new IntegerColumn(),
    source: word(),
    uncertainty: word(),
    abstained: new FlagColumn(),
    error_type: word(),
    latency_ms: new DoubleColumn(),
    input_tokens: new DoubleColumn(),
    output_tokens: new DoubleColumn(),
    scenario_id: new TextColumn(),
    scenario_kind: word(),
    scenario_group: new TextColumn(),
    scenario_category: word(),
    scenario_expected: word(),
    confidence_word: word(),
  };
};

/** Rows of `decisions`. Free text (rationale, evidence) stays in the source and is read again from there. */
export class DecisionTable {
  readonly columns = newColumns();
  rows = 0;

  add(record: Decision, where: Provenance): void {
    const into = this.columns;
    const row = this.rows++;
    const { agent, action, resource, policy, scenario, usage, error } = record;
    const time = putRecord(into, row, record, where);
    into.decision_id.put(row, record.decision_id);
    into.mode.put(row, record.mode);
    into.finding_uid.put(row, record.finding_uid);
    into.incident_uid.put(row, record.incident_uid);
    into.trace_id.put(row, record.trace_id);
    into.span_id.put(row, record.span_id);
    into.release_id.put(row, record.release_id);
    into.agent_uid.put(row, agent.uid);
    into.agent_instance.put(row, agent.instance_uid);
    into.agent_name.put(row, agent.name);
    into.agent_role.put(row, agent.role);
    into.workflow.put(row, record.workflow);
    into.action_name.put(row, action.name);
    into.action_category.put(row, action.category);
    into.resource_uid.put(row, resource?.uid ?? record.targets?.[0]?.uid);
    into.resource_type.put(row, resource?.type ?? record.targets?.[0]?.type);
    into.resource_environment.put(row, environmentOf(record));
    into.criticality.put(
      row,
      worstCriticality([...(resource === undefined ? [] : [resource]), ...(record.targets ?? [])]),
    );
    into.targets.put(
      row,
      record.targets?.map((target) => target.uid),
    );
    into.predicted_verdict.put(row, record.predicted_verdict);
    into.confidence.put(row, record.confidence);
    into.risk_level.put(row, record.risk_level);
    into.severity.put(row, record.severity);
    into.blast_count.put(row, blastOf(record));
    into.reversibility.put(row, record.reversibility);
    into.has_rollback_path.put(row, record.rollback_path !== undefined && record.rollback_path !== '');
    into.escalation_level.put(row, record.escalation_level);
    into.policy_outcome.put(row, policy?.outcome);
    into.policy_revision.put(row, policy?.revision);
    this.#addEvidence(row, record, time);
    const calls = record.tool_calls;
    into.tool_calls_n.put(row, calls?.length ?? 0);
    into.tool_errors_n.put(row, calls ? calls.filter(isFailedCall).length : 0);
    into.tool_names.put(
      row,
      calls?.map(({ name }) => name),
    );
    const documents = record.retrieved ?? [];
    into.retrieved_n.put(row, documents.length);
    into.retrieved_foreign_n.put(
      row,
      documents.filter(({ id }) => namesOtherEnvironment(id, record.environment)).length,
    );
    into.source.put(row, record.source?.product ?? record.source?.log_name);
    into.uncertainty.put(row, record.uncertainty?.join(' '));
    into.abstained.put(row, record.abstained ?? false);
    into.error_type.put(row, error?.type);
    into.latency_ms.put(row, record.latency_ms);
    into.input_tokens.put(row, usage?.input_tokens);
    into.output_tokens.put(row, usage?.output_tokens);
    into.scenario_id.put(row, scenario?.id);
    into.scenario_kind.put(row, scenario?.kind);
    into.scenario_group.put(row, scenario?.group);
    into.scenario_category.put(row, scenario?.category);
    into.scenario_expected.put(row, scenario?.expected);
    into.confidence_word.put(row, confidenceWord(record));
  }

  #addEvidence(row: number, record: Decision, time: number | undefined): void {
    const into = this.columns;
    let authoritative = 0;
    let untrusted = 0;
    let ranked = 0;
    let foreign = 0;
    let oldest: number | undefined;
    for (const item of record.evidence ?? []) {
      if (item.trust !== undefined) ranked++;
      if (item.trust === 'authoritative') authoritative++;
      else if (item.trust === 'untrusted') untrusted++;
      if (item.provenance && namesOtherEnvironment(item.provenance, record.environment)) foreign++;
      const observed = epochOf(item.observed_time);
      if (observed !== undefined && (oldest === undefined || observed < oldest)) oldest = observed;
    }
    into.evidence_n.put(row, record.evidence?.length ?? 0);
    into.evidence_authoritative_n.put(row, authoritative);
    into.evidence_untrusted_n.put(row, untrusted);
    into.evidence_trust_n.put(row, ranked);
    into.evidence_age_s.put(row, oldest === undefined || time === undefined ? null : (time - oldest) / 1000);
    into.evidence_foreign_n.put(row, foreign);
  }

  ipc(): Uint8Array {
    return toIpc(this.columns, this.rows);
  }
}

/** Never fewer than the targets that are named; not known where no blast radius is logged. */
function blastOf({ blast_radius: blast, targets }: Decision): number | undefined {
  return blast?.count === undefined ? undefined : Math.max(blast.count, targets?.length ?? 0);
}

/** Where the targets are: in production as soon as one of them is. */
function environmentOf({ resource, targets }: Decision): string | undefined {
  const said = [resource?.environment, ...(targets ?? []).map((target) => target.environment)];
  return said.includes('production') ? 'production' : said.find((one) => one !== undefined);
}

const criticalityOrder = ['low', 'medium', 'high', 'critical'] as const;

/** The most critical of its resource and targets speaks for the decision. */
function worstCriticality(targets: NonNullable<Decision['targets']>): string | undefined {
  let worst = -1;
  for (const target of targets) {
    if (target.criticality) worst = Math.max(worst, criticalityOrder.indexOf(target.criticality));
  }
  return criticalityOrder[worst];
}

const longestWord = 40;

/** A confidence that was said in a word ("high") and in no number; a number kept as text is no word. */
function confidenceWord({ confidence, confidence_raw: raw }: Decision): string | undefined {
  if (confidence !== undefined || typeof raw !== 'string') return undefined;
  const said = raw.trim().toLowerCase();
  return said === '' || said.length > longestWord || Number.isFinite(Number(said)) ? undefined : said;
}

const finished = new Set(['ok', 'success', 'succeeded', 'completed']);

/** Statuses are free text: whatever is said and is not a plain success counts as failed. */
const isFailedCall = ({ status }: { status?: string | undefined }) =>
  status !== undefined && !finished.has(status.toLowerCase());

const environmentWords = /\b(production|prod|staging|test)\b/gi;

/** Does the provenance name an environment other than the decision's own? */
function namesOtherEnvironment(provenance: string, own: string): boolean {
  const named = provenance.match(environmentWords) ?? [];
  return named.some((word) => {
    const environment = word.toLowerCase() === 'prod' ? 'production' : word.toLowerCase();
    return environment !== own;
  });
}
