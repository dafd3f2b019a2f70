import { useState } from 'react';
import { HeatMap, type HeatCell, type HeatRow } from '../../../charts/drift/HeatMap';
import { Figure } from '../../../charts/figure/Figure';
import {
  count,
  counted,
  hitsOf,
  isShown,
  points,
  pValue,
  rateShort,
  shortPoints,
} from '../../../words/format';
import type { DriftKpi } from '../../../metrics/drift/kpis';
import {
  overviewOf,
  type Overview,
  type OverviewCell,
  type OverviewColumn,
  type OverviewRow,
} from '../../../metrics/drift/overview';
import { Answered } from '../../parts/Answered';
import { kpiName, riskWords } from '../../../answers/drift/drift-words';
import type { Choose, Compared } from './use-drift';
import type { RiskClass } from '../../../metrics/drift/sides';

const pageSize = 100;

interface OverviewProps {
  readonly compared: Compared;
  readonly baseline: string | null;
  readonly choose: Choose;
}

/** Every measure of every bundle at a glance, both risk classes; a cell leads to its own comparison. */
export function OverviewSection({ compared, baseline, choose }: OverviewProps) {
  const { read, nameOf, own } = compared;
  const [shown, show] = useState(pageSize);
  const agents = new Set(read.bundles.map(({ agent }) => agent));
  return (
    <section id="drift-overview">
      <Answered answer={compared.overview} height={380} what="Every measure of every bundle">
        {(each) => {
          const value = overviewOf(each, own, baseline);
          const changed = value.rows
            .flatMap(({ cells }) => cells)
            .filter(({ change }) => change !== 'none').length;
          const onCell = (row: string, kpi: string) =>
            choose({ candidate: row.slice(row.indexOf(' ') + 1), kpi }, 'drift-verdict');
          return (
            <Figure
              title="Every measure, every bundle"
              summary={`Change against ${baseline === null ? 'the bundle before' : nameOf(baseline)}; ${count(changed)} of ${counted(value.tests, 'difference')} stand out over both risk classes (Benjamini–Hochberg, 5%).${agents.size > 1 ? ` Bundles of ${compared.after.agent} only.` : ''}`}
              table={tableOf(value, nameOf)}
              sql={value.statements}
              note="Filled only where the change stands out after adjustment; “better” also has to hold with every unresolved case against the bundle. Choose a cell to compare that bundle."
            >
              {groupsOf(value).map(({ caption, risks, kpis }) => (
                <HeatMap
                  key={caption}
                  caption={caption}
                  columns={kpis.map((kpi) => ({ key: kpi.id, label: kpiName(kpi), sub: '' }))}
                  rows={value.rows
                    .slice(0, shown)
                    .flatMap((row) => risks.map((risk) => heatRow(row, risk, kpis, compared)))}
                  onCell={onCell}
                />
              ))}
              {value.rows.length > shown && (
                <p className="fignote">
                  {count(shown)} of {counted(value.rows.length, 'bundle')}.{' '}
                  <button type="button" className="link" onClick={() => show(shown + 200)}>
                    Show {count(Math.min(200, value.rows.length - shown))} more
                  </button>
                </p>
              )}
            </Figure>
          );
        }}
      </Answered>
    </section>
  );
}

/** Measures that share their rows: production by risk class, tests once a bundle. */
function groupsOf({ columns }: Overview) {
  const group = (caption: string, own: readonly OverviewColumn[]) => ({
    caption,
    risks: [...new Set(own.map(({ riskClass }) => riskClass))],
    kpis: [...new Map(own.map(({ kpi }) => [kpi.id, kpi])).values()],
  });
  return [
    group(
      'Measures of every bundle against its baseline, in production',
      columns.filter(({ riskClass }) => riskClass !== null),
    ),
    group(
      'Measures of every bundle against its baseline, in tests',
      columns.filter(({ riskClass }) => riskClass === null),
    ),
  ].filter(({ kpis }) => kpis.length > 0);
}

const columnKey = ({ kpi, riskClass }: Pick<OverviewCell, 'kpi' | 'riskClass'>) =>
  `${kpi.id} ${riskClass ?? ''}`;

function heatRow(
  row: OverviewRow,
  risk: RiskClass | null,
  kpis: readonly DriftKpi[],
  { releases: [before, after], nameOf }: Compared,
): HeatRow {
  const { release } = row.bundle;
  const isBase = row.baseline === null;
  return {
    key: `${risk ?? 'tests'} ${release}`,
    label: (
      <>
        {nameOf(release)}
        <span className="q small detail">{risk === null ? 'test runs' : riskWords(risk)}</span>
      </>
    ),
    role: release === before ? 'baseline' : release === after ? 'candidate' : null,
    cells: kpis.flatMap((kpi) => {
      const cell = row.cells.find((each) => each.kpi.id === kpi.id && each.riskClass === risk);
      return cell ? [heatCell(cell, isBase, nameOf(release))] : [];
    }),
  };
}

function heatCell(cell: OverviewCell, isBase: boolean, bundle: string): HeatCell {
  const { kpi, riskClass, side, against, adjustedP, change } = cell;
  const name = `${bundle}, ${kpiName(kpi)}, ${riskWords(riskClass)}`;
  const key = kpi.id;
  if (side === null || side.state === 'not_measurable')
    return {
      key,
      value: 'not measurable',
      change: null,
      n: '',
      state: 'nm',
      rises: false,
      words: `${name}: not measurable`,
    };
  const difference = against?.difference ?? null;
  const strong = (adjustedP ?? 1) < 0.01 ? 2 : 1;
  const state = change === 'none' ? (isBase ? 'base' : 'plain') : (`${change}${strong}` as const);
  const n = isShown(side) ? hitsOf(side.hits, side.n) : counted(side.incidents, 'incident');
  const tested = adjustedP === null ? 'not tested' : `adjusted p ${pValue(adjustedP)}`;
  return {
    key,
    value: rateShort(side),
    change: difference === null ? null : shortPoints(difference),
    n,
    state,
    rises: (difference ?? 0) > 0,
    words: `${name}: ${rateShort(side)} (${hitsOf(side.hits, side.n)})${difference === null ? '' : `, ${points(difference)}`}, ${change === 'none' ? 'no change shown' : change}, ${tested}. Compare`,
  };
}

function tableOf(value: Overview, nameOf: (id: string) => string) {
  const rows = value.rows.flatMap((row) =>
    row.cells.flatMap((cell) =>
      cell.against === null || cell.side === null
        ? []
        : [
            {
              key: `${row.bundle.agent} ${row.bundle.release} ${columnKey(cell)}`,
              cells: [
                nameOf(row.bundle.release),
                `${kpiName(cell.kpi)}, ${riskWords(cell.riskClass)}`,
                nameOf(row.baseline ?? ''),
                rateShort(cell.against.before),
                rateShort(cell.side),
                `${hitsOf(cell.side.hits, cell.side.n)}, ${counted(cell.side.incidents, 'incident')}`,
                cell.against.difference === null
                  ? 'too few'
                  : points(cell.against.difference, cell.against.interval),
                pValue(cell.against.p),
                cell.adjustedP === null ? '–' : pValue(cell.adjustedP),
              ],
            },
          ],
    ),
  );
  return {
    caption: 'Every difference, raw and adjusted p',
    columns: [
      { label: 'Bundle' },
      { label: 'Measure' },
      { label: 'Against' },
      { label: 'Before', numeric: true },
      { label: 'After', numeric: true },
      { label: 'n', numeric: true },
      { label: 'Difference', numeric: true },
      { label: 'p', numeric: true },
      { label: 'Adjusted p (BH)', numeric: true },
    ],
    rows,
  };
}
