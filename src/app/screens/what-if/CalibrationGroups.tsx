import { fewestIncidents, fewestResolved } from '../../../metrics/rate/rate';
import { DotRows } from '../../../charts/dots/DotRows';
import { Figure } from '../../../charts/figure/Figure';
import {
  count,
  counted,
  decimal,
  distance,
  hitsOf,
  percent,
  plainWord,
  pointsAlone,
} from '../../../words/format';
import type { CalibrationGroup, CalibrationGrouping } from '../../../metrics/calibration/by-group';
import { useReleaseNames } from '../../ask/use-release-names';
import { RowsLink } from '../../parts/RowsLink';
import { Toggles } from '../../parts/Toggles';
import { eceWords, gapWords, spiegelhalterWords } from '../../../answers/what-if/calibration-words';

const choices = [
  { value: 'release', words: 'Bundle' },
  { value: 'risk_class', words: 'Risk class' },
  { value: 'action', words: 'Action' },
] as const;

/** Enough for a dot and for a claim. */
const isEnough = ({ gap }: CalibrationGroup): boolean =>
  gap !== null && gap.n >= fewestResolved && gap.incidents >= fewestIncidents;

function noneWords(enough: number, few: number): string {
  const tooFew = few === 0 ? '' : `; ${few === 1 ? '1 has' : `${count(few)} have`} too few decisions to tell`;
  return enough === 0
    ? `No group has the ${fewestResolved} decisions in ${fewestIncidents} incidents that it takes to tell.`
    : `None of ${counted(enough, 'group')} with enough decisions is shown to be over-confident${tooFew}.`;
}

export function CalibrationGroups({
  by,
  groups,
  onBy,
}: {
  by: CalibrationGrouping;
  groups: readonly CalibrationGroup[];
  onBy: (by: CalibrationGrouping) => void;
}) {
  const nameOf = useReleaseNames();
  const label = (key: string) => (by === 'release' ? nameOf(key) : plainWord(key));
  const over = groups.filter(({ gap }) => gap?.kind === 'over');
  const enough = groups.filter(isEnough).length;
  const ends = groups
    .flatMap(({ gap }) =>
      gap?.interval && gap.n >= fewestResolved
        ? [Math.max(Math.abs(gap.interval.lower), Math.abs(gap.interval.upper))]
        : [],
    )
    .sort((a, b) => b - a);
  // The widest interval may leave the plot, so that the others can be told apart; it stands in words beside it.
  const widest = (ends.length > 3 ? ends[1] : ends[0]) ?? 0;
  const reach = [0.02, 0.05, 0.1, 0.2, 0.5].find((step) => step >= widest) ?? 1;
  const point = (value: number) => pointsAlone(value, 0);
  return (
    <Figure
      title="Who says more than it holds?"
      summary={
        groups.length === 0
          ? 'No resolved proposal states a confidence.'
          : over.length === 0
            ? noneWords(enough, groups.length - enough)
            : `Over-confident: ${over.map(({ key, gap }) => `${label(key)} by ${distance(gap!.gap)}`).join(', ')}.`
      }
      legend={<Toggles label="Calibration by" choices={choices} chosen={by} onChange={onBy} />}
      sql={groups.slice(0, 1).map(({ summary }) => summary.statement)}
      note="Dot: stated minus observed, in points; right of the line is over-confident. Whisker: over incidents, at 95% over all groups together. A whisker at the edge goes on beyond it. No dot below 10 decisions or 5 incidents. The SQL is that of the first group."
    >
      <DotRows
        caption="Calibration by group"
        head={choices.find(({ value }) => value === by)!.words}
        plotHead="Stated minus observed, points"
        axis={{ from: -reach, until: reach, ticks: [-reach, 0, reach], tick: point, line: 0 }}
        mark="truth"
        columns={[
          { label: 'Difference', numeric: true },
          { label: 'Stated', numeric: true },
          { label: 'Right', numeric: true },
          { label: 'Wrong', numeric: true },
          { label: 'Incidents', numeric: true },
          { label: 'Brier', numeric: true },
          { label: 'Spiegelhalter', numeric: true },
          { label: 'ECE', numeric: true },
        ]}
        rows={groups.map((group) => {
          const { key, gap, summary } = group;
          const isShown = gap !== null && isEnough(group);
          const wrong = gap === null ? 0 : gap.n - gap.right;
          const rows = (side: string) => ({
            of: 'set' as const,
            set: 'stated_between',
            keys: ['0', '1', side],
            grouping: by,
            key,
          });
          return {
            key,
            label: label(key),
            value: isShown ? gap.gap : null,
            interval: gap?.interval ?? null,
            cells: [
              gap === null ? '–' : isShown ? <b key="gap">{gapWords(gap)}</b> : 'too few',
              gap === null ? '–' : percent(gap.stated),
              gap === null ? (
                '–'
              ) : (
                <RowsLink key="right" rows={rows('all')}>
                  {hitsOf(gap.right, gap.n)}
                </RowsLink>
              ),
              wrong === 0 ? (
                <span key="none" className="q">
                  none
                </span>
              ) : (
                <RowsLink key="wrong" rows={rows('wrong')}>
                  {count(wrong)}
                </RowsLink>
              ),
              count(gap?.incidents ?? 0),
              summary.brier === null ? '–' : decimal(summary.brier.brier, 4),
              spiegelhalterWords(summary.spiegelhalter),
              eceWords(summary.ece),
            ],
          };
        })}
      />
    </Figure>
  );
}
