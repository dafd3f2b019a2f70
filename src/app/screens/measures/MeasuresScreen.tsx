import { useState } from 'react';
import { counted } from '../../../charts/format';
import type { Query } from '../../../database/engine/query';
import { answerOf, everyKpi, kpiGroups } from '../../../metrics/every-kpi/every-kpi';
import { measureAll } from '../../../metrics/rate/measure-all';
import type { RateDefinition } from '../../../metrics/rate/definition';
import { narrowed } from '../../../metrics/rate/rows';
import { toAddress } from '../../../slice/address/address';
import type { Selection } from '../../../slice/selection/selection';
import { useSelection } from '../../state/slice';
import { useQuery } from '../../state/use-query';
import { useView } from '../../state/view';
import { Answered } from '../Answered';
import { type Answers, EveryMeasure } from './EveryMeasure';
import { MeasureBy } from './MeasureBy';
import '../part-screens.css';
import './measures.css';

const definitions: readonly RateDefinition[] = everyKpi.flatMap((kpi) =>
  kpi.kind === 'share' ? [kpi.definition] : [],
);

async function shares(query: Query, selection: Selection, signal: AbortSignal) {
  const whole = await measureAll(query, definitions, selection, 'all', signal);
  const byRisk = await measureAll(query, definitions, selection, 'risk_class', signal);
  const answers = new Map<string, Answers>();
  for (const { id } of definitions) {
    const of = (key: string) => byRisk[id]?.find((rate) => rate.key === key);
    const [all, low, high] = [whole[id]?.[0], of('low'), of('high')];
    if (all)
      answers.set(id, { whole: answerOf(all), low: low && answerOf(low), high: high && answerOf(high) });
  }
  return answers;
}

/** Every KPI of the slice in one table, and any of them group by group. */
export default function MeasuresScreen() {
  const selection = useSelection();
  const address = toAddress(selection);
  const { slaMinutes, floorSeconds } = useView();
  const [isSqlOpen, setSqlOpen] = useState(false);
  const settings = { slaSeconds: slaMinutes * 60, floorSeconds };
  const found = useQuery(`every share ${address}`, (query, signal) => shares(query, selection, signal));
  const others = useQuery(`every number ${slaMinutes} ${floorSeconds} ${address}`, async (query, signal) => {
    const answers = new Map<string, Answers>();
    for (const kpi of everyKpi) {
      if (kpi.kind !== 'asked') continue;
      const ask = (asked: Selection) => kpi.asked.ask(query, asked, settings, signal);
      const risk = (key: string) => ask(narrowed(selection, { by: 'risk_class', key }));
      answers.set(kpi.id, { whole: await ask(selection), low: await risk('low'), high: await risk('high') });
    }
    return answers;
  });
  const all = new Map([...(found.value ?? []), ...(others.value ?? [])]);
  const states = [...all.values()].map(({ whole }) => whole.state);
  const of = (state: (typeof states)[number]) => states.filter((each) => each === state).length;
  return (
    <>
      <section>
        <p className="eyebrow">
          Production and tests apart; “wrong” is against the truth, “overrode” and “agreed” against a human
        </p>
        <h1 className="verdict">{counted(everyKpi.length, 'measure')} of this slice, side by side.</h1>
        <p className="lede">
          {others.value && found.value
            ? `${counted(of('measured'), 'is measured', 'are measured')}, ${counted(of('not_enough_data'), 'has', 'have')} too little data for a value, ${counted(of('not_measurable'), 'is', 'are')} not measurable here, each for the reason under its name.`
            : 'Being read.'}
        </p>
      </section>
      <MeasureBy selection={selection} address={address} />
      <section>
        <div className="head">
          <h2>All of them</h2>
          <p className="sub">
            Each name shows its measure group by group above. Under the unresolved: the two ends between which
            the value lies, whatever they turn out to be.
          </p>
          <span className="acts">
            <button
              type="button"
              className="link"
              aria-expanded={isSqlOpen}
              onClick={() => setSqlOpen(!isSqlOpen)}
            >
              Show SQL
            </button>
          </span>
        </div>
        <Answered answer={found} height={900} what="The measures">
          {() => <EveryMeasure groups={kpiGroups} answers={all} isSqlOpen={isSqlOpen} />}
        </Answered>
      </section>
    </>
  );
}
