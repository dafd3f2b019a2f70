import { useState } from 'react';
import { tierTitle } from '../../../words/verdict-sentences';
import { type Criteria, type CriteriaStep, riskClasses } from '../../../records/criteria';
import { tiers } from '../../../records/vocabulary';
import { ChoiceField } from '../../fields/ChoiceField';

const keyOf = ({ from, riskClass }: Pick<CriteriaStep, 'from' | 'riskClass'>) => `${from} ${riskClass}`;

/** The steps up the ladder that these criteria do not have yet. */
function missingSteps({ steps, gates }: Criteria): CriteriaStep[] {
  const known = new Set(steps.map(keyOf));
  return riskClasses.flatMap((riskClass) =>
    tiers.slice(0, -1).flatMap((from, index): CriteriaStep[] => {
      const to = tiers[index + 1];
      if (to === undefined || known.has(keyOf({ from, riskClass }))) return [];
      const alike = steps.find((step) => step.from === from);
      return [
        { from, to, riskClass, gates: gates.map(({ id }) => id), controls: [...(alike?.controls ?? [])] },
      ];
    }),
  );
}

interface AddStepProps {
  criteria: Criteria;
  onAdd: (step: CriteriaStep) => void;
}

/** Adds a step; it begins with every gate, and with the controls of the same step in the other risk class. */
export function AddStep({ criteria, onAdd }: AddStepProps) {
  const missing = missingSteps(criteria);
  const [wanted, setWanted] = useState('');
  const chosen = missing.find((step) => keyOf(step) === wanted) ?? missing[0];
  if (!chosen) return <p className="small q">Every step of both risk classes is there.</p>;
  return (
    <div className="form-row add-row">
      <ChoiceField
        label="Step to add"
        value={keyOf(chosen)}
        choices={missing.map((step) => ({
          value: keyOf(step),
          text: `${tierTitle(step.from)} to ${tierTitle(step.to)}, ${step.riskClass} risk`,
        }))}
        onChange={setWanted}
      />
      <button type="button" className="button" onClick={() => onAdd(chosen)}>
        Add this step
      </button>
    </div>
  );
}
