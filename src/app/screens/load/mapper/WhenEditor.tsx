import { useId, useState } from 'react';
import { count, counted } from '../../../../words/format';
import { wordsIn } from '../../../../intake/mapper/column-words';
import type { Row } from '../../../../intake/mapper/rows/path';
import type { Condition, RecordRule } from '../../../../records/mapping';
import { folded } from '../../../../intake/mapper/editing/field-rule';
import { takenRows } from '../../../../answers/mapper/still-missing';
import {
  conditionOf,
  conditionsInWords,
  plainCondition,
  type PlainCondition,
  type Test,
  withCondition,
} from '../../../../intake/mapper/editing/when-rule';

interface WhenEditorProps {
  rule: RecordRule;
  /** The rows of the preview, as the mapping sees them. */
  rows: readonly Row[];
  columns: readonly string[];
  onChange: (rule: RecordRule) => void;
}

/** Which rows give this kind of record, and how many of the preview's rows that are. */
export function WhenEditor({ rule, rows, columns, onChange }: WhenEditorProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const conditions = rule.when ?? [];
  const places = conditions.length === 0 ? [undefined] : conditions;
  return (
    <div className="when">
      <p>
        Rows of this kind: <b>{conditionsInWords(rule.when)}</b>,{' '}
        <span role="status">
          {count(takenRows(rule, rows).length)} of {counted(rows.length, 'row')}
        </span>{' '}
        <button
          type="button"
          className="link"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? 'Done' : 'Choose rows'}
        </button>
      </p>
      <div id={id} hidden={!isOpen}>
        {isOpen &&
          places.map((condition, place) => (
            <OneCondition
              key={place}
              condition={condition}
              rows={rows}
              columns={columns}
              isFurther={place > 0}
              onChange={(changed) => onChange(withCondition(rule, place, changed))}
            />
          ))}
      </div>
    </div>
  );
}

interface OneConditionProps {
  condition: Condition | undefined;
  rows: readonly Row[];
  columns: readonly string[];
  isFurther: boolean;
  onChange: (condition: Condition | undefined) => void;
}

const tests: Readonly<Record<Test, string>> = {
  is: 'is one of',
  not: 'is none of',
  filled: 'is filled',
  empty: 'is empty',
};

function OneCondition({ condition, rows, columns, isFurther, onChange }: OneConditionProps) {
  // While no word is ticked the mapping asks only that the column is filled; the test that was chosen stays.
  const [wanted, setWanted] = useState<Test | null>(null);
  const plain = condition === undefined ? undefined : plainCondition(condition);
  if (plain === null) {
    return (
      <p className="q small">
        This condition has several columns or several tests; it is edited in the JSON below.
      </p>
    );
  }
  const test = wanted ?? plain?.test ?? 'is';
  const set = (change: Partial<PlainCondition>) => {
    if (plain === undefined) return;
    onChange(conditionOf({ ...plain, test, ...change }));
  };
  const chooseColumn = (from: string) => {
    setWanted(from === '' ? null : 'is');
    onChange(from === '' ? undefined : conditionOf({ from, test: 'is', words: [] }));
  };
  return (
    <div className="when-one">
      <select
        className="input"
        aria-label="Column that tells the rows of this kind"
        value={plain?.from ?? ''}
        onChange={({ target }) => chooseColumn(target.value)}
      >
        <option value="">{isFurther ? 'no further condition' : 'all rows'}</option>
        {plain !== undefined && !columns.includes(plain.from) && <option>{plain.from}</option>}
        {columns.map((column) => (
          <option key={column} value={column}>
            {isFurther ? `and ${column}` : `rows where ${column}`}
          </option>
        ))}
      </select>
      {plain !== undefined && (
        <select
          className="input"
          aria-label="Test"
          value={test}
          onChange={({ target }) => {
            const next = target.value as Test;
            setWanted(next);
            set({ test: next });
          }}
        >
          {Object.entries(tests).map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </select>
      )}
      {plain !== undefined && (test === 'is' || test === 'not') && (
        <WordTicks plain={plain} rows={rows} onChange={(words) => set({ words })} />
      )}
    </div>
  );
}

interface WordTicksProps {
  plain: PlainCondition;
  rows: readonly Row[];
  onChange: (words: readonly string[]) => void;
}

function WordTicks({ plain, rows, onChange }: WordTicksProps) {
  const ticked = new Set(plain.words.map(folded));
  const held = wordsIn(rows, plain.from);
  const absent = plain.words.filter((word) => !held.some((each) => folded(each) === folded(word)));
  const times = (word: string) => rows.filter((row) => takesWord(row, plain.from, word)).length;
  return (
    <fieldset className="when-words">
      <legend className="vh">Words of {plain.from}</legend>
      {plain.words.length === 0 && <p className="q small">None ticked yet: all rows where it is filled.</p>}
      {[...held, ...absent].map((word) => (
        <label key={word} className="tick">
          <input
            type="checkbox"
            checked={ticked.has(folded(word))}
            onChange={({ target }) =>
              onChange(
                target.checked
                  ? [...plain.words, word]
                  : plain.words.filter((each) => folded(each) !== folded(word)),
              )
            }
          />
          <span className="mono small">{word}</span> <span className="q small">{count(times(word))}</span>
        </label>
      ))}
    </fieldset>
  );
}

const takesWord = (row: Row, from: string, word: string) =>
  wordsIn([row], from).some((own) => folded(own) === folded(word));
