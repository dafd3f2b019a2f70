import type { LogRecord } from '../../records/record';
import { DoubleColumn, FlagColumn, IntegerColumn, TextColumn, TextListColumn, TimeColumn } from './columns';
import { epochOf } from './epoch';
import type { Provenance } from './provenance';
import { dictionaryNumbers, pushRecord, recordColumns } from './record-columns';
import { toIpc } from './table';

export type AuditRecord = Exclude<LogRecord, { event_type: 'decision' | 'release' }>;
type Audited<Kind extends AuditRecord['event_type']> = Extract<AuditRecord, { event_type: Kind }>;

const commonColumns = () => {
  const word = dictionaryNumbers();
  return {
    ...recordColumns(word),
    kind: word(),
    decision_id: new TextColumn(),
    finding_uid: new TextColumn(),
    trace_id: new TextColumn(),
    span_id: new TextColumn(),
    outcome: word(),
    approver_index: new IntegerColumn(),
    reason_code: word(),
    reviewer: word(),
    reviewer_group: word(),
    shown_time: new TimeColumn(),
    saw_agent_output: new FlagColumn(),
    evidence_opened: new DoubleColumn(),
    confidence: new DoubleColumn(),
    sampling_probability: new DoubleColumn(),
    sampling_stratum: word(),
    supersedes: new TextColumn(),
    action_name: word(),
    action_category: word(),
    resource_uid: new TextColumn(),
    modified_name: word(),
    modified_category: word(),
    modified_resource: new TextColumn(),
    status: word(),
    executor: word(),
    command_uid: new TextColumn(),
    rollback_of: new TextColumn(),
    rollback_reason: word(),
    verdict: word(),
    basis: word(),
    final: new FlagColumn(),
    blind: new FlagColumn(),
    scenario_met: new FlagColumn(),
    warranted_categories: new TextListColumn(),
    warranted_resources: new TextListColumn(),
    control_kind: word(),
    agent_uid: word(),
    release_id: word(),
    actor: word(),
    tier: word(),
    workflow: word(),
    scope: word(),
    chain_uid: new TextColumn(),
    tree_size: new DoubleColumn(),
    root_hash: new TextColumn(),
  };
};

/** Rows of `audit_events`: every kind of record that is neither a decision nor a release. */
export class AuditTable {
  readonly columns = commonColumns();
  rows = 0;

  add(record: AuditRecord, where: Provenance): void {
    const into = this.columns;
    const of = <Kind extends AuditRecord['event_type']>(kind: Kind) =>
      record.event_type === kind ? (record as Audited<Kind>) : undefined;
    const review = of('review');
    const execution = of('execution');
    const verdict = of('verdict');
    const control = of('control');
    const checkpoint = of('checkpoint');
    pushRecord(into, record, where);
    into.kind.push(record.event_type);
    into.decision_id.push('decision_id' in record ? record.decision_id : null);
    into.finding_uid.push('finding_uid' in record ? record.finding_uid : null);
    into.trace_id.push(review?.trace_id);
    into.span_id.push(review?.span_id);

    into.outcome.push(review?.outcome);
    into.approver_index.push(review?.approver_index);
    into.reason_code.push(review?.reason_code);
    into.reviewer.push(review?.reviewer?.uid);
    into.reviewer_group.push(review?.reviewer?.group);
    into.shown_time.push(epochOf(review?.shown_time));
    into.saw_agent_output.push(review?.saw_agent_output);
    into.evidence_opened.push(review?.evidence_opened);
    into.confidence.push(review?.confidence);
    into.sampling_probability.push(review?.sampling?.probability);
    into.sampling_stratum.push(review?.sampling?.stratum);
    into.supersedes.push(review?.supersedes);
    const action = review?.action ?? execution?.action;
    into.action_name.push(action?.name);
    into.action_category.push(action?.category);
    into.resource_uid.push((review ?? execution)?.resource?.uid);
    into.modified_name.push(review?.modified_action?.name);
    into.modified_category.push(review?.modified_action?.category);
    into.modified_resource.push(review?.modified_action?.resource?.uid);

    into.status.push(execution?.status);
    into.executor.push(execution?.executor);
    into.command_uid.push(execution?.command_uid);
    into.rollback_of.push(execution?.rollback_of);
    into.rollback_reason.push(execution?.rollback_reason);

    into.verdict.push(verdict?.verdict);
    into.basis.push(verdict?.basis);
    into.final.push(verdict?.final);
    into.blind.push(verdict?.blind);
    into.scenario_met.push(verdict?.scenario_met);
    into.warranted_categories.push(verdict?.warranted_actions?.map((warranted) => warranted.category));
    into.warranted_resources.push(
      verdict?.warranted_actions?.map((warranted) => warranted.resource_uid ?? ''),
    );

    into.control_kind.push(control?.kind);
    into.agent_uid.push(control?.agent?.uid);
    into.release_id.push(control?.release_id);
    into.actor.push(control?.actor);
    into.tier.push(control?.tier);
    into.workflow.push(control?.workflow);
    into.scope.push(control?.scope);

    into.chain_uid.push(checkpoint?.chain_uid);
    into.tree_size.push(checkpoint?.tree_size);
    into.root_hash.push(checkpoint?.root_hash);
    this.rows++;
  }

  ipc(): Uint8Array {
    return toIpc(this.columns, this.rows);
  }
}
