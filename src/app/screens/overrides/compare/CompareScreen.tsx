import { fromAddress } from '../../../../slice/address/address';
import { compareSlices, type OtherSlice, sharedDecisions } from '../../../../metrics/compare/compare';
import { useSelection } from '../../../../session/slice-store';
import { useQuery } from '../../../ask/use-query';
import { useView } from '../../../../session/view';
import { Answered } from '../../../parts/Answered';
import { Chips } from '../Chips';
import { slicedMeasures, useMeasure } from '../measure-choice';
import { CompareTable } from './CompareTable';
import { differenceSentence } from '../../../../answers/overrides/difference-words';
import { MultiplesSection } from './MultiplesSection';
import { OtherPicker } from './OtherPicker';
import '../overrides.css';
import './compare.css';

/** Slice A, which is in view, against slice B: every measure with its difference and interval. */
export default function CompareScreen() {
  const selection = useSelection();
  const definition = useMeasure();
  const other = useView((view) => view.other);
  const b: OtherSlice = other === null ? 'rest' : fromAddress(other === 'all' ? '' : other).selection;
  const isEmpty =
    other === null &&
    JSON.stringify(selection.only) === '{}' &&
    selection.from === undefined &&
    selection.to === undefined;
  const answer = useQuery(
    async (query, signal) => {
      const [rows, shared] = await Promise.all([
        compareSlices(query, slicedMeasures, selection, b, signal),
        sharedDecisions(query, selection, b, signal),
      ]);
      return { rows, shared };
    },
    [b, selection],
  );
  return (
    <>
      <section>
        <Answered answer={answer} height={120} what="The comparison">
          {({ rows }) => (
            <h1 className="verdict">
              {isEmpty
                ? 'Choose what to compare: narrow this slice, or choose B.'
                : differenceSentence(rows, definition.id)}
            </h1>
          )}
        </Answered>
        <div className="ab">
          <div>
            <h2 className="small-head">A: the slice in view</h2>
            <Chips selection={selection} />
          </div>
          <OtherPicker other={other} b={b} selection={selection} />
        </div>
      </section>
      {!isEmpty && (
        <section>
          <Answered answer={answer} height={520} what="The comparison">
            {({ rows, shared }) => <CompareTable rows={rows} shared={shared} />}
          </Answered>
        </section>
      )}
      <MultiplesSection />
    </>
  );
}
