import { StateBlock } from '../../../charts/states/StateBlock';
import { sliceStore } from '../../../session/slice-store';
import { useEvaluation, useMissingBlock } from '../../ask/use-evaluation';
import { useView } from '../../../session/view';
import { MissingNote } from './MissingNote';
import { LedgerNote } from './LedgerNote';
import { OnPhoneFolded } from '../../parts/Fold';
import { PooledNote } from './PooledNote';
import { ScopeDetail } from './ScopeDetail';
import { ScopeList } from './ScopeList';
import { ScopePanel } from './ScopePanel';
import { StatementButton } from './StatementButton';
import { UnprovenParts } from './UnprovenParts';
import { mayItAct } from '../../../answers/readiness/may-it-act';
import { scopeKey } from '../../../answers/readiness/verdict-words';
import { stepFor } from '../../../readiness/criteria/criteria';
import { useSelfTests } from '../../../session/self-tests';
import { useReleaseNames } from '../../ask/use-release-names';
import { UnderList, VerdictHead } from './VerdictHead';
import './readiness.css';

/** The first screen after loading: may the agent do more, where, and what decided it. */
export default function ReadinessScreen() {
  const chosen = useView((view) => view.scope);
  const missing = useMissingBlock();
  const releaseName = useReleaseNames();
  const tests = useSelfTests((store) => store.tests);
  const { answer: evaluation, whole, asked, setAside, criteria: applied } = useEvaluation();

  if (evaluation.state === 'error') {
    return (
      <StateBlock
        kind="error"
        title="The verdicts could not be computed."
        detail="Outcomes and Decisions still work."
        facts={[{ name: 'What failed', value: evaluation.error?.message ?? '' }]}
        height={480}
      />
    );
  }
  if (!evaluation.value || missing === undefined)
    return <StateBlock kind="loading" title="Judging every scope" height={480} />;
  const { scopes, pooled, criteria, together } = evaluation.value;
  if (scopes.length === 0) {
    return (
      <>
        <MissingNote block={missing} />
        <StateBlock
          kind="empty"
          title="No production decision is left in this slice, so there is nothing to judge."
          detail="Tests and drills never count towards a verdict. The filters on agent and workflow choose which scopes are shown."
          action={{ label: 'Reset the filters', onPress: () => sliceStore.getState().clear() }}
          height={480}
        />
      </>
    );
  }
  const { rows } = mayItAct(scopes, tests, releaseName);
  const chosenKey = chosen === null ? null : scopeKey(chosen);
  const answer = rows.find(({ key }) => key === chosenKey) ?? rows[0];
  const scope = scopes.find((each) => scopeKey(each) === answer?.key);
  const worse = pooled.filter(({ kind }) => kind === 'worse');
  const unproven = pooled.filter(({ kind }) => kind === 'unproven');
  return (
    <div className={evaluation.state === 'refreshing' ? 'dim' : undefined}>
      <MissingNote block={missing} />
      <VerdictHead scopes={scopes} criteria={criteria} setAside={setAside} selected={scope} tests={tests} />
      {whole && <LedgerNote whole={whole} criteria={applied} />}
      <div className="beside">
        <ScopeList answers={rows} scopes={scopes} selected={scope}>
          <UnderList scopes={scopes} together={together} />
        </ScopeList>
        {scope && answer && (
          <ScopePanel
            key={scopeKey(scope)}
            scope={scope}
            scopes={scopes}
            answer={answer}
            gates={stepFor(applied, scope)?.gates ?? []}
          />
        )}
      </div>
      <OnPhoneFolded summary="The evidence behind it">
        {scope && <ScopeDetail key={scopeKey(scope)} scope={scope} criteria={applied} asked={asked} />}
        {worse[0] && <PooledNote finding={worse[0]} others={worse.slice(1)} scopes={scopes} />}
        {unproven.length > 0 && <UnprovenParts findings={unproven} />}
        <StatementButton evaluation={evaluation.value} missing={missing.headline} />
      </OnPhoneFolded>
    </div>
  );
}
