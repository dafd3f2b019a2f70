import { discrimination } from '../../../metrics/automation-bias/discrimination';
import { defaultFloorSeconds, reviewers } from '../../../metrics/automation-bias/reviewers';
import { definitionOf } from '../../../metrics/catalogue';
import { missed } from '../../../metrics/missed/missed';
import { measure } from '../../../metrics/rate/measure';
import { useSelection } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { useView } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { BiasHead } from './BiasHead';
import { CommissionOmission } from './CommissionOmission';
import { DiscriminationSection } from './DiscriminationSection';
import { RubberStamp } from './RubberStamp';

const commission = definitionOf('automation_bias_commission');

/** Do humans who see the agent's output still decide for themselves? */
export default function BiasScreen() {
  const selection = useSelection();
  const floor = useView((view) => view.floorSeconds);
  const answer = useQuery(
    async (query, signal) => {
      const [whole, byRisk, misses, people] = await Promise.all([
        measure(query, commission, selection, 'all', signal),
        measure(query, commission, selection, 'risk_class', signal),
        missed(query, selection, signal),
        reviewers(query, selection, defaultFloorSeconds, signal),
      ]);
      return { whole: whole[0]!, byRisk, omission: misses.omission, missedSql: misses.statement, people };
    },
    [selection],
  );
  const sureness = useQuery(
    async (query, signal) => ({
      people: await reviewers(query, selection, defaultFloorSeconds, signal),
      sureness: await discrimination(query, selection, signal),
    }),
    [selection],
  );
  const pace = useQuery((query, signal) => reviewers(query, selection, floor, signal), [floor, selection]);
  return (
    <>
      <section>
        <Answered answer={answer} height={150} what="Automation bias">
          {({ whole, people }) => <BiasHead commission={whole} people={people} />}
        </Answered>
      </section>
      <section>
        <Answered answer={answer} height={260} what="Commission and omission">
          {(value) => <CommissionOmission {...value} />}
        </Answered>
      </section>
      <section>
        <Answered answer={sureness} height={420} what="Discrimination">
          {(value) => <DiscriminationSection {...value} />}
        </Answered>
      </section>
      <section>
        <Answered answer={pace} height={420} what="The pace of approvals">
          {(value) => <RubberStamp people={value} floor={floor} />}
        </Answered>
      </section>
    </>
  );
}
