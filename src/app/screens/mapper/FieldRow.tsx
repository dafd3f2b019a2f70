import { useId } from 'react';
import { guessPattern, guessWord, wordsIn } from '../../../intake/mapper/column-words';
import { firstAt, type Row } from '../../../intake/mapper/path';
import type { RecordField } from '../../../records/fields';
import type { FieldRule } from '../../../records/mapping';
import { WordMap } from './WordMap';

interface FieldRowProps {
  field: RecordField;
  /** Null: a rule that only its JSON can show. */
  rule: FieldRule | null | undefined;
  rows: readonly Row[];
  columns: readonly string[];
  onChange: (rule: FieldRule | undefined) => void;
}

const constant = '\u0000constant';

/** One of our fields: the column it is read from, or a fixed value. */
export function FieldRow({ field, rule, rows, columns, onChange }: FieldRowProps) {
  const id = useId();
  const from = typeof rule?.from === 'string' ? rule.from : undefined;
  const chosen = from ?? (rule?.value !== undefined ? constant : '');
  const choose = (column: string) => {
    if (column === '') return onChange(undefined);
    // Nothing is chosen for the reader: a first word would make approvals of every row.
    if (column === constant) return onChange({ value: '' });
    onChange(ruleOf(field, column, rows));
  };
  const example =
    from === undefined
      ? undefined
      : rows.map((row) => firstAt(row, from)?.value).find((value) => value !== undefined);
  return (
    <tr>
      <th scope="row">
        <label htmlFor={id} className="mono">
          {field.path}
        </label>
        {field.isRequired && <span className="q small"> required</span>}
      </th>
      <td>
        {rule === null ? (
          <span className="q">by a rule, see the JSON below</span>
        ) : (
          <select id={id} className="input" value={chosen} onChange={({ target }) => choose(target.value)}>
            <option value="">not mapped</option>
            <option value={constant}>a fixed value</option>
            {from !== undefined && !columns.includes(from) && <option value={from}>{from}</option>}
            {columns.map((column) => (
              <option key={column} value={column}>
                {column}
              </option>
            ))}
          </select>
        )}
      </td>
      <td>
        {rule && chosen === constant && <Constant field={field} rule={rule} onChange={onChange} />}
        {rule && field.kind === 'time' && from !== undefined && (
          <input
            className="input"
            aria-label={`Writing of times for ${field.path}`}
            placeholder="as written, such as dd.MM.yyyy HH:mm"
            value={rule.pattern ?? ''}
            onChange={({ target }) => {
              const { pattern: _, ...rest } = rule;
              onChange(target.value === '' ? rest : { ...rest, pattern: target.value });
            }}
          />
        )}
        {rule && field.kind === 'word' && from !== undefined && (
          <WordMap field={field} rule={rule} words={wordsIn(rows, from)} onChange={onChange} />
        )}
        {rule && field.kind === 'number' && from !== undefined && (
          <label className="small">
            times{' '}
            <input
              className="input factor"
              inputMode="decimal"
              aria-label={`Factor for ${field.path}`}
              defaultValue={rule.scale ?? 1}
              onChange={({ target }) => {
                const scale = Number(target.value);
                if (Number.isFinite(scale) && scale !== 0) onChange({ ...rule, scale });
              }}
            />
          </label>
        )}
      </td>
      <td className="mono small example">{example === undefined ? '' : String(example).slice(0, 60)}</td>
    </tr>
  );
}

/** A rule for a newly chosen column, words and times guessed as for a first mapping. */
function ruleOf(field: RecordField, column: string, rows: readonly Row[]): FieldRule {
  const words = wordsIn(rows, column);
  if (field.kind === 'time') {
    const pattern = guessPattern(words);
    return pattern === undefined || pattern === null ? { from: column } : { from: column, pattern };
  }
  if (field.kind !== 'word') return { from: column };
  const known = words.map((word) => [word, guessWord(field, word)]).filter(([, ours]) => ours !== undefined);
  return { from: column, map: Object.fromEntries(known) as Record<string, string> };
}

function Constant({
  field,
  rule,
  onChange,
}: Pick<FieldRowProps, 'field' | 'onChange'> & { rule: FieldRule }) {
  const label = `Fixed value of ${field.path}`;
  if (field.kind === 'word' || field.kind === 'yes-no') {
    const words = field.kind === 'yes-no' ? ['true', 'false'] : field.words;
    return (
      <select
        className="input"
        aria-label={label}
        value={String(rule.value)}
        onChange={({ target }) => onChange({ value: asValue(field, target.value) })}
      >
        <option value="">choose</option>
        {words.map((word) => (
          <option key={word}>{word}</option>
        ))}
      </select>
    );
  }
  return (
    <input
      className="input"
      aria-label={label}
      value={String(rule.value ?? '')}
      onChange={({ target }) => onChange({ value: asValue(field, target.value) })}
    />
  );
}

function asValue({ kind }: RecordField, text: string): string | number | boolean {
  if ((kind === 'number' || kind === 'whole') && text.trim() !== '' && Number.isFinite(Number(text)))
    return Number(text);
  if (kind === 'yes-no') return text === '' ? '' : text === 'true';
  return text;
}
