import { SectionHead } from '../../parts/Section';
import { RateRows } from '../../../charts/dots/RateRows';
import { percentRange } from '../../../words/format';
import { StateBlock } from '../../../charts/states/StateBlock';
import type { Statement } from '../../../database/engine/query';
import type { SampledRate } from '../../../metrics/missed/missed';
import type { Rate } from '../../../metrics/rate/rate';
import { RowsLink } from '../../parts/RowsLink';

interface CommissionOmissionProps {
  whole: Rate;
  byRisk: readonly Rate[];
  omission: SampledRate;
  missedSql: Statement;
}

const metric = 'automation_bias_commission';
const omissionSets = {
  hits: 'audit_omission',
  counted: 'audit_silent_real',
  misses: 'audit_silent_real',
  open: 'audit_silent_open',
} as const;

/** Following the agent into an error, and leaving alone what the agent left alone. */
export function CommissionOmission({ whole, byRisk, omission, missedSql }: CommissionOmissionProps) {
  return (
    <>
      <SectionHead
        title="Commission: wrong proposals that a human approved after seeing them"
        sub="Lower is better. Hatched: up to the share if every unresolved case belongs here."
        sql={[
          { ...whole.statement, label: 'Commission' },
          { ...missedSql, label: 'Omission, from the audit sample' },
        ]}
      />
      <RateRows
        caption="Commission"
        head="Wrong proposals"
        points={[
          { ...whole, label: 'All' },
          ...byRisk.map((rate) => ({ ...rate, label: `${rate.key === 'high' ? 'High' : 'Low'} risk` })),
        ]}
        mark="human"
        better="lower"
        unit="cases"
        misses="Not approved"
        link={(point, part, text) => (
          <RowsLink
            rows={{
              of: 'metric',
              metric,
              part,
              ...(point.key === 'all' ? {} : { grouping: 'risk_class', key: point.key }),
            }}
          >
            {text}
          </RowsLink>
        )}
      />
      <h3 className="part-title">Omission: real cases on which agent and human were both silent</h3>
      {omission.state === 'not_measurable' ? (
        <StateBlock
          kind="not_measurable"
          title="Omission cannot be measured."
          detail={`${omission.reason ?? ''} A share of the cases that nobody opened would have to be drawn by lot and reviewed (review records with sampling.probability).`}
          height={120}
        />
      ) : (
        <>
          <RateRows
            caption="Omission"
            head="Audit sample, weighted"
            points={[
              {
                ...omission,
                key: 'omission',
                label: 'Real, the agent silent',
              },
            ]}
            mark="human"
            better="lower"
            unit="cases"
            link={(_, part, text) => (
              <RowsLink rows={{ of: 'set', set: omissionSets[part], keys: [] }}>{text}</RowsLink>
            )}
          />
          <p className="fignote">
            Counts are of the sample; the share weighs each case by one over its probability of being drawn
            {omission.interval ? `, 95% interval ${percentRange(omission.interval)}` : ''}. The human of the
            audit sample is the one who reviewed it, blind.
          </p>
        </>
      )}
    </>
  );
}
