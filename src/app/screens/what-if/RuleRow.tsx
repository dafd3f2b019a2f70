import { Checkbox } from 'react-aria-components';
import { permissionWords, conditionWords } from '../../../words/what-if-words';
import type { Conditions, Permission, PolicyRule } from '../../../records/policy';
import { permissions, trustStates } from '../../../records/policy';
import { criticalities, environments, reversibilities, riskLevels } from '../../../records/vocabulary';
import { Fold } from '../../parts/Fold';
import { ChoiceField } from '../../fields/ChoiceField';
import { NumberInput } from '../../fields/NumberInput';
import { TextInput } from '../../fields/TextInput';

export const permissionChoices = permissions.map((value) => ({ value, text: permissionWords[value] }));

const any = 'any';
const choices = (words: readonly string[]) => [
  { value: any, text: 'any' },
  ...words.map((value) => ({ value, text: value.replaceAll('_', ' ') })),
];

interface RuleRowProps {
  rule: PolicyRule;
  place: number;
  onChange: (rule: PolicyRule) => void;
  onRemove: () => void;
  onUp: (() => void) | null;
}

/** A copy without the conditions that ask nothing. */
function tidy(when: Record<string, unknown>): Conditions {
  return Object.fromEntries(
    Object.entries(when).flatMap(([name, ask]) => {
      if (ask === undefined || ask === null) return [];
      if (Array.isArray(ask)) return ask.length === 0 ? [] : [[name, ask]];
      const kept = Object.entries(ask as object).filter(
        ([, value]) => value !== undefined && value !== any && !Number.isNaN(value),
      );
      return kept.length === 0 ? [] : [[name, Object.fromEntries(kept)]];
    }),
  ) as Conditions;
}

const isId = (id: string) => /^[a-z][a-z0-9_]{0,63}$/.test(id);

export function RuleRow({ rule, place, onChange, onRemove, onUp }: RuleRowProps) {
  const { when } = rule;
  const put = (change: Record<string, unknown>) => onChange({ ...rule, when: tidy({ ...when, ...change }) });
  const words = conditionWords(when);
  const hour = (value: number) => (Number.isInteger(value) && value >= 0 && value <= 23 ? value : undefined);
  const list = (
    name: 'reversibility' | 'evidenceTrust' | 'environment',
    all: readonly string[],
    label: string,
  ) => {
    const kept: readonly string[] = when[name] ?? [];
    return (
      <div className="field" role="group" aria-label={label}>
        <span className="label">{label}; none ticked: any</span>
        {all.map((word) => (
          <Checkbox
            key={word}
            className="check tick"
            isSelected={kept.includes(word)}
            onChange={(isOn) =>
              put({ [name]: all.filter((each) => (each === word ? isOn : kept.includes(each))) })
            }
          >
            <span className="box" aria-hidden="true" />
            {word.replaceAll('_', ' ')}
          </Checkbox>
        ))}
      </div>
    );
  };
  return (
    <div className="rule-row">
      <Fold
        hasProblem={false}
        summary={
          <>
            <b>
              {place}. {rule.id}
            </b>{' '}
            <span className="q">
              {words === '' ? 'always' : `when ${words}`}: {permissionWords[rule.then]}
            </span>
          </>
        }
      >
        <fieldset className="form-grid">
          <legend className="vh">Rule {rule.id}</legend>
          <TextInput
            label="Id"
            value={rule.id}
            onChange={(id) => isId(id) && onChange({ ...rule, id })}
            help="lower case"
          />
          <ChoiceField
            label="Then"
            value={rule.then}
            choices={permissionChoices}
            onChange={(then: Permission) => onChange({ ...rule, then })}
          />
          <ChoiceField
            label="Severity at least"
            value={when.severity?.atLeast ?? any}
            choices={choices(riskLevels)}
            onChange={(atLeast) => put({ severity: { ...when.severity, atLeast } })}
          />
          <ChoiceField
            label="Severity at most"
            value={when.severity?.atMost ?? any}
            choices={choices(riskLevels)}
            onChange={(atMost) => put({ severity: { ...when.severity, atMost } })}
          />
          <ChoiceField
            label="Criticality at least"
            value={when.criticality?.atLeast ?? any}
            choices={choices(criticalities)}
            onChange={(atLeast) => put({ criticality: { ...when.criticality, atLeast } })}
          />
          <ChoiceField
            label="Criticality at most"
            value={when.criticality?.atMost ?? any}
            choices={choices(criticalities)}
            onChange={(atMost) => put({ criticality: { ...when.criticality, atMost } })}
          />
          <NumberInput
            label="Blast radius at least"
            whole
            value={when.blastRadius?.atLeast ?? NaN}
            onChange={(atLeast) =>
              put({ blastRadius: { ...when.blastRadius, atLeast: Math.max(0, Math.round(atLeast)) } })
            }
          />
          <NumberInput
            label="Blast radius at most"
            whole
            value={when.blastRadius?.atMost ?? NaN}
            onChange={(atMost) =>
              put({ blastRadius: { ...when.blastRadius, atMost: Math.max(0, Math.round(atMost)) } })
            }
          />
          <NumberInput
            label="Confidence at least"
            value={when.confidence?.atLeast ?? NaN}
            onChange={(atLeast) =>
              put({ confidence: { ...when.confidence, atLeast: Math.min(1, Math.max(0, atLeast)) } })
            }
          />
          <NumberInput
            label="Confidence below"
            value={when.confidence?.below ?? NaN}
            onChange={(below) =>
              put({ confidence: { ...when.confidence, below: Math.min(1, Math.max(0, below)) } })
            }
          />
          <NumberInput
            label="Evidence at most, hours old"
            value={when.evidenceAgeHours?.atMost ?? NaN}
            onChange={(atMost) =>
              put({ evidenceAgeHours: { ...when.evidenceAgeHours, atMost: Math.max(0, atMost) } })
            }
          />
          <NumberInput
            label="Evidence older than, hours"
            value={when.evidenceAgeHours?.above ?? NaN}
            onChange={(above) =>
              put({ evidenceAgeHours: { ...when.evidenceAgeHours, above: Math.max(0, above) } })
            }
          />
          <NumberInput
            label="From hour, UTC"
            whole
            value={when.hourUtc?.from ?? NaN}
            onChange={(value) => {
              const from = hour(value);
              put({
                hourUtc:
                  from === undefined ? undefined : { from, until: when.hourUtc?.until ?? (from + 1) % 24 },
              });
            }}
          />
          <NumberInput
            label="Until hour, UTC"
            whole
            value={when.hourUtc?.until ?? NaN}
            onChange={(value) => {
              const until = hour(value);
              put({ hourUtc: until === undefined ? undefined : { from: when.hourUtc?.from ?? 0, until } });
            }}
          />
          {list('reversibility', reversibilities, 'Reversibility')}
          {list('evidenceTrust', trustStates, 'Trust of the evidence')}
          {list('environment', environments, 'Environment')}
          <div className="actions">
            {onUp && (
              <button type="button" className="link" aria-label={`Move ${rule.id} up`} onClick={onUp}>
                Move up
              </button>
            )}
            <button type="button" className="link" aria-label={`Take out ${rule.id}`} onClick={onRemove}>
              Take this rule out
            </button>
          </div>
        </fieldset>
      </Fold>
    </div>
  );
}
