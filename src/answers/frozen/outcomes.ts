import {
  accounting,
  type Accounting,
  endings,
  type HumanClass,
  humanClasses,
} from '../../metrics/accounting/accounting';
import { fates, type FateGroup, proposalFates } from '../../metrics/accounting/fates';
import { calibration } from '../../metrics/calibration/calibration';
import { definitionOf } from '../../metrics/catalogue';
import { confusion } from '../../metrics/confusion/confusion';
import type { ReportBlock } from '../../records/report/blocks';
import type { ReportQuantity } from '../../records/report/numbers';
import { classWords } from '../../words/logged-words';
import { inSentence } from '../../words/format';
import { fateGroupName, fatesLead, fateWords, unproposedSentence } from '../outcomes/fate-words';
import { agreeLabel, endingWords } from '../outcomes/account-classes';
import { agentWouldWords, humanDidWords, truthWords } from '../outcomes/confusion-words';
import { type Freezing, tenDigitsOrNull } from './context';
import { countsBlock } from './counts';
import { groupedBlocks, wholeBlock } from './measures';
import { frozenKpi } from './quantity';

const shown = [
  'false_positive_share',
  'within_policy',
  'unsafe_action',
  'containment_precision_strict',
  'over_scope',
  'false_escalation',
] as const;
const leading = ['false_positive_share', 'within_policy'] as const;

function classLabel(key: HumanClass, { proposals, agreeWithoutTarget }: Accounting): string {
  if (key === '(none)') return 'On a decision that proposed nothing';
  if (key === 'matched_agree') return agreeLabel(proposals.classes.matched_agree, agreeWithoutTarget);
  return classWords[key] ?? key;
}

async function accountBlocks(freezing: Freezing): Promise<ReportBlock[]> {
  const { query, selection, signal, book, metrics } = freezing;
  const found = await accounting(query, selection, signal);
  const statement = book.number('Every proposal and every action, once', found.statement);
  metrics.add('accounting');
  const proposals = new Map<string, number>(Object.entries(found.proposals.classes));
  return [
    countsBlock(
      {
        id: 'accounting',
        title: 'Every proposal and every human action, once',
        lead: 'Each is in exactly one class; where both have something, the two are one matched pair.',
        heading: 'Class',
        columns: ['Agent proposals', 'Human actions'],
        statement,
      },
      humanClasses.map((key) => ({
        key,
        label: classLabel(key, found),
        counts: [proposals.get(key) ?? 0, found.humans.classes[key]],
      })),
      { rows: true, columns: true },
    ),
    countsBlock(
      {
        id: 'endings',
        title: 'How every decision ended',
        lead: 'Refused, denied, held and expired are four things; none stands in for another.',
        heading: 'Ending',
        columns: ['Decisions'],
        statement,
      },
      endings.map((key) => ({ key, label: endingWords[key], counts: [found.decisions.classes[key]] })),
    ),
  ];
}

async function fateBlocks(freezing: Freezing): Promise<ReportBlock[]> {
  const { query, selection, signal, book, metrics, releaseName } = freezing;
  const found = await proposalFates(query, selection, signal);
  metrics.add('fates');
  const statement = book.number('What became of every proposal', found.statement);
  const block = (id: string, heading: string, groups: readonly FateGroup[], lead: string) =>
    countsBlock(
      {
        ...{
          id,
          title: `What became of every proposal, by ${inSentence(heading)}`,
          lead,
          heading,
          statement,
        },
        columns: ['Proposed', ...fates.map((fate) => fateWords[fate])],
      },
      groups.map((group) => ({
        key: JSON.stringify([group.agent, group.release, group.week]),
        label: fateGroupName(group, releaseName),
        counts: [group.proposed, ...fates.map((fate) => group.fates[fate])],
      })),
      { rows: true, columns: true },
    );
  const lead = `${fatesLead} ${unproposedSentence(found)}`;
  return [
    block('fates', 'Bundle', found.byBundle, lead),
    block('fates_by_week', 'Week', found.byWeek, 'The same proposals by the week in which they were made.'),
  ];
}

async function confusionBlock(freezing: Freezing): Promise<ReportBlock> {
  const { query, selection, signal, book, metrics } = freezing;
  const found = await confusion(query, selection, signal);
  metrics.add('confusion');
  const truths = Object.keys(truthWords);
  const rows = new Map<string, { key: string; label: string; counts: number[] }>();
  for (const { agent_would, human_did, truth_was, decisions } of found.cells) {
    const key = `${agent_would} ${human_did}`;
    const label = `Agent would ${agentWouldWords[agent_would]}, human ${humanDidWords[human_did]}`;
    const row = rows.get(key) ?? { key, label, counts: truths.map(() => 0) };
    const place = truths.indexOf(truth_was);
    row.counts[place] = (row.counts[place] ?? 0) + decisions;
    rows.set(key, row);
  }
  return countsBlock(
    {
      id: 'confusion',
      title: 'Would have done, did, and was it right?',
      lead: 'Decisions by what the agent would have done, what the human did, and what the label says of an action.',
      heading: 'Agent and human',
      columns: truths.map((truth) => (truth === 'unknown' ? 'No label' : `Action ${truthWords[truth]}`)),
      statement: book.number('Would have done × human did × truth', found.statement),
    },
    [...rows.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    { rows: true, columns: true },
  );
}

/** The calibration error as it is observed, chance included. */
async function observedError(freezing: Freezing): Promise<ReportQuantity> {
  const found = await calibration(freezing.query, freezing.selection, freezing.signal);
  const beyondChance = await frozenKpi(freezing, 'calibration_excess', 'Calibration error (ECE)');
  const value = beyondChance.state === 'measured' ? tenDigitsOrNull(found.ece?.value) : null;
  return { ...beyondChance, id: 'ece', value };
}

const sampledBlock = async (freezing: Freezing): Promise<ReportBlock> => ({
  kind: 'quantities',
  id: 'sampled_and_stated',
  title: 'What an audit sample and the stated confidence say',
  lead: 'Missed cases are known only from a sample with known probabilities; calibration compares stated confidence with the label.',
  quantities: [
    await frozenKpi(freezing, 'missed_share'),
    await frozenKpi(freezing, 'false_positive_rate'),
    { ...(await frozenKpi(freezing, 'brier_score', 'Brier score of the stated confidence')), id: 'brier' },
    await observedError(freezing),
  ],
});

/** What the agent would have done against what turned out to be true. */
export async function freezeOutcomes(freezing: Freezing): Promise<ReportBlock[]> {
  const definitions = leading.map((id) => definitionOf(id));
  return [
    await wholeBlock(
      freezing,
      shown.map((id) => definitionOf(id)),
      {
        id: 'outcome_measures',
        title: 'Measures against the truth and the policy',
        lead: '“Wrong” is against the label, never against a human.',
      },
    ),
    ...(await accountBlocks(freezing)),
    ...(await fateBlocks(freezing)),
    await confusionBlock(freezing),
    ...(await groupedBlocks(freezing, definitions, 'risk_class')),
    ...(await groupedBlocks(freezing, definitions, 'workflow')),
    ...(await groupedBlocks(freezing, definitions.slice(0, 1), 'release')),
    await sampledBlock(freezing),
  ];
}
