import type { ReactNode } from 'react';
import { Table, TableRow, type Column } from '../../../charts/table/Table';
import { count, percentRange, type Interval } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import {
  askByRisk,
  type ByRisk,
  type Kpi,
  type KpiGroup,
  kpiGroups,
  sharesByRisk,
  titleOf,
} from '../../../metrics/every-kpi/every-kpi';
import type { KpiAnswer } from '../../../metrics/every-kpi/kpi';
import { useQuery } from '../../ask/use-query';
import { useView } from '../../../session/view';
import type { SectionProps } from '../../parts/Section';
import { scaledRange, scaleOf, valueWords } from '../../../answers/measures/kpi-words';
import { PartNumber } from './PartNumber';

/** Every KPI over the slice, low risk apart from high risk; the chosen one is shown group by group above. */
export function EveryMeasure({ selection }: SectionProps) {
  return (
    <Table
      caption="Every measure over the slice, and low risk apart from high risk"
      region="Every measure"
      className="measures-table"
      columns={columns}
      rows={[]}
    >
      {kpiGroups.map((group) => (
        <MeasureGroup key={group.title} group={group} selection={selection} />
      ))}
    </Table>
  );
}

/** The shares of one group are read in one pass, every other number for itself. */
function MeasureGroup({ group, selection }: SectionProps & { group: KpiGroup }) {
  const shares = useQuery(
    (query, signal) => sharesByRisk(query, group.kpis, selection, signal),
    [group.kpis, selection],
  );
  return (
    <tbody>
      <tr className="group">
        <th scope="rowgroup" colSpan={columns.length}>
          {group.title}
        </th>
      </tr>
      {group.kpis.map((kpi) =>
        kpi.kind === 'share' ? (
          <MeasureRow key={kpi.id} kpi={kpi} answers={shares.value?.get(kpi.id)} error={shares.error} />
        ) : (
          <AskedRow key={kpi.id} kpi={kpi} selection={selection} />
        ),
      )}
    </tbody>
  );
}

function AskedRow({ kpi, selection }: SectionProps & { kpi: Extract<Kpi, { kind: 'asked' }> }) {
  const { slaMinutes, floorSeconds } = useView();
  const answer = useQuery(
    (query, signal) => {
      const settings = { slaSeconds: slaMinutes * 60, floorSeconds };
      return askByRisk(query, kpi.asked, selection, settings, signal);
    },
    [floorSeconds, kpi.asked, selection, slaMinutes],
  );
  return <MeasureRow kpi={kpi} answers={answer.value} error={answer.error} />;
}

interface MeasureRowProps {
  kpi: Kpi;
  answers: ByRisk | undefined;
  error: Error | undefined;
}

function MeasureRow({ kpi, answers, error }: MeasureRowProps) {
  const isChosen = useView((view) => view.kpi) === kpi.id;
  if (!answers)
    return (
      <tr>
        <th scope="row">{titleOf(kpi)}</th>
        <td className="q" colSpan={columns.length - 1}>
          {error ? `could not be read: ${error.message}` : 'being read'}
        </td>
      </tr>
    );
  return (
    <TableRow
      columns={columns}
      row={{ kpi, isChosen, ...answers }}
      className={isChosen ? 'sel' : undefined}
    />
  );
}

interface Measured extends ByRisk {
  readonly kpi: Kpi;
  readonly isChosen: boolean;
}

/** Cells that say nothing where the measure says nothing. */
const whereMeasurable =
  (cell: (row: Measured) => ReactNode, otherwise: ReactNode = '–'): Column<Measured>['cell'] =>
  (row) =>
    row.whole.state === 'not_measurable' ? otherwise : cell(row);

const notMeasurable = (
  <span className="nw">
    <Mark kind="nm" /> not measurable
  </span>
);

const columns: readonly Column<Measured>[] = [
  {
    head: 'Measure',
    cell: ({ kpi, isChosen, whole }) => (
      <>
        <button
          type="button"
          className="link"
          aria-pressed={isChosen}
          onClick={() => {
            useView.setState({ kpi: kpi.id });
            document.getElementById('measure-by')?.scrollIntoView({ block: 'start' });
          }}
        >
          {titleOf(kpi)}
        </button>
        {whole.reason && <span className="q small detail">{whole.reason}</span>}
      </>
    ),
  },
  {
    head: 'Value',
    number: true,
    cell: whereMeasurable(({ kpi, whole }) => <b>{valueWords(scaleOf(kpi), whole)}</b>, notMeasurable),
  },
  {
    head: '95% interval',
    number: true,
    className: 'nw',
    cell: whereMeasurable(({ kpi, whole }) => scaledRange(scaleOf(kpi), whole.interval)),
  },
  {
    head: 'Count',
    number: true,
    cell: whereMeasurable(({ kpi, whole }) => <PartNumber kpi={kpi} part="hits" number={whole.hits} />),
  },
  {
    head: 'Resolved',
    number: true,
    cell: whereMeasurable(({ kpi, whole }) => <PartNumber kpi={kpi} part="counted" number={whole.n} />),
  },
  {
    head: 'Incidents',
    number: true,
    cell: whereMeasurable(({ whole }) => (whole.incidents === null ? '–' : count(whole.incidents))),
  },
  {
    head: 'Unresolved',
    number: true,
    cell: ({ kpi, whole }) => (
      <>
        <PartNumber kpi={kpi} part="open" number={whole.unresolved} />
        {whole.unresolved > 0 && whole.bounds && (
          <span className="q small detail nw">{boundsWords(scaleOf(kpi), whole.bounds)}</span>
        )}
      </>
    ),
  },
  ...(['low', 'high'] as const).map((risk): Column<Measured> => ({
    head: risk === 'low' ? 'Low risk' : 'High risk',
    number: true,
    className: (row) => (row[risk] && row[risk].state !== 'not_measurable' ? undefined : 'q'),
    cell: (row) => <RiskNumber kpi={row.kpi} answer={row[risk]} />,
  })),
];

const boundsWords = (scale: ReturnType<typeof scaleOf>, bounds: Interval) =>
  scale === 'share' ? percentRange(bounds) : scaledRange(scale, bounds);

function RiskNumber({ kpi, answer }: { kpi: Kpi; answer: KpiAnswer | undefined }) {
  if (!answer || answer.state === 'not_measurable') return '–';
  const scale = scaleOf(kpi);
  return (
    <>
      {valueWords(scale, answer)}
      {answer.interval && answer.state === 'measured' && (
        <span className="q small detail nw">{scaledRange(scale, answer.interval)}</span>
      )}
    </>
  );
}
