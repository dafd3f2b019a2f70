import type { Column } from '../../../../charts/table/Table';
import { wordsIn } from '../../../../intake/mapper/column-words';
import type { Row } from '../../../../intake/mapper/rows/path';
import type { RecordField } from '../../../../records/fields';
import type { FieldRule, RecordRule } from '../../../../records/mapping';
import type { EventType } from '../../../../records/vocabulary';
import { plainFieldName } from '../../../../answers/mapper/field-names';
import { isIdentity } from '../../../../intake/mapper/identity';
import { keyRule, timeUnitWords, withUnit } from '../../../../intake/mapper/editing/case-key';
import { ColumnFields } from './ColumnFields';
import { CompareEditor } from './CompareEditor';
import {
  compareOf,
  exampleOf,
  ruleInWords,
  ruleOf,
  simpleRule,
} from '../../../../intake/mapper/editing/field-rule';
import { FixedValue } from './FixedValue';
import { meaningOf, helpOf } from '../../../../records/field-meanings';
import { WordMap } from './WordMap';

export interface FieldRowProps {
  type: EventType;
  field: RecordField;
  rules: RecordRule['fields'][string] | undefined;
  /** Rows that this kind of record is made of. */
  rows: readonly Row[];
  columns: readonly string[];
  /** The column of what the agent wanted, where one is known. */
  wanted: string | undefined;
  /** The id of its first control. */
  id: string;
  /** With all choices, or as one line. */
  isOpen: boolean;
  onOpen: () => void;
  onChange: (rule: FieldRule | undefined) => void;
  onWord: (theirs: string, ours: string) => void;
  /** Compares with what was proposed in an earlier row of the case, where rows are single events. */
  onProposal: (() => void) | undefined;
}

/** One of our fields: the column it is read from, a fixed value, or two columns compared. */
export const fieldColumns: readonly Column<FieldRowProps>[] = [
  {
    head: 'Our field',
    headClass: 'of-field',
    cell: ({ type, field, id, isOpen }) => (
      <>
        {plainFieldName(type, field.path)}
        {field.isRequired && <span className="q small"> required</span>}
        <br />
        {isOpen ? (
          <label htmlFor={id} className="mono q small">
            {field.path}
          </label>
        ) : (
          <span className="mono q small">{field.path}</span>
        )}
      </>
    ),
  },
  {
    head: 'Read from',
    headClass: 'of-source',
    cell: (row) => {
      const rule = simpleRule(row.rules);
      return row.isOpen ? <Sources {...row} rule={rule} /> : <SourceText rule={rule} rules={row.rules} />;
    },
  },
  { head: 'How', cell: (row) => <HowCell {...row} rule={simpleRule(row.rules)} /> },
  {
    head: 'First value',
    headClass: 'of-value',
    className: 'mono small example',
    cell: ({ rules, rows }) => {
      const rule = simpleRule(rules);
      return rule ? exampleOf(rule, rows) : '';
    },
  },
  {
    id: 'change',
    head: <span className="vh">Change</span>,
    headClass: 'of-act',
    className: 'row-act',
    cell: ({ isOpen, onOpen, field }) =>
      isOpen ? null : (
        <button type="button" className="link" onClick={onOpen}>
          Change<span className="vh"> {field.path}</span>
        </button>
      ),
  },
];

function HowCell(props: FieldRowProps & WithRule) {
  const { type, field, rule, rows, id, isOpen, onWord } = props;
  const help = isOpen ? helpOf(type, field.path) : undefined;
  const from = typeof rule?.from === 'string' ? rule.from : undefined;
  return (
    <>
      {isOpen ? <How {...props} /> : rule && <HowText field={field} rule={rule} />}
      {rule && field.kind === 'word' && from !== undefined && (
        <WordMap field={field} rule={rule} words={wordsIn(rows, from)} onWord={onWord} />
      )}
      {help !== undefined && (
        <p id={`${id}-help`} className="help">
          {help}
        </p>
      )}
    </>
  );
}

const constant = '\u0000constant';
const compared = '\u0000compared';
const withProposal = '\u0000proposal';
const byRule = '\u0000rule';
const together = '\u0000together';

interface WithRule {
  rule: FieldRule | null | undefined;
}

function Sources({
  field,
  rules,
  rule,
  rows,
  columns,
  wanted,
  id,
  type,
  onChange,
  onProposal,
}: FieldRowProps & WithRule) {
  const from = typeof rule?.from === 'string' ? rule.from : undefined;
  const chosen =
    rule === null
      ? byRule
      : (from ??
        (rule?.key !== undefined
          ? together
          : rule?.compare !== undefined
            ? compared
            : rule?.value !== undefined
              ? constant
              : ''));
  const choose = (source: string) => {
    if (source === byRule) return;
    if (source === '') return onChange(undefined);
    // Nothing is chosen for the reader: a first word would make approvals of every row.
    if (source === constant) return onChange({ value: '' });
    if (source === compared) return onChange(compareOf(field, wanted, columns, rows));
    if (source === withProposal) return onProposal?.();
    if (source === together) return onChange(keyRule(rule?.from, columns));
    onChange(ruleOf(field, source, rows));
  };
  return (
    <select
      id={id}
      className="input"
      value={chosen}
      aria-describedby={helpOf(type, field.path) === undefined ? undefined : `${id}-help`}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">not mapped</option>
      {rule === null && rules !== undefined && <option value={byRule}>{ruleInWords(rules)}</option>}
      <option value={constant}>a fixed value</option>
      {isIdentity(field.path) && columns.length > 1 && (
        <option value={together}>several columns together</option>
      )}
      {field.kind === 'word' && <option value={compared}>compare two columns</option>}
      {onProposal !== undefined && (
        <option value={withProposal}>compare with the proposal, an earlier row of the case</option>
      )}
      {from !== undefined && !columns.includes(from) && <option value={from}>{from}</option>}
      {columns.map((column) => (
        <option key={column} value={column}>
          {column}
        </option>
      ))}
    </select>
  );
}

function How({ field, rule, columns, onChange }: FieldRowProps & WithRule) {
  if (rule === null) return <span className="q small">a longer rule: edit it in the JSON below</span>;
  if (rule === undefined) return null;
  if (rule.compare !== undefined)
    return <CompareEditor field={field} compare={rule.compare} columns={columns} onChange={onChange} />;
  if (rule.key !== undefined)
    return (
      <ColumnFields
        label={`Columns that name ${field.path}`}
        values={rule.key}
        columns={columns}
        least={2}
        onChange={(key) => onChange({ key })}
      />
    );
  if (rule.from === undefined) return <FixedValue field={field} rule={rule} onChange={onChange} />;
  if (field.kind === 'time') {
    return (
      <>
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
        <select
          className="input"
          aria-label={`Unit of numbers for ${field.path}`}
          value={rule.unit ?? ''}
          onChange={({ target }) => onChange(withUnit(rule, target.value))}
        >
          <option value="">no number, or told by its size</option>
          {timeUnitWords.map(([unit, words]) => (
            <option key={unit} value={unit}>
              {words}
            </option>
          ))}
        </select>
      </>
    );
  }
  if (field.kind !== 'number') return null;
  return (
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
  );
}

function SourceText({ rule, rules }: WithRule & Pick<FieldRowProps, 'rules'>) {
  if (rules === undefined) return <span className="q">not mapped</span>;
  if (rule?.compare !== undefined || rule?.key !== undefined) return <>{ruleInWords(rules)}</>;
  if (rule && rule.from === undefined) return <span className="q">a fixed value</span>;
  return <>{ruleInWords(rules)}</>;
}

function HowText({ field, rule }: { field: RecordField; rule: FieldRule }) {
  const said = (word: unknown) => {
    const meaning = meaningOf(field.path, String(word));
    return (
      <>
        <b>{String(word)}</b>
        {meaning !== undefined && <span className="q">: {meaning}</span>}
      </>
    );
  };
  if (rule.compare !== undefined) {
    return (
      <>
        the same in both: {said(rule.compare.same)}
        <br />
        different: {said(rule.compare.differs)}
      </>
    );
  }
  if (rule.key !== undefined) return <span className="q">one id of all of them</span>;
  if (rule.from === undefined) return said(rule.value);
  const unit = timeUnitWords.find(([own]) => own === rule.unit);
  if (unit !== undefined) return <span className="q">{unit[1]}</span>;
  if (rule.pattern !== undefined) return <span className="q">written {rule.pattern}</span>;
  if (rule.scale !== undefined && rule.scale !== 1) return <span className="q">times {rule.scale}</span>;
  return null;
}
