import { DotRows } from '../../../charts/dots/DotRows';
import { Figure } from '../../../charts/figure/Figure';
import { count, hitsOf, type Interval, percent, plainWord, points, pointsAlone } from '../../../words/format';
import { StateBlock } from '../../../charts/states/StateBlock';
import type { AgreementGap } from '../../../metrics/agreement-gap/agreement-gap';

type Gap = (Interval & { readonly difference: number }) | null;

function summaryOf({ standardised, crude }: AgreementGap): string {
  const main = standardised ?? crude;
  if (!main) return 'Not measurable.';
  const said = points(main.difference, main);
  const which = standardised ? 'within strata alike' : 'over everything';
  if (main.lower > 0)
    return `${said} more agreement once the human has seen the proposal, ${which}: a sign of automation bias.`;
  if (main.upper < 0) return `${said}: humans agree less once they have seen the proposal, ${which}.`;
  return `${said}, ${which}: the interval holds zero, so no gap is shown, nor that there is none.`;
}

/** P(agree | advised) − P(agree | blind), crude and within strata. */
export function GapSection({ gap }: { gap: AgreementGap }) {
  if (gap.state !== 'measured')
    return (
      <Figure title="Does seeing the proposal change the answer?" summary="" sql={[gap.statement]}>
        <StateBlock
          kind={gap.state === 'not_measurable' ? 'not_measurable' : 'empty'}
          title={
            gap.state === 'not_measurable'
              ? 'The gap between advised and blind is not measurable.'
              : 'Not enough data for the gap between advised and blind.'
          }
          detail={`${gap.reason} Reviews of the same kinds of case are needed, some blind and some advised (saw_agent_output).`}
          height={160}
        />
      </Figure>
    );
  const rows = [
    { id: 'crude', label: 'Over everything (Newcombe)', gap: gap.crude },
    {
      id: 'standardised',
      label: 'Within workflow × risk × class of action (Mantel-Haenszel)',
      gap: gap.standardised,
    },
  ];
  const most = Math.max(0.05, ...rows.flatMap(({ gap: each }) => (each ? extremes(each) : [])));
  const until = Math.ceil(most * 20) / 20;
  return (
    <Figure
      title="Does seeing the proposal change the answer?"
      summary={summaryOf(gap)}
      sql={[gap.statement]}
      table={{
        caption: 'Agreement by stratum',
        columns: [
          { label: 'Stratum' },
          { label: 'Blind, alike', numeric: true },
          { label: 'Blind', numeric: true },
          { label: 'Advised, alike', numeric: true },
          { label: 'Advised', numeric: true },
          { label: 'Difference', numeric: true },
        ],
        rows: gap.strata.map((each) => ({
          key: each.stratum,
          cells: [
            plainWord(each.stratum),
            hitsOf(each.blind_agree, each.blind),
            shareOf(each.blind_agree, each.blind),
            hitsOf(each.advised_agree, each.advised),
            shareOf(each.advised_agree, each.advised),
            each.blind < 10 || each.advised < 10
              ? '–'
              : points(each.advised_agree / each.advised - each.blind_agree / each.blind),
          ],
        })),
      }}
      note={`Difference in points, advised less blind, with 95% interval; ${count(gap.strata.length)} strata, of which ${count(gap.strata.filter(({ blind, advised }) => blind > 0 && advised > 0).length)} have both. Who reviews blind is not drawn by lot, so strata alike are compared; what the strata do not hold may still differ. Intervals take pairs as independent.`}
    >
      <DotRows
        caption="Gap between advised and blind agreement"
        head="Compared"
        plotHead="Advised less blind, points"
        axis={{
          from: -until,
          until,
          ticks: [-until, 0, until],
          tick: (value) => pointsAlone(value, 0),
          line: 0,
        }}
        mark="human"
        columns={[{ label: 'Difference (95% interval)', numeric: true }]}
        rows={rows.map(({ id, label, gap: each }) => ({
          key: id,
          label,
          value: each?.difference ?? null,
          interval: each,
          notMeasurable: each === null,
          cells: [each ? points(each.difference, each) : 'not measurable'],
        }))}
      />
    </Figure>
  );
}

const extremes = (gap: NonNullable<Gap>) => [Math.abs(gap.lower), Math.abs(gap.upper)];
const shareOf = (hits: number, n: number) => (n < 10 ? 'too few' : percent(hits / n));
