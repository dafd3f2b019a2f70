import { gateColumns } from '../../parts/gate-columns';
import { Table } from '../../../charts/table/Table';
import { Section } from '../../parts/Section';
import type { CriteriaStamp } from '../../../readiness/verdict';
import { tierTitle } from '../../../words/verdict-sentences';
import type { AppliedStep } from '../../../readiness/criteria/criteria';

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
        asCards
        className="criteria"
        rows={gates}
        rowKey={({ id }) => id}
        columns={[{ head: 'Gate', cell: ({ title }) => title }, ...gateColumns]}
      />
    </Section>
  );
}
