import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from '../../records/canonical';
import { breakerStatements } from '../../metrics/breaker-replay/read';
import { thresholdStatement } from '../../metrics/threshold/cases';
import { actionsStatement } from '../../metrics/what-if/actions';
import { propose } from '../what-if/propose';
import { exactPercent, plain, plainWord } from '../../words/format';
import { breakerWords, conditionWords, permissionWords } from '../../words/what-if-words';
import type { ReportBlock } from '../../records/report/blocks';
import type { ReportProposal, ReportStretch } from '../../records/report/proposals';
import { leastCell } from '../../records/report/report';
import type { Change, Evidence, Proposal } from '../../records/what-if';
import { toAddress } from '../../slice/address/address';
import type { ChosenChange, Freezing } from './context';
import { evidenceShares, hiddenShare } from './evidence-shares';
import { isSmall } from './hide-cells';

const kinds = {
  'shadowproof-threshold/1': 'threshold',
  'shadowproof-policy/1': 'policy',
  'shadowproof-breaker/1': 'breaker',
} as const satisfies Record<Change['format'], ReportProposal['kind']>;

/** Id of the definition behind the evidence of each kind. */
const metricOf = {
  threshold: 'threshold_choice',
  policy: 'policy_replay',
  breaker: 'breaker_replay',
} as const;

/** What would be deployed, in words. */
function settingsWords(change: Change): string {
  switch (change.format) {
    case 'shadowproof-threshold/1':
      return `Acts alone from a confidence of ${change.threshold ?? 'the lowest that qualifies'}; at most ${exactPercent(change.risk)} wrong, missed with a chance of at most ${exactPercent(change.delta)} (${plainWord(change.method)}).`;
    case 'shadowproof-policy/1':
      return `${change.rules.map(({ id, when, then }) => `${id}: ${conditionWords(when) || 'always'}, ${permissionWords[then]}`).join('; ')}${change.rules.length > 0 ? '; ' : ''}otherwise ${permissionWords[change.otherwise]}.`;
    case 'shadowproof-breaker/1':
      return `${breakerWords(change)}.`;
  }
}

function statementOf({ selection }: Freezing, change: Change) {
  switch (change.format) {
    case 'shadowproof-threshold/1':
      return thresholdStatement(selection);
    case 'shadowproof-policy/1':
      return actionsStatement(selection);
    case 'shadowproof-breaker/1':
      return breakerStatements(selection)[0];
  }
}

const left = `Fewer than ${leastCell}: left out.`;

/** Does a stretch rest on a group so small that its numbers would tell of single cases? */
const isSmallStretch = (kind: ReportProposal['kind'], evidence: Evidence): boolean =>
  isSmall(evidence.actions) ||
  isSmall(evidence.incidents) ||
  evidenceShares(kind, evidence.numbers).some(({ n }) => isSmall(n ?? 0));

function stretchOf(kind: ReportProposal['kind'], evidence: Evidence, isHidden: boolean): ReportStretch {
  const { from, until, actions, incidents, numbers, sentence } = evidence;
  const shares = evidenceShares(kind, numbers);
  return {
    from,
    until,
    actions: isHidden ? null : actions,
    incidents: isHidden ? null : incidents,
    shares: isHidden ? shares.map(hiddenShare) : shares,
    sentence: isHidden ? left : sentence,
  };
}

function frozen(freezing: Freezing, chosen: ChosenChange, found: Proposal): ReportProposal {
  const { change } = chosen;
  const kind = kinds[change.format];
  // The evidence of a threshold names the threshold.
  const hasSettings = chosen.hasSettings || kind === 'threshold';
  const isWholeHidden = isSmallStretch(kind, found.whole);
  // The whole less one half is the other half.
  const areHalvesHidden =
    isWholeHidden || isSmallStretch(kind, found.earlier) || isSmallStretch(kind, found.later);
  freezing.metrics.add(metricOf[kind]);
  return {
    kind,
    name: change.name,
    version: change.version,
    sha256: bytesToHex(sha256(utf8ToBytes(canonical(change)))),
    settings: hasSettings ? change : null,
    said: hasSettings ? plain(settingsWords(change)) : null,
    limit: change.format === 'shadowproof-threshold/1' && hasSettings ? change.risk : null,
    sentence: isWholeHidden ? left : found.sentence,
    whole: stretchOf(kind, found.whole, isWholeHidden),
    earlier: stretchOf(kind, found.earlier, areHalvesHidden),
    later: stretchOf(kind, found.later, areHalvesHidden),
    held: areHalvesHidden ? null : found.would_have_held,
    held_sentence: areHalvesHidden ? `Cannot be told here. ${left}` : found.held_sentence,
    statement: freezing.book.number(`What if: ${kind}`, statementOf(freezing, change)),
  };
}

/** The evidence that was reckoned before, where that was over the same files and the same slice. */
function known({ selection, account }: Freezing, { reckoned }: ChosenChange): Proposal | null {
  if (!reckoned || reckoned.slice !== toAddress(selection)) return null;
  const digests = (files: readonly { readonly sha256: string | null }[]) =>
    files.map(({ sha256: digest }) => digest).join();
  return digests(reckoned.sources) === digests(account.files) ? reckoned : null;
}

/** Every chosen threshold, policy and breaker as a line, with its evidence over the slice of the report. */
export async function freezeWhatIf(freezing: Freezing): Promise<ReportBlock[]> {
  const { query, selection, signal, permuting, changes } = freezing;
  const options = { ...(permuting ? { permuting } : {}), ...(signal ? { signal } : {}) };
  if (changes.length === 0) return [];
  const proposals: ReportProposal[] = [];
  for (const chosen of changes) {
    const found = known(freezing, chosen) ?? (await propose(query, selection, chosen.change, [], options));
    proposals.push(frozen(freezing, chosen, found));
  }
  return [
    {
      kind: 'proposals',
      id: 'proposals',
      title: 'Chosen thresholds, policies and circuit breakers',
      lead: 'What would be deployed, and what it would have done on these logs. The later half of the actions took no part in the choice.',
      proposals,
    },
  ];
}
