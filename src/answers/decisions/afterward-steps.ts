import { counted, plainWord } from '../../words/format';
import type { Execution } from '../../records/execution';
import type { LogRecord } from '../../records/record';
import type { Review } from '../../records/review';
import type { VerdictRecord } from '../../records/verdict';
import type { DecisionPath } from './decision-path';
import { at, type PathStep } from './path-step';
import { basisWords, humanWords, sentences } from '../../words/logged-words';

function reviewSteps(review: Review, personName: (uid: string) => string): PathStep[] {
  const who = review.reviewer ? personName(review.reviewer.uid) : 'A reviewer';
  const advised =
    review.saw_agent_output === undefined
      ? 'Not logged whether the proposal was visible; counted as advised'
      : review.saw_agent_output
        ? 'Advised: the proposal was visible, so this is no blind agreement'
        : 'Blind: the proposal was not visible';
  const shown: PathStep[] = review.shown_time
    ? [{ time: at(review.shown_time), mark: 'human', title: `Shown to ${who}`, details: [advised] }]
    : [];
  const isAgainst =
    review.outcome === 'reject' || review.outcome === 'override' || review.outcome === 'modify';
  const changed = review.modified_action ?? (review.outcome === 'approve' ? undefined : review.action);
  const details = [
    ...(review.reason_code ? [`Reason: ${plainWord(review.reason_code)}`] : []),
    ...(review.reason_text ? [review.reason_text] : []),
    ...(changed ? [`Chose ${plainWord(changed.name)} instead`] : []),
    ...(review.evidence_opened === undefined
      ? []
      : [`${counted(review.evidence_opened, 'piece')} of evidence opened`]),
    ...(review.approver_index === undefined ? [] : [`Approver ${review.approver_index}`]),
    ...(shown.length === 0 ? [advised] : []),
  ];
  const isLapsed = review.outcome === 'expire';
  return [
    ...shown,
    {
      time: at(review.time),
      mark: isLapsed ? 'unresolved' : isAgainst ? 'override' : 'human',
      title: isLapsed ? 'The request expired' : `${who} ${humanWords[review.outcome] ?? review.outcome}`,
      details: isLapsed
        ? ['Nobody decided. This is never an approval']
        : details.length > 0
          ? [sentences(details)]
          : [],
      strong: !isLapsed,
    },
  ];
}

function executionStep(execution: Execution): PathStep {
  const time = at(execution.time);
  if (execution.rollback_of !== undefined) {
    const reason = execution.rollback_reason
      ? plainWord(execution.rollback_reason)
      : 'no reason logged, counted as wrong';
    const details = [`Reason: ${reason}`, ...(execution.rollback_text ? [execution.rollback_text] : [])];
    return { time, mark: 'rollback', title: 'Rolled back', details: [sentences(details)], strong: true };
  }
  const what = execution.action ? plainWord(execution.action.name) : 'The action';
  return {
    time,
    mark: 'ink',
    title: `${what}: ${plainWord(execution.status)}`,
    details: execution.executor ? [`run by ${execution.executor}`] : [],
  };
}

function verdictStep(verdict: VerdictRecord, path: DecisionPath): PathStep {
  const source = verdict.author?.kind === 'automation' ? 'automation' : verdict.basis;
  const counts = verdict.verdict === path.fact.verdict && source === path.fact.label_basis;
  const { warranted } = path.fact;
  const title =
    counts && warranted !== null
      ? `Truth: ${warranted ? '' : 'not '}warranted`
      : `Label: ${plainWord(verdict.verdict)}`;
  const meaning = !counts
    ? 'Another label counts'
    : warranted === false && path.fact.is_proposal
      ? 'The proposal counts as wrong'
      : warranted === true && !path.fact.is_proposal
        ? 'Nothing was proposed: it was missed'
        : undefined;
  const details = [
    `${plainWord(verdict.verdict)}, from ${basisWords[source] ?? plainWord(source)}`,
    ...(verdict.final === false ? ['not final'] : []),
    ...(meaning ? [meaning] : []),
  ];
  return {
    time: at(verdict.time),
    mark:
      counts && warranted !== null ? (warranted === path.fact.is_proposal ? 'truth' : 'wrong') : 'unresolved',
    title,
    details: [sentences(details)],
    strong: counts,
  };
}

/** What one audit event adds to a decision's path. */
export function afterwardSteps(
  record: LogRecord,
  path: DecisionPath,
  personName: (uid: string) => string,
): PathStep[] {
  switch (record.event_type) {
    case 'review':
      return reviewSteps(record, personName);
    case 'execution':
      return [executionStep(record)];
    case 'verdict':
      return [verdictStep(record, path)];
    case 'control':
      return [
        {
          time: at(record.time),
          mark: 'flag',
          title: `Control: ${plainWord(record.kind)}`,
          details: record.reason ? [record.reason] : [],
        },
      ];
    default:
      return [];
  }
}
