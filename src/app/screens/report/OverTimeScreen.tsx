import { Table } from '../../../charts/table/Table';
import { Section } from '../../parts/Section';
import { counted, eMark, eValue, plainWord } from '../../../words/format';
import { VerdictChip } from '../../../charts/marks/Chip';
import { TrendLine } from '../../../report/charts/TrendLine';
import { gateTrends, type GateTrend, inOrder, statesOf } from '../../../report/numbers/over-time';
import { gateLimit, gateRange, gateShare } from '../../../report/numbers/gate-numbers';
import { dayWords, decisionWords, gateWords, timeWords } from '../../../words/paper-words';
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
    <Section title="Reports" titleId="index">
      <Table
        caption="List of reports"
        asCards
        rows={rows}
        rowKey={({ name, found }) => `${name} ${found}`}
        columns={[
          {
            head: 'Logs end',
            className: 'nw',
            cell: ({ report }) => dayWords(report.as_of.slice(0, 10)),
          },
          {
            head: 'Report',
            cell: ({ report, name }) => (
              <>
                {report.title}
                <span className="q small under">
                  {name}, exported {timeWords(report.exported_at)}
                </span>
              </>
            ),
          },
          { head: 'Verdicts', cell: ({ report }) => <States report={report} /> },
          {
            head: 'Decision',
            cell: ({ report: { decision } }) => (
              <>
                {decision === null ? 'none stated' : decisionWords[decision.outcome]}
                {decision?.expires && (
                  <span className="q small under">until {dayWords(decision.expires)}</span>
                )}
              </>
            ),
          },
          {
            head: 'Criteria',
            cell: ({ report }) =>
              report.criteria.map(({ criteria }) => `${criteria.name}, ${criteria.version}`).join('; '),
          },
          { head: 'Digest', cell: wholeWords },
        ]}
      />
    </Section>
  );
}

function States({ report }: Pick<OpenedReport, 'report'>) {
  const states = statesOf(report);
  const found = (Object.keys(states) as (keyof typeof states)[]).filter((state) => states[state] > 0);
  return (
    <span className="key">
      {found.length === 0
        ? 'none given'
        : found.map((state) => <VerdictChip key={state} state={state} number={states[state]} />)}
    </span>
  );
}

const scopeOf = ({ agent, workflow, riskClass }: GateTrend) =>
  `${plainWord(agent)}, ${plainWord(workflow)}, ${riskClass} risk`;

function Trends({ trends }: { trends: readonly GateTrend[] }) {
  const scopes = [...new Set(trends.map(scopeOf))];
  return (
    <Section
      title="Each gate through the reports"
      titleId="trends"
      sub="Evidence on a log scale from 0.1; the level line is what was needed. It may fall when a new bundle begins anew."
    >
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
    </Section>
  );
}

function Trend({ trend }: { trend: GateTrend }) {
  return (
    <figure className="trend">
      <p className="figtitle">{trend.title}</p>
      <TrendLine trend={trend} />
      <details>
        <summary>As a table</summary>
        <Table
          caption={`${trend.title}, ${scopeOf(trend)}`}
          asCards
          rows={trend.points}
          columns={[
            { head: 'Logs end', cell: ({ asOf }) => dayWords(asOf.slice(0, 10)) },
            { head: 'Bundle', cell: ({ release }) => release },
            { head: 'State', cell: ({ gate }) => gateWords[gate.state] },
            {
              head: 'Errors',
              cell: ({ gate }) => (gate.errors === null ? 'left out' : `${gate.errors} in ${gate.incidents}`),
            },
            {
              head: 'Share',
              cell: ({ gate }) =>
                `${gateShare(gate) ?? '–'}${gate.time_uniform ? `, ${gateRange(gate, gate.time_uniform)}` : ''}`,
            },
            { head: 'Limit', cell: ({ gate }) => gateLimit(gate) },
            {
              head: 'E of needed',
              cell: ({ gate }) =>
                `${gate.e_value === null ? '–' : eValue(gate.e_value)} of ${gate.e_needed === null ? '–' : eMark(gate.e_needed)}`,
            },
          ]}
        />
      </details>
    </figure>
  );
}
