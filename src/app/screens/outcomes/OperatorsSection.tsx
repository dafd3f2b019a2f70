import { Table } from '../../../charts/table/Table';
import { count, counted, hitsOf, percent, percentRange } from '../../../words/format';
import { operators } from '../../../metrics/operators/operators';
import type { Operators } from '../../../metrics/operators/operators';
import type { GroupShare } from '../../../metrics/stand-out/stand-out';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { Fold } from '../../parts/Fold';
import { RowsLink } from '../../parts/RowsLink';
import { personName } from '../../parts/person-name';
import { concentrationSentence, fastSentence } from '../../../answers/outcomes/operator-words';
import { Section, type SectionProps } from '../../parts/Section';

/** Overrides and fast approvals, person by person; no league table: cases are not handed out at random. */
export function OperatorsSection({ selection }: SectionProps) {
  const answer = useQuery((query, signal) => operators(query, selection, undefined, signal), [selection]);
  return (
    <Section
      foldsOnPhone
      title="Who overrides"
      sql={answer.value?.statement}
      sub="Each person against everybody else; names are pseudonyms unless turned on. People see different cases, so a difference is a question to them and no verdict on them."
    >
      <Answered answer={answer} height={420} what="Who overrides">
        {(found) =>
          found.operators.length === 0 ? (
            <p className="lede">Not measurable: no decision in view names the person who made it.</p>
          ) : (
            <>
              <p className="lede">{concentrationSentence(found, personName)}</p>
              <p className="lede">{fastSentence(found, personName)}</p>
              <Fold summary={counted(found.operators.length, 'person', 'people')} hasProblem={false}>
                <OperatorsTable found={found} />
              </Fold>
            </>
          )
        }
      </Answered>
    </Section>
  );
}

const OperatorsTable = ({ found }: { found: Operators }) => (
  <Table
    caption="Overrides and fast approvals by person"
    asCards
    className="operators-table"
    rows={found.operators}
    rowKey={({ digest }) => digest}
    columns={[
      { head: 'Person', className: 'nw mono', cell: ({ reviewer }) => personName(reviewer) },
      {
        head: 'Decided',
        number: true,
        cell: ({ digest, overrides }) => (
          <RowsLink rows={{ of: 'set', set: 'reviewer', keys: [digest] }}>{count(overrides.n)}</RowsLink>
        ),
      },
      {
        head: 'Overridden',
        number: true,
        cell: ({ digest, overrides }) => (
          <ShareCell share={overrides} rows={{ of: 'set', set: 'reviewer_overrode', keys: [digest] }} />
        ),
      },
      { head: 'Approved, timed', number: true, cell: ({ fast }) => count(fast.n) },
      {
        head: `In under ${found.floorSeconds} s`,
        number: true,
        cell: ({ digest, fast }) => (
          <ShareCell
            share={fast}
            rows={{ of: 'set', set: 'reviewer_fast', keys: [digest, String(found.floorSeconds)] }}
          />
        ),
      },
    ]}
  />
);

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
