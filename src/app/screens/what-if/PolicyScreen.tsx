import { useMemo, useState } from 'react';
import { checkPolicy } from '../../../metrics/policy-replay/check';
import { evaluatePolicy, loggedPermission } from '../../../metrics/policy-replay/evaluate';
import { replayPolicy } from '../../../metrics/policy-replay/replay';
import { actionsStatement, readActions } from '../../../metrics/what-if/actions';
import type { Action } from '../../../metrics/what-if/actions';
import { permissionWords } from '../../../words/what-if-words';
import { useSelection } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { useWhatIf } from '../../../session/what-if';
import { Answered } from '../../parts/Answered';
import { CaseList } from './CaseList';
import { PolicyEditor } from './PolicyEditor';
import { PolicyHead } from './PolicyHead';
import { PolicyLoad } from './PolicyLoad';
import { ProposeSection } from './ProposeSection';
import { TwoByTwo } from './TwoByTwo';
import './what-if.css';

/** What another policy would have let the agent do. */
export default function PolicyScreen() {
  const selection = useSelection();
  const answer = useQuery((query, signal) => readActions(query, selection, signal), [selection]);
  return (
    <Answered answer={answer} height={600} what="The policy replay">
      {(actions) => <Replayed actions={actions} />}
    </Answered>
  );
}

interface Opened {
  title: string;
  places: readonly number[];
}

function Replayed({ actions }: { actions: readonly Action[] }) {
  const selection = useSelection();
  const { before, policy, costs } = useWhatIf();
  const [opened, open] = useState<Opened | null>(null);
  const replay = useMemo(
    () => replayPolicy(actions, before, policy, costs),
    [actions, before, policy, costs],
  );
  const findings = useMemo(() => checkPolicy(policy), [policy]);
  const change = (action: Action) => {
    const was =
      before === 'as_logged' ? loggedPermission(action.policy) : evaluatePolicy(before, action).permission;
    const now = evaluatePolicy(policy, action);
    const words = (permission: typeof was) =>
      permission === null ? 'cannot be evaluated' : permissionWords[permission];
    return `${words(was)} → ${words(now.permission)}${now.rule === null ? '' : ` (${now.rule})`}`;
  };
  const show = (title: string, places: readonly number[]) => open({ title, places });
  return (
    <>
      <section>
        <PolicyHead replay={replay} actions={actions} onOpen={show} />
      </section>
      <section>
        <TwoByTwo replay={replay} actions={actions} statement={actionsStatement(selection)} onOpen={show} />
        {opened && (
          <CaseList
            key={opened.title}
            {...opened}
            actions={actions}
            change={change}
            onClose={() => open(null)}
          />
        )}
      </section>
      <section>
        <PolicyLoad replay={replay} actions={actions} onOpen={show} />
      </section>
      <PolicyEditor findings={findings} />
      <ProposeSection change={policy} what={`the policy “${policy.name}” against the one as logged`} />
    </>
  );
}
