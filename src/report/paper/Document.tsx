import { shortHash } from '../../words/format';
import { BrandMark } from '../../charts/marks/BrandMark';
import type { Report } from '../../records/report/report';
import { Definitions, Statements } from './Appendix';
import { MemoPage } from './Memo';
import { Details, detailsTitle, isAnnexed, Section } from './Section';
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

interface Part {
  /** "1", "2", "A". */
  readonly number: string;
  readonly title: string;
  readonly anchor: string;
  /** In the file, not on paper. */
  readonly isAnnex?: boolean;
}

/** What follows the page to sign, in its order: a browser gives no page numbers to a contents, so sections are numbered. */
function partsOf(report: Report): Part[] {
  const shown = shownSections(report);
  const body = [
    ...shown.map(({ id, title }) => ({ title, anchor: `section-${id}` })),
    { title: 'What this report does not show', anchor: 'limits' },
    { title: 'Where the numbers come from', anchor: 'sources' },
  ];
  const annexes = [
    ...(shown.some(({ blocks }) => blocks.some(isAnnexed))
      ? [{ title: detailsTitle, anchor: 'details' }]
      : []),
    ...(report.definitions.length > 0
      ? [{ title: 'How each number is defined', anchor: 'definitions' }]
      : []),
    ...(report.statements.length > 0 ? [{ title: 'SQL, as it ran', anchor: 'statements' }] : []),
  ];
  return [
    ...body.map((part, at) => ({ ...part, number: String(at + 1) })),
    ...annexes.map((part, at) => ({ ...part, number: 'ABC'.charAt(at), isAnnex: true })),
  ];
}

const shownSections = ({ sections }: Report) =>
  sections.filter(({ blocks, remark }) => blocks.length > 0 || remark !== null);

function Contents({ parts }: { readonly parts: readonly Part[] }) {
  return (
    <nav aria-labelledby="contents" className="contents">
      <h2 id="contents">Contents</h2>
      <ol>
        {parts.map(({ number, title, anchor, isAnnex }) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>
              <span className="no">{isAnnex ? `Annex ${number}` : number}</span> {title}
            </a>
            {isAnnex && <span className="q"> in the file, not on paper</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The report as a page: what stands between `<body>` and the frozen numbers. */
export function Document({ report, sha256 }: { readonly report: Report; readonly sha256: string }) {
  const shown = shownSections(report);
  const parts = partsOf(report);
  const numberOf = (anchor: string) => parts.find((part) => part.anchor === anchor)?.number ?? '';
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <Top report={report} />
      <main id="main">
        <MemoPage report={report} sha256={sha256} />
        <Contents parts={parts} />
        <Missing report={report} />
        <Answer report={report} />
        {shown.map((section) => (
          <Section key={section.id} section={section} number={numberOf(`section-${section.id}`)} />
        ))}
        <Limits report={report} number={numberOf('limits')} />
        <Sources report={report} number={numberOf('sources')} />
        <Foot report={report} sha256={sha256} />
        <Details sections={shown} number={numberOf('details')} />
        <Definitions report={report} number={numberOf('definitions')} />
        <Statements report={report} number={numberOf('statements')} />
      </main>
    </>
  );
}
