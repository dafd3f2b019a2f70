import { useState } from 'react';
import { chainSchema, type Criteria, equivalenceSchema, togetherSchema } from '../../../records/criteria';
import { SchemaField } from '../../fields/SchemaFields';
import { TextInput } from '../../fields/TextInput';

interface RuleFieldsProps {
  criteria: Criteria;
  problems: ReadonlyMap<string, string>;
  onChange: (criteria: Criteria) => void;
}

const groupsOf = (text: string) =>
  text
    .split(',')
    .map((group) => group.trim())
    .filter(Boolean);

/** What the criteria say of several scopes at once, of a new bundle, of the hash chains, and of who is a specialist. */
export function RuleFields({ criteria, problems, onChange }: RuleFieldsProps) {
  const { together, equivalence, specialistGroups, integrity } = criteria;
  const [groups, setGroups] = useState((specialistGroups ?? []).join(', '));
  const changeTogether = (rate: number) => {
    const { together: _, ...rest } = criteria;
    onChange(Number.isNaN(rate) ? rest : { ...rest, together: { method: 'e-bh', falseDiscoveryRate: rate } });
  };
  const changeMargin = (margin: number) =>
    onChange({
      ...criteria,
      equivalence: Number.isNaN(margin) ? null : { margin, alpha: equivalence?.alpha ?? 0.05 },
    });
  const changeUncovered = (share: number) => {
    const { integrity: _, ...rest } = criteria;
    onChange(Number.isNaN(share) ? rest : { ...rest, integrity: { maxUncoveredShare: share } });
  };
  return (
    <div className="form-grid">
      <SchemaField
        schema={togetherSchema.shape.falseDiscoveryRate}
        value={together?.falseDiscoveryRate ?? NaN}
        problem={problems.get('together.falseDiscoveryRate')}
        onChange={changeTogether}
      />
      <SchemaField
        schema={equivalenceSchema.shape.margin}
        value={equivalence?.margin ?? NaN}
        problem={problems.get('equivalence.margin')}
        onChange={changeMargin}
      />
      {equivalence && (
        <SchemaField
          schema={equivalenceSchema.shape.alpha}
          value={equivalence.alpha}
          problem={problems.get('equivalence.alpha')}
          onChange={(alpha) => onChange({ ...criteria, equivalence: { ...equivalence, alpha } })}
        />
      )}
      <SchemaField
        schema={chainSchema.shape.maxUncoveredShare}
        value={integrity?.maxUncoveredShare ?? NaN}
        problem={problems.get('integrity.maxUncoveredShare')}
        onChange={changeUncovered}
      />
      <TextInput
        label="Groups of specialists"
        help="of reviewers, with commas between; they approve at escalation level 3"
        value={groups}
        problem={[...problems].find(([place]) => place.startsWith('specialistGroups'))?.[1]}
        onChange={(text) => {
          setGroups(text);
          onChange({ ...criteria, specialistGroups: groupsOf(text) });
        }}
      />
    </div>
  );
}
