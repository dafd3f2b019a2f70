import type { ReactNode } from 'react';
import { DotRows } from '../../../charts/dots/DotRows';
import { Figure } from '../../../charts/figure/Figure';
import { count, decimal, hitsOf, type Interval } from '../../../words/format';
import {
  type Discrimination,
  fewestRight,
  fewestWrong,
  tellsApart,
  wholeDiscrimination,
} from '../../../metrics/automation-bias/discrimination';
import type { Reviewer, Reviewers } from '../../../metrics/automation-bias/reviewers';
import { personName } from '../../parts/person-name';
import { CountLink, RowsLink } from '../../parts/RowsLink';

const withRange = (value: number, interval: Interval | null | undefined) => (
  <>
    <b>{decimal(value, 2)}</b>
    {interval && (
      <span className="q small">
        {decimal(interval.lower, 2)} to {decimal(interval.upper, 2)}
      </span>
    )}
  </>
);

interface DiscriminationSectionProps {
  people: Reviewers;
  sureness: Discrimination;
}

/** Whether overrides fall on the wrong proposals: d′ and criterion, overall and per reviewer. */
export function DiscriminationSection({ people, sureness }: DiscriminationSectionProps) {
  const whole = wholeDiscrimination(people, sureness);
  const { dPrime, criterion, intervals, state } = whole;
  const interval = intervals.dPrime;
  const summary =
    state === 'not_measurable'
      ? 'Not measurable: it takes labelled proposals, right and wrong, that humans decided.'
      : dPrime === null
        ? `Not enough data: ${hitsOf(whole.wrong_overridden, whole.wrong)} wrong and ${hitsOf(whole.right_overridden, whole.right)} right proposals were overridden.`
        : `d′ ${decimal(dPrime, 2)}${interval ? ` (${decimal(interval.lower, 2)} to ${decimal(interval.upper, 2)})` : ''}: humans overrode ${hitsOf(whole.wrong_overridden, whole.wrong)} wrong and ${hitsOf(whole.right_overridden, whole.right)} right proposals.`;
  return (
    <Figure
      title="Do overrides fall on the wrong proposals?"
      summary={summary}
      sql={[people.statement, sureness.statement]}
      note={`d′ is the distance between how often wrong and right proposals are overridden, in standard deviations: 0 is no better than chance. The criterion c says how readily somebody overrides at all: above 0 seldom. Counts take (x + ½)/(n + 1). Intervals: incidents drawn anew 300 times. No dot below ${fewestWrong} wrong or ${fewestRight} right labelled proposals. Reviewers are pseudonyms unless names are turned on for the visit.`}
    >
      <DotRows
        caption="Discrimination of overrides"
        head="Reviewer"
        plotHead="d′, 95% over incidents"
        axis={{
          from: -1,
          until: 4,
          ticks: [-1, 0, 1, 2, 3, 4],
          tick: (value) => (value === 4 ? '4' : decimal(value, 0)),
          line: 0,
        }}
        mark="override"
        columns={[
          { label: 'd′', numeric: true },
          { label: 'c', numeric: true },
          { label: 'Wrong, overridden', numeric: true },
          { label: 'Wrong, let pass', numeric: true },
          { label: 'Right, overridden', numeric: true },
          { label: 'Decided', numeric: true },
        ]}
        rows={[
          {
            key: 'all',
            label: <b>All reviewers</b>,
            value: dPrime,
            interval,
            notMeasurable: state === 'not_measurable',
            cells: [
              dPrime === null ? 'too few' : withRange(dPrime, interval),
              criterion === null ? '–' : withRange(criterion, intervals.criterion),
              <OfAll key="wrong" n={whole.wrong} keys={['wrong', 'overridden']}>
                {hitsOf(whole.wrong_overridden, whole.wrong)}
              </OfAll>,
              <OfAll key="passed" n={whole.wrong - whole.wrong_overridden} keys={['wrong', 'passed']}>
                {count(whole.wrong - whole.wrong_overridden)}
              </OfAll>,
              <OfAll key="right" n={whole.right} keys={['right', 'overridden']}>
                {hitsOf(whole.right_overridden, whole.right)}
              </OfAll>,
              <RowsLink key="decided" rows={{ of: 'set', set: 'people_decided', keys: [] }}>
                {count(whole.decided)}
              </RowsLink>,
            ],
          },
          ...people.reviewers.map((each) => reviewerRow(each, sureness)),
        ]}
      />
    </Figure>
  );
}

function reviewerRow(each: Reviewer, sureness: Discrimination) {
  const isShown = each.discrimination !== null && tellsApart(each);
  const own = sureness.byReviewer.get(each.reviewer);
  const passed = each.wrong - each.wrong_overridden;
  return {
    key: each.reviewer_key,
    label: <span className="mono">{personName(each.reviewer)}</span>,
    value: isShown ? each.discrimination!.dPrime : null,
    interval: isShown ? (own?.dPrime ?? null) : null,
    cells: [
      isShown ? withRange(each.discrimination!.dPrime, own?.dPrime) : <span className="q">too few</span>,
      isShown ? decimal(each.discrimination!.criterion, 2) : '–',
      <Judged key="wrong" each={each} which="wrong" />,
      <CountLink
        n={passed}
        rows={{ of: 'set', set: 'reviewer_wrong_approved', keys: [each.reviewer_key] }}
      />,
      <Judged key="right" each={each} which="right" />,
      <RowsLink key="all" rows={{ of: 'set', set: 'reviewer', keys: [each.reviewer_key] }}>
        {count(each.decided)}
      </RowsLink>,
    ],
  };
}

/** A number over all reviewers. */
function OfAll({ n, keys, children }: { n: number; keys: string[]; children: ReactNode }) {
  if (n === 0) return <span className="q">none</span>;
  return <RowsLink rows={{ of: 'set', set: 'people_judged', keys }}>{children}</RowsLink>;
}

/** "3 of 14": the overridden where there are any, else all of them. */
function Judged({ each, which }: { each: Reviewer; which: 'wrong' | 'right' }) {
  const hits = which === 'wrong' ? each.wrong_overridden : each.right_overridden;
  const n = each[which];
  if (n === 0) return <span className="q">none</span>;
  const keys = [each.reviewer_key, which, hits > 0 ? 'overridden' : 'all'];
  return <RowsLink rows={{ of: 'set', set: 'reviewer_judged', keys }}>{hitsOf(hits, n)}</RowsLink>;
}
