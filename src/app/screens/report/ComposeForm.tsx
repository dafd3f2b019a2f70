import { type ReportSectionId, reportSections } from '../../../records/report/report';
import { decisionWords } from '../../../words/paper-words';
import { sectionTitles } from '../../../answers/frozen/freeze';
import { mostRawRows, type RawField, rawFields } from '../../../answers/frozen/rows';
import { useChosenChanges } from '../../ask/chosen-changes';
import { type DecisionDraft, useComposition } from '../../../session/composition';
import { saltHere } from '../../../session/names';
import { ChoiceField } from '../../fields/ChoiceField';
import { TextInput } from '../../fields/TextInput';
import { ChosenChanges } from './ChosenChanges';
import { saveFile } from '../../parts/save-file';
import { decisionOf } from './use-report';

const set = useComposition.setState;

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
      <Questions />
      <ChosenChanges />
      <DecisionForm />
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
    </>
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
                  onChange={(text) => set({ remarks: { ...remarks, [id]: text.slice(0, 5000) } })}
                />
              </details>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

const today = () => new Date().toISOString().slice(0, 10);
const emptyDecision = (): DecisionDraft => ({
  outcome: 'hold',
  covers: '',
  by: '',
  on: today(),
  conditions: '',
  expires: '',
});
const outcomes = Object.entries(decisionWords) as [DecisionDraft['outcome'], string][];

function DecisionForm() {
  const { decision } = useComposition();
  const { problems } = decisionOf({ decision });
  const change = (part: Partial<DecisionDraft>) => decision && set({ decision: { ...decision, ...part } });
  return (
    <fieldset className="questions">
      <legend>Decision taken</legend>
      <label className="check">
        <input
          type="checkbox"
          checked={decision !== null}
          onChange={() => set({ decision: decision === null ? emptyDecision() : null })}
        />
        State a decision in the report
      </label>
      {decision && (
        <>
          <ChoiceField
            label="Decision"
            value={decision.outcome}
            choices={outcomes.map(([value, text]) => ({ value, text }))}
            onChange={(outcome) => change({ outcome })}
          />
          <TextInput
            label="Covers which agents, workflows and risk classes"
            value={decision.covers}
            onChange={(covers) => change({ covers: covers.slice(0, 200) })}
          />
          <TextInput
            label="By"
            value={decision.by}
            onChange={(by) => change({ by: by.slice(0, 200) })}
            problem={problems.get('by')}
          />
          <TextInput
            label="On"
            type="date"
            value={decision.on}
            onChange={(on) => change({ on })}
            problem={problems.get('on')}
          />
          <TextInput
            label="Conditions"
            lines={2}
            value={decision.conditions}
            onChange={(conditions) => change({ conditions: conditions.slice(0, 5000) })}
            problem={problems.get('conditions')}
          />
          <TextInput
            label="Expires on"
            type="date"
            value={decision.expires}
            onChange={(expires) => change({ expires })}
            problem={problems.get('expires')}
          />
        </>
      )}
    </fieldset>
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
