import { useMemo, useState } from 'react';
import { shareAxis } from '../../../charts/axis/share-axis';
import { overrideJustified } from '../../../metrics/override-justified/definition';
import { crossStatement } from '../../../metrics/cross-filter/cross-filter';
import { measure } from '../../../metrics/rate/measure';
import { toAddress } from '../../../slice/address/address';
import { useValueName } from '../../shell/filters/use-value-name';
import { useSelection } from '../../state/slice';
import { useQuery } from '../../state/use-query';
import { Answered } from '../Answered';
import { NamedViews } from './views/NamedViews';
import { BenchHead } from './BenchHead';
import { chartRows, isCounted, isThin } from './chart-rows';
import { shownCharts } from './charts-shown';
import { Chips } from './Chips';
import { CrossChart } from './CrossChart';
import { useMeasure } from './measure-choice';
import { useCross } from './use-cross';
import './overrides.css';

const fewest = 8;

/** The analyst's bench: every chart is a filter of all others. */
export default function OverridesScreen() {
  const selection = useSelection();
  const definition = useMeasure();
  const address = toAddress(selection);
  const [most, setMost] = useState(fewest);
  const head = useQuery(`bench ${definition.id} ${address}`, async (query, signal) => {
    const [rates, justified] = await Promise.all([
      measure(query, definition, selection, 'all', signal),
      measure(query, overrideJustified, selection, 'all', signal),
    ]);
    return { rate: rates[0]!, justified: justified[0]! };
  });
  const { quick, full } = useCross(definition, selection, most);
  const people = quick.value?.person?.rates.map(({ key }) => key) ?? [];
  const nameOf = useValueName([...people, ...(selection.only.person ?? [])]);
  const axis = useMemo(() => {
    const counts = Object.entries(full.value ?? quick.value ?? {});
    const told = counts.flatMap(([dimension, { rates }]) =>
      isCounted(dimension, definition.id)
        ? []
        : rates.flatMap((rate) =>
            isThin(rate) || rate.share === null ? [] : [rate.share, rate.interval?.upper ?? 0],
          ),
    );
    return shareAxis(told);
  }, [full.value, quick.value, definition.id]);
  return (
    <>
      <section>
        <Answered answer={head} height={120} what="The measure">
          {({ rate, justified }) => <BenchHead definition={definition} rate={rate} justified={justified} />}
        </Answered>
        <Chips selection={selection} hint="Choose in any chart to narrow all others." />
        <NamedViews />
      </section>
      <section aria-label="Charts that filter each other">
        <h2 className="vh">Charts that filter each other</h2>
        <p className="q small bench-key">
          Each mark is the share with its 95% interval, all on one axis; the thin line is everything in view.
          Below 10 decided or 5 incidents the counts stand alone. Drag over columns, or hold Shift and use the
          arrows, to keep a range.
        </p>
        <Answered answer={quick} height={1400} what="The charts">
          {(counts) => (
            <div
              className="cross"
              data-wanted={`${definition.id} ${most} ${address}`}
              data-painted={quick.state === 'ready' ? `${definition.id} ${most} ${address}` : ''}
              data-depth={full.value ? 'full' : 'quick'}
            >
              {shownCharts.map((chart) => (
                <CrossChart
                  key={chart.dimension}
                  chart={chart}
                  definition={definition}
                  rows={chartRows(
                    chart.dimension,
                    counts[chart.dimension],
                    full.value?.[chart.dimension],
                    nameOf,
                    chart.form,
                  )}
                  rest={counts[chart.dimension]?.rest ?? null}
                  selected={selection.only[chart.dimension] ?? []}
                  axis={axis}
                  whole={head.value?.rate.share ?? null}
                  statement={crossStatement(
                    definition,
                    selection,
                    [{ dimension: chart.dimension, most }],
                    'full',
                  )}
                  onMore={() => setMost(Math.min(400, most * 3))}
                />
              ))}
            </div>
          )}
        </Answered>
      </section>
    </>
  );
}
