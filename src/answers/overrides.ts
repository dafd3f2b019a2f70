import { agreementTables, type AgreementCells } from '../metrics/agreement-table/agreement-table';
import { approvalTime } from '../metrics/approval-time/approval-time';
import { reviewers } from '../metrics/automation-bias/reviewers';
import { definitionOf } from '../metrics/catalogue';
import { fewestResolved } from '../metrics/rate/rate';
import type { ReportBlock } from '../records/report/blocks';
import type { ReportQuantity } from '../records/report/numbers';
import { type Freezing } from './context';
import { groupedBlocks, wholeBlock } from './measures';
import { peopleBlock } from './people';
import { frozenQuantity } from './quantity';

const shown = [
  'override_rate',
  'override_justified',
  'agreement',
  'agreement_advised',
  'automation_bias_commission',
] as const;
const slaSeconds = 3600;

async function waits(freezing: Freezing): Promise<ReportQuantity[]> {
  const found = await approvalTime(freezing.query, freezing.selection, slaSeconds, freezing.signal);
  const n = Object.values(found.counts).reduce((sum, each) => sum + each, 0);
  const { state, reason, statement } = found;
  const of = (id: string, title: string, unit: 'seconds' | 'share', value: number | null | undefined) => ({
    ...frozenQuantity(freezing, {
      id: 'approval_time',
      title,
      unit,
      value,
      n,
      interval: unit === 'share' ? (found.withinSla?.interval ?? null) : null,
      state,
      reason,
      statement,
    }),
    id,
  });
  return [
    of('approval_p50', 'Median time to approval', 'seconds', found.p50),
    of('approval_p90', 'Time by which nine in ten were approved', 'seconds', found.p90),
    of('approval_within', 'Approved within an hour', 'share', found.withinSla?.share),
  ];
}

async function beyondChance(freezing: Freezing): Promise<ReportQuantity[]> {
  const found = await agreementTables(freezing.query, freezing.selection, freezing.signal);
  const of = (id: string, title: string, cells: AgreementCells): ReportQuantity => {
    const isEnough = cells.pairs >= fewestResolved && cells.kappa !== null;
    return {
      ...frozenQuantity(freezing, {
        id: 'agreement_beyond_chance',
        title,
        unit: 'number',
        value: cells.kappa?.value,
        n: cells.pairs,
        interval: cells.kappa,
        state: isEnough ? 'measured' : cells.pairs === 0 ? 'not_measurable' : 'not_enough_data',
        reason: isEnough ? null : `${cells.pairs} pairs, or only one class in use.`,
        statement: found.statement,
      }),
      id,
    };
  };
  return [
    of('kappa_blind', 'Agreement beyond chance (kappa), blind', found.blind),
    of('kappa_advised', 'Agreement beyond chance (kappa), after seeing the advice', found.advised),
  ];
}

async function discrimination(freezing: Freezing): Promise<ReportQuantity> {
  const found = await reviewers(freezing.query, freezing.selection, undefined, freezing.signal);
  const n = found.reviewers.reduce((sum, { wrong, right }) => sum + wrong + right, 0);
  const isEnough = n >= fewestResolved;
  return frozenQuantity(freezing, {
    id: 'override_discrimination',
    title: 'Discrimination of overrides (d′)',
    unit: 'number',
    value: found.overall?.dPrime,
    n,
    state: found.overall === null ? 'not_measurable' : isEnough ? 'measured' : 'not_enough_data',
    reason:
      found.overall === null
        ? 'Either no wrong or no right proposal with a label was decided by a human.'
        : isEnough
          ? null
          : `${n} decided proposals with a label; at least ${fewestResolved} are needed.`,
    statement: found.statement,
  });
}

/** What humans made of the proposals. */
export async function freezeOverrides(freezing: Freezing): Promise<ReportBlock[]> {
  const rate = [definitionOf('override_rate')];
  return [
    await wholeBlock(
      freezing,
      shown.map((id) => definitionOf(id)),
      {
        id: 'override_measures',
        title: 'What humans made of the proposals',
        lead: 'An override is not an error of the agent, and an error need not be overridden. Agreement of people who had seen the advice is no evidence.',
      },
    ),
    ...(await groupedBlocks(freezing, rate, 'release')),
    ...(await groupedBlocks(freezing, rate, 'risk_class')),
    ...(await groupedBlocks(freezing, rate, 'workflow')),
    {
      kind: 'quantities',
      id: 'review_quantities',
      title: 'How people decided',
      lead: 'Waits count from the moment a proposal was visible; what is still pending counts as waiting.',
      quantities: [
        ...(await waits(freezing)),
        ...(await beyondChance(freezing)),
        await discrimination(freezing),
      ],
    },
    await peopleBlock(freezing),
  ];
}
