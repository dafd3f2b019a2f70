import { Section } from '../../parts/Section';
import { useState } from 'react';
import { Mark } from '../../../charts/marks/Mark';
import { type Criteria, parseCriteria, readCriteria } from '../../../records/criteria';
import { criteriaChanges } from '../../../readiness/criteria/changes';
import { presets } from '../../../readiness/criteria/criteria';
import { hashOfAll, judgeBy } from '../../../session/criteria';
import { joined } from '../../../words/format';
import { TextInput } from '../../fields/TextInput';
import { CriteriaForm } from './CriteriaForm';
import { saveCriteria } from '../../parts/save-file';
import { useDraft } from '../../../session/criteria-draft';
import { ImportButton } from './ImportButton';
import { byPlace } from './problems';

const { lowRisk, highRisk, regulated } = presets;

/** Each by its own names: what is called one thing here is called the same in verdicts and reports. */
const choices = [[lowRisk, highRisk], [lowRisk], [highRisk], [regulated]].map((criteria) => ({
  title: joined(criteria.map(({ name }) => name)),
  criteria,
}));

const textOf = (criteria: Criteria) => JSON.stringify(criteria, null, 2);

interface CriteriaEditorProps {
  inForce: readonly Criteria[];
  /** What came of the last press; kept outside, since a new evaluation begins with a new editor. */
  said: string;
  onSaid: (words: string) => void;
}

/** Changes the criteria by preset, form or text. Nothing is judged by them until somebody says so. */
export function CriteriaEditor({ inForce, said, onSaid }: CriteriaEditorProps) {
  const [{ criteria: draft, at, mode, text }, change] = useDraft(hashOfAll(inForce), inForce);
  const [unread, setUnread] = useState<readonly string[]>([]);

  const edited = draft[at] ?? draft[0];
  const textProblems = mode === 'text' ? parseCriteria(text).problems : [];
  const problems = draft.flatMap((criteria, index) => {
    const found = mode === 'text' && index === at ? textProblems : readCriteria(criteria).problems;
    return found.map((problem) => ({ index, problem }));
  });
  const own = problems.filter(({ index }) => index === at).map(({ problem }) => problem);
  const changes = problems.length === 0 ? criteriaChanges(inForce, draft) : [];

  const replace = (criteria: Criteria) => {
    change({ criteria: draft.map((each, index) => (index === at ? criteria : each)) });
    onSaid('');
  };
  const take = (criteria: readonly Criteria[]) => {
    change({ criteria, at: 0, text: criteria[0] ? textOf(criteria[0]) : '' });
    setUnread([]);
    onSaid('');
  };
  const takeIn = (criteria: Criteria | null, wrong: readonly string[]) => {
    setUnread(wrong);
    if (criteria === null) return;
    const known = draft.findIndex(({ name }) => name === criteria.name);
    const next =
      known < 0 ? [criteria, ...draft] : draft.map((each, index) => (index === known ? criteria : each));
    change({ criteria: next, at: Math.max(0, known), text: textOf(criteria) });
    onSaid(
      known < 0
        ? `${criteria.name} was read and stands first: where it has a step, it judges.`
        : `${criteria.name} was read in place of the one of that name.`,
    );
  };
  const write = (written: string) => {
    const { criteria } = parseCriteria(written);
    const next = criteria ? draft.map((each, index) => (index === at ? criteria : each)) : draft;
    change({ text: written, criteria: next });
    onSaid('');
  };
  const turn = (next: 'form' | 'text') => {
    change({ mode: next, ...(next === 'text' && edited ? { text: textOf(edited) } : {}) });
  };
  const choose = (index: number) => {
    const criteria = draft[index];
    change({ at: index, ...(criteria ? { text: textOf(criteria) } : {}) });
  };
  const apply = () => {
    const isNew = judgeBy(draft, Date.now());
    onSaid(isNew ? 'A new evaluation began; the one before stays listed below.' : 'Nothing changed.');
  };
  if (!edited) return null;
  const isStuck = mode === 'text' && textProblems.length > 0;
  return (
    <Section
      className="editor"
      title="Change the criteria"
      sub="A change starts a new evaluation under another hash. It is kept in this browser; the old one stays listed, with what changed. A change that is not finished stays here until the page is closed."
    >
      <div className="form-row presets" role="group" aria-label="Start from">
        <span className="small q">Start from</span>
        {choices.map(({ title, criteria }) => (
          <button key={title} type="button" className="pill" onClick={() => take(criteria)}>
            {title}
          </button>
        ))}
        <ImportButton onRead={takeIn} />
      </div>
      {unread.length > 0 && (
        <ul className="problems" role="alert" aria-label="What is wrong with the file">
          {unread.map((problem) => (
            <li key={problem}>
              <Mark kind="wrong" />
              <span>{problem}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="form-row editor-bar">
        {draft.length > 1 && (
          <span className="toggles" role="group" aria-label="Criteria to change">
            {draft.map(({ name }, index) => (
              <button
                key={index}
                type="button"
                className="toggle"
                aria-pressed={index === at}
                disabled={isStuck}
                onClick={() => choose(index)}
              >
                {name || 'unnamed'}
              </button>
            ))}
          </span>
        )}
        <span className="toggles" role="group" aria-label="Change as">
          {(['form', 'text'] as const).map((each) => (
            <button
              key={each}
              type="button"
              className="toggle"
              aria-pressed={mode === each}
              disabled={each === 'form' && isStuck}
              onClick={() => turn(each)}
            >
              {each === 'form' ? 'Form' : 'Text'}
            </button>
          ))}
        </span>
      </div>
      {mode === 'form' ? (
        <CriteriaForm key={at} criteria={edited} problems={byPlace(own)} onChange={replace} />
      ) : (
        <TextInput
          label={`${edited.name || 'Criteria'} as JSON`}
          lines={28}
          value={text}
          onChange={write}
          help="The form opens again once this can be read."
        />
      )}
      <div aria-live="polite">
        {problems.length > 0 && (
          <ul className="problems" aria-label="What is wrong">
            {problems.map(({ index, problem }) => (
              <li key={`${index} ${problem}`}>
                <Mark kind="wrong" />
                <span>
                  {draft.length > 1 ? `${draft[index]?.name ?? ''}, ` : ''}
                  {problem}
                </span>
              </li>
            ))}
          </ul>
        )}
        {changes.length > 0 && (
          <>
            <h3>What would change</h3>
            <ul className="problems">
              {changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="actions">
        <button
          type="button"
          className="button main"
          disabled={problems.length > 0 || changes.length === 0}
          onClick={apply}
        >
          Judge by these
        </button>
        <button
          type="button"
          className="button"
          disabled={problems.length > 0}
          onClick={() => saveCriteria(edited)}
        >
          Export as JSON
        </button>
        {draft.length > 1 && (
          <button
            type="button"
            className="button quiet"
            onClick={() => take(draft.filter((_, index) => index !== at))}
          >
            Take {edited.name || 'these'} out
          </button>
        )}
        <button type="button" className="button quiet" onClick={() => take(inForce)}>
          Discard the change
        </button>
        <span className="small q" role="status">
          {said}
        </span>
      </div>
    </Section>
  );
}
