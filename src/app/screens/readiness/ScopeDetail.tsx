import { SectionHead } from '../../parts/Section';
import { Legend } from '../../../charts/figure/Legend';
import { GateTable } from '../../../charts/gates/GateTable';
import type { ScopeVerdict } from '../../../readiness/verdict';
import type { Criteria } from '../../../records/criteria';
import type { Selection } from '../../../slice/selection/selection';
import { stepFor } from '../../../readiness/criteria/criteria';
import { useReleaseNames } from '../../ask/use-release-names';
import { ControlList } from './ControlList';
import { CriteriaTable } from './CriteriaTable';
import { gateRows } from './gate-rows';
import { isBlocking } from '../../../readiness/controls/judge-control';
import { auditQuestion, isAuditUseful } from '../../../answers/audit/question';
import { nextStep } from '../../../answers/readiness/next-step';
import { goTo } from '../../../session/view';
import { isOwnTestWarning, ownTestOf, ownTestSentence } from '../../../answers/readiness/own-test-words';
import { scopeDetailId } from './show-scope';
import { useSelfTests } from '../../../session/self-tests';
import { GrowthFigure } from './GrowthFigure';
import { OtherControls } from './OtherControls';
import { Readings, Standing } from './Standing';
import { marksOfE, scopeName } from '../../../answers/readiness/verdict-words';

interface ScopeDetailProps {
  scope: ScopeVerdict;
  criteria: readonly Criteria[];
  asked: Selection;
}

/** One scope: its sentence, its gates, how the evidence grew, and the criteria that judged. */
export function ScopeDetail({ scope, criteria, asked }: ScopeDetailProps) {
  const releaseName = useReleaseNames();
  const applied = stepFor(criteria, scope);
  const own = useSelfTests((store) => ownTestOf(store.own, scope));
  const met = scope.gates.filter(({ state }) => state === 'met').length;
  const statements = scope.gates.flatMap((gate) =>
    gate.statement ? [{ ...gate.statement, label: gate.title }] : [],
  );
  return (
    <>
      <section aria-label={scopeName(scope)} className="scope-detail" id={scopeDetailId}>
        <SectionHead
          title={`${scope.agent}: ${scopeName(scope)}`}
          sub={
            <>
              Bundle {releaseName(scope.release)}. {met} of {scope.gates.length} gates met; all must be.{' '}
              <Legend
                items={[
                  { sample: 'band', words: 'time-uniform, valid at every look' },
                  { sample: 'whisker', words: 'ordinary, valid for one look' },
                  { sample: 'hatch', words: 'if the unresolved are wrong' },
                ]}
              />
            </>
          }
          sql={statements}
        />
        <p className="lede sentence">{scope.sentence}</p>
        <p className="lede next-step">
          {nextStep(scope)} <NextLinks scope={scope} />
        </p>
        {own !== undefined && isOwnTestWarning(own) && <p className="lede small">{ownTestSentence(own)}</p>}
        {applied && scope.state === 'eligible' && (
          <OtherControls scope={scope} rule={applied.criteria} asked={asked} />
        )}
        {scope.gates.length > 0 && (
          <p className="lede small">
            {scope.bundleEvidence.sentence}
            {scope.bundleEvidence.before && <> The one before: {releaseName(scope.bundleEvidence.before)}.</>}
          </p>
        )}
        {scope.besides.length > 0 && (
          <p className="lede small">
            Other bundles decided here at the same time: {scope.besides.map(releaseName).join(', ')}. Their
            decisions do not count for this one.
          </p>
        )}
        {scope.gates.length > 0 && (
          <GateTable caption={`Gates of ${scopeName(scope)}`} gates={gateRows(scope, applied?.gates ?? [])} />
        )}
        {scope.gates.length > 0 && <Standing scope={scope} gates={applied?.gates ?? []} />}
        <Readings scope={scope} />
        {scope.gates.length > 0 && (
          <p className="small q under-gates">
            Read left of the line: a gate is met when its whole band ends left of the limit. Higher-is-better
            gates are drawn as their shortfall, so left is always good. {marksOfE(scope)}
          </p>
        )}
      </section>
      {applied && scope.gates.length > 0 && (
        <section className="cols">
          <div className={scope.controls.length > 0 ? 'c7' : 'c12'}>
            <GrowthFigure scope={scope} applied={applied} asked={asked} />
          </div>
          {scope.controls.length > 0 && (
            <div className="c5">
              <ControlList controls={scope.controls} />
            </div>
          )}
        </section>
      )}
      {applied && <CriteriaTable applied={applied} stamp={scope.criteria} />}
    </>
  );
}

/** Where the next step is taken: the plan, the controls or the watch of this scope. */
function NextLinks({ scope }: { scope: ScopeVerdict }) {
  const { agent, workflow, riskClass, state, controls, gates } = scope;
  const isBlocked = controls.some(isBlocking);
  const isShort = gates.some((gate) => gate.state === 'not_shown_yet');
  const links: readonly [part: string, words: string, shown: boolean][] = [
    ['plan', 'Plan', state === 'not_shown_yet' && isShort],
    ['controls', 'Controls', state === 'not_shown_yet' && isBlocked],
    ['watch', 'Step-down watch', state === 'eligible' || state === 'step_down'],
  ];
  return (
    <span className="row-acts next-links">
      {(state === 'not_measurable' || isAuditUseful(scope)) && (
        <button
          type="button"
          className="link"
          onClick={() => goTo('audit', { scope: { agent, workflow, riskClass } })}
        >
          {auditQuestion}
        </button>
      )}
      {links
        .filter(([, , isShown]) => isShown)
        .map(([part, words]) => (
          <button
            key={part}
            type="button"
            className="link"
            onClick={() => goTo('readiness', { part, scope: { agent, workflow, riskClass } })}
          >
            {words}
          </button>
        ))}
    </span>
  );
}
