import { Table } from '../../../../charts/table/Table';
import { Section } from '../../../parts/Section';
import { useId } from 'react';
import type { Row } from '../../../../intake/mapper/rows/path';
import { fieldsOfRecord } from '../../../../records/fields';
import type { Mapping } from '../../../../records/mapping';
import { ChoiceField } from '../../../fields/ChoiceField';
import {
  kindTitles,
  otherFields,
  shownFields,
  usualFields,
  withJoined,
  withoutRecord,
  withRecord,
  withWord,
} from '../../../../intake/mapper/editing/edit-mapping';
import {
  carriedRows,
  shownRows,
  carryOfProposal,
  comparedWithProposal,
} from '../../../../intake/mapper/editing/carried-rows';
import { fieldId, focusOn } from '../../../../intake/mapper/editing/field-id';
import { simpleRule } from '../../../../intake/mapper/editing/field-rule';
import { fieldColumns, type FieldRowProps } from './FieldRow';
import { helpOf } from '../../../../records/field-meanings';
import { useMapper } from '../../../../session/mapper';
import { leaveOut, openField, setMapping } from './map-source';
import { kindNouns, takenRows } from '../../../../answers/mapper/still-missing';
import { WhenEditor } from './WhenEditor';

const noField = ' ';

interface RecordEditorProps {
  mapping: Mapping;
  at: number;
  rows: readonly Row[];
  columns: readonly string[];
}

/** The fields of one kind of record: those that lack something first, settled ones in one line each. */
export function RecordEditor({ mapping, at, rows, columns }: RecordEditorProps) {
  const id = useId();
  const { preview, open, first, salt } = useMapper();
  const rule = mapping.records[at];
  if (rule === undefined) return null;
  const type = rule.event_type;
  const keyOf = (path: string) => `${at} ${path}`;
  const shown = new Set(shownFields(rule).map(({ path }) => path));
  const fields = fieldsOfRecord(type)
    .fields.filter(({ path }) => shown.has(path) || open.includes(keyOf(path)))
    .sort((a, b) => Number(first.includes(keyOf(b.path))) - Number(first.includes(keyOf(a.path))));
  const seen = shownRows(mapping, rows, salt);
  const taken = takenRows(rule, seen);
  // Those of the preview are without private columns already.
  const previewed =
    preview === null || preview.rows.length === 0
      ? seen
      : carriedRows(
          mapping,
          preview.rows.map(({ row }) => row),
        );
  const proposal = type === 'review' ? carryOfProposal(mapping) : undefined;
  const proposed = mapping.records.find(({ event_type: own }) => own === 'decision')?.fields['action.name'];
  const wanted = simpleRule(proposed)?.from;
  const show = (path: string) => {
    openField(at, path);
    focusOn(fieldId(at, path));
  };
  const addable = usualFields(rule).filter(({ path }) => !open.includes(keyOf(path)));
  return (
    <Section
      className="record-editor"
      title={kindTitles[type]}
      level={3}
      titleId={id}
      sub={
        <>
          Each gives one <span className="mono">{type}</span>.
        </>
      }
      acts={
        <button type="button" className="link" onClick={() => leaveOut(withoutRecord(mapping, at))}>
          Leave this kind out
        </button>
      }
    >
      <WhenEditor
        rule={rule}
        rows={previewed}
        columns={columns}
        onChange={(changed) => setMapping(withRecord(mapping, at, () => changed))}
      />
      <Table
        caption={`Fields of ${kindTitles[type]}`}
        region={null}
        className="mapper-table mapper-fields"
        columns={fieldColumns}
        rowKey={({ field }) => field.path}
        rows={fields.map((field): FieldRowProps => ({
          type,
          field,
          rules: rule.fields[field.path],
          rows: taken,
          columns,
          wanted: typeof wanted === 'string' ? wanted : undefined,
          id: fieldId(at, field.path),
          isOpen: open.includes(keyOf(field.path)),
          onOpen: () => show(field.path),
          onChange: (changed) => {
            openField(at, field.path);
            setMapping(withJoined(mapping, at, field.path, changed));
          },
          onProposal:
            field.path === 'outcome' && proposal !== undefined
              ? () => {
                  openField(at, field.path);
                  setMapping(comparedWithProposal(mapping, at, proposal));
                }
              : undefined,
          onWord: (theirs, ours) => setMapping(withWord(mapping, at, field, theirs, ours, rows)),
        }))}
      />
      <div className="add-field small">
        <span className="q">What else a {kindNouns[type]} can hold:</span>
        {addable.length > 0 && (
          <ul>
            {addable.map(({ path }) => (
              <li key={path}>
                <button type="button" className="link mono" onClick={() => show(path)}>
                  {path}
                </button>{' '}
                <span className="q">{helpOf(type, path)}</span>
              </li>
            ))}
          </ul>
        )}
        <ChoiceField
          label="Another field"
          value={noField}
          choices={[
            { value: noField, text: 'choose' },
            ...otherFields(rule).map(({ path }) => ({ value: path, text: path })),
          ]}
          onChange={(path) => path !== noField && show(path)}
        />
      </div>
    </Section>
  );
}
