import type { ReactNode } from 'react';
import { shortHash } from '../../words/format';
import { BrandMark } from '../../charts/marks/BrandMark';
import type { Report } from '../../records/report/report';
import { Definitions, Statements } from './Appendix';
import { MemoPage } from './Memo';
import { annexesOf, type Chapter, chaptersOf, firstPage, memoPage, type Part } from './chapters';
import { Details, Section } from './Section';
import { Sources } from './Sources';
import { appWords, timeWords } from '../../words/paper-words';

function Brand() {
  return (
    <span className="brand">
      <BrandMark paper="var(--page)" />
      Shadowproof
    </span>
  );
}

function Top({ report }: { readonly report: Report }) {
  const [first, ...others] = report.criteria;
  return (
    <header className="top">
      <Brand />
      <span>
        {report.title}, {timeWords(report.exported_at)}
      </span>
      {first && (
        <span>
          Criteria “{first.criteria.name}”, version {first.criteria.version},{' '}
          <span className="mono">{shortHash(first.hash)}</span>
          {others.length > 0 ? ` and ${others.length} more` : ''}
        </span>
      )}
    </header>
  );
}

function Limits({ report, number }: { readonly report: Report; readonly number: string }) {
  return (
    <section aria-labelledby="limits">
      <h2 id="limits">
        <span className="no">{number}</span> What this report does not show
      </h2>
      <ul className="notes">
        {report.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </section>
  );
}

function peopleWords({ privacy }: Report): string {
  if (privacy.people === 'none') return 'No person who decided is in it.';
  return privacy.people === 'salted'
    ? 'Operators are pseudonyms, made with a salt that is not in this file.'
    : 'Operators are numbered.';
}

/** What is in the file, and its seal. */
function Foot({ report, sha256 }: { readonly report: Report; readonly sha256: string }) {
  const { raw_fields, raw_rows, hidden, least_cell } = report.privacy;
  return (
    <footer className="foot">
      <p>
        Made by {appWords(report.app)} from the files named above. This file holds no script
        {raw_fields.length === 0
          ? ' and no raw rows'
          : `; it holds ${raw_rows} rows with the fields ${raw_fields.join(', ')}`}
        ; groups of fewer than {least_cell} are left out ({hidden} numbers). {peopleWords(report)} Its frozen
        numbers can be opened again in Shadowproof, compared and computed anew.
      </p>
      <p>
        SHA-256 of the numbers (RFC 8785): <span className="mono">{sha256}</span>. It shows accidental change;
        against somebody who writes both anew, only a signature helps.
      </p>
    </footer>
  );
}

/** What the logs lack comes before what is made of them. */
function Missing({ report: { missing = [] } }: { readonly report: Report }) {
  const [first, ...others] = missing;
  if (first === undefined) return null;
  return (
    <section aria-label="Missing records" className="missing">
      <p>
        <b>{first}</b>
      </p>
      <ul className="notes">
        {others.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

/** What the report says in one sentence, and a few more. */
function Answer({ report }: { readonly report: Report }) {
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">In short</h2>
      <p className="verdict md">{report.headline}</p>
      <div className="body">
        {[...report.summary, ...(report.self_tests ?? []), ...(report.tries ?? [])].map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </section>
  );
}

function PartLinks({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <span className="parts">
      {parts.map(({ number, title, anchor }) => (
        <a key={anchor} href={`#${anchor}`}>
          <span className="no">{number}</span> {title}
        </a>
      ))}
    </span>
  );
}

function Contents({ report }: { readonly report: Report }) {
  const annexes = annexesOf(report);
  return (
    <nav aria-labelledby="contents" className="contents">
      <h2 id="contents">Contents</h2>
      <ol>
        <li>
          <a href="#memo">Page to sign</a>
          <span className="page">page {memoPage}</span>
        </li>
        {chaptersOf(report).map(({ number, title, parts }) => (
          <li key={number}>
            <span>
              <a href={`#chapter-${number}`}>
                <span className="no">{number}</span> {title}
              </a>
              <PartLinks parts={parts} />
            </span>
            <span className="page">page {firstPage(number)}</span>
          </li>
        ))}
        {annexes.length > 0 && (
          <li>
            <span>
              Annexes
              <PartLinks parts={annexes} />
            </span>
            <span className="page">in the file, not on paper</span>
          </li>
        )}
      </ol>
    </nav>
  );
}

/** A part that starts on a printed page of its own, and says there which page that is. */
function ChapterPages({ chapter, children }: { readonly chapter: Chapter; readonly children: ReactNode }) {
  const name = `chapter-${chapter.number}`;
  return (
    <div className={`chapter ${name}`}>
      <p className="chapter-head" id={name}>
        <span className="no">{chapter.number}</span> {chapter.title}{' '}
        <span className="page">page {firstPage(chapter.number)}</span>
      </p>
      {children}
    </div>
  );
}

/** The report as a page: what stands between `<body>` and the frozen numbers. */
export function Document({ report, sha256 }: { readonly report: Report; readonly sha256: string }) {
  const chapters = chaptersOf(report);
  const last = chapters.at(-1);
  const annexes = annexesOf(report);
  const numberIn = (parts: Chapter['parts'], anchor: string) =>
    parts.find((part) => part.anchor === anchor)?.number ?? '';
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <Top report={report} />
      <main id="main">
        <MemoPage report={report} sha256={sha256} />
        {chapters.map((chapter, at) => (
          <ChapterPages key={chapter.number} chapter={chapter}>
            {at === 0 && (
              <>
                <Contents report={report} />
                <Missing report={report} />
                <Answer report={report} />
              </>
            )}
            {chapter.sections.map(({ section, number }) => (
              <Section key={section.id} section={section} number={number} />
            ))}
            {chapter === last && (
              <>
                <Limits report={report} number={numberIn(chapter.parts, 'limits')} />
                <Sources report={report} number={numberIn(chapter.parts, 'sources')} />
                <Foot report={report} sha256={sha256} />
              </>
            )}
          </ChapterPages>
        ))}
        <Details sections={report.sections} number={numberIn(annexes, 'details')} />
        <Definitions report={report} number={numberIn(annexes, 'definitions')} />
        <Statements report={report} number={numberIn(annexes, 'statements')} />
      </main>
    </>
  );
}
