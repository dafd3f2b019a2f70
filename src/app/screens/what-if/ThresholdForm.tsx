import type { Costs, GuaranteeAsk } from '../../../records/what-if-settings/threshold-ask';
import { problemsOf } from '../../../records/form-field';
import { costsSchema, guaranteeSchema } from '../../../records/what-if';
import { useWhatIf } from '../../../session/what-if';
import { SchemaFields } from '../../fields/SchemaFields';

/** What cannot be calculated with, each by its field. */
export const askProblems = (ask: GuaranteeAsk, costs: Costs): ReadonlyMap<string, string> =>
  new Map([...problemsOf(guaranteeSchema, ask), ...problemsOf(costsSchema, costs)]);

const methods = [
  { value: 'hoeffding_bentkus', text: 'One loss an incident, Hoeffding–Bentkus' },
  { value: 'e_process', text: 'One loss an incident, e-process' },
  { value: 'independent', text: 'Every decision for itself, exact' },
] as const;

export function ThresholdForm() {
  const { ask } = useWhatIf();
  const problems = problemsOf(guaranteeSchema, ask);
  return (
    <div className="form-grid">
      <SchemaFields
        schema={guaranteeSchema}
        value={ask}
        problemOf={(name) => problems.get(name)}
        choices={{ method: methods }}
        onChange={(change) => useWhatIf.setState({ ask: { ...ask, ...change } })}
      />
      <CostFields />
    </div>
  );
}

export function CostFields() {
  const { costs } = useWhatIf();
  const problems = problemsOf(costsSchema, costs);
  return (
    <SchemaFields
      schema={costsSchema}
      value={costs}
      problemOf={(name) => problems.get(name)}
      onChange={(change) => useWhatIf.setState({ costs: { ...costs, ...change } })}
    />
  );
}
