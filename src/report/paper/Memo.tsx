import { memoOf, type Covered } from '../../answers/memo/memo';
import { Mark, type MarkKind } from '../../charts/marks/Mark';
import { verdictMark } from '../../charts/marks/Chip';
import type { Report } from '../../records/report/report';
import { count } from '../../words/format';
import { appWords, decisionWords, timeWords } from '../../words/paper-words';

const againstAtMost = 6;
const coversAtMost = 5;
const longHeadline = 140;

const markOf = (state: Covered['state']): MarkKind => (state === 'not_judged' ? 'nm' : verdictMark(state));

/** What is to be filled in by hand. */
const Blank = () => <span className="blank" role="img" aria-label="to be filled in" />;

function Covers({ report, covers, others }: { report: Report; covers: readonly Covered[]; others: string }) {
  const more = covers.length - coversAtMost;
  return (
    <>
      <dt>Covers</dt>
      <dd>
        {covers.length === 0 ? (
          <>
            {report.decision === null ? <Blank /> : (report.decision.covers ?? 'Nothing that was judged.')}
            {report.decision?.covers && (
              <span className="detail red">In the author’s words; no verdict was picked.</span>
            )}
          </>
        ) : (
          <ul className="covers">
            {covers.slice(0, coversAtMost).map(({ name, verdict, state, step, warning }) => (
              <li key={name}>
                <Mark kind={markOf(state)} /> <b>{name}</b>
                {step === null ? '' : `: ${step}`}. {verdict}.
                {warning !== null && <span className="detail red">{warning}</span>}
              </li>
            ))}
            {more > 0 && <li>{count(more)} more, each with its verdict in chapter 1.</li>}
          </ul>
        )}
      </dd>
      <dt>Does not cover</dt>
      <dd>{covers.length === 0 ? 'Whatever is not named above.' : others}</dd>
    </>
  );
}

function Side({ id, said }: { id: 'against' | 'why'; said: readonly string[] }) {
  const more = said.length - againstAtMost;
  if (said.length === 0) return null;
  return (
    <section className={id} aria-labelledby={id}>
      <h2 id={id}>
        {id === 'why' ? (
          'Why'
        ) : (
          <>
            <Mark kind="wrong" /> Speaks against it
          </>
        )}
      </h2>
      <ul>
        {said.slice(0, againstAtMost).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {more > 0 && <li>{count(more)} more in chapter 1.</li>}
      </ul>
    </section>
  );
}

/** How somebody without the tool checks the file, and somebody with it. */
function HowToCheck({ report, sha256 }: { report: Report; sha256: string }) {
  return (
    <p className="check">
      <b>To check it.</b> Without the tool: ask the sender, by another way than this file came, for the digest
      below and compare every digit; then compare the SHA-256 of your log files with those under “Where the
      numbers come from” (sha256sum FILE). With {appWords(report.app)}: open this file on its Report screen;
      it says whether page and numbers were altered, and computes the numbers anew from the logs. Digest of
      all numbers in this file, decision included (SHA-256 over their RFC 8785 form):{' '}
      <span className="mono">{sha256}</span>.
    </p>
  );
}

/** What changed since the report before, where the author chose one. */
function Since({ report: { since } }: { report: Report }) {
  if (since === undefined) return null;
  return (
    <section className="since" aria-labelledby="since">
      <h2 id="since">
        Since “{since.title}” of {timeWords(since.exported_at)}
      </h2>
      <ul>
        {since.changes.slice(0, againstAtMost).map((change) => (
          <li key={change}>{change}</li>
        ))}
        {since.changes.length > againstAtMost && (
          <li>{count(since.changes.length - againstAtMost)} more: compare the two files in Shadowproof.</li>
        )}
      </ul>
    </section>
  );
}

/** One page: the decision, what it covers, what speaks against it, who and when. */
export function MemoPage({ report, sha256 }: { readonly report: Report; readonly sha256: string }) {
  const memo = memoOf(report);
  const { decision } = report;
  return (
    <section className="memo" aria-labelledby="memo">
      <p className="kind">
        {memo.isDecided ? 'Memo to sign' : 'Draft of a memo: no decision is written in this report'}
      </p>
      {memo.lost !== null && <p className="red lost">{memo.lost}</p>}
      <h1 id="memo" className={memo.headline.length > longHeadline ? 'verdict long' : 'verdict'}>
        {memo.headline}
      </h1>
      <Since report={report} />
      <dl className="facts">
        <dt>Decision</dt>
        <dd>{decision === null ? <Blank /> : decisionWords[decision.outcome]}</dd>
        <Covers report={report} covers={memo.covers} others={memo.others} />
        <dt>Conditions</dt>
        <dd>
          {decision === null ? (
            <Blank />
          ) : memo.conditions.length === 0 ? (
            'None.'
          ) : (
            memo.conditions.map((line) => (
              <span key={line} className="line">
                {line}
              </span>
            ))
          )}
        </dd>
        <dt>Ends</dt>
        <dd>{decision === null ? <Blank /> : memo.ends}</dd>
        <dt>Looked at again</dt>
        <dd>{decision === null ? <Blank /> : memo.recheck}</dd>
      </dl>
      <Side id="why" said={memo.why} />
      <Side id="against" said={memo.against} />
      {memo.numbers.length > 0 && (
        <div className="three">
          {memo.numbers.map(({ big, words }) => (
            <p key={words}>
              <b>{big}</b> {words}
            </p>
          ))}
          {memo.numbersOf !== null && memo.covers.length > 1 && (
            <p className="of">Of {memo.numbersOf}, the covered scope with the least evidence.</p>
          )}
        </div>
      )}
      <div className="sign">
        <div>{memo.by === null ? 'Decided by, date' : `Decided by ${memo.by}, ${memo.on ?? ''}`}</div>
        <div>Reviewed by, date</div>
      </div>
      <HowToCheck report={report} sha256={sha256} />
    </section>
  );
}
