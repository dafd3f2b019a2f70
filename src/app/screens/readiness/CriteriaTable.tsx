import { Table } from '../../../charts/table/Table';
import { Section } from '../../parts/Section';
import { gateLimitWords, percent } from '../../../words/format';
import { gateDefinition } from '../../../metrics/gate-evidence/gate-definition';
import type { CriteriaStamp } from '../../../readiness/verdict';
import { tierTitle } from '../../../readiness/tiers';
import type { Gate } from '../../../records/criteria';
import type { AppliedStep } from '../../../readiness/criteria/criteria';

const labelWords = [
  'any source',
  'closed classification up',
  'analyst of record up',
  'second analyst up',
  'incident review',
] as const;

const limitOf = ({ limit, metric }: Gate): string =>
  gateLimitWords(limit, gateDefinition(metric).better === 'higher');

/** The criteria as they were applied: what was asked, before anybody looked. */
export function CriteriaTable({ applied, stamp }: { applied: AppliedStep; stamp: CriteriaStamp | null }) {
  const { criteria, step, gates } = applied;
  return (
    <Section
      title="Criteria used"
      sub={
        <>
          “{criteria.name}”, version {criteria.version}: {tierTitle(step.from)} to {tierTitle(step.to)},{' '}
          {step.riskClass} risk. {criteria.description}{' '}
          {stamp && <span className="mono">SHA-256 {stamp.hash.slice(0, 12)}…</span>}
        </>
      }
    >
      <Table
        caption="Criteria used"
        className="criteria"
        rows={gates}
        rowKey={({ id }) => id}
        columns={[
          { head: 'Gate', cell: ({ title }) => title },
          { head: 'Limit per incident', className: 'nw', cell: limitOf },
          { head: 'Chance of a false pass', number: true, cell: ({ alpha }) => percent(alpha) },
          { head: 'Labels from', cell: ({ minLabelRank }) => labelWords[minLabelRank] },
          { head: 'Lag', number: true, cell: ({ maturityLagDays }) => `${maturityLagDays} days` },
          { head: 'Span at least', number: true, cell: ({ minSpanDays }) => `${minSpanDays} days` },
          { head: 'Unlabelled at most', number: true, cell: (gate) => percent(gate.unresolvedLimit) },
          {
            head: 'Also',
            cell: ({ zeroSevereDays, critical }) =>
              `${zeroSevereDays === null ? '' : `no severe error in ${zeroSevereDays} days; `}${critical ? 'without it the scope is not measurable' : 'without it nothing is shown'}`,
          },
        ]}
      />
    </Section>
  );
}
