import { useMoreRows } from '../../../charts/figure/use-more-rows';
import { count, hitsOf, percent, percentRange } from '../../../words/format';
import { operators } from '../../../metrics/operators/operators';
import type { Operator, Operators } from '../../../metrics/operators/operators';
import type { GroupShare } from '../../../metrics/stand-out/stand-out';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { RowsLink } from '../../parts/RowsLink';
import { personName } from '../../parts/person-name';
import { concentrationSentence, fastSentence } from '../../../answers/outcomes/operator-words';
import { SectionHead } from '../../parts/SectionHead';
import type { SectionProps } from '../../parts/section-props';

/** Overrides and fast approvals, person by person; no league table: cases are not handed out at random. */
export function OperatorsSection({ selection, address }: SectionProps) {
  const answer = useQuery(`operators ${address}`, (query, signal) =>
    operators(query, selection, undefined, signal),
  );
  return (
    <section>
      <SectionHead title="Who overrides" statement={answer.value?.statement}>
        Each person against everybody else; names are pseudonyms unless turned on. People see different cases,
        so a difference is a question to them and no verdict on them.
      </SectionHead>
      <Answered answer={answer} height={420} what="Who overrides">
        {(found) =>
          found.operators.length === 0 ? (
            <p className="lede">Not measurable: no decision in view names the person who made it.</p>
          ) : (
            <>
              <p className="lede">{concentrationSentence(found, personName)}</p>
              <p className="lede">{fastSentence(found, personName)}</p>
              <OperatorsTable found={found} />
            </>
          )
        }
      </Answered>
    </section>
  );
}

function OperatorsTable({ found }: { found: Operators }) {
  const { shown, more } = useMoreRows(found.operators);
  return (
    <>
      <div className="scroll" role="region" aria-label="Overrides and fast approvals by person" tabIndex={0}>
        <table className="operators-table">
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col" className="num">
                Decided
              </th>
              <th scope="col" className="num">
                Overridden
              </th>
              <th scope="col" className="num">
                Approved, timed
              </th>
              <th scope="col" className="num">
                In under {found.floorSeconds} s
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((person) => (
              <OperatorRow key={person.digest} person={person} floor={found.floorSeconds} />
            ))}
          </tbody>
        </table>
      </div>
      {more}
    </>
  );
}

function OperatorRow({ person, floor }: { person: Operator; floor: number }) {
  const { reviewer, digest, overrides, fast } = person;
  return (
    <tr>
      <th scope="row" className="nw mono">
        {personName(reviewer)}
      </th>
      <td className="num">
        <RowsLink rows={{ of: 'set', set: 'reviewer', keys: [digest] }}>{count(overrides.n)}</RowsLink>
      </td>
      <td className="num">
        <ShareCell share={overrides} rows={{ of: 'set', set: 'reviewer_overrode', keys: [digest] }} />
      </td>
      <td className="num">{count(fast.n)}</td>
      <td className="num">
        <ShareCell share={fast} rows={{ of: 'set', set: 'reviewer_fast', keys: [digest, String(floor)] }} />
      </td>
    </tr>
  );
}

function ShareCell({ share, rows }: { share: GroupShare; rows: Parameters<typeof RowsLink>[0]['rows'] }) {
  if (share.n === 0 || share.share === null) return <span className="q">none timed</span>;
  const said = hitsOf(share.hits, share.n);
  const isAbove = share.outside === 'above';
  const text = share.hits === 0 ? 'none' : share.n < 10 ? said : percent(share.share);
  return (
    <>
      <span className="v">
        {share.hits === 0 ? text : <RowsLink rows={rows}>{isAbove ? <b>{text}</b> : text}</RowsLink>}
      </span>
      <span className="q small detail nw">
        {share.n < 10 ? '' : `${said}, `}
        {share.interval && percentRange(share.interval)}
        {isAbove && ', above all others'}
      </span>
    </>
  );
}
