import { fewestIncidents, fewestResolved } from '../../metrics/rate/rate';
import type { ReportEvidenceShare, ReportProposal } from '../../records/report/proposals';
import type { Evidence } from '../../records/what-if';
import { rangeOf, tenDigits } from './context';

type Numbers = Evidence['numbers'];

interface Named {
  readonly title: string;
  /** Keys of the evidence that hold the parts of the share. */
  readonly n: string;
  readonly hits: string | null;
  readonly incidents: string;
  readonly share: string;
}

const named: Readonly<Record<ReportProposal['kind'], readonly Named[]>> = {
  threshold: [
    {
      title: 'Wrong among the actions let act',
      n: 'resolved_acting',
      hits: 'wrong_acting',
      incidents: 'incidents_acting',
      share: 'wrong_share',
    },
    {
      title: 'Right actions that still act',
      n: 'right',
      hits: 'right_acting',
      incidents: 'incidents_right',
      share: 'recall',
    },
  ],
  policy: [
    {
      title: 'Resolved actions that end better, less those that end worse',
      n: 'resolved',
      hits: null,
      incidents: 'incidents_resolved',
      share: 'net_share',
    },
  ],
  breaker: [
    {
      title: 'Wrong actions stopped',
      n: 'wrong',
      hits: 'wrong_stopped',
      incidents: 'incidents_wrong',
      share: 'wrong_stopped_share',
    },
    {
      title: 'Right actions stopped',
      n: 'right',
      hits: 'right_stopped',
      incidents: 'incidents_right',
      share: 'right_stopped_share',
    },
  ],
};

function shareOf(numbers: Numbers, { title, n, hits, incidents, share }: Named): ReportEvidenceShare {
  const value = numbers[share] ?? null;
  const [size, clusters] = [numbers[n] ?? 0, numbers[incidents] ?? 0];
  const isEnough = value !== null && size >= fewestResolved && clusters >= fewestIncidents;
  const [lower, upper] = [numbers[`${share}_lower`], numbers[`${share}_upper`]];
  const isBounded = typeof lower === 'number' && typeof upper === 'number';
  return {
    id: share,
    title,
    n: size,
    hits: hits === null ? null : (numbers[hits] ?? 0),
    incidents: clusters,
    share: isEnough ? tenDigits(value) : null,
    interval: isBounded ? rangeOf({ lower, upper }) : null,
    state: isEnough ? 'measured' : size === 0 ? 'not_measurable' : 'not_enough_data',
  };
}

/** The shares that a change is judged by, with what each rests on. */
export const evidenceShares = (kind: ReportProposal['kind'], numbers: Numbers): ReportEvidenceShare[] =>
  named[kind].map((each) => shareOf(numbers, each));

/** A share that rests on a small group, left out. */
export const hiddenShare = ({ id, title }: ReportEvidenceShare): ReportEvidenceShare => ({
  id,
  title,
  n: null,
  hits: null,
  incidents: null,
  share: null,
  interval: null,
  state: 'hidden',
});
