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
import {
  overview,
  type Overview,
  type OverviewCell,
  type OverviewRow,
} from '../../../metrics/drift/overview';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { kpiName, riskWords } from '../../../answers/drift/drift-words';
import { compare, type Compared } from './use-drift';
import { Toggles } from '../../parts/Toggles';
import { riskClasses, type RiskClass } from '../../../metrics/drift/sides';

const pageSize = 100;

/** Every measure of every bundle at a glance; a cell leads to its own comparison. */
export function OverviewSection({ compared, baseline }: { compared: Compared; baseline: string | null }) {
  const { selection, read, nameOf, releases } = compared;
  const [shown, show] = useState(pageSize);
  const [riskClass, setRisk] = useState<RiskClass>('high');
  const own = compared.own;
  const answer = useQuery(
    (query, signal) => overview(query, selection, own, baseline, signal),
    [baseline, own, selection],
  );
  const agents = new Set(read.bundles.map(({ agent }) => agent));
  return (
    <section id="drift-overview">
      <Answered answer={answer} height={380} what="Every measure of every bundle">
        {(value) => {
          const columns = value.columns.filter(
            (column) => column.riskClass === null || column.riskClass === riskClass,
          );
          const place = columns.map((column) => value.columns.indexOf(column));
          const changed = value.rows
            .flatMap(({ cells }) => cells)
            .filter(({ change }) => change !== 'none').length;
          return (
            <Figure
              title="Every measure, every bundle"
              summary={`Change against ${baseline === null ? 'the bundle before' : nameOf(baseline)}; ${count(changed)} of ${counted(value.tests, 'difference')} stand out over both risk classes (Benjamini–Hochberg, 5%).${agents.size > 1 ? ` Bundles of ${compared.after.agent} only.` : ''}`}
              legend={
                <Toggles
                  label="Risk class"
                  choices={riskClasses.map((each) => ({ value: each, words: `${each} risk` }))}
                  chosen={riskClass}
                  onChange={setRisk}
                />
              }
              table={tableOf(value, nameOf)}
              sql={value.statements}
              note="Filled only where the change stands out after adjustment; “better” also has to hold with every unresolved case against the bundle. A cell leads to its comparison below."
            >
              <HeatMap
                caption="Measures of every bundle against its baseline"
                columns={columns.map((column) => ({
                  key: columnKey(column),
                  label: kpiName(column.kpi),
                  sub: riskWords(column.riskClass),
                }))}
                rows={value.rows.slice(0, shown).map((row) => heatRow(row, place, releases, nameOf))}
                onCell={(release, column) => {
                  const kpi = column.split(' ')[0] ?? null;
                  compare({ candidate: release, kpi });
                  document.getElementById('drift-verdict')?.scrollIntoView({ block: 'start' });
                }}
              />
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

const columnKey = ({ kpi, riskClass }: Pick<OverviewCell, 'kpi' | 'riskClass'>) =>
  `${kpi.id} ${riskClass ?? ''}`;

function heatRow(
  row: OverviewRow,
  place: readonly number[],
  [before, after]: readonly [string, string],
  nameOf: (id: string) => string,
): HeatRow {
  const { bundle } = row;
  const isBase = row.baseline === null;
  return {
    key: bundle.release,
    label: nameOf(bundle.release),
    role: bundle.release === before ? 'baseline' : bundle.release === after ? 'candidate' : null,
    cells: place.flatMap((at) => {
      const cell = row.cells[at];
      return cell ? [heatCell(cell, isBase, nameOf(bundle.release))] : [];
    }),
  };
}

function heatCell(cell: OverviewCell, isBase: boolean, bundle: string): HeatCell {
  const { kpi, riskClass, side, against, adjustedP, change } = cell;
  const name = `${bundle}, ${kpiName(kpi)}, ${riskWords(riskClass)}`;
  const key = columnKey(cell);
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
