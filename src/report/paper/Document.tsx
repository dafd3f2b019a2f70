import { shortHash } from '../../words/format';
import type { Report } from '../../records/report/report';
import { Definitions, Statements } from './Appendix';
import { scopeTitle } from './ScopesBlock';
import { Section } from './Section';
import { Sources } from './Sources';
import { dayWords, decisionWords, stateWords, timeWords } from '../../words/paper-words';

function Brand() {
  return (
    <span className="brand">
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <rect x="6" y="6" width="13" height="13" fill="currentColor" />
        <rect
          x="1.5"
          y="1.5"
          width="12"
          height="12"
          fill="var(--page)"
          stroke="currentColor"
          strokeWidth="2"
        />
      </svg>
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

/** What stands beside a decision, so that neither is read without the other. */
function verdictsWords({ sections }: Report): string | null {
  const scopes = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'scopes' ? block.scopes : [])),
  );
  if (scopes.length === 0) return null;
  const said = (['eligible', 'step_down'] as const).map((state) => {
    const found = scopes.filter((scope) => scope.state === state).map(scopeTitle);
    return `${stateWords[state]}: ${found.join('; ') || 'none'}`;
  });
  const others = scopes.filter(({ state }) => state !== 'eligible' && state !== 'step_down').length;
  return `${said.join('. ')}. Neither: ${others} of ${scopes.length}.`;
}

function Decision({ report }: { readonly report: Report }) {
  const { decision } = report;
  const verdicts = verdictsWords(report);
  if (decision === null) return null;
  return (
    <section aria-labelledby="decision" className="decision">
      <h2 id="decision">Decision taken</h2>
      <dl className="facts">
        <dt>Decision</dt>
        <dd>{decisionWords[decision.outcome]}</dd>
        <dt>Covers</dt>
        <dd>{decision.covers ?? 'Not said'}</dd>
        {verdicts !== null && (
          <>
            <dt>By the criteria</dt>
            <dd>{verdicts}</dd>
          </>
        )}
        <dt>By</dt>
        <dd>{decision.by}</dd>
        <dt>On</dt>
        <dd>{dayWords(decision.on)}</dd>
        {decision.conditions !== null && (
          <>
            <dt>Conditions</dt>
            <dd>{decision.conditions}</dd>
          </>
        )}
        <dt>Expires</dt>
        <dd>{decision.expires === null ? 'No day was given' : dayWords(decision.expires)}</dd>
      </dl>
    </section>
  );
}

function Limits({ report }: { readonly report: Report }) {
  return (
    <section aria-labelledby="limits">
      <h2 id="limits">What this report does not show</h2>
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
        Made by Shadowproof {report.app.version} from the files named above. This file holds no script
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

/** The report as a page: what stands between `<body>` and the frozen numbers. */
export function Document({ report, sha256 }: { readonly report: Report; readonly sha256: string }) {
  const shown = report.sections.filter(({ blocks, remark }) => blocks.length > 0 || remark !== null);
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <Top report={report} />
      <main id="main">
        <Missing report={report} />
        <h1 className="verdict">{report.headline}</h1>
        {[...(report.self_tests ?? []), ...(report.tries ?? [])].map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <div className="body">
          {report.summary.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        {report.decision && <Decision report={report} />}
        {shown.map((section) => (
          <Section key={section.id} section={section} />
        ))}
        <Limits report={report} />
        <Sources report={report} />
        <Definitions report={report} />
        <Statements report={report} />
        <div className="sign">
          <div>Decided by, date</div>
          <div>Reviewed by, date</div>
        </div>
      </main>
      <Foot report={report} sha256={sha256} />
    </>
  );
}
