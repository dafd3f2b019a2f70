import type { AuditCase } from '../../../../records/audit-case';
import { plainWord, utcDateTime } from '../../../../words/format';

const loggedTime = (text: string): string => {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? text : utcDateTime(ms);
};

/** What was logged of a case: evidence and context, as text and nothing else. */
export function CaseView({ shownCase: { shown }, at }: { shownCase: AuditCase; at: number }) {
  const { incident, findings, opened, workflow, severity, resources, evidence } = shown;
  return (
    <article className="case" aria-labelledby="case-title">
      <p className="eyebrow">Case {at}</p>
      <h1 className="verdict md" id="case-title" tabIndex={-1}>
        <span className="mono">{incident}</span>
      </h1>
      <dl className="case-facts">
        <dt>Opened</dt>
        <dd>{loggedTime(opened)}</dd>
        <dt>Workflow</dt>
        <dd>{workflow}</dd>
        {severity !== null && (
          <>
            <dt>Severity</dt>
            <dd>{plainWord(severity)}</dd>
          </>
        )}
        {findings.length > 0 && (
          <>
            <dt>{findings.length === 1 ? 'Finding' : 'Findings'}</dt>
            <dd className="mono">{findings.join(', ')}</dd>
          </>
        )}
      </dl>
      {resources !== null && resources.length > 0 && (
        <>
          <h2>Concerned</h2>
          <ul className="case-list">
            {resources.map(({ uid, type, name, criticality }) => (
              <li key={uid}>
                <b>{name ?? uid}</b>
                <span className="q">
                  {[type, name === null ? null : uid, criticality && `${plainWord(criticality)} criticality`]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>Evidence</h2>
      {evidence.length === 0 ? (
        <p className="q">
          The log holds no evidence. Look the incident up in your own tool, by its id above.
        </p>
      ) : (
        <ul className="case-list">
          {evidence.map(({ uid, name, provenance, trust, observed_time, verdict }) => (
            <li key={uid}>
              <b>{name ?? uid}</b>
              {verdict !== null && <span>{verdict}</span>}
              <span className="q">
                {[
                  provenance,
                  trust && plainWord(trust),
                  observed_time && loggedTime(observed_time),
                  name === null ? null : uid,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
