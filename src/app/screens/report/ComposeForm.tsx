import { type ReportSectionId, reportSections } from '../../../records/report/report';
import { sectionTitles } from '../../../answers/frozen/freeze';
import { mostRawRows, type RawField, rawFields } from '../../../answers/frozen/rows';
import { useChosenChanges } from '../../ask/chosen-changes';
import { useComposition } from '../../../session/composition';
import { useFigureNotes } from '../../../session/figure-notes';
import { saltHere } from '../../../session/names';
import { ChoiceField } from '../../fields/ChoiceField';
import { TextInput } from '../../fields/TextInput';
import { ChosenChanges } from './ChosenChanges';
import { OnPhoneFolded } from '../../parts/Fold';
import { saveFile } from '../../parts/save-file';
import { counted } from '../../../words/format';
import { DecisionForm } from './DecisionForm';
import { notesOfSection } from './notes-of-section';
import { useReports } from '../../../session/reports';
import { dayWords } from '../../../words/paper-words';

const set = useComposition.setState;
const longestRemark = 5000;

/** What the report answers, and what its author says. */
export function ComposeForm() {
  const { title, naming } = useComposition();
  return (
    <>
      <TextInput
        label="Title"
        value={title}
        onChange={(next) => set({ title: next.slice(0, 200) })}
        problem={title.trim() === '' ? 'A report needs a title.' : undefined}
      />
      <DecisionForm />
      <SinceField />
      <OnPhoneFolded summary="Questions, remarks, changes, names and raw rows">
        <Questions />
        <ChosenChanges />
        <ChoiceField
          label="People who decided"
          value={naming}
          choices={[
            { value: 'salted', text: 'Pseudonyms, alike in every report' },
            { value: 'numbered', text: 'Numbered, in this report only' },
          ]}
          onChange={(next) => set({ naming: next })}
          help="Pseudonyms are made with a salt that is kept in this browser and is in no report."
        />
        {naming === 'salted' && (
          <button
            type="button"
            className="button"
            onClick={() => saveFile('report-salt.txt', `${saltHere()}\n`)}
          >
            Save the salt for a nightly job
          </button>
        )}
        <RawFields />
      </OnPhoneFolded>
    </>
  );
}

/** The memo can begin with what changed since a report that is open. */
function SinceField() {
  const { since } = useComposition();
  const files = useReports((store) => store.files);
  const opened = files.flatMap((file) => ('opened' in file ? [file.opened] : []));
  if (opened.length === 0)
    return (
      <p className="small q">
        To begin the memo with what changed since an earlier report, open that report first (Report, Opened
        reports).
      </p>
    );
  return (
    <ChoiceField
      label="Begin with what changed since"
      value={opened.some(({ found }) => found === since) ? (since ?? '') : ''}
      choices={[
        { value: '', text: 'Nothing' },
        ...opened.map(({ found, report }) => ({
          value: found,
          text: `${report.title}, ${dayWords(report.exported_at.slice(0, 10))}`,
        })),
      ]}
      onChange={(value) => set({ since: value === '' ? null : value })}
    />
  );
}

function Questions() {
  const { sections, remarks } = useComposition();
  const hasChanges = useChosenChanges().length > 0;
  const isAsked = (id: ReportSectionId) => id !== 'what_if' || hasChanges;
  const toggle = (id: ReportSectionId) =>
    set({
      sections: reportSections.filter((each) =>
        each === id ? !sections.includes(id) : sections.includes(each),
      ),
    });
  return (
    <fieldset className="questions">
      <legend>Questions and remarks</legend>
      {reportSections.filter(isAsked).map((id) => {
        const isIn = sections.includes(id);
        return (
          <div key={id}>
            <label className="check">
              <input
                type="checkbox"
                checked={isIn}
                disabled={isIn && sections.length === 1}
                onChange={() => toggle(id)}
              />
              {sectionTitles[id]}
            </label>
            {isIn && (
              <details>
                <summary>{remarks[id]?.trim() ? 'Remark' : 'Add a remark'}</summary>
                <TextInput
                  label={`Remark on ${sectionTitles[id]}`}
                  lines={3}
                  value={remarks[id] ?? ''}
                  onChange={(text) => set({ remarks: { ...remarks, [id]: text.slice(0, longestRemark) } })}
                />
                <NotesInto id={id} />
              </details>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

/** Notes on figures of the screens that a question is about: in the report when asked, as part of its remark. */
function NotesInto({ id }: { id: ReportSectionId }) {
  const { remarks } = useComposition();
  const notes = useFigureNotes((store) => store.notes);
  const lines = notesOfSection(id, notes).filter((line) => !remarks[id]?.includes(line));
  if (lines.length === 0) return null;
  const text = [remarks[id]?.trim(), ...lines].filter(Boolean).join('\n');
  return (
    <button
      type="button"
      className="button"
      disabled={text.length > longestRemark}
      onClick={() => set({ remarks: { ...remarks, [id]: text } })}
    >
      Add {counted(lines.length, 'note')} on figures
    </button>
  );
}

function RawFields() {
  const { rawFields: chosen } = useComposition();
  const toggle = (field: RawField) =>
    set({
      rawFields: rawFields.filter((each) =>
        each === field ? !chosen.includes(field) : chosen.includes(each),
      ),
    });
  return (
    <details className="questions">
      <summary>Raw rows: {chosen.length === 0 ? 'none leave' : `${chosen.length} fields leave`}</summary>
      <p className="small q">
        Each ticked field leaves for the newest {mostRawRows} decisions in view. Nothing of a row leaves
        otherwise.
      </p>
      <div className="raw-fields">
        {rawFields.map((field) => (
          <label key={field} className="check">
            <input type="checkbox" checked={chosen.includes(field)} onChange={() => toggle(field)} />
            <span className="mono">{field}</span>
          </label>
        ))}
      </div>
    </details>
  );
}
