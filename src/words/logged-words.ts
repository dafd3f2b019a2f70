import { plainWord } from './format';
import type { Decision } from '../records/decision';

/** One text of several remarks; a remark that already ends a sentence gets no second full stop. */
export const sentences = (remarks: readonly string[]) =>
  remarks.map((remark) => remark.trim().replace(/\.$/, '')).join('. ');

export const agentName = (decision: Decision) => decision.agent.name ?? decision.agent.uid;

/** A target by its name with its uid, which the lists show and a search finds; the uid alone where it has no other name. */
const targetWords = ({ name, uid }: NonNullable<Decision['resource']>): string =>
  name === undefined || name === uid ? uid : `${name} (${uid})`;

/** "isolate host on web-07 (host-07)" or "do nothing". */
export function actionWords(decision: Decision): string {
  if (decision.action.category === 'none') return 'do nothing';
  const target = decision.resource ? targetWords(decision.resource) : undefined;
  const others = (decision.targets?.length ?? 0) - 1;
  const reach = others > 0 ? ` and ${others} more` : '';
  return target ? `${plainWord(decision.action.name)} on ${target}${reach}` : plainWord(decision.action.name);
}

/** "high, none logged" where neither a risk level nor a criticality tells: high is assumed. */
export const riskClassWords = (row: {
  readonly risk_class: string;
  readonly risk_level: string;
  readonly criticality: string;
}): string =>
  row.risk_level === '(none)' && row.criticality === '(none)'
    ? `${row.risk_class}, none logged`
    : row.risk_class;

export const basisWords: Record<string, string> = {
  automation: 'automation',
  closed_classification: 'the closed classification',
  analyst_of_record: 'the analyst of record',
  second_analyst: 'a second analyst',
  incident_review: 'the post-incident review (highest source)',
  lab_label: 'the known answer of a test',
};

export const humanWords: Record<string, string> = {
  approve: 'approved',
  modify: 'changed',
  reject: 'rejected',
  override: 'overrode',
  abstain: 'abstained',
  expire: 'expired, nobody decided',
  pending: 'pending',
};

export const classWords: Record<string, string> = {
  matched_agree: 'Same action, same target where one is logged',
  matched_weaker: 'Human did less',
  matched_stronger: 'Human did more',
  matched_other_action: 'Other action',
  matched_other_target: 'Other target',
  agent_only: 'Agent only',
  human_only: 'Human only',
  unresolved: 'Unresolved, no outcome yet',
  unadjudicable: 'Unadjudicable',
  '(none)': 'Nothing proposed',
};
