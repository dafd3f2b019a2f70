import { oneIn } from '../../../words/format';
import { type Gate, gateMetrics, gateSchema } from '../../../records/criteria';
import { SchemaFields } from '../../fields/SchemaFields';
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

const gateFields = [
  'title',
  'id',
  'metric',
  'limit',
  'alpha',
  'minLabelRank',
  'maturityLagDays',
  'minSpanDays',
  'unresolvedLimit',
  'zeroSevereDays',
  'critical',
] as const;

const gateChoices = {
  metric: gateMetrics.map((value) => ({ value, text: metricTitle(value) })),
  minLabelRank: labelWords.map((text, rank) => ({ value: String(rank), text })),
};

const isShare = (value: number) => value > 0 && value < 1;

export function GateFields({ gate, problemOf, hasProblem, onChange, onRemove }: GateFieldsProps) {
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
        <SchemaFields
          schema={gateSchema}
          names={gateFields}
          value={gate}
          problemOf={problemOf}
          help={{
            limit: isHigherBetter(gate.metric) ? 'of its shortfall: 0.05 asks for 95%' : undefined,
          }}
          choices={gateChoices}
          onChange={onChange}
        />
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
