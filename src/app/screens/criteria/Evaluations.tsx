import { Table } from '../../../charts/table/Table';
import { Section } from '../../parts/Section';
import { shortHash, utcDateTime } from '../../../words/format';
import { VerdictChip } from '../../../charts/marks/Chip';
import { askedOf, evaluateScopes } from '../../../readiness/gather/gather';
import { criteriaHash } from '../../../readiness/criteria/criteria';
import { judgeBy, type KeptEvaluation } from '../../../session/criteria';
import { useSelection } from '../../../session/slice-store';
import { missingRecords } from '../../../readiness/gather/missing-records';
import { useSession } from '../../../session/session';
import { useBasis } from '../../ask/use-evaluation';
import { useKeepLook } from '../../ask/use-keep-look';
import { useQuery } from '../../ask/use-query';
import { emptySelection } from '../../../slice/selection/selection';
import { Answered } from '../../parts/Answered';
import { countStates, stateOrder } from '../../../answers/readiness/verdict-words';
import { saveCriteria } from '../../parts/save-file';

const shownAtMost = 20;

/** Every evaluation of this browser, the one in force first, with what changed and where it leaves these logs. */
export function Evaluations({ evaluations }: { evaluations: readonly KeptEvaluation[] }) {
  const newest = [...evaluations].reverse();
  const left = newest.length - shownAtMost;
  return (
    <Section
      title="Evaluations"
      sub="Whoever tries criteria until one opens a gate leaves the trace here. Verdicts are those of the logs now open."
    >
      <Table
        caption="Evaluations"
        asCards
        className="evaluations"
        rows={newest.slice(0, shownAtMost)}
        rowKey={({ since }, at) => `${since} ${newest.length - at}`}
        columns={[
          {
            head: 'Since',
            className: 'nw',
            cell: ({ since }, at) => (
              <>
                {since === null ? 'the start' : utcDateTime(since)}
                {at === 0 && <span className="q">in force</span>}
              </>
            ),
          },
          {
            head: 'Criteria',
            cell: ({ criteria }) =>
              criteria.map((each) => (
                <span key={each.name} className="line">
                  {each.name}, version {each.version}{' '}
                  <span className="mono q" title={`SHA-256 ${criteriaHash(each)}`}>
                    {shortHash(criteriaHash(each))}
                  </span>
                </span>
              )),
          },
          {
            head: 'What changed',
            cell: ({ changes }) =>
              changes.length === 0 ? (
                <span className="q">the first</span>
              ) : (
                changes.map((change) => (
                  <span key={change} className="line">
                    {change}
                  </span>
                ))
              ),
          },
          { head: 'Verdicts', cell: ({ criteria }) => <Verdicts criteria={criteria} /> },
          {
            id: 'actions',
            head: <span className="vh">Actions</span>,
            cell: ({ criteria }, at) => (
              <span className="row-acts">
                {criteria.map((each) => (
                  <button
                    key={each.name}
                    type="button"
                    className="link"
                    aria-label={`Export ${each.name}, version ${each.version}`}
                    onClick={() => saveCriteria(each)}
                  >
                    Export {each.name}
                  </button>
                ))}
                {at > 0 && (
                  <button type="button" className="link" onClick={() => judgeBy(criteria, Date.now())}>
                    Judge by these again
                  </button>
                )}
              </span>
            ),
          },
        ]}
      />
      {left > 0 && <p className="small q under-table">{left} earlier ones are kept and not shown.</p>}
    </Section>
  );
}

function Verdicts({ criteria }: Pick<KeptEvaluation, 'criteria'>) {
  const selection = useSelection();
  const basis = useBasis();
  const account = useSession((session) => session.account);
  const answer = useQuery(
    (query, signal) =>
      evaluateScopes(query, emptySelection, {
        ...basis,
        criteria,
        missing: missingRecords(account, criteria),
        signal,
      }),
    [account, basis, criteria],
  );
  // Whoever sees the verdicts of other criteria has tried them.
  useKeepLook(answer.value, criteria);
  return (
    <Answered answer={answer} height={26} what="The verdicts">
      {(whole) => {
        const counts = countStates(askedOf(whole, selection).scopes);
        return (
          <span className="chips">
            {stateOrder
              .filter((state) => counts[state] > 0)
              .map((state) => (
                <VerdictChip key={state} state={state} number={counts[state]} />
              ))}
          </span>
        );
      }}
    </Answered>
  );
}
