import { Table } from '../../../charts/table/Table';
import { Figure } from '../../../charts/figure/Figure';
import { count, counted, percent, points, pValue } from '../../../words/format';
import type { DiscordantCase, MatchedCases } from '../../../metrics/drift/matched';
import { matchedShares } from '../../../metrics/drift/trade';
import { holm } from '../../../statistics/multiple-testing';
import type { Answer } from '../../ask/use-query';
import { useView } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { kpiName } from '../../../answers/drift/drift-words';
import type { Compared } from './use-drift';

/** The comparison that no mix can spoil: the same cases in both bundles. */
export function MatchedSection({ compared, answer }: { compared: Compared; answer: Answer<MatchedCases[]> }) {
  const { releases, kpi } = compared;
  return (
    <section id="drift-matched">
      <Answered answer={answer} height={260} what="Matched cases">
        {(all) => {
          const tested = all.filter(({ all: { test } }) => test !== null);
          const adjusted = holm(tested.map(({ all: { test } }) => test?.p ?? 1));
          const shown = tested.find((each) => each.kpi.id === kpi.id) ?? tested[0];
          return (
            <Figure
              title="The same cases in both bundles"
              summary={
                tested.length === 0
                  ? 'No case was run by both bundles: no finding, replay or group of rewordings is in both. What follows compares different cases.'
                  : `${counted(
                      tested.reduce((most, each) => Math.max(most, each.all.cases), 0),
                      'case',
                    )} ran in both. McNemar on the cases that came out differently, exact under 25 of them; one family of ${tested.length}, Holm.`
              }
              sql={all.flatMap(({ statements }) => statements.slice(0, 1)).slice(0, 3)}
            >
              {tested.length > 0 && <MatchedTable rows={tested} adjusted={adjusted} />}
              {shown && <Discordant matched={shown} nameOf={compared.nameOf} releases={releases} />}
            </Figure>
          );
        }}
      </Answered>
    </section>
  );
}

function MatchedTable({ rows, adjusted }: { rows: readonly MatchedCases[]; adjusted: readonly number[] }) {
  const shares = ({ all }: MatchedCases) => (all.cases >= 10 ? matchedShares(all) : null);
  const side = (own: MatchedCases, when: 'before' | 'after') => {
    const share = shares(own);
    return share ? percent(share[when]) : count(own.all.both + own.all[`${when}Only`]);
  };
  return (
    <Table
      caption="Matched cases, by measure"
      asCards
      className="drift-wide"
      rows={rows}
      rowKey={({ kpi }) => kpi.id}
      columns={[
        {
          head: 'Measure',
          cell: ({ kpi, all }) => (
            <>
              {kpiName(kpi)}
              {all.open > 0 && (
                <span className="q small detail">{counted(all.open, 'case')} without a result</span>
              )}
            </>
          ),
        },
        { head: 'Cases', number: true, cell: ({ all }) => count(all.cases) },
        { head: 'Incidents', number: true, cell: ({ all }) => count(all.incidents) },
        { head: 'Baseline', number: true, cell: (own) => side(own, 'before') },
        { head: 'Candidate', number: true, cell: (own) => side(own, 'after') },
        { head: 'Baseline only', number: true, cell: ({ all }) => count(all.beforeOnly) },
        { head: 'Candidate only', number: true, cell: ({ all }) => count(all.afterOnly) },
        {
          head: 'Difference',
          number: true,
          className: 'nw',
          cell: ({ all }) => (all.difference === null ? '–' : points(all.difference, all.interval)),
        },
        { head: 'p', number: true, cell: ({ all }) => pValue(all.test?.p) },
        { head: 'Holm', number: true, cell: (_, at) => pValue(adjusted[at]) },
      ]}
    />
  );
}

interface DiscordantProps {
  readonly matched: MatchedCases;
  readonly nameOf: (release: string) => string;
  readonly releases: readonly [string, string];
}

const openDecision = (event: string) =>
  useView.setState({ screen: 'decisions', part: null, rows: null, decision: event });

function Discordant({ matched, nameOf, releases }: DiscordantProps) {
  const { kpi, discordant, all } = matched;
  const total = all.beforeOnly + all.afterOnly;
  if (total === 0) return <p className="fignote">{kpiName(kpi)}: no case came out differently.</p>;
  const said = (isHit: boolean) => (isHit ? 'yes' : 'no');
  const cell = (one: DiscordantCase, side: 'before' | 'after') => (
    <button
      type="button"
      className="link"
      aria-label={`Open the decision of ${nameOf(releases[side === 'before' ? 0 : 1])} on ${one.case_key}`}
      onClick={() => openDecision(side === 'before' ? one.before_event : one.after_event)}
    >
      {said(one[side])}
    </button>
  );
  return (
    <details className="drift-cases">
      <summary>
        {kpiName(kpi)}: {counted(total, 'case')} came out differently
        {total > discordant.length ? `, the first ${count(discordant.length)} listed` : ''}
      </summary>
      <Table
        caption={`${kpiName(kpi)}: cases that came out differently`}
        className="narrow-table"
        rows={discordant}
        rowKey={(one) => one.case_key}
        columns={[
          { head: 'Case', className: 'mono', cell: (one) => one.case_key },
          { head: 'Risk', cell: (one) => one.risk_class },
          { id: 'before', head: nameOf(releases[0]), cell: (one) => cell(one, 'before') },
          { id: 'after', head: nameOf(releases[1]), cell: (one) => cell(one, 'after') },
        ]}
      />
    </details>
  );
}
