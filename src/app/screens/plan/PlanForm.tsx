import { NumberInput } from '../../fields/NumberInput';
import type { PlanFields, PlanProblems } from '../../../answers/plan/question';

interface PlanFormProps {
  fields: PlanFields;
  problems: PlanProblems;
  onChange: (change: Partial<PlanFields>) => void;
}

const inputs: readonly {
  name: keyof PlanFields;
  label: string;
  help: string;
  whole?: boolean;
}[] = [
  { name: 'limit', label: 'Limit p0, %', help: 'share in error that must be ruled out' },
  { name: 'alpha', label: 'Chance of a false pass α, %', help: 'over all looks together' },
  {
    name: 'releaseIndex',
    label: 'Candidate bundle',
    help: '1 for the first; later ones get less α',
    whole: true,
  },
  { name: 'perWeek', label: 'Incidents a week', help: 'pace at which they mature' },
  { name: 'errorRate', label: 'True error rate, %', help: 'what the agent is believed to be' },
  {
    name: 'decisionsPerIncident',
    label: 'Decisions an incident',
    help: 'they are not independent',
    whole: true,
  },
  { name: 'icc', label: 'Likeness within an incident', help: 'intra-cluster correlation, 0 to 1' },
  { name: 'maxIncidents', label: 'Give up after, incidents', help: 'end of the curve', whole: true },
  { name: 'runs', label: 'Simulated runs', help: 'more runs, smoother curve', whole: true },
  { name: 'seed', label: 'Seed', help: 'same seed, same curve', whole: true },
];

export function PlanForm({ fields, problems, onChange }: PlanFormProps) {
  return (
    <div className="form-grid">
      {inputs.map(({ name, label, help, whole }) => (
        <NumberInput
          key={name}
          label={label}
          help={help}
          value={fields[name]}
          problem={problems[name]}
          whole={whole ?? false}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
    </div>
  );
}
