import { definitionOf } from '../../../metrics/catalogue';
import { measure } from '../../../metrics/rate/measure';
import { chaosSafe, drillPass, everyRepeatRight } from '../../../metrics/tests/definitions';
import { stopEvents, testRuns } from '../../../metrics/tests/tests';
import { useSelection } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { NothingInSlice } from '../../parts/NothingInSlice';
import { AdversarialSection } from './AdversarialSection';
import { FaultSection } from './FaultSection';
import { RunEndings } from './RunEndings';
import { StopEvents } from './StopEvents';
import { TestsHead } from './TestsHead';

const adversarial = definitionOf('adversarial_pass_rate');
const paraphrase = definitionOf('paraphrase_consistency');
const replayRight = definitionOf('replay_right_share');

/** Runs that were staged: attacks, rewordings, faults, drills. No production record is read here. */
export default function TestsScreen() {
  const selection = useSelection();
  const answer = useQuery(
    async (query, signal) => {
      const whole = async (definition: Parameters<typeof measure>[1]) =>
        (await measure(query, definition, selection, 'all', signal))[0]!;
      const [
        attacks,
        wordings,
        chaos,
        drill,
        replay,
        repeats,
        byCategory,
        byRelease,
        wordingsByRelease,
        chaosByFault,
      ] = await Promise.all([
        whole(adversarial),
        whole(paraphrase),
        whole(chaosSafe),
        whole(drillPass),
        whole(replayRight),
        whole(everyRepeatRight),
        measure(query, adversarial, selection, 'scenario_category', signal),
        measure(query, adversarial, selection, 'release', signal),
        measure(query, paraphrase, selection, 'release', signal),
        measure(query, chaosSafe, selection, 'scenario_category', signal),
      ]);
      const { runs, statement } = await testRuns(query, selection, signal);
      return {
        attacks,
        wordings,
        faults: { chaos, drill, replay, repeats },
        byCategory,
        byRelease,
        wordingsByRelease,
        chaosByFault,
        runs,
        statement,
      };
    },
    [selection],
  );
  const stops = useQuery((query, signal) => stopEvents(query, signal), []);
  if (answer.state === 'ready' && answer.value?.runs.length === 0)
    return (
      <>
        <NothingInSlice
          title="No test run is in this slice."
          detail="Test runs are decisions with a scenario, or of the test environment. Whatever the filters leave of production is not read here."
        />
        <section>
          <Answered answer={stops} height={260} what="The stops">
            {(value) => <StopEvents {...value} />}
          </Answered>
        </section>
      </>
    );
  return (
    <>
      <section>
        <Answered answer={answer} height={150} what="The tests">
          {({ attacks, wordings, faults, runs }) => (
            <TestsHead
              attacks={attacks}
              wordings={wordings}
              chaos={faults.chaos}
              drill={faults.drill}
              runs={runs}
            />
          )}
        </Answered>
      </section>
      <div className="part-sections">
        <Answered answer={answer} height={520} what="Attacks and rewordings">
          {(value) => <AdversarialSection {...value} />}
        </Answered>
      </div>
      <section>
        <Answered answer={answer} height={300} what="Faults and drills">
          {(value) => <FaultSection {...value.faults} chaosByFault={value.chaosByFault} />}
        </Answered>
      </section>
      <section>
        <Answered answer={answer} height={360} what="The endings">
          {({ runs, statement }) => <RunEndings runs={runs} statement={statement} />}
        </Answered>
      </section>
      <section>
        <Answered answer={stops} height={260} what="The stops">
          {(value) => <StopEvents {...value} />}
        </Answered>
      </section>
    </>
  );
}
