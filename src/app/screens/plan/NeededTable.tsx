import { count, limit as limitWords, percent, weeks } from '../../../words/format';
import { alphaOfCandidate } from '../../../statistics/multiple-testing';
import { incidentsNeeded } from '../../../statistics/betting-e-process';

const usual = [0.1, 0.05, 0.02, 0.01, 0.001] as const;

interface NeededTableProps {
  limit: number;
  alpha: number;
  releaseIndex: number;
  perWeek: number;
}

/** How many incidents without any error each limit asks for: known before anything is collected. */
export function NeededTable({ limit, alpha, releaseIndex, perWeek }: NeededTableProps) {
  const left = alphaOfCandidate(alpha, releaseIndex);
  const limits = [...new Set([...usual, limit])].sort((a, b) => b - a);
  return (
    <section>
      <div className="head">
        <h2>Clean incidents that a gate needs</h2>
        <p className="sub">
          Without any error. Candidate bundle {releaseIndex} has α {percent(left)} of {percent(alpha)};
          somebody who looks every week spends nothing more.
        </p>
      </div>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Limit</th>
              <th scope="col" className="num">
                Incidents without an error
              </th>
              <th scope="col" className="num">
                At this pace
              </th>
              <th scope="col" className="num">
                With all of α
              </th>
            </tr>
          </thead>
          <tbody>
            {limits.map((each) => {
              const needed = incidentsNeeded(each, left);
              return (
                <tr key={each}>
                  <th scope="row" className="nw">
                    {each === limit ? <b>{limitWords(each, 'at_most')}</b> : limitWords(each, 'at_most')}
                  </th>
                  <td className="num">{count(needed)}</td>
                  <td className="num">{weeks((needed / perWeek) * 7)}</td>
                  <td className="num">{count(incidentsNeeded(each, alpha))}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
