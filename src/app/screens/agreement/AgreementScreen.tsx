import { agreementGap } from '../../../metrics/agreement-gap/agreement-gap';
import { agreementTables } from '../../../metrics/agreement-table/agreement-table';
import { definitionOf } from '../../../metrics/catalogue';
import { measureAll } from '../../../metrics/rate/measure-all';
import { useSelection } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { AgreementHead } from './AgreementHead';
import { CoefficientTable } from './CoefficientTable';
import { GapSection } from './GapSection';
import { PairTables } from './PairTables';

const both = [definitionOf('agreement'), definitionOf('agreement_advised')] as const;

/** How often agent and human chose the same, blind apart from advised, and what being advised changes. */
export default function AgreementScreen() {
  const selection = useSelection();
  const answer = useQuery(
    async (query, signal) => {
      const [rates, tables] = await Promise.all([
        measureAll(query, both, selection, 'all', signal),
        agreementTables(query, selection, signal),
      ]);
      return { blind: rates.agreement[0]!, advised: rates.agreement_advised[0]!, tables };
    },
    [selection],
  );
  const gap = useQuery((query, signal) => agreementGap(query, selection, signal), [selection]);
  return (
    <>
      <section>
        <Answered answer={answer} height={150} what="Agreement">
          {(value) => <AgreementHead {...value} />}
        </Answered>
      </section>
      <section>
        <Answered answer={answer} height={260} what="The coefficients">
          {(value) => <CoefficientTable {...value} />}
        </Answered>
      </section>
      <div className="part-sections">
        <Answered answer={answer} height={360} what="The tables of pairs">
          {({ tables }) => <PairTables tables={tables} />}
        </Answered>
      </div>
      <section>
        <Answered answer={gap} height={360} what="The gap between advised and blind">
          {(value) => <GapSection gap={value} />}
        </Answered>
      </section>
    </>
  );
}
