import { Figure } from '../../../charts/figure/Figure';
import { count, counted, percent, points } from '../../../words/format';
import type { DiscordantCase, MatchedCases } from '../../../metrics/drift/matched';
import { matchedShares } from '../../../metrics/drift/trade';
import { holm } from '../../../statistics/multiple-testing';
import type { Answer } from '../../ask/use-query';
import { useView } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { kpiName, pWords } from '../../../answers/drift/drift-words';
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
  const caption = 'Matched cases, by measure';
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="drift-wide">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            {[
              'Cases',
              'Incidents',
              'Baseline',
              'Candidate',
              'Baseline only',
              'Candidate only',
              'Difference',
              'p',
              'Holm',
            ].map((label) => (
              <th key={label} scope="col" className="num">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kpi, all }, at) => {
            const shares = all.cases >= 10 ? matchedShares(all) : null;
            return (
              <tr key={kpi.id}>
                <th scope="row">
                  {kpiName(kpi)}
                  {all.open > 0 && (
                    <span className="q small detail">{counted(all.open, 'case')} without a result</span>
                  )}
                </th>
                <td className="num">{count(all.cases)}</td>
                <td className="num">{count(all.incidents)}</td>
                <td className="num">{shares ? percent(shares.before) : count(all.both + all.beforeOnly)}</td>
                <td className="num">{shares ? percent(shares.after) : count(all.both + all.afterOnly)}</td>
                <td className="num">{count(all.beforeOnly)}</td>
                <td className="num">{count(all.afterOnly)}</td>
                <td className="num nw">
                  {all.difference === null ? '–' : points(all.difference, all.interval)}
                </td>
                <td className="num">{pWords(all.test?.p)}</td>
                <td className="num">{pWords(adjusted[at])}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
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
  const caption = `${kpiName(kpi)}: cases that came out differently`;
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
      <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
        <table className="narrow-table">
          <caption className="vh">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Case</th>
              <th scope="col">Risk</th>
              <th scope="col">{nameOf(releases[0])}</th>
              <th scope="col">{nameOf(releases[1])}</th>
            </tr>
          </thead>
          <tbody>
            {discordant.map((one) => (
              <tr key={one.case_key}>
                <th scope="row" className="mono">
                  {one.case_key}
                </th>
                <td>{one.risk_class}</td>
                <td>{cell(one, 'before')}</td>
                <td>{cell(one, 'after')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
