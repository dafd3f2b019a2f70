import { counted, eMark, eValue } from '../../../words/format';
import { VerdictChip } from '../../../charts/marks/Chip';
import { TrendLine } from '../../../report/charts/TrendLine';
import { gateTrends, type GateTrend, inOrder, statesOf } from '../../../report/numbers/over-time';
import { gateLimit, gateRange, gateShare } from '../../../report/numbers/gate-numbers';
import { dayWords, decisionWords, gateWords, plainWord, timeWords } from '../../../words/paper-words';
import type { OpenedReport } from '../../../report/reading/open-report';
import { useReports } from '../../../session/reports';
import { OpenReports } from './OpenReports';
import './report.css';

/** Every open report in the order of its time, and each gate through them. */
export default function OverTimeScreen() {
  const { files } = useReports();
  const opened = files.flatMap((file) => ('opened' in file ? [file.opened] : []));
  const reports = inOrder(opened.map(({ report }) => report));
  const [first, last] = [reports[0], reports.at(-1)];
  return (
    <>
      <section>
        <p className="eyebrow">Reports in the order in which their logs end</p>
        <h1 className="verdict md">
          {first && last
            ? `${counted(reports.length, 'report')}, ${dayWords(first.as_of.slice(0, 10))} to ${dayWords(last.as_of.slice(0, 10))}.`
            : 'No report is open.'}
        </h1>
        <OpenReports />
      </section>
      {last && (
        <>
          <Index opened={opened} />
          <Trends trends={gateTrends(reports)} />
        </>
      )}
    </>
  );
}

const wholeWords = ({ stated, found, page }: OpenedReport) =>
  stated !== found ? 'numbers changed' : page === 'altered' ? 'page changed' : 'whole';

function Index({ opened }: { opened: readonly OpenedReport[] }) {
  const order = inOrder(opened.map(({ report }) => report));
  const rows = order.flatMap((report) => opened.filter((each) => each.report === report));
  return (
    <section aria-labelledby="index">
      <div className="head">
        <h2 id="index">Reports</h2>
      </div>
      <div className="scroll" role="region" aria-label="List of reports" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {['Logs end', 'Report', 'Verdicts', 'Decision', 'Criteria', 'Digest'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((each) => (
              <IndexRow key={`${each.name} ${each.found}`} opened={each} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function IndexRow({ opened }: { opened: OpenedReport }) {
  const { report, name } = opened;
  const states = statesOf(report);
  const found = (Object.keys(states) as (keyof typeof states)[]).filter((state) => states[state] > 0);
  const { decision } = report;
  return (
    <tr>
      <th scope="row" className="nw">
        {dayWords(report.as_of.slice(0, 10))}
      </th>
      <td>
        {report.title}
        <span className="q small under">
          {name}, exported {timeWords(report.exported_at)}
        </span>
      </td>
      <td>
        <span className="key">
          {found.length === 0
            ? 'none given'
            : found.map((state) => <VerdictChip key={state} state={state} number={states[state]} />)}
        </span>
      </td>
      <td>
        {decision === null ? 'none stated' : decisionWords[decision.outcome]}
        {decision?.expires && <span className="q small under">until {dayWords(decision.expires)}</span>}
      </td>
      <td>{report.criteria.map(({ criteria }) => `${criteria.name}, ${criteria.version}`).join('; ')}</td>
      <td>{wholeWords(opened)}</td>
    </tr>
  );
}

const scopeOf = ({ agent, workflow, riskClass }: GateTrend) =>
  `${plainWord(agent)}, ${plainWord(workflow)}, ${riskClass} risk`;

function Trends({ trends }: { trends: readonly GateTrend[] }) {
  const scopes = [...new Set(trends.map(scopeOf))];
  return (
    <section aria-labelledby="trends">
      <div className="head">
        <h2 id="trends">Each gate through the reports</h2>
        <p className="sub">
          Evidence on a log scale from 0.1; the level line is what was needed. It may fall when a new bundle
          begins anew.
        </p>
      </div>
      {scopes.map((scope) => (
        <div key={scope} className="trend-scope">
          <h3>{scope}</h3>
          <div className="trends">
            {trends
              .filter((trend) => scopeOf(trend) === scope)
              .map((trend) => (
                <Trend key={trend.title} trend={trend} />
              ))}
          </div>
        </div>
      ))}
    </section>
  );
}

function Trend({ trend }: { trend: GateTrend }) {
  return (
    <figure className="trend">
      <p className="figtitle">{trend.title}</p>
      <TrendLine trend={trend} />
      <details>
        <summary>As a table</summary>
        <div className="scroll" role="region" aria-label={`${trend.title}, ${scopeOf(trend)}`} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {['Logs end', 'Bundle', 'State', 'Errors', 'Share', 'Limit', 'E of needed'].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {trend.points.map(({ asOf, release, gate }, at) => (
                <tr key={at}>
                  <th scope="row">{dayWords(asOf.slice(0, 10))}</th>
                  <td>{release}</td>
                  <td>{gateWords[gate.state]}</td>
                  <td>{gate.errors === null ? 'left out' : `${gate.errors} in ${gate.incidents}`}</td>
                  <td>
                    {gateShare(gate) ?? '–'}
                    {gate.time_uniform ? `, ${gateRange(gate, gate.time_uniform)}` : ''}
                  </td>
                  <td>{gateLimit(gate)}</td>
                  <td>
                    {gate.e_value === null ? '–' : eValue(gate.e_value)} of{' '}
                    {gate.e_needed === null ? '–' : eMark(gate.e_needed)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
