import { Figure } from '../../../charts/figure/Figure';
import { count, counted, utcDate } from '../../../words/format';
import { environmentLeaks } from '../../../metrics/drift/leaks';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { RowsLink } from '../../parts/RowsLink';
import { riskWords } from '../../../answers/drift/drift-words';

interface LeaksProps {
  readonly selection: Parameters<typeof environmentLeaks>[1];
  readonly address: string;
  readonly nameOf: (release: string) => string;
}

/** Production decisions that rest on staging or test, over every bundle in view. */
export function LeaksSection({ selection, address, nameOf }: LeaksProps) {
  const answer = useQuery(`drift leaks ${address}`, (query, signal) =>
    environmentLeaks(query, selection, signal),
  );
  return (
    <section id="drift-leaks">
      <Answered answer={answer} height={180} what="Environment leaks">
        {({ leaks, decisions, told, statements }) => {
          const total = leaks.reduce((sum, leak) => sum + leak.decisions, 0);
          const caption = 'Production decisions that rest on another environment';
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
                <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
                  <table className="drift-wide">
                    <caption className="vh">{caption}</caption>
                    <thead>
                      <tr>
                        <th scope="col">Bundle and workflow</th>
                        <th scope="col">Risk</th>
                        {['Decisions', 'Incidents', 'Actions', 'By evidence', 'By document'].map((label) => (
                          <th key={label} scope="col" className="num">
                            {label}
                          </th>
                        ))}
                        <th scope="col">First and last (UTC)</th>
                      </tr>
                    </thead>
                    <tbody>
                      {leaks.slice(0, 100).map((leak) => (
                        <tr key={`${leak.release} ${leak.workflow} ${leak.risk_class}`}>
                          <th scope="row">
                            {leak.workflow}
                            <span className="q small detail">{nameOf(leak.release)}</span>
                          </th>
                          <td>{riskWords(leak.risk_class)}</td>
                          <td className="num">
                            <RowsLink
                              rows={{
                                of: 'set',
                                set: 'environment_leak',
                                keys: [leak.release, leak.risk_class, leak.workflow],
                              }}
                            >
                              {count(leak.decisions)}
                            </RowsLink>
                          </td>
                          <td className="num">{count(leak.incidents)}</td>
                          <td className="num">{count(leak.actions)}</td>
                          <td className="num">{count(leak.by_evidence)}</td>
                          <td className="num">{count(leak.by_document)}</td>
                          <td>
                            {utcDate(leak.first)} to {utcDate(leak.last)}
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </Figure>
          );
        }}
      </Answered>
    </section>
  );
}
