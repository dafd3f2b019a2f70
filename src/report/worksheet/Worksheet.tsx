import type { ReactNode } from 'react';
import { categoryWords, questionWords, readingWords, sureWords } from '../../words/reading-words';

const Key = ({ children }: { children: ReactNode }) => <kbd aria-hidden="true">{children}</kbd>;

function Choice({
  type,
  name,
  of,
}: {
  type: 'radio' | 'checkbox';
  name: string;
  of: { id: string; key: string; words: string };
}) {
  return (
    <label className="check answer-choice">
      <input
        type={type}
        name={name}
        value={of.id}
        aria-keyshortcuts={of.key.toUpperCase()}
        data-key={of.key}
      />
      <span>{of.words}</span>
      <Key>{of.key.toUpperCase()}</Key>
    </label>
  );
}

/** The page of a worksheet before its script fills in a case: everything on it is ours, nothing is of a log. */
export function Worksheet() {
  return (
    <main className="reading" id="main">
      <p className="q small" id="scope" />
      <noscript>
        <p>This worksheet needs the script inside it. It fetches nothing.</p>
      </noscript>
      <div className="reading-head">
        <p className="reading-progress">
          <progress id="progress" max={1} value={0} aria-label="Cases read" />
          <span id="progress-words" />
        </p>
        <p className="acts">
          <span id="reader" />
          <button type="button" className="link" id="save">
            Save answers
          </button>
          <span role="status" className="q" id="saved" />
        </p>
      </div>
      <p role="alert" id="trouble" hidden />
      <section id="done" hidden>
        <h1 className="verdict">You have read every case</h1>
        <p className="lede">Save the answers and give the file back to who gave you this worksheet.</p>
        <p className="reading-acts">
          <button type="button" className="button main" id="save-done">
            Save answers
          </button>
          <button type="button" className="button" id="undo-done">
            Undo the last answer
          </button>
        </p>
      </section>
      <div className="reading-case" id="case" hidden>
        <article className="case" aria-labelledby="case-title">
          <p className="eyebrow" id="place" />
          <h1 className="verdict md" tabIndex={-1}>
            <span className="mono" id="case-title" />
          </h1>
          <dl className="case-facts" id="facts" />
          <h2 id="resources-title">Concerned</h2>
          <ul className="case-list" id="resources" />
          <h2>Evidence</h2>
          <p className="q" id="no-evidence" hidden>
            The log holds no evidence. Look the incident up in your own tool, by its id above.
          </p>
          <ul className="case-list" id="evidence" />
        </article>
        <form className="answer" id="answer" aria-label="Your answer">
          <fieldset>
            <legend>{questionWords.warranted}</legend>
            {readingWords.map((each) => (
              <Choice key={each.id} type="radio" name="reading" of={each} />
            ))}
          </fieldset>
          <div id="which" hidden>
            <fieldset className="answer-grid">
              <legend>{questionWords.category}</legend>
              {categoryWords.map((each) => (
                <Choice key={each.id} type="checkbox" name="category" of={each} />
              ))}
            </fieldset>
            <fieldset>
              <legend>
                {questionWords.target} <Key>T</Key>
              </legend>
              <div id="targets" />
              <label className="field">
                <span className="label">{questionWords.otherTarget}</span>
                <input className="input mono" name="other" maxLength={1024} autoComplete="off" />
              </label>
            </fieldset>
          </div>
          <fieldset className="answer-row">
            <legend>{questionWords.sure}</legend>
            {sureWords.map((each) => (
              <Choice key={each.id} type="radio" name="sure" of={each} />
            ))}
          </fieldset>
          <label className="field">
            <span className="label">
              Reason. Optional, required to skip <Key>R</Key>
            </span>
            <input className="input" name="reason" maxLength={4000} autoComplete="off" />
          </label>
          <p className="answer-lack" role="status" id="lack" />
          <p className="reading-acts">
            <button type="submit" className="button main">
              Save and next <Key>Enter</Key>
            </button>
            <button type="button" className="button" id="skip">
              Skip <Key>S</Key>
            </button>
            <button type="button" className="button" id="undo">
              Undo <Key>Z</Key>
            </button>
          </p>
        </form>
      </div>
    </main>
  );
}
