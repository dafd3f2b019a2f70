import { Table } from '../../../charts/table/Table';
import { Figure } from '../../../charts/figure/Figure';
import { count, counted, utcDate } from '../../../words/format';
import { environmentLeaks } from '../../../metrics/drift/leaks';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { RowsLink } from '../../parts/RowsLink';
import { riskWords } from '../../../answers/drift/drift-words';

interface LeaksProps {
  readonly selection: Parameters<typeof environmentLeaks>[1];
  readonly nameOf: (release: string) => string;
}

/** Production decisions that rest on staging or test, over every bundle in view. */
export function LeaksSection({ selection, nameOf }: LeaksProps) {
  const answer = useQuery((query, signal) => environmentLeaks(query, selection, signal), [selection]);
  return (
    <section id="drift-leaks">
      <Answered answer={answer} height={180} what="Environment leaks">
        {({ leaks, decisions, told, statements }) => {
          const total = leaks.reduce((sum, leak) => sum + leak.decisions, 0);
          return (
            <Figure
              title="Environment leaks"
              summary={
                told === 0
                  ? `Not measurable: none of ${counted(decisions, 'production decision')} has evidence or documents logged.`
                  : total === 0
                    ? `None of ${counted(told, 'production decision')} with evidence or documents logged names staging or test as their origin.`
                    : `${counted(total, 'production decision')} of ${count(told)} with evidence or documents logged rest on staging or test.`
              }
              sql={statements}
              note={`Read from the provenance of evidence and the ids of retrieved documents; ${counted(decisions - told, 'decision')} log neither and cannot show a leak.`}
            >
              {leaks.length > 0 && (
                <Table
                  caption="Production decisions that rest on another environment"
                  asCards
                  className="drift-wide"
                  rows={leaks}
                  rowKey={(leak) => `${leak.release} ${leak.workflow} ${leak.risk_class}`}
                  columns={[
                    {
                      head: 'Bundle and workflow',
                      cell: (leak) => (
                        <>
                          {leak.workflow}
                          <span className="q small detail">{nameOf(leak.release)}</span>
                        </>
                      ),
                    },
                    { head: 'Risk', cell: (leak) => riskWords(leak.risk_class) },
                    {
                      head: 'Decisions',
                      number: true,
                      cell: (leak) => (
                        <RowsLink
                          rows={{
                            of: 'set',
                            set: 'environment_leak',
                            keys: [leak.release, leak.risk_class, leak.workflow],
                          }}
                        >
                          {count(leak.decisions)}
                        </RowsLink>
                      ),
                    },
                    { head: 'Incidents', number: true, cell: (leak) => count(leak.incidents) },
                    { head: 'Actions', number: true, cell: (leak) => count(leak.actions) },
                    { head: 'By evidence', number: true, cell: (leak) => count(leak.by_evidence) },
                    { head: 'By document', number: true, cell: (leak) => count(leak.by_document) },
                    {
                      head: 'First and last (UTC)',
                      cell: ({ first, last }) => `${utcDate(first)} to ${utcDate(last)}`,
                    },
                  ]}
                />
              )}
            </Figure>
          );
        }}
      </Answered>
    </section>
  );
}
