import { Section } from '../../parts/Section';
import { counted } from '../../../words/format';
import { everyKpi } from '../../../metrics/every-kpi/every-kpi';
import { useSelection } from '../../../session/slice-store';
import { EveryMeasure } from './EveryMeasure';
import { MeasureBy } from './MeasureBy';
import './measures.css';

/** Every KPI of the slice in one table, and any of them group by group. */
export default function MeasuresScreen() {
  const selection = useSelection();
  return (
    <>
      <section>
        <p className="eyebrow">
          Production and tests apart; “wrong” is against the truth, “overrode” and “agreed” against a human
        </p>
        <h1 className="verdict">{counted(everyKpi.length, 'measure')} of this slice, side by side.</h1>
        <p className="lede">
          One of them group by group first: per bundle, per week, per whatever the logs tell apart. What
          cannot be measured says why, and is never a nought.
        </p>
      </section>
      <MeasureBy selection={selection} />
      <Section
        title="All of them"
        sub="A name shows its measure group by group above, with its SQL. Under the unresolved stand the two ends between which the value lies, whatever they turn out to be."
      >
        <EveryMeasure selection={selection} />
      </Section>
    </>
  );
}
