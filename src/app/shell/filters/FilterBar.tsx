import { useState } from 'react';
import { presentValues } from '../../../metrics/in-view/present-values';
import { type Dimension, dimensions as everyDimension } from '../../../slice/selection/dimension';
import { emptySelection, type LabelRank, labelRanks as ranks } from '../../../slice/selection/selection';
import { useSession } from '../../../session/session';
import { sliceStore, useSelection } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { judgedUntil } from './judged-words';
import { ChoicePill } from './ChoicePill';
import { FilterPill } from './FilterPill';
import { InView } from './InView';
import { TimePill } from './TimePill';
import { dimensionTitles } from '../../../words/dimension-words';
import { useValueName } from '../../ask/use-value-name';
import { environmentChoices, labelRanks, lags } from '../../../words/filter-words';

const short: Partial<Record<Dimension, string>> = {
  agent: 'Agent',
  release: 'Bundle',
  workflow: 'Workflow',
  action_category: 'Kind of action',
  risk_level: 'Risk level',
  criticality: 'Asset',
  mode: 'Mode',
  visibility: 'Review',
};
const first = Object.keys(short) as Dimension[];
const dimensions = [...first, ...everyDimension.filter((dimension) => !first.includes(dimension))];
/** Shown when asked for, or when they narrow the slice: the bar stays one line. */
const lesser = dimensions.filter((dimension) => dimensions.indexOf(dimension) > 4);

/** The slice that everything on screen is counted over, and how many decisions are in it. */
export function FilterBar() {
  const selection = useSelection();
  const [showsAll, setShowsAll] = useState(false);
  const period = useSession((session) => session.period);
  const values = useQuery((query) => presentValues(query), []);
  const valueName = useValueName(selection.only.person ?? []);
  const { set, keepOnly, clear } = sliceStore.getState();
  const isNarrowed = JSON.stringify(selection) !== JSON.stringify(emptySelection);
  const rank = String(selection.minLabelRank);
  const lag = String(selection.maturityLagDays);
  // Where nothing is old enough, the lag decides what is on screen: it is not left among the lesser filters.
  const isAllYoung = period !== null && judgedUntil(period, selection.maturityLagDays) === null;
  const knownLag = lags.some(({ value }) => value === lag);
  return (
    <section className="filters" aria-label="Slice">
      {period && (
        <TimePill
          period={period}
          from={selection.from}
          to={selection.to}
          onChange={(from, to) => set({ from, to })}
        />
      )}
      {dimensions.map((dimension) => {
        if (lesser.includes(dimension) && !showsAll && !selection.only[dimension]?.length) return null;
        if (dimension === 'person' && !selection.only.person?.length) return null;
        const known = values.value?.[dimension] ?? [];
        return (
          <FilterPill
            key={dimension}
            label={short[dimension] ?? dimensionTitles[dimension]}
            whole={values.value ? `all ${known.length}` : 'all'}
            values={known}
            chosen={selection.only[dimension] ?? []}
            nameOf={(value) => valueName(dimension, value)}
            onChange={(chosen) => keepOnly(dimension, chosen)}
          />
        );
      })}
      <ChoicePill
        label="Environment"
        choices={environmentChoices}
        chosen={selection.environment}
        usual={emptySelection.environment}
        onChange={(environment) => set({ environment })}
      />
      <ChoicePill
        label="Label rank"
        choices={labelRanks}
        chosen={rank as (typeof labelRanks)[number]['value']}
        usual="0"
        onChange={(value) =>
          set({ minLabelRank: ranks.find((known): known is LabelRank => String(known) === value) ?? 0 })
        }
      />
      {(showsAll || lag !== usualLag || isAllYoung) && (
        <ChoicePill<string>
          label="Lag"
          choices={knownLag ? lags : [...lags, { value: lag, text: `${lag} days` }]}
          chosen={lag}
          usual={usualLag}
          onChange={(value) => set({ maturityLagDays: Number(value) })}
        />
      )}
      <button
        type="button"
        className="button quiet reset"
        aria-expanded={showsAll}
        onClick={() => setShowsAll(!showsAll)}
      >
        {showsAll ? 'Fewer' : 'More'}
      </button>
      {isNarrowed && (
        <button type="button" className="button quiet reset" onClick={clear}>
          Reset
        </button>
      )}
      <InView />
    </section>
  );
}

const usualLag = String(emptySelection.maturityLagDays);
