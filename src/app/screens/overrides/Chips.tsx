import { dimensions } from '../../../slice/selection/dimension';
import { emptySelection } from '../../../slice/selection/selection';
import type { Selection } from '../../../slice/selection/selection';
import { dimensionTitles } from '../../../words/dimension-words';
import { endWords, startWords } from '../../../words/time-words';
import { useValueName } from '../../ask/use-value-name';
import { environmentChoices, labelRanks } from '../../../words/filter-words';
import { sliceHistory, useHistory } from '../../parts/history';
import { sliceStore } from '../../../session/slice-store';

interface Clause {
  readonly key: string;
  readonly name: string;
  readonly said: string;
  readonly without: Partial<Selection>;
}

/** The clauses of a slice in words, each with the slice's fields once it is taken away. */
export function clausesOf(
  selection: Selection,
  nameOf: (dimension: (typeof dimensions)[number], value: string) => string,
): Clause[] {
  const { from, to, environment, minLabelRank, maturityLagDays, only } = selection;
  const clauses: Clause[] = [];
  if (from !== undefined || to !== undefined) {
    const start = from === undefined ? 'the start' : startWords(from);
    const end = to === undefined ? 'the end' : endWords(to);
    clauses.push({
      key: 'time',
      name: 'Time',
      said: `${start} to ${end}`,
      without: { from: undefined, to: undefined },
    });
  }
  for (const dimension of dimensions) {
    const kept = only[dimension] ?? [];
    if (kept.length === 0) continue;
    const names = kept.slice(0, 3).map((value) => nameOf(dimension, value));
    const more = kept.length > 3 ? ` and ${kept.length - 3} more` : '';
    clauses.push({
      key: dimension,
      name: dimensionTitles[dimension],
      said: names.join(', ') + more,
      without: { only: { ...only, [dimension]: [] } },
    });
  }
  const plain = { environment: emptySelection.environment, minLabelRank: emptySelection.minLabelRank };
  if (environment !== plain.environment)
    clauses.push({
      key: 'environment',
      name: 'Environment',
      said: environmentChoices.find(({ value }) => value === environment)?.text ?? environment,
      without: { environment: plain.environment },
    });
  if (minLabelRank !== plain.minLabelRank)
    clauses.push({
      key: 'labels',
      name: 'Label rank',
      said: labelRanks[minLabelRank].text,
      without: { minLabelRank: plain.minLabelRank },
    });
  if (maturityLagDays !== emptySelection.maturityLagDays)
    clauses.push({
      key: 'lag',
      name: 'Lag',
      said: `${maturityLagDays} days`,
      without: { maturityLagDays: emptySelection.maturityLagDays },
    });
  return clauses;
}

/** What narrows the slice, each with a way to take it away, and the steps back and forth. */
export function Chips({ selection, hint }: { selection: Selection; hint?: string }) {
  const nameOf = useValueName(selection.only.person ?? []);
  const { canUndo, canRedo } = useHistory();
  const clauses = clausesOf(selection, nameOf);
  return (
    <div className="chips" role="group" aria-label="What narrows the slice">
      {clauses.length === 0 && <span className="q">Everything is in view.{hint && ` ${hint}`}</span>}
      {clauses.map(({ key, name, said, without }) => (
        <button
          key={key}
          type="button"
          className="pill set"
          aria-label={`Remove ${name}: ${said}`}
          onClick={() => sliceStore.getState().set(without)}
        >
          <span>{name}</span>
          {said}
          <span aria-hidden="true">×</span>
        </button>
      ))}
      <span className="chip-acts">
        <button type="button" className="link" disabled={!canUndo} onClick={() => sliceHistory.undo()}>
          Undo
        </button>
        <button type="button" className="link" disabled={!canRedo} onClick={() => sliceHistory.redo()}>
          Redo
        </button>
        {clauses.length > 0 && (
          <button type="button" className="link" onClick={() => sliceStore.getState().clear()}>
            Clear all
          </button>
        )}
      </span>
    </div>
  );
}
