import { StateBlock } from '../../../charts/states/StateBlock';
import { catalogue } from '../../../metrics/catalogue';
import { measureAll } from '../../../metrics/rate/measure-all';
import { sliceStore, useSelection } from '../../../session/slice-store';
import { useInView } from '../../ask/use-in-view';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { AccountingSection } from './AccountingSection';
import { ChangesSection } from './ChangesSection';
import { ConfusionSection } from './ConfusionSection';
import { FatesSection } from './FatesSection';
import { OperatorsSection } from './OperatorsSection';
import { MeasuresSection } from './MeasuresSection';
import { OutcomesHead } from './OutcomesHead';
import { OverdueSection } from './OverdueSection';
import './outcomes.css';

/** What the agent would have done against what humans did and what was right. */
export default function OutcomesScreen() {
  const selection = useSelection();
  const inView = useInView(selection);
  const whole = useQuery(
    (query, signal) => measureAll(query, catalogue, selection, 'all', signal),
    [selection],
  );
  if (inView.value?.decisions === 0 && inView.state === 'ready') {
    return (
      <StateBlock
        kind="empty"
        title="No decision is left in this slice."
        detail={
          selection.environment === 'production'
            ? 'Only production records are in view; tests and drills have a view of their own under Environment.'
            : 'A filter above leaves nothing.'
        }
        action={{ label: 'Reset the filters', onPress: () => sliceStore.getState().clear() }}
        height={480}
      />
    );
  }
  return (
    <>
      <section>
        <Answered answer={whole} height={150} what="The measures">
          {(rates) => <OutcomesHead rates={rates} lagDays={selection.maturityLagDays} />}
        </Answered>
      </section>
      <AccountingSection selection={selection} />
      <MeasuresSection selection={selection} />
      <ChangesSection selection={selection} />
      <FatesSection selection={selection} />
      <ConfusionSection selection={selection} />
      <OperatorsSection selection={selection} />
      <OverdueSection selection={selection} />
    </>
  );
}
