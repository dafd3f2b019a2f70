import { useState } from 'react';
import { presentValues } from '../../../metrics/in-view/present-values';
import type { Dimension } from '../../../slice/selection/dimension';
import { emptySelection, type LabelRank, labelRanks as ranks } from '../../../slice/selection/selection';
import { useSession } from '../../state/session';
import { sliceStore, useSelection } from '../../state/slice';
import { useQuery } from '../../state/use-query';
import { ChoicePill } from './ChoicePill';
import { FilterPill } from './FilterPill';
import { InView } from './InView';
import { TimePill } from './TimePill';
import { useReleaseNames } from './use-release-names';
import { environmentChoices, labelRanks, lags, plainWord } from './words';

const dimensions: readonly (readonly [Dimension, string])[] = [
  ['agent', 'Agent'],
  ['release', 'Bundle'],
  ['workflow', 'Workflow'],
  ['action_category', 'Action'],
  ['risk_level', 'Risk'],
  ['criticality', 'Asset'],
  ['mode', 'Mode'],
  ['visibility', 'Review'],
];
/** Shown when asked for, or when they narrow the slice: the bar stays one line. */
const lesser: readonly Dimension[] = ['criticality', 'mode', 'visibility'];

/** The slice that everything on screen is counted over, and how many decisions are in it. */
export function FilterBar() {
  const selection = useSelection();
  const [showsAll, setShowsAll] = useState(false);
  const period = useSession((session) => session.period);
  const values = useQuery('present values', presentValues);
  const releaseName = useReleaseNames();
  const { set, keepOnly, clear } = sliceStore.getState();
  const isNarrowed = JSON.stringify(selection) !== JSON.stringify(emptySelection);
  const rank = String(selection.minLabelRank);
  const lag = String(selection.maturityLagDays);
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
      {dimensions.map(([dimension, label]) => {
        if (lesser.includes(dimension) && !showsAll && !selection.only[dimension]?.length) return null;
        const known = values.value?.[dimension] ?? [];
        return (
          <FilterPill
            key={dimension}
            label={label}
            whole={values.value ? `all ${known.length}` : 'all'}
            values={known}
            chosen={selection.only[dimension] ?? []}
            nameOf={
              dimension === 'release'
                ? releaseName
                : dimension === 'agent' || dimension === 'workflow'
                  ? verbatim
                  : plainWord
            }
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
        label="Labels from"
        choices={labelRanks}
        chosen={rank as (typeof labelRanks)[number]['value']}
        usual="0"
        onChange={(value) =>
          set({ minLabelRank: ranks.find((known): known is LabelRank => String(known) === value) ?? 0 })
        }
      />
      {(showsAll || lag !== usualLag) && (
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
const verbatim = (value: string) => (value === '(none)' ? 'not logged' : value);
