import { useCallback, useState } from 'react';
import { overrideJustified } from '../../../metrics/shares/override-justified';
import { besideOverrides } from '../../../metrics/override-rate/beside';
import { operatorFunnel } from '../../../metrics/operator-funnel/operator-funnel';
import { measure } from '../../../metrics/rate/measure';
import { toAddress } from '../../../slice/address/address';
import { useSelection } from '../../../session/slice-store';
import { useInView } from '../../ask/use-in-view';
import { useQuery } from '../../ask/use-query';
import { useView } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { Toggles } from '../../parts/Toggles';
import { NamedViews } from './views/NamedViews';
import { BenchHead } from './BenchHead';
import { areWeeksThin } from './chart-rows';
import { Chips } from './Chips';
import { CrossCharts } from './CrossCharts';
import { peopleFinding } from '../../../answers/overrides/people-words';
import { useMeasure } from './measure-choice';
import { useCross } from './use-cross';
import './overrides.css';

const fewest = 8;
const axes = [
  { value: 'own', words: 'An axis per chart' },
  { value: 'same', words: 'Same axis' },
] as const;

/** The analyst's bench: every chart is a filter of all others. */
export default function OverridesScreen() {
  const selection = useSelection();
  const definition = useMeasure();
  const address = toAddress(selection);
  const [most, setMost] = useState(fewest);
  const showMore = useCallback(() => setMost((shown) => Math.min(400, shown * 3)), []);
  // The engine answers in the order of these: first what every chart waits for.
  const quick = useCross('quick', definition, selection, most);
  const isCounted = quick.state === 'ready' || quick.state === 'error';
  const head = useQuery(
    async (query, signal) => {
      const isOverride = definition.id === 'override_rate';
      const [rates, justified, beside, people] = await Promise.all([
        measure(query, definition, selection, 'all', signal),
        measure(query, overrideJustified, selection, 'all', signal),
        isOverride ? besideOverrides(query, selection, signal) : null,
        isOverride ? operatorFunnel(query, selection, signal) : null,
      ]);
      const finding = people && peopleFinding(people);
      return { rate: rates[0]!, justified: justified[0]!, beside, finding };
    },
    [definition, selection],
    isCounted,
  );
  const axis = useView((view) => view.axis);
  const inView = useInView(selection);
  const isEmpty = inView.state === 'ready' && inView.value?.decisions === 0;
  const byMonth = areWeeksThin(quick.value?.week);
  const full = useCross(isCounted ? 'full' : null, definition, selection, most, byMonth);
  return (
    <>
      <section>
        <Answered answer={head} height={120} what="The measure">
          {({ rate, justified, beside, finding }) => (
            <BenchHead
              definition={definition}
              rate={rate}
              justified={justified}
              beside={beside}
              finding={finding}
              isEmpty={isEmpty}
            />
          )}
        </Answered>
        <Chips selection={selection} hint="Choose in any chart to narrow all others." />
        <NamedViews />
      </section>
      <section aria-label="Charts that filter each other">
        <h2 className="vh">Charts that filter each other</h2>
        <p className="bench-axes">
          <Toggles
            label="Axes"
            choices={axes}
            chosen={axis}
            onChange={(next) => useView.setState({ axis: next })}
          />
        </p>
        <p className="q small bench-key">
          Each dot is the share with its 95% interval; the thin line is everything in view. Below 10 decided
          or 5 incidents the counts stand alone. Drag over columns, or hold Shift and use the arrows, to keep
          a range.
        </p>
        <Answered answer={quick} height={1400} what="The charts">
          {(counts) => (
            <CrossCharts
              asked={`${definition.id} ${most} ${address}`}
              isCurrent={quick.state === 'ready'}
              definition={definition}
              counts={counts}
              full={full.state === 'ready' ? full.value : undefined}
              byMonth={byMonth}
              selection={selection}
              most={most}
              onMore={showMore}
            />
          )}
        </Answered>
      </section>
    </>
  );
}
