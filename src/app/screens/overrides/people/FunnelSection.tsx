import { Table } from '../../../../charts/table/Table';
import { useState } from 'react';
import { Figure } from '../../../../charts/figure/Figure';
import { count, decimal, hitsOf, percent } from '../../../../words/format';
import { FunnelPlot } from '../../../../charts/people/FunnelPlot';
import type { FunnelPerson, OperatorFunnel } from '../../../../metrics/operator-funnel/operator-funnel';
import { usePersonName } from '../../../ask/use-value-name';
import { sliceStore } from '../../../../session/slice-store';
import { goTo } from '../../../../session/view';
import { RowsLink } from '../../../parts/RowsLink';
import { Toggles } from '../../../parts/Toggles';
import { justifiedWords, outsideWords } from '../../../../answers/overrides/people-words';

const choices = [
  { value: 'adjusted', words: 'Adjusted for case mix' },
  { value: 'crude', words: 'As it is' },
] as const;

/** Narrows the slice to one person and shows everything about it. */
function keepOnly(person: FunnelPerson): void {
  sliceStore.getState().keepOnly('person', [person.digest]);
  goTo('overrides');
}

/** The funnel, and the same people as a table. */
export function FunnelSection({ found }: { found: OperatorFunnel }) {
  const [by, setBy] = useState<'adjusted' | 'crude'>('adjusted');
  const nameOf = usePersonName();
  const { target, tauSquared, phi } = found[by];
  const outside = found.people.filter((person) => person[by].outside !== null).length;
  const summary = `${count(outside)} of ${count(found.people.length)} outside the 95% limits. Spread between people: φ ${phi === null ? 'unknown' : decimal(phi, 2)}, τ² ${decimal(tauSquared, 4)}; the limits are widened by it.`;
  return (
    <section>
      <Figure
        title="Who overrides more than others"
        summary={summary}
        sql={[found.statement]}
        table={{
          caption: 'Overrides by person',
          columns: [
            { label: 'Person' },
            { label: 'Overridden', numeric: true },
            { label: 'Decided', numeric: true },
            { label: 'Expected from case mix', numeric: true },
            { label: 'Against the limits' },
          ],
          rows: found.people.map((person) => ({
            key: person.digest,
            cells: [
              nameOf(person.reviewer),
              count(person.hits),
              count(person.n),
              decimal(person.expected, 1),
              person[by].outside ? outsideWords[person[by].outside] : 'inside',
            ],
          })),
        }}
        note="Each person’s share of overrides against the number decided. Adjusted: (overrides ÷ expected from workflow, risk class and kind of action) × the overall share. Limits after Spiegelhalter 2005, exact below 20 decisions."
      >
        <p className="funnel-choice">
          <Toggles label="Case mix" choices={choices} chosen={by} onChange={setBy} />
        </p>
        {target !== null && (
          <FunnelPlot
            target={target}
            tauSquared={tauSquared}
            points={found.people.flatMap((person) => {
              const { rate, outside } = person[by];
              if (rate === null) return [];
              const words = `${hitsOf(person.hits, person.n)} overridden, ${percent(rate)}${outside ? `, ${outsideWords[outside]}` : ''}`;
              return [
                { key: person.digest, name: nameOf(person.reviewer), n: person.n, rate, outside, words },
              ];
            })}
            onPress={(key) => {
              const person = found.people.find(({ digest }) => digest === key);
              if (person) keepOnly(person);
            }}
          />
        )}
      </Figure>
      <PeopleTable found={found} by={by} nameOf={nameOf} />
    </section>
  );
}

const shownAtMost = 50;

function PeopleTable({
  found,
  by,
  nameOf,
}: {
  found: OperatorFunnel;
  by: 'adjusted' | 'crude';
  nameOf: (uid: string) => string;
}) {
  const rest = found.everybody - Math.min(shownAtMost, found.people.length);
  return (
    <>
      <Table
        caption="Overrides by person"
        asCards
        boxClass="people-table"
        className="bench-table"
        rows={found.people.slice(0, shownAtMost)}
        rowKey={({ digest }) => digest}
        columns={[
          {
            head: 'Person',
            className: 'nw',
            cell: (person) => (
              <>
                {nameOf(person.reviewer)}
                {person[by].outside && (
                  <span className="phone-answer">{outsideWords[person[by].outside]}</span>
                )}
              </>
            ),
          },
          {
            head: 'Overridden',
            number: true,
            cell: ({ hits, digest }) =>
              hits === 0 ? (
                'none'
              ) : (
                <RowsLink rows={{ of: 'set', set: 'reviewer_overrode', keys: [digest] }}>
                  {count(hits)}
                </RowsLink>
              ),
          },
          {
            head: 'Decided',
            number: true,
            cell: ({ n, digest }) => (
              <RowsLink rows={{ of: 'set', set: 'reviewer', keys: [digest] }}>{count(n)}</RowsLink>
            ),
          },
          { head: 'Share', number: true, cell: ({ n, hits }) => (n < 10 ? 'too few' : percent(hits / n)) },
          { head: 'Expected from case mix', number: true, cell: ({ expected }) => decimal(expected, 1) },
          { head: 'Justified by truth', number: true, cell: justifiedWords },
          {
            head: 'Against the limits',
            cell: (person) =>
              person[by].outside ? (
                <b>{outsideWords[person[by].outside]}</b>
              ) : (
                <span className="q">inside</span>
              ),
          },
          {
            id: 'slice',
            head: <span className="vh">Slice</span>,
            className: 'nw',
            cell: (person) => (
              <button
                type="button"
                className="link"
                aria-label={`Keep only ${nameOf(person.reviewer)}`}
                onClick={() => keepOnly(person)}
              >
                Slice
              </button>
            ),
          },
        ]}
      />
      {rest > 0 && (
        <p className="fignote">{count(rest)} more people, with fewer overrides, are not listed.</p>
      )}
    </>
  );
}
