import { shareAxis, shareTick } from '../../../charts/axis/share-axis';
import { DotRows } from '../../../charts/dots/DotRows';
import { Figure } from '../../../charts/figure/Figure';
import { count, counted, duration, percent } from '../../../words/format';
import type { Reviewer, Reviewers } from '../../../metrics/automation-bias/reviewers';
import { personName } from '../../parts/person-name';
import { useView } from '../../../session/view';
import { CountLink } from '../../parts/RowsLink';
import { Toggles } from '../../parts/Toggles';
import { enoughApprovals } from './BiasHead';

/** In seconds; a link may name another. */
const usual = [5, 10, 20, 30];
const choicesWith = (floor: number) =>
  [...new Set([...usual, floor])].sort((a, b) => a - b).map((value) => ({ value, words: `${value} s` }));

interface RubberStampProps {
  people: Reviewers;
  floor: number;
}

const inWords = (seconds: number | null) => (seconds === null ? '–' : duration(seconds * 1000));

function summaryOf({ reviewers, floorSeconds }: Reviewers): string {
  const timed = reviewers.filter(({ timed_approvals: n }) => n >= enoughApprovals);
  const [first] = [...timed].sort((a, b) => (b.fastShare ?? 0) - (a.fastShare ?? 0));
  if (!first || first.fastShare === null) return 'Not enough timed approvals to describe anybody.';
  if (first.fast_approvals === 0)
    return `Nobody approved in under ${floorSeconds} s, of ${counted(timed.length, 'reviewer')} with enough timed approvals.`;
  const others = timed.filter((each) => each !== first && each.fast_approvals > 0).length;
  return `${personName(first.reviewer)} gave ${percent(first.fastShare)} of ${count(first.timed_approvals)} single approvals in under ${floorSeconds} s; ${others === 0 ? 'nobody else gave any' : `${counted(others, 'other reviewer')} gave some`}.`;
}

/** How fast approvals come, per reviewer: described, never judged. */
export function RubberStamp({ people, floor }: RubberStampProps) {
  const axis = shareAxis([1]);
  const rows = [...people.reviewers].sort((a, b) => (b.fastShare ?? -1) - (a.fastShare ?? -1));
  return (
    <Figure
      title="Approved faster than it can be read?"
      summary={summaryOf(people)}
      sql={[people.statement]}
      legend={
        <Toggles
          label="Approved in under"
          choices={choicesWith(floor)}
          chosen={floor}
          onChange={(floorSeconds) => useView.setState({ floorSeconds })}
        />
      }
      note="This describes and decides nothing: no gate reads it, and speed alone shows no error. Three or more decisions at one moment are bulk approvals, counted apart. The own 5th percentile is the time under which one in twenty of a reviewer’s approvals came."
    >
      <DotRows
        caption="Pace of approvals"
        head="Reviewer"
        plotHead={`Single approvals under ${people.floorSeconds} s`}
        axis={{ ...axis, tick: shareTick(axis) }}
        mark="human"
        columns={[
          { label: 'Share', numeric: true },
          { label: 'Fast', numeric: true },
          { label: 'Timed approvals', numeric: true },
          { label: 'Median', numeric: true },
          { label: 'Own 5th percentile', numeric: true },
          { label: 'In bulk', numeric: true },
        ]}
        rows={rows.map((each) => paceRow(each, people.floorSeconds))}
      />
    </Figure>
  );
}

function paceRow(each: Reviewer, floor: number) {
  const isShown = each.timed_approvals >= enoughApprovals && each.fastShare !== null;
  return {
    key: each.reviewer_key,
    label: <span className="mono">{personName(each.reviewer)}</span>,
    value: isShown ? each.fastShare : null,
    notMeasurable: each.timed_approvals === 0,
    cells: [
      isShown ? (
        each.fast_approvals === 0 ? (
          'none'
        ) : (
          <b key="share">{percent(each.fastShare ?? 0)}</b>
        )
      ) : (
        <span className="q">too few</span>
      ),
      <CountLink
        n={each.fast_approvals}
        rows={{ of: 'set', set: 'reviewer_fast', keys: [each.reviewer_key, String(floor)] }}
      />,
      <CountLink
        n={each.timed_approvals}
        rows={{ of: 'set', set: 'reviewer_timed', keys: [each.reviewer_key] }}
      />,
      inWords(each.median_wait_s),
      inWords(each.fifth_percentile_s),
      <CountLink
        n={each.bulk_approvals}
        rows={{ of: 'set', set: 'reviewer_bulk', keys: [each.reviewer_key] }}
      />,
    ],
  };
}
