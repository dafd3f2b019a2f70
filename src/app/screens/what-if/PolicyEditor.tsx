import { Section } from '../../parts/Section';
import { useState } from 'react';
import { Mark } from '../../../charts/marks/Mark';
import type { RuleFinding } from '../../../metrics/policy-replay/check';
import { blastRadius, severityOnly } from '../../../records/what-if-settings/policy-presets';
import type { Policy, PolicyRule } from '../../../records/policy';
import { useWhatIf } from '../../../session/what-if';
import { saveJson } from '../../parts/save-file';
import { ChoiceField } from '../../fields/ChoiceField';
import { Toggles } from '../../parts/Toggles';
import { ImportChange } from './ImportChange';
import { JsonEditor } from './JsonEditor';
import { LinkNote } from './LinkNote';
import { permissionChoices, RuleRow } from './RuleRow';
import { CostFields } from './ThresholdForm';

/** The rules, as a form or as JSON; the replay above follows at once. */
export function PolicyEditor({ findings }: { findings: readonly RuleFinding[] }) {
  const policy = useWhatIf((state) => state.policy);
  const [mode, setMode] = useState<'form' | 'json'>('form');
  const [problems, setProblems] = useState<readonly string[]>([]);
  const put = (next: Policy) => {
    setProblems([]);
    useWhatIf.setState({ policy: next });
  };
  const putRule = (at: number, rule: PolicyRule | null) =>
    put({
      ...policy,
      rules: policy.rules.flatMap((each, place) => (place === at ? (rule === null ? [] : [rule]) : [each])),
    });
  const move = (at: number) => {
    const rules = [...policy.rules];
    rules.splice(at - 1, 2, rules[at]!, rules[at - 1]!);
    put({ ...policy, rules });
  };
  const add = () => {
    const taken = new Set(policy.rules.map(({ id }) => id));
    let number = policy.rules.length + 1;
    while (taken.has(`rule_${number}`)) number += 1;
    put({
      ...policy,
      rules: [
        ...policy.rules,
        { id: `rule_${number}`, when: { severity: { atLeast: 'critical' } }, then: 'one_approval' },
      ],
    });
  };
  return (
    <Section
      className="editor"
      title={`The rules of “${policy.name}”`}
      sub="The first rule whose conditions all hold decides. Nothing is assumed of a field that was not logged."
    >
      <div className="part-controls editor-bar">
        <Toggles
          label="Edit as"
          choices={[
            { value: 'form', words: 'Form' },
            { value: 'json', words: 'JSON' },
          ]}
          chosen={mode}
          onChange={setMode}
        />
        <button type="button" className="pill" onClick={() => put(blastRadius)}>
          Blast radius
        </button>
        <button type="button" className="pill" onClick={() => put(severityOnly)}>
          Severity only
        </button>
        <ImportChange
          label="Import a policy"
          onRead={(change, found) => {
            if (change?.format === 'shadowproof-policy/1') put(change);
            else setProblems(change === null ? found : ['this file holds no policy']);
          }}
        />
        <ImportChange
          label="Import the deployed one, to compare with"
          onRead={(change, found) => {
            if (change?.format === 'shadowproof-policy/1') useWhatIf.setState({ before: change });
            else setProblems(change === null ? found : ['this file holds no policy']);
          }}
        />
        <button
          type="button"
          className="pill"
          onClick={() => saveJson(`policy-${policy.version}.json`, policy)}
        >
          Export as JSON
        </button>
      </div>
      <div aria-live="polite">
        {(problems.length > 0 || findings.length > 0) && (
          <ul className="problems" aria-label="What is odd in these rules">
            {[...problems, ...findings.map(({ sentence }) => sentence)].map((sentence) => (
              <li key={sentence}>
                <Mark kind="wrong" />
                <span>{sentence}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <LinkNote change={policy} />
      {mode === 'json' ? (
        <JsonEditor label={`${policy.name} as JSON`} value={policy} onChange={put} />
      ) : (
        <>
          {policy.rules.map((rule, at) => (
            <RuleRow
              key={at}
              rule={rule}
              place={at + 1}
              onChange={(next) => putRule(at, next)}
              onRemove={() => putRule(at, null)}
              onUp={at === 0 ? null : () => move(at)}
            />
          ))}
          <div className="rule-row">
            <div className="form-grid">
              <ChoiceField
                label="Otherwise"
                value={policy.otherwise}
                choices={permissionChoices}
                onChange={(otherwise) => put({ ...policy, otherwise })}
              />
            </div>
            <div className="actions">
              <button type="button" className="button" onClick={add}>
                Add a rule
              </button>
            </div>
          </div>
        </>
      )}
      <h3>What harm is worth, in minutes of human time</h3>
      <div className="form-grid">
        <CostFields />
      </div>
    </Section>
  );
}
