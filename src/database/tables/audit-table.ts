import { isProgramGroup, isProgramName } from '../../records/program-names';
import type { LogRecord } from '../../records/record';
import type { executors } from '../../records/vocabulary';
import { DoubleColumn, FlagColumn, IntegerColumn, TextColumn, TextListColumn, TimeColumn } from './columns';
import { epochOf } from './epoch';
import type { Provenance } from './provenance';
import { dictionaryNumbers, putRecord, recordColumns } from './record-columns';
import { toIpc } from './table';

export type AuditRecord = Exclude<LogRecord, { event_type: 'decision' | 'release' }>;
type PersonKind = (typeof executors)[number];
type Audited<Kind extends AuditRecord['event_type']> = Extract<AuditRecord, { event_type: Kind }>;

/** Who reviewed, labelled or ruled: as logged, unless the name is a program's, whatever the log says of it. */
function kindOfPerson(
  person: { uid: string; group?: string | undefined; kind?: PersonKind | undefined } | undefined,
  actor: string | undefined,
): PersonKind | undefined {
  const { uid = actor, group, kind } = person ?? {};
  if (kind === 'agent' || kind === 'automation') return kind;
  const isProgram =
    (uid !== undefined && isProgramName(uid)) || (group !== undefined && isProgramGroup(group));
  return isProgram ? 'automation' : kind;
}

/** Characters of a reason that are kept for reading many at once; the whole stays in its file. */
const longestReason = 1000;

const commonColumns = () => {
  const word = dictionaryNumbers();
  return {
    ...recordColumns(word),
    kind: word(),
    source_product: word(),
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
    sampling_draw: word(),
    sampling_case: new TextColumn(),
    sampling_seconds: new DoubleColumn(),
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
    author_kind: word(),
    duplicate_of: new TextColumn(),
    warranted_categories: new TextListColumn(),
    warranted_resources: new TextListColumn(),
    control_kind: word(),
    agent_uid: word(),
    release_id: word(),
    actor: word(),
    tier: word(),
    workflow: word(),
    scope: word(),
    window_start: new TimeColumn(),
    window_end: new TimeColumn(),
    scenario_ids: new TextListColumn(),
    chain_uid: new TextColumn(),
    tree_size: new DoubleColumn(),
    root_hash: new TextColumn(),
    reason_text: word(),
  };
};

/** Rows of `audit_events`: every kind of record that is neither a decision nor a release. */
export class AuditTable {
  readonly columns = commonColumns();
  rows = 0;

  add(record: AuditRecord, where: Provenance): void {
    const into = this.columns;
    const row = this.rows++;
    const of = <Kind extends AuditRecord['event_type']>(kind: Kind) =>
      record.event_type === kind ? (record as Audited<Kind>) : undefined;
    const review = of('review');
    const execution = of('execution');
    const verdict = of('verdict');
    const control = of('control');
    const checkpoint = of('checkpoint');
    putRecord(into, row, record, where);
    into.kind.put(row, record.event_type);
    into.source_product.put(row, record.source?.product);
    into.decision_id.put(row, 'decision_id' in record ? record.decision_id : null);
    into.finding_uid.put(row, 'finding_uid' in record ? record.finding_uid : null);
    into.trace_id.put(row, review?.trace_id);
    into.span_id.put(row, review?.span_id);

    into.outcome.put(row, review?.outcome);
    into.approver_index.put(row, review?.approver_index);
    into.reason_code.put(row, review?.reason_code);
    const person = review?.reviewer ?? verdict?.author;
    into.reviewer.put(row, person?.uid);
    into.reviewer_group.put(row, person?.group);
    into.shown_time.put(row, epochOf(review?.shown_time));
    into.saw_agent_output.put(row, review?.saw_agent_output);
    into.evidence_opened.put(row, review?.evidence_opened);
    into.confidence.put(row, review?.confidence);
    const sampling = (review ?? verdict)?.sampling;
    into.sampling_probability.put(row, sampling?.probability);
    into.sampling_stratum.put(row, sampling?.stratum);
    into.sampling_draw.put(row, sampling?.draw);
    into.sampling_case.put(row, sampling?.case);
    into.sampling_seconds.put(row, sampling?.seconds);
    into.supersedes.put(row, review?.supersedes);
    const action = review?.action ?? execution?.action;
    into.action_name.put(row, action?.name);
    into.action_category.put(row, action?.category);
    into.resource_uid.put(row, (review ?? execution)?.resource?.uid);
    into.modified_name.put(row, review?.modified_action?.name);
    into.modified_category.put(row, review?.modified_action?.category);
    into.modified_resource.put(row, review?.modified_action?.resource?.uid);

    into.status.put(row, execution?.status);
    into.executor.put(row, execution?.executor);
    into.command_uid.put(row, execution?.command_uid);
    into.rollback_of.put(row, execution?.rollback_of);
    into.rollback_reason.put(row, execution?.rollback_reason);

    into.verdict.put(row, verdict?.verdict);
    into.basis.put(row, verdict?.basis);
    into.final.put(row, verdict?.final);
    into.blind.put(row, verdict?.blind);
    into.scenario_met.put(row, verdict?.scenario_met);
    into.author_kind.put(row, kindOfPerson(person, control?.actor));
    into.duplicate_of.put(row, verdict?.duplicate_of);
    into.warranted_categories.put(
      row,
      verdict?.warranted_actions?.map((warranted) => warranted.category),
    );
    into.warranted_resources.put(
      row,
      verdict?.warranted_actions?.map((warranted) => warranted.resource_uid ?? ''),
    );

    into.control_kind.put(row, control?.kind);
    into.agent_uid.put(row, 'agent' in record ? record.agent?.uid : null);
    into.release_id.put(row, control?.release_id);
    into.actor.put(row, control?.actor);
    into.tier.put(row, control?.tier);
    into.workflow.put(row, 'workflow' in record ? record.workflow : null);
    into.scope.put(row, control?.scope);
    into.window_start.put(row, epochOf(control?.window?.start_time));
    into.window_end.put(row, epochOf(control?.window?.end_time));
    into.scenario_ids.put(row, control?.scenario_ids);

    into.chain_uid.put(row, checkpoint?.chain_uid);
    into.tree_size.put(row, checkpoint?.tree_size);
    into.root_hash.put(row, checkpoint?.root_hash);
    into.reason_text.put(row, (review?.reason_text ?? control?.reason)?.slice(0, longestReason));
  }

  ipc(): Uint8Array {
    return toIpc(this.columns, this.rows);
  }
}
