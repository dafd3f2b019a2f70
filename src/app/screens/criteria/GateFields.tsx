import { Checkbox } from 'react-aria-components';
import { oneIn } from '../../../words/format';
import { type Gate, gateMetrics } from '../../../records/criteria';
import { ChoiceField } from '../../fields/ChoiceField';
import { NumberInput } from '../../fields/NumberInput';
import { TextInput } from '../../fields/TextInput';
import { Fold } from '../../parts/Fold';
import { isHigherBetter, labelWords, metricTitle } from '../../../answers/criteria/words';

interface GateFieldsProps {
  gate: Gate;
  /** What is wrong with one field of this gate. */
  problemOf: (field: keyof Gate) => string | undefined;
  hasProblem: boolean;
  onChange: (change: Partial<Gate>) => void;
  onRemove: () => void;
}

const isShare = (value: number) => value > 0 && value < 1;

export function GateFields({ gate, problemOf, hasProblem, onChange, onRemove }: GateFieldsProps) {
  const number = (field: 'limit' | 'alpha' | 'maturityLagDays' | 'minSpanDays' | 'unresolvedLimit') => ({
    value: gate[field],
    problem: problemOf(field),
    onChange: (value: number) => onChange({ [field]: value }),
  });
  return (
    <Fold
      hasProblem={hasProblem}
      summary={
        <>
          <b>{gate.title || gate.id}</b>{' '}
          <span className="q">
            limit {isShare(gate.limit) ? oneIn(gate.limit) : 'out of range'}
            {hasProblem ? '; something is wrong here' : ''}
          </span>
        </>
      }
    >
      <fieldset className="form-grid">
        <legend className="vh">Gate {gate.title || gate.id}</legend>
        <TextInput
          label="Title"
          value={gate.title}
          problem={problemOf('title')}
          onChange={(title) => onChange({ title })}
        />
        <TextInput label="Id" value={gate.id} problem={problemOf('id')} onChange={(id) => onChange({ id })} />
        <ChoiceField
          label="Metric"
          value={gate.metric}
          choices={gateMetrics.map((metric) => ({ value: metric, text: metricTitle(metric) }))}
          onChange={(metric) => onChange({ metric })}
        />
        <NumberInput
          label="Limit p0, share"
          help={isHigherBetter(gate.metric) ? 'of its shortfall: 0.05 asks for 95%' : '0.05 is 1 in 20'}
          {...number('limit')}
        />
        <NumberInput label="Chance of a false pass α" help="over all looks" {...number('alpha')} />
        <ChoiceField
          label="Labels from"
          value={String(gate.minLabelRank)}
          choices={labelWords.map((text, rank) => ({ value: String(rank), text }))}
          onChange={(rank) => onChange({ minLabelRank: Number(rank) })}
        />
        <NumberInput label="Maturity lag, days" {...number('maturityLagDays')} />
        <NumberInput label="Span at least, days" {...number('minSpanDays')} />
        <NumberInput label="Unlabelled at most, share" {...number('unresolvedLimit')} />
        <NumberInput
          label="No severe error in, days"
          help="empty: no such rule"
          value={gate.zeroSevereDays ?? NaN}
          problem={problemOf('zeroSevereDays')}
          onChange={(value) => onChange({ zeroSevereDays: Number.isNaN(value) ? null : value })}
        />
        <Checkbox
          className="check tick"
          isSelected={gate.critical}
          onChange={(critical) => onChange({ critical })}
        >
          <span className="box" aria-hidden="true" />
          Critical: without it the scope is not measurable
        </Checkbox>
        <div>
          <button
            type="button"
            className="link"
            aria-label={`Take out gate ${gate.title}`}
            onClick={onRemove}
          >
            Take this gate out
          </button>
        </div>
      </fieldset>
    </Fold>
  );
}
