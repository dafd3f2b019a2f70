import type { ReactNode } from 'react';
import type { ShownResource } from '../../../../records/audit-case';
import {
  categoryWords,
  lackWords,
  questionWords,
  readingWords,
  sureWords,
} from '../../../../words/reading-words';
import { type Draft, toggled } from './draft';

interface FormProps {
  readonly draft: Draft;
  readonly resources: readonly ShownResource[];
  readonly isSkipping: boolean;
  readonly lack: keyof typeof lackWords | null;
  readonly canUndo: boolean;
  readonly onChange: (more: Partial<Draft>) => void;
  readonly onSkipping: (open: boolean) => void;
  readonly onSave: (asSkip: boolean) => void;
  readonly onUndo: () => void;
}

const Key = ({ children }: { children: ReactNode }) => <kbd aria-hidden="true">{children}</kbd>;

function Choice({
  type,
  name,
  isChosen,
  shortcut,
  words,
  detail,
  onChoose,
}: {
  type: 'radio' | 'checkbox';
  name: string;
  isChosen: boolean;
  shortcut?: string;
  words: string;
  detail?: string | undefined;
  onChoose: () => void;
}) {
  return (
    <label className="check answer-choice">
      <input
        type={type}
        name={name}
        checked={isChosen}
        aria-keyshortcuts={shortcut?.toUpperCase()}
        data-key={name === 'target' ? 't' : undefined}
        onChange={onChoose}
      />
      <span>
        {words}
        {detail !== undefined && <span className="q small">{detail}</span>}
      </span>
      {shortcut !== undefined && <Key>{shortcut.toUpperCase()}</Key>}
    </label>
  );
}

/** The questions to one case, with the key of each answer. */
export function AnswerForm({
  draft,
  resources,
  isSkipping,
  lack,
  canUndo,
  onChange,
  onSkipping,
  onSave,
  onUndo,
}: FormProps) {
  const { reading, categories, targets, other, sure, reason } = draft;
  return (
    <form
      className="answer"
      aria-label="Your answer"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(isSkipping);
      }}
    >
      <fieldset>
        <legend>{questionWords.warranted}</legend>
        {readingWords.map(({ id, key, words, detail }) => (
          <Choice
            key={id}
            type="radio"
            name="reading"
            isChosen={reading === id}
            shortcut={key}
            words={words}
            detail={reading === id ? detail : undefined}
            onChoose={() => onChange({ reading: id })}
          />
        ))}
      </fieldset>
      {reading === 'warranted' && (
        <>
          <fieldset className="answer-grid">
            <legend>{questionWords.category}</legend>
            {categoryWords.map(({ id, key, words }) => (
              <Choice
                key={id}
                type="checkbox"
                name="category"
                isChosen={categories.includes(id)}
                shortcut={key}
                words={words}
                onChoose={() => onChange({ categories: toggled(categories, id) })}
              />
            ))}
          </fieldset>
          <fieldset>
            <legend>
              {questionWords.target} <Key>T</Key>
            </legend>
            {resources.map(({ uid, name }) => (
              <Choice
                key={uid}
                type="checkbox"
                name="target"
                isChosen={targets.includes(uid)}
                words={name ?? uid}
                onChoose={() => onChange({ targets: toggled(targets, uid) })}
              />
            ))}
            <label className="field">
              <span className="label">{questionWords.otherTarget}</span>
              <input
                className="input mono"
                maxLength={1024}
                autoComplete="off"
                data-key="t"
                value={other}
                onChange={(event) => onChange({ other: event.target.value })}
              />
            </label>
          </fieldset>
        </>
      )}
      <fieldset className="answer-row">
        <legend>{questionWords.sure}</legend>
        {sureWords.map(({ id, key, words }) => (
          <Choice
            key={id}
            type="radio"
            name="sure"
            isChosen={sure === id}
            shortcut={key}
            words={words}
            onChoose={() => onChange({ sure: id })}
          />
        ))}
      </fieldset>
      <label className="field">
        <span className="label">
          {isSkipping ? 'Why you skip it' : 'Reason, optional'} <Key>R</Key>
        </span>
        <input
          className="input"
          maxLength={4000}
          autoComplete="off"
          data-key="r"
          value={reason}
          aria-invalid={lack === 'reason'}
          onChange={(event) => onChange({ reason: event.target.value })}
        />
      </label>
      <p className="answer-lack" role="status">
        {lack === null ? '' : lackWords[lack]}
      </p>
      <p className="reading-acts">
        <button type="submit" className="button main">
          {isSkipping ? 'Skip this case' : 'Save and next'} <Key>Enter</Key>
        </button>
        <button type="button" className="button" onClick={() => onSkipping(!isSkipping)}>
          {isSkipping ? 'Do not skip' : 'Skip'} <Key>S</Key>
        </button>
        <button type="button" className="button" disabled={!canUndo} onClick={onUndo}>
          Undo <Key>Z</Key>
        </button>
      </p>
    </form>
  );
}
