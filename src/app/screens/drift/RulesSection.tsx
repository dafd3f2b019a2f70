import { Figure } from '../../../charts/figure/Figure';
import { count, counted } from '../../../words/format';
import type { VersionMatrix } from '../../../metrics/drift/parts';
import {
  reevaluate,
  rules,
  type CannotEvaluate,
  type Reevaluated,
  type Rule,
} from '../../../metrics/drift/reevaluate';
import { useQuery } from '../../ask/use-query';
import { useView } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { plain } from '../../../words/logged-words';
import type { Compared } from './use-drift';

const why: Record<CannotEvaluate, string> = {
  not_logged: 'the rule’s answer is not logged',
  never_seen: 'the other rule never met these inputs',
  not_decided: 'the same logged inputs got two answers',
};

/** What each bundle's rules would have said on the other's proposals. */
export function RulesSection({ compared, matrix }: { compared: Compared; matrix: VersionMatrix }) {
  const { selection, key, releases, nameOf } = compared;
  const answer = useQuery(`drift rules ${key}`, async (query, signal) => ({
    policy: await reevaluate(query, 'policy', selection, releases, signal),
    escalation: await reevaluate(query, 'escalation', selection, releases, signal),
  }));
  const changed = matrix.pair?.changed ?? [];
  return (
    <Answered answer={answer} height={200} what="The rules, re-evaluated">
      {(found) => (
        <Figure
          size="small"
          title="Policy and escalation, re-evaluated"
          summary={rules
            .map(
              (rule) =>
                `${rule === 'policy' ? 'Policy' : 'Escalation'} ${changed.includes(rule) ? 'changed' : matrix.pair === null ? 'may have changed' : 'did not change'}: ${flipsWords(found[rule])}.`,
            )
            .join(' ')}
          sql={rules.map((rule) => found[rule].statement)}
          note="Each proposal is put to the other bundle’s rule by the answer it gave to the same logged inputs: agent, role, workflow, mode, action, risk, asset class, severity, reversibility, rollback path. Exact as far as the rule reads nothing else; what cannot be looked up is counted, not guessed."
        >
          <RulesTable found={found} nameOf={nameOf} />
        </Figure>
      )}
    </Answered>
  );
}

type Found = Record<Rule, { readonly before: Reevaluated; readonly after: Reevaluated }>;

const flipsOf = ({ flips }: Reevaluated) => flips.reduce((sum, { proposals }) => sum + proposals, 0);

const flipsWords = ({ before, after }: Found[Rule]): string => {
  const [flips, evaluated] = [flipsOf(before) + flipsOf(after), before.evaluated + after.evaluated];
  return evaluated === 0
    ? 'no proposal can be re-evaluated'
    : `${count(flips)} of ${counted(evaluated, 'proposal')} that can be re-evaluated would get another answer`;
};

function RulesTable({ found, nameOf }: { found: Found; nameOf: (release: string) => string }) {
  const caption = 'Logged proposals under the other bundle’s rule';
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="drift-wide">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Rule and proposals of</th>
            <th scope="col" className="num">
              Proposals
            </th>
            <th scope="col" className="num">
              Re-evaluated
            </th>
            <th scope="col" className="num">
              Same answer
            </th>
            <th scope="col">Other answer</th>
            <th scope="col">Cannot be evaluated</th>
          </tr>
        </thead>
        <tbody>
          {rules.flatMap((rule) =>
            (['before', 'after'] as const).map((side) => {
              const each = found[rule][side];
              return (
                <tr key={`${rule} ${side}`}>
                  <th scope="row">
                    {plain(rule)}
                    <span className="q small detail">{nameOf(each.release)}</span>
                  </th>
                  <td className="num">{count(each.proposals)}</td>
                  <td className="num">{count(each.evaluated)}</td>
                  <td className="num">{count(each.unchanged)}</td>
                  <td>
                    {each.flips.length === 0
                      ? 'none'
                      : each.flips.map((flip) => (
                          <span key={`${flip.logged} ${flip.other}`} className="detail">
                            {plain(flip.logged)} → {plain(flip.other)}: {count(flip.proposals)} in{' '}
                            {counted(flip.incidents, 'incident')},{' '}
                            <button
                              type="button"
                              className="link"
                              onClick={() =>
                                useView.setState({
                                  screen: 'decisions',
                                  part: null,
                                  rows: null,
                                  decision: flip.example,
                                })
                              }
                            >
                              one of them
                            </button>
                          </span>
                        ))}
                  </td>
                  <td className="small">
                    {(Object.keys(why) as CannotEvaluate[])
                      .filter((reason) => each.unknown[reason] > 0)
                      .map((reason) => (
                        <span key={reason} className="detail">
                          {count(each.unknown[reason])}: {why[reason]}
                        </span>
                      ))}
                  </td>
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
    </div>
  );
}
