import { type Criteria, criteriaSchema, type Gate } from '../../../records/criteria';
import { SchemaFields } from '../../fields/SchemaFields';
import { AddStep } from './AddStep';
import { GateFields } from './GateFields';
import { newGate } from './new-gate';
import { RuleFields } from './RuleFields';
import { StepFields } from './StepFields';

interface CriteriaFormProps {
  criteria: Criteria;
  problems: ReadonlyMap<string, string>;
  onChange: (criteria: Criteria) => void;
}

const replaced = <Item,>(items: readonly Item[], index: number, change: Partial<Item>): Item[] =>
  items.map((item, at) => (at === index ? { ...item, ...change } : item));

/** Criteria field by field. Gates that a step names are renamed with it. */
export function CriteriaForm({ criteria, problems, onChange }: CriteriaFormProps) {
  const { gates, steps } = criteria;
  const problemIn = (start: string) => [...problems].find(([place]) => place.startsWith(start))?.[1];
  const changeGate = (index: number, change: Partial<Gate>) => {
    const old = gates[index]?.id;
    const renamed =
      change.id === undefined
        ? steps
        : steps.map((step) => ({
            ...step,
            gates: step.gates.map((id) => (id === old ? (change.id ?? id) : id)),
          }));
    onChange({ ...criteria, gates: replaced(gates, index, change), steps: renamed });
  };
  const remove = (index: number) => {
    const gone = gates[index]?.id;
    onChange({
      ...criteria,
      gates: gates.filter((_, at) => at !== index),
      steps: steps.map((step) => ({ ...step, gates: step.gates.filter((id) => id !== gone) })),
    });
  };
  return (
    <>
      <div className="form-grid">
        <SchemaFields
          schema={criteriaSchema}
          names={['name', 'version', 'description']}
          value={criteria}
          problemOf={(name) => problems.get(name)}
          onChange={(change) => onChange({ ...criteria, ...change })}
        />
      </div>
      <h3>Gates</h3>
      {gates.map((gate, index) => (
        <GateFields
          key={index}
          gate={gate}
          problemOf={(field) => problems.get(`gates.${index}.${field}`)}
          hasProblem={problemIn(`gates.${index}.`) !== undefined}
          onChange={(change) => changeGate(index, change)}
          onRemove={() => remove(index)}
        />
      ))}
      <div className="actions">
        <button
          type="button"
          className="button"
          onClick={() => onChange({ ...criteria, gates: [...gates, newGate(gates)] })}
        >
          Add a gate
        </button>
        <span className="small q">A new gate decides nothing until a step below asks for it.</span>
      </div>
      <h3>Steps up the ladder</h3>
      {steps.map((step, index) => (
        <StepFields
          key={`${step.from} ${step.riskClass}`}
          step={step}
          gates={gates}
          problem={problemIn(`steps.${index}.`)}
          onChange={(change) => onChange({ ...criteria, steps: replaced(steps, index, change) })}
          onRemove={() => onChange({ ...criteria, steps: steps.filter((_, at) => at !== index) })}
        />
      ))}
      <AddStep criteria={criteria} onAdd={(step) => onChange({ ...criteria, steps: [...steps, step] })} />
      <h3>Beside the gates</h3>
      <RuleFields criteria={criteria} problems={problems} onChange={onChange} />
    </>
  );
}
