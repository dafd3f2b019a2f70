import type { Costs, GuaranteeAsk } from '../../../records/what-if-settings/threshold-ask';
import { useWhatIf } from '../../../session/what-if';
import { ChoiceField } from '../../fields/ChoiceField';
import { NumberInput } from '../../fields/NumberInput';

type Problems = Partial<Record<keyof GuaranteeAsk | keyof Costs, string>>;

/** What cannot be reckoned with, each by its field. */
export function askProblems(ask: GuaranteeAsk, costs: Costs): Problems {
  const problems: Problems = {};
  if (!(ask.risk > 0 && ask.risk < 1)) problems.risk = 'Above 0% and below 100%.';
  if (!(ask.delta > 0 && ask.delta < 1)) problems.delta = 'Above 0% and below 100%.';
  for (const name of ['minutesPerReview', 'wrongLow', 'wrongHigh', 'rightHeld'] as const)
    if (!(costs[name] >= 0 && costs[name] <= 1e7)) problems[name] = 'From 0 to 10,000,000 minutes.';
  return problems;
}

const methods = [
  { value: 'hoeffding_bentkus', text: 'One loss an incident, Hoeffding–Bentkus' },
  { value: 'e_process', text: 'One loss an incident, e-process' },
  { value: 'independent', text: 'Every decision for itself, exact' },
] as const;

const percentOf = (share: number) => Number((share * 100).toPrecision(10));

export function ThresholdForm() {
  const { ask, costs } = useWhatIf();
  const problems = askProblems(ask, costs);
  const put = (change: Partial<GuaranteeAsk>) => useWhatIf.setState({ ask: { ...ask, ...change } });
  return (
    <div className="form-grid">
      <NumberInput
        label="Wrong actions at most, %"
        help="share that must be ruled out"
        value={percentOf(ask.risk)}
        problem={problems.risk}
        onChange={(value) => put({ risk: value / 100 })}
      />
      <NumberInput
        label="Chance of a wrong guarantee δ, %"
        value={percentOf(ask.delta)}
        problem={problems.delta}
        onChange={(value) => put({ delta: value / 100 })}
      />
      <ChoiceField
        label="How errors are weighed"
        value={ask.method}
        choices={methods}
        onChange={(method) => put({ method })}
      />
      <CostFields problems={problems} />
    </div>
  );
}

const fields: readonly { name: keyof Costs; label: string; help: string }[] = [
  { name: 'minutesPerReview', label: 'A review, minutes', help: 'one human looking at one action' },
  { name: 'wrongLow', label: 'A wrong action, low risk, minutes', help: 'harm, as human time' },
  { name: 'wrongHigh', label: 'A wrong action, high risk, minutes', help: 'harm, as human time' },
  { name: 'rightHeld', label: 'A right action that waits, minutes', help: 'harm of the delay' },
];

export function CostFields({ problems = {} }: { problems?: Problems }) {
  const { costs } = useWhatIf();
  return fields.map(({ name, label, help }) => (
    <NumberInput
      key={name}
      label={label}
      help={help}
      value={costs[name]}
      problem={problems[name]}
      onChange={(value) => useWhatIf.setState({ costs: { ...costs, [name]: value } })}
    />
  ));
}
