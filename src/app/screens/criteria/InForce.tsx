import { gateColumns } from '../../parts/gate-columns';
import { Table } from '../../../charts/table/Table';
import { Section } from '../../parts/Section';
import { exactPercent } from '../../../words/format';
import { tierTitle } from '../../../words/verdict-sentences';
import type { Criteria } from '../../../records/criteria';
import { criteriaHash } from '../../../readiness/criteria/criteria';
import { controlTitle, countingWords } from '../../../answers/criteria/words';
import { saveCriteria } from '../../parts/save-file';

/** One set of criteria as tables: the gates, and which of them and which controls each step asks for. */
export function InForce({ criteria }: { criteria: Criteria }) {
  const hash = criteriaHash(criteria);
  const titleOf = (id: string) => criteria.gates.find((gate) => gate.id === id)?.title ?? id;
  return (
    <Section
      title={`${criteria.name}, version ${criteria.version}`}
      sub={
        <>
          {criteria.description} SHA-256 <span className="mono hash">{hash}</span>
        </>
      }
      acts={
        <button
          type="button"
          className="link"
          aria-label={`Export as JSON: ${criteria.name}`}
          onClick={() => saveCriteria(criteria)}
        >
          Export as JSON
        </button>
      }
    >
      <Table
        caption={`Gates of ${criteria.name}`}
        asCards
        className="criteria-table"
        rows={criteria.gates}
        rowKey={({ id }) => id}
        columns={[
          {
            head: 'Gate',
            cell: ({ title, id }) => (
              <>
                {title}
                <span className="q mono">{id}</span>
              </>
            ),
          },
          ...gateColumns,
        ]}
      />
      <Table
        caption={`Steps of ${criteria.name}`}
        asCards
        className="criteria-table"
        rows={criteria.steps}
        columns={[
          { head: 'Step', cell: ({ from, to }) => `${tierTitle(from)} to ${tierTitle(to)}` },
          { head: 'Risk', className: 'nw', cell: ({ riskClass }) => riskClass },
          { head: 'Gates, all of them', cell: ({ gates }) => gates.map(titleOf).join('; ') },
          {
            head: 'Controls, all of them',
            cell: ({ controls }) => (controls.length === 0 ? 'none' : controls.map(controlTitle).join('; ')),
          },
        ]}
      />
      <p className="small q under-table">
        Incidents are judged in the order they were opened; decisions of one incident count as one. “Limit per
        incident” is the mean share of an incident’s decisions. Several promoted at one look:{' '}
        {criteria.together
          ? `e-BH over all judged scopes, at most ${exactPercent(criteria.together.falseDiscoveryRate)} of the promoted unready`
          : 'e-BH at the smallest chance of a false pass of the gates'}
        . At a new bundle,{' '}
        {criteria.equivalence
          ? `evidence restarts unless false positives are shown to differ by less than ${exactPercent(criteria.equivalence.margin)} in a single planned look (α ${exactPercent(criteria.equivalence.alpha)})`
          : 'evidence restarts: no margin of equivalence is set'}
        .{' '}
        {criteria.specialistGroups && criteria.specialistGroups.length > 0
          ? `Specialists: ${criteria.specialistGroups.join(', ')}.`
          : 'No specialist groups are set.'}{' '}
        {criteria.counting === undefined ? '' : `${countingWords} `}
        {`Outside every hash chain may be ${criteria.integrity ? `at most ${exactPercent(criteria.integrity.maxUncoveredShare)} of the records` : 'no record'}, where a step requires the chain.`}
      </p>
    </Section>
  );
}
