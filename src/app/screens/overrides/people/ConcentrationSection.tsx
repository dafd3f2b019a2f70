import { Figure } from '../../../../charts/figure/Figure';
import { counted, decimal, hitsOf, percent } from '../../../../words/format';
import { LorenzPlot } from '../../../../charts/people/LorenzPlot';
import type { OperatorFunnel } from '../../../../metrics/operator-funnel/operator-funnel';
import { fewestResolved } from '../../../../metrics/rate/rate';

/** How far overrides come from few: top-k share, Lorenz curve, Gini. */
export function ConcentrationSection({ found }: { found: OperatorFunnel }) {
  const { gini, lorenz, top, everybody } = found;
  const areFew = found.overrides < fewestResolved;
  const heldOf = (held: number) =>
    areFew ? hitsOf(Math.round(held * found.overrides), found.overrides) : percent(held);
  const decidedOf = (decided: number) =>
    found.decided < fewestResolved
      ? hitsOf(Math.round(decided * found.decided), found.decided)
      : percent(decided);
  const spread = areFew
    ? `Gini not reckoned below ${fewestResolved} overrides.`
    : `Gini ${gini === null ? 'not reckoned beyond 2,000 people' : decimal(gini, 2)}, 0 if all made the same number.`;
  const two = top.find(({ k }) => k === 2) ?? top[0];
  const summary = two
    ? `The ${two.k === 1 ? 'person' : `${two.k} people`} with most overrides made ${heldOf(two.held)} of them and ${decidedOf(two.decided)} of the decisions. ${spread}`
    : `${counted(everybody, 'person', 'people')}: concentration is not measurable.`;
  return (
    <section>
      <Figure
        title="How concentrated overrides are"
        summary={summary}
        sql={[found.statement]}
        table={{
          caption: 'Share of overrides and of decisions of the people with most overrides',
          columns: [
            { label: 'People' },
            { label: 'Overrides', numeric: true },
            { label: 'Decisions', numeric: true },
          ],
          rows: top.map(({ k, held, decided }) => ({
            key: String(k),
            cells: [k === 1 ? 'the first' : `the first ${k}`, heldOf(held), decidedOf(decided)],
          })),
        }}
      >
        <div className="concentration">
          {lorenz && (
            <LorenzPlot
              points={lorenz}
              heldWords="share of overrides"
              unitWords="people, fewest overrides first"
            />
          )}
          <dl className="top-shares">
            {top.map(({ k, held, decided }) => (
              <div key={k}>
                <dt>{k === 1 ? 'First person' : `First ${k} people`}</dt>
                <dd>
                  <b>{heldOf(held)}</b> of overrides, {decidedOf(decided)} of decisions
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </Figure>
    </section>
  );
}
