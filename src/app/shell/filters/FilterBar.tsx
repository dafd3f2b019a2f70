import { useState } from 'react';
import { presentValues } from '../../../metrics/in-view/present-values';
import { type Dimension, dimensions as everyDimension } from '../../../slice/selection/dimension';
import {
  emptySelection,
  type LabelRank,
  labelRanks as ranks,
  type Selection,
} from '../../../slice/selection/selection';
import { useSession } from '../../../session/session';
import { sliceStore, useSelection } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { judgedUntil } from './judged-words';
import { ChoicePill } from './ChoicePill';
import { FilterPill } from './FilterPill';
import { InView } from './InView';
import { TimePill } from './TimePill';
import { count, counted } from '../../../words/format';
import { dimensionTitles } from '../../../words/dimension-words';
import { useValueName } from '../../ask/use-value-name';
import { askedScopes } from '../../../readiness/gather/asked-scopes';
import { useView } from '../../../session/view';
import { environmentChoices, labelRanks, lags, mootWords } from '../../../words/filter-words';

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
const panelId = 'filter-panel';

/**
 * The slice that everything on screen is counted over, and how many decisions are in it. All filters but the time
 * stand in a panel: the line keeps its height, whatever is set.
 */
export function FilterBar() {
  const selection = useSelection();
  const [isOpen, setOpen] = useState(false);
  const period = useSession((session) => session.period);
  const { set, clear } = sliceStore.getState();
  const isNarrowed = JSON.stringify(selection) !== JSON.stringify(emptySelection);
  const summary = useSummary(selection);
  const moot = useMoot(selection);
  const isAllMoot = moot.size > (moot.has('period') ? 1 : 0) && keptFilters(selection) === 0;
  const isAllYoung = period !== null && judgedUntil(period, selection.maturityLagDays) === null;
  return (
    <section className="filters" aria-label="Slice">
      {period && (
        <TimePill
          period={period}
          from={selection.from}
          to={selection.to}
          isMoot={moot.has('period')}
          onChange={(from, to) => set({ from, to })}
        />
      )}
      {/* Where nothing is old enough, the lag decides what is on screen: it is not left inside the panel. */}
      {isAllYoung && <LagPill days={selection.maturityLagDays} />}
      <button
        type="button"
        className={summary === null ? 'pill' : 'pill set'}
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setOpen(!isOpen)}
      >
        <span>Filters</span> <b className="pill-words">{summary ?? 'none'}</b>
        {isAllMoot && <em className="moot">{mootWords}</em>}
      </button>
      <button
        type="button"
        className={isNarrowed ? 'bar-button' : 'bar-button absent'}
        title="Clear all filters"
        onClick={clear}
      >
        <span aria-hidden="true">×</span>
        <span className="vh">Clear all filters</span>
      </button>
      <InView />
      <div
        id={panelId}
        className="filter-panel"
        role="group"
        aria-label="Filters"
        hidden={!isOpen}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          setOpen(false);
          document.querySelector<HTMLElement>(`[aria-controls="${panelId}"]`)?.focus();
        }}
      >
        {isOpen && <FilterPanel selection={selection} />}
      </div>
    </section>
  );
}

/** The filters that are set and move none of the verdicts on screen; elsewhere none. */
function useMoot(selection: Selection): ReadonlySet<string> {
  const isJudged = useView(
    ({ screen, part }) => screen === 'readiness' && (part === null || part === 'verdicts'),
  );
  return new Set(isJudged ? askedScopes(selection).setAside : []);
}

/** How many filters are set that choose which verdicts are shown. */
const keptFilters = (selection: Selection): number => Object.keys(askedScopes(selection).asked.only).length;

/** The one filter that is set, or how many are; null: none but the time. */
function useSummary(selection: Selection): string | null {
  const valueName = useValueName(selection.only.person ?? []);
  const set: string[] = (Object.entries(selection.only) as [Dimension, readonly string[]][])
    .filter(([, values]) => values.length > 0)
    .map(([dimension, values]) => {
      const title = short[dimension] ?? dimensionTitles[dimension];
      return `${title} ${values.length === 1 ? valueName(dimension, values[0]!) : count(values.length)}`;
    });
  if (selection.environment !== emptySelection.environment)
    set.push(environmentChoices.find(({ value }) => value === selection.environment)!.text);
  if (selection.minLabelRank !== emptySelection.minLabelRank)
    set.push(`labels: ${labelRanks[selection.minLabelRank]!.text}`);
  if (selection.maturityLagDays !== emptySelection.maturityLagDays)
    set.push(`lag ${counted(selection.maturityLagDays, 'day')}`);
  return set.length > 1 ? `${count(set.length)} set` : (set[0] ?? null);
}

function FilterPanel({ selection }: { selection: Selection }) {
  const values = useQuery((query) => presentValues(query), []);
  const valueName = useValueName(selection.only.person ?? []);
  const { set, keepOnly } = sliceStore.getState();
  const moot = useMoot(selection);
  const rank = String(selection.minLabelRank);
  return (
    <>
      {dimensions.map((dimension) => {
        // People may be many: one is chosen in the charts, or by searching.
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
            isMoot={moot.has(dimension)}
            onChange={(chosen) => keepOnly(dimension, chosen)}
          />
        );
      })}
      <ChoicePill
        label="Environment"
        choices={environmentChoices}
        chosen={selection.environment}
        usual={emptySelection.environment}
        isMoot={moot.has('environment')}
        onChange={(environment) => set({ environment })}
      />
      <ChoicePill
        label="Label rank"
        choices={labelRanks}
        chosen={rank as (typeof labelRanks)[number]['value']}
        usual="0"
        isMoot={moot.has('label_rank')}
        onChange={(value) =>
          set({ minLabelRank: ranks.find((known): known is LabelRank => String(known) === value) ?? 0 })
        }
      />
      <LagPill days={selection.maturityLagDays} />
    </>
  );
}

function LagPill({ days }: { days: number }) {
  const lag = String(days);
  const isKnown = lags.some(({ value }) => value === lag);
  return (
    <ChoicePill<string>
      label="Lag"
      choices={isKnown ? lags : [...lags, { value: lag, text: `${lag} days` }]}
      chosen={lag}
      usual={usualLag}
      onChange={(value) => sliceStore.getState().set({ maturityLagDays: Number(value) })}
    />
  );
}

const usualLag = String(emptySelection.maturityLagDays);
