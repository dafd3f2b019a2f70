import { useState } from 'react';
import { isoPlanBlock, isoPlanSentence } from '../../../answers/audit/iso-plan';
import type { GateResult } from '../../../readiness/verdict';
import { type QualityLimit, qualityLimits } from '../../../statistics/iso-2859';
import { exactPercent } from '../../../words/format';
import { ChoiceField } from '../../fields/ChoiceField';
import { NumberInput } from '../../fields/NumberInput';
import { Section } from '../../parts/Section';
import { Block } from './Blocks';

const choices = qualityLimits.map((limit) => ({ value: String(limit), text: exactPercent(limit / 100) }));

/** A quarter of a year. */
const weeklyLooks = 12;

/** For houses whose rules ask for acceptance sampling: the plan, and what it does not promise. */
export function IsoSection({ gate: { observed, audit, limit } }: { readonly gate: GateResult }) {
  // Of an audit only the drawn are observed; a lot is all that came.
  const perWeek = (audit?.incidents ?? observed.incidents) / Math.max(1, observed.spanDays / 7);
  const [lot, setLot] = useState(Math.max(2, Math.round(perWeek)));
  const [aql, setAql] = useState<QualityLimit>(1);
  const question = { lot, aql, limit, weeks: weeklyLooks };
  const isSound = Number.isInteger(lot) && lot >= 2;
  return (
    <Section title="Acceptance sampling" sub="Only where you must follow ISO 2859-1. It changes no verdict.">
      <details>
        <summary>{isSound ? isoPlanSentence(question) : 'A lot has at least 2 incidents.'}</summary>
        <div className="form-grid iso-form">
          <NumberInput
            label="Lot, incidents"
            help="those of a week, where lots are weeks"
            whole
            value={lot}
            onChange={setLot}
            problem={isSound ? undefined : 'A whole number from 2 on.'}
          />
          <ChoiceField
            label="AQL, % wrong"
            value={String(aql)}
            choices={choices}
            onChange={(value) => setAql(qualityLimits.find((each) => String(each) === value) ?? 1)}
          />
        </div>
        {isSound && <Block block={isoPlanBlock(question)} isFolded={false} />}
      </details>
    </Section>
  );
}
