import { Section } from '../../parts/Section';
import { count, counted } from '../../../words/format';
import type { ControlRule } from '../../../metrics/controls/definitions';
import { fieldCompleteness } from '../../../metrics/field-completeness/field-completeness';
import type { ControlResult, ScopeVerdict } from '../../../readiness/verdict';
import { allControls } from '../../../readiness/gather/gather';
import { stepFor } from '../../../readiness/criteria/criteria';
import { useBasis, useEvaluation } from '../../ask/use-evaluation';
import { useQuery } from '../../ask/use-query';
import { saveJson } from '../../parts/save-file';
import { useReleaseNames } from '../../ask/use-release-names';
import { Answered } from '../../parts/Answered';
import { scopeKey, scopeName } from '../../../answers/readiness/verdict-words';
import { Evaluated } from '../../scope/Evaluated';
import { ScopePicker } from '../../scope/ScopePicker';
import { ControlTable } from './ControlTable';
import { FieldTable } from './FieldTable';
import './controls.css';

/** What the log shows of each control, with the records for and against it. */
export default function ControlsScreen() {
  const current = useEvaluation();
  return (
    <Evaluated current={current}>
      {(scopes, chosen) => (
        <ScopeControls key={scopeKey(chosen)} current={current} scopes={scopes} scope={chosen} />
      )}
    </Evaluated>
  );
}

const noRule: ControlRule = {};

interface ScopeControlsProps {
  current: ReturnType<typeof useEvaluation>;
  scopes: readonly ScopeVerdict[];
  scope: ScopeVerdict;
}

function ScopeControls({ current, scopes, scope }: ScopeControlsProps) {
  const { asked, criteria } = current;
  const { attestations, integrity } = useBasis();
  const releaseName = useReleaseNames();
  const applied = stepFor(criteria, scope);
  const required = applied?.step.controls ?? [];
  const rule = applied?.criteria ?? noRule;
  const controls = useQuery(
    (query, signal) => allControls(query, asked, scope, { attestations, integrity, rule }, signal),
    [asked, attestations, integrity, rule, scope],
  );
  const fields = useQuery((query, signal) => fieldCompleteness(query, asked, signal), [asked]);
  return (
    <>
      <section>
        <div className="part-head">
          <div>
            <p className="eyebrow">Controls, bundle {releaseName(scope.release)}</p>
            <h1 className="verdict" aria-live="polite">
              {controls.value ? sentenceOf(controls.value, required) : 'Reading the records.'}
            </h1>
          </div>
          <ScopePicker scopes={scopes} chosen={scope} />
        </div>
        <p className="lede">
          A control is counted from the records; one case against it contradicts it. Where the log holds no
          case, a person can attest it by name: that stays marked as a person’s word, holds for this agent and
          this bundle only, and never outweighs a record.
        </p>
      </section>
      <Section
        title={`Controls of ${scopeName(scope)}`}
        sub="Required by the criteria first; the records against a control before those for it."
      >
        <Answered answer={controls} height={560} what="The controls">
          {(results) => (
            <ControlTable results={results} required={required} scope={scope} asked={asked} rule={rule} />
          )}
        </Answered>
      </Section>
      {attestations.length > 0 && (
        <p className="small q">
          <button type="button" className="link" onClick={() => saveJson('attestations.json', attestations)}>
            Export what people attest ({count(attestations.length)})
          </button>{' '}
          for a nightly run:{' '}
          <span className="mono">npm run evaluate -- … --attestations attestations.json</span>
        </p>
      )}
      <Section
        title="Fields recorded on its decisions"
        sub="Of this bundle; each field over the decisions that should have it."
      >
        <Answered answer={fields} height={400} what="The fields">
          {(all) => {
            const own = all.find(
              ({ agent, workflow, riskClass }) =>
                agent === scope.agent && workflow === scope.workflow && riskClass === scope.riskClass,
            );
            return own ? <FieldTable completeness={own} /> : null;
          }}
        </Answered>
      </Section>
    </>
  );
}

const isOrAre = (n: number) => (n === 1 ? 'is' : 'are');

function sentenceOf(results: readonly ControlResult[], required: readonly string[]): string {
  const asked = results.filter(({ id }) => required.includes(id));
  const against = asked.filter(({ state }) => state === 'contradicted').length;
  const absent = asked.filter(({ state }) => state === 'not_in_log').length;
  const without = asked.filter(({ state, conditional }) => state === 'no_evidence' && !conditional).length;
  const besides = results.filter(
    ({ id, state }) => state === 'contradicted' && !required.includes(id),
  ).length;
  const more = besides === 0 ? '' : ` Records contradict ${count(besides)} that the criteria do not require.`;
  if (asked.length === 0) return `The criteria require no control here.${more}`;
  const those = counted(asked.length, 'required control');
  const said = [
    ...(against > 0 ? [`${count(against)} ${isOrAre(against)} contradicted by records`] : []),
    ...(absent > 0 ? [`what ${count(absent)} ${absent === 1 ? 'asks' : 'ask'} for is not in the log`] : []),
    ...(without > 0 ? [`${count(without)} ${without === 1 ? 'has' : 'have'} no evidence`] : []),
  ];
  if (said.length > 0) return `Of the ${those} ${said.join(', ')}.${more}`;
  const words = asked.filter(({ state }) => state === 'attested').length;
  const attested = words > 0 ? `; ${count(words)} rest on a person’s word` : '';
  return `No record contradicts the ${those}${attested}.${more}`;
}
