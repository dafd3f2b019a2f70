import { Table } from '../../../charts/table/Table';
import { Figure } from '../../../charts/figure/Figure';
import { count, counted, plainWord } from '../../../words/format';
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
import type { Compared } from './use-drift';

const why: Record<CannotEvaluate, string> = {
  not_logged: 'the rule’s answer is not logged',
  never_seen: 'the other rule never met these inputs',
  not_decided: 'the same logged inputs got two answers',
};

/** What each bundle's rules would have said on the other's proposals. */
export function RulesSection({ compared, matrix }: { compared: Compared; matrix: VersionMatrix }) {
  const { selection, releases, nameOf } = compared;
  const answer = useQuery(
    async (query, signal) => ({
      policy: await reevaluate(query, 'policy', selection, releases, signal),
      escalation: await reevaluate(query, 'escalation', selection, releases, signal),
    }),
    [releases, selection],
  );
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
  return (
    <Table
      caption="Logged proposals under the other bundle’s rule"
      className="drift-wide"
      rows={rules.flatMap((rule) =>
        (['before', 'after'] as const).map((side) => ({ rule, side, ...found[rule][side] })),
      )}
      rowKey={({ rule, side }) => `${rule} ${side}`}
      columns={[
        {
          head: 'Rule and proposals of',
          cell: ({ rule, release }) => (
            <>
              {plainWord(rule)}
              <span className="q small detail">{nameOf(release)}</span>
            </>
          ),
        },
        { head: 'Proposals', number: true, cell: ({ proposals }) => count(proposals) },
        { head: 'Re-evaluated', number: true, cell: ({ evaluated }) => count(evaluated) },
        { head: 'Same answer', number: true, cell: ({ unchanged }) => count(unchanged) },
        {
          head: 'Other answer',
          cell: ({ flips }) =>
            flips.length === 0
              ? 'none'
              : flips.map((flip) => (
                  <span key={`${flip.logged} ${flip.other}`} className="detail">
                    {plainWord(flip.logged)} → {plainWord(flip.other)}: {count(flip.proposals)} in{' '}
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
                )),
        },
        {
          head: 'Cannot be evaluated',
          className: 'small',
          cell: ({ unknown }) =>
            (Object.keys(why) as CannotEvaluate[])
              .filter((reason) => unknown[reason] > 0)
              .map((reason) => (
                <span key={reason} className="detail">
                  {count(unknown[reason])}: {why[reason]}
                </span>
              )),
        },
      ]}
    />
  );
}
