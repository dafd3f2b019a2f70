import { count, counted, fromTo, points, pValue } from '../../../words/format';
import type { CellCount, PolicyReplay } from '../../../metrics/policy-replay/replay';
import { blastRadius, severityOnly } from '../../../records/what-if-settings/policy-presets';
import type { Action } from '../../../metrics/what-if/actions';
import { useSelection } from '../../../session/slice-store';
import { useWhatIf } from '../../../session/what-if';
import { Toggles } from '../../parts/Toggles';
import { Opens, type OnOpen } from './Opens';

type Pair = 'logged' | 'built_in' | 'own';

interface PolicyHeadProps {
  replay: PolicyReplay;
  actions: readonly Action[];
  onOpen: OnOpen;
}

export function PolicyHead({ replay, actions, onOpen }: PolicyHeadProps) {
  const { before, policy } = useWhatIf();
  const { environment } = useSelection();
  const { alone, held } = replay.cells;
  const wrongAlone = [alone.alone.wrong + alone.held.wrong, alone.alone.wrong + held.alone.wrong] as const;
  const rightHeld = [held.alone.right + held.held.right, alone.held.right + held.held.right] as const;
  const pair: Pair =
    before === severityOnly && policy === blastRadius
      ? 'built_in'
      : before === 'as_logged'
        ? 'logged'
        : 'own';
  const { net, mcnemar } = replay;
  const of = (cell: CellCount, truth: boolean) =>
    cell.places.filter((place) => actions[place]?.truth === truth);
  const better = [...of(alone.held, false), ...of(held.alone, true)];
  const worse = [...of(alone.held, true), ...of(held.alone, false)];
  const compared = [alone, held].flatMap((row) => [...row.alone.places, ...row.held.places]);
  const unknown = [...new Set(replay.missing.flatMap(({ places }) => places))];
  return (
    <>
      <p className="eyebrow">
        “{replay.after}” against {before === 'as_logged' ? 'the policy as logged' : `“${replay.before}”`}, on
        every {environment === 'test' ? 'test and drill' : 'production'} proposal to act
      </p>
      <h1 className="verdict">
        {actions.length === 0
          ? 'No action to replay in this slice.'
          : replay.compared === 0
            ? 'Nothing can be compared: no action can be evaluated under both.'
            : replay.net === null
              ? `No known outcome yet for ${counted(replay.compared, 'action')}, so wrong actions taken without approval cannot be counted.`
              : `Wrong actions taken without approval: ${fromTo(...wrongAlone)}. Right actions that wait: ${fromTo(...rightHeld)}.`}
      </h1>
      {actions.length > 0 && (
        <p className="lede">
          <Opens
            title="Actions compared"
            places={compared}
            onOpen={onOpen}
            words={counted(replay.compared, 'action')}
          />{' '}
          compared in {counted(replay.incidents, 'incident')};{' '}
          {unknown.length === 0 ? (
            'every one can be evaluated.'
          ) : (
            <>
              <Opens title="Cannot be evaluated" places={unknown} onOpen={onOpen} /> of{' '}
              {count(actions.length)} cannot be evaluated.
            </>
          )}{' '}
          {net === null ? (
            'None of them is resolved.'
          ) : (
            <>
              Of{' '}
              <Opens
                title="Resolved actions compared"
                places={compared.filter((place) => actions[place]?.truth !== null)}
                onOpen={onOpen}
                words={counted(net.n, 'resolved one', 'resolved ones')}
              />
              , <Opens title="Resolved actions that end better" places={better} onOpen={onOpen} /> end better
              and <Opens title="Resolved actions that end worse" places={worse} onOpen={onOpen} /> worse:{' '}
              {points(net.difference, net.interval)} over {counted(net.incidents, 'incident')}.{' '}
              {mcnemar !== null &&
                `McNemar ${mcnemar.method === 'exact' ? 'exact' : 'with correction'}, decisions taken as independent: p ${pValue(mcnemar.p)}.`}
            </>
          )}
        </p>
      )}
      <div className="part-controls">
        Compare{' '}
        <Toggles<Pair>
          label="What is compared"
          choices={[
            { value: 'logged', words: 'As logged with the rules below' },
            { value: 'built_in', words: 'Severity only with blast radius' },
            ...(pair === 'own'
              ? [{ value: 'own' as const, words: `${replay.before} with the rules below` }]
              : []),
          ]}
          chosen={pair}
          onChange={(chosen) => {
            if (chosen === 'logged') useWhatIf.setState({ before: 'as_logged' });
            if (chosen === 'built_in') useWhatIf.setState({ before: severityOnly, policy: blastRadius });
          }}
        />
      </div>
    </>
  );
}
