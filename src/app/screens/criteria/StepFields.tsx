import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { tierTitle } from '../../../words/verdict-sentences';
import { controlIds, type CriteriaStep, type Gate } from '../../../records/criteria';
import { Fold } from '../../parts/Fold';
import { controlTitle } from '../../../answers/criteria/words';

interface StepFieldsProps {
  step: CriteriaStep;
  gates: readonly Gate[];
  problem: string | undefined;
  onChange: (change: Partial<CriteriaStep>) => void;
  onRemove: () => void;
}

/** Which gates and controls one step up the ladder asks for. */
export function StepFields({ step, gates, problem, onChange, onRemove }: StepFieldsProps) {
  const title = `${tierTitle(step.from)} to ${tierTitle(step.to)}, ${step.riskClass} risk`;
  return (
    <Fold
      hasProblem={problem !== undefined}
      summary={
        <>
          <b>{title}</b>{' '}
          <span className="q">
            {problem ?? `${step.gates.length} gates, ${step.controls.length} controls`}
          </span>
        </>
      }
    >
      <Choices
        label={`Gates of ${title}`}
        all={gates.map(({ id, title: text }) => ({ id, text: text || id }))}
        chosen={step.gates}
        onChange={(ids) => onChange({ gates: ids })}
      />
      <Choices
        label={`Controls of ${title}`}
        all={controlIds.map((id) => ({ id, text: controlTitle(id) }))}
        chosen={step.controls}
        onChange={(ids) => onChange({ controls: controlIds.filter((id) => ids.includes(id)) })}
      />
      <button
        type="button"
        className="link take-out"
        aria-label={`Take out step ${title}`}
        onClick={onRemove}
      >
        Take this step out
      </button>
    </Fold>
  );
}

interface ChoicesProps {
  label: string;
  all: readonly { id: string; text: string }[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}

function Choices({ label, all, chosen, onChange }: ChoicesProps) {
  const inOrder = (ids: readonly string[]) => all.map(({ id }) => id).filter((id) => ids.includes(id));
  return (
    <CheckboxGroup className="choices" value={[...chosen]} onChange={(ids) => onChange(inOrder(ids))}>
      <Label className="small q">{label}</Label>
      <div className="choices-grid">
        {all.map(({ id, text }) => (
          <Checkbox key={id} value={id} className="check tick">
            <span className="box" aria-hidden="true" />
            {text}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
