import { operators, type Operator } from '../../metrics/operators/operators';
import type { ReportBlock } from '../../records/report/blocks';
import { leastCell } from '../../records/report/report';
import { type Freezing } from './context';
import { countsBlock } from './counts';

const countsOf = ({ overrides, fast }: Operator) => [overrides.n, overrides.hits, fast.n, fast.hits];

/** Larger first; people with the same counts in the order of their digests. */
function order(a: Operator, b: Operator): number {
  const [own, other] = [countsOf(a), countsOf(b)];
  const at = own.findIndex((each, place) => each !== other[place]);
  return at >= 0 ? (other[at] ?? 0) - (own[at] ?? 0) : a.digest < b.digest ? -1 : 1;
}

/**
 * Overrides and fast approvals by person, under pseudonyms; people with fewer than five decisions are
 * one row. No share is given: it would be a league table, and cases are not handed out at random.
 */
export async function peopleBlock(freezing: Freezing): Promise<ReportBlock> {
  const { query, selection, signal, book, personName } = freezing;
  const found = await operators(query, selection, undefined, signal);
  const people = [...found.operators].sort(order);
  const few = people.filter(({ overrides }) => overrides.n < leastCell);
  const rows = people
    .filter((person) => !few.includes(person))
    .map((person, at) => {
      const name = personName === null ? `Person ${at + 1}` : `Person ${personName(person.reviewer)}`;
      return { key: name, label: name, counts: countsOf(person) };
    });
  const others = few
    .map(countsOf)
    .reduce((sum, counts) => sum.map((each, at) => each + (counts[at] ?? 0)), [0, 0, 0, 0]);
  const together = { key: 'others', label: `Those with fewer than ${leastCell} decisions`, counts: others };
  return countsBlock(
    {
      id: 'people',
      title: 'Who decides',
      lead: 'Names are pseudonyms. People see different cases, so a difference is a question to them and no verdict on them.',
      heading: 'Person',
      columns: ['Decided', 'Overridden', 'Approved, timed', `In under ${found.floorSeconds} s`],
      statement: book.number('Overrides and fast approvals by person', found.statement),
    },
    few.length === 0 ? rows : [...rows, together],
  );
}
