import { calibrationBy, calibrationWhole } from '../../../metrics/calibration/by-group';
import type { CalibrationGroup } from '../../../metrics/calibration/by-group';
import { useSelection } from '../../../session/slice-store';
import { useQuery } from '../../ask/use-query';
import { useWhatIf } from '../../../session/what-if';
import { Answered } from '../../parts/Answered';
import { readBundles } from '../../../metrics/in-view/bundles';
import { CalibrationGroups } from './CalibrationGroups';
import { CalibrationHead } from './CalibrationHead';
import { ConfidenceWords } from './ConfidenceWords';
import { CumulativeSection } from './CumulativeSection';
import { Reliability } from './Reliability';
import './what-if.css';

/** Bundles in the order in which they came into service; others as they are. */
function inOrder(groups: readonly CalibrationGroup[], order: readonly string[]): CalibrationGroup[] {
  const place = ({ key }: CalibrationGroup) => order.indexOf(key);
  return [...groups].sort((a, b) => place(a) - place(b));
}

/** Is a stated confidence the chance of being right? */
export default function CalibrationScreen() {
  const selection = useSelection();
  const by = useWhatIf((state) => state.calibrationBy);
  const whole = useQuery((query, signal) => calibrationWhole(query, selection, signal), [selection]);
  const groups = useQuery(
    async (query, signal) => ({
      by,
      groups: inOrder(
        await calibrationBy(query, selection, by, signal),
        by === 'release' ? (await readBundles(query, signal)).map(({ release }) => release) : [],
      ),
    }),
    [by, selection],
  );
  const bundles = useQuery(
    (query, signal) => calibrationBy(query, selection, 'release', signal),
    [selection],
  );
  return (
    <>
      <section>
        <Answered answer={whole} height={150} what="Calibration">
          {(value) => <CalibrationHead found={value} bundles={bundles.value ?? []} />}
        </Answered>
      </section>
      <section>
        <Answered answer={whole} height={420} what="The reliability diagram">
          {(value) => <Reliability found={value} />}
        </Answered>
      </section>
      <section>
        <Answered answer={groups} height={300} what="Calibration by bundle, risk class and action">
          {(value) => (
            <CalibrationGroups {...value} onBy={(calibrationBy) => useWhatIf.setState({ calibrationBy })} />
          )}
        </Answered>
      </section>
      <section>
        <Answered answer={whole} height={300} what="The cumulative differences">
          {(value) => <CumulativeSection found={value} />}
        </Answered>
      </section>
      {whole.value && whole.value.words.length > 0 && (
        <section>
          <ConfidenceWords words={whole.value.words} />
        </section>
      )}
    </>
  );
}
