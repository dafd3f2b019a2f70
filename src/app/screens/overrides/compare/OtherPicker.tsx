import { fromAddress, toAddress } from '../../../../slice/address/address';
import { bundleSteps } from '../../../../metrics/bundle-changes/bundle-changes';
import type { OtherSlice } from '../../../../metrics/compare/compare';
import type { Selection } from '../../../../slice/selection/selection';
import { useQuery } from '../../../ask/use-query';
import { useReleaseNames } from '../../../ask/use-release-names';
import { useValueName } from '../../../ask/use-value-name';
import { useNamedViews } from '../../../../session/named-views';
import { useSession } from '../../../../session/session';
import { sliceStore } from '../../../../session/slice-store';
import { useView } from '../../../../session/view';
import { clausesOf } from '../Chips';
import { bundlePairs, namedPairs, type Pair, periodPairs } from './pairs';

const setOther = (other: string | null) => useView.setState({ other });
const addressOf = (selection: Selection) => toAddress(selection) || 'all';

/** Narrows the slice where a pair says so, and sets what it is compared with. */
function choose({ a, b }: Pair): void {
  if (a) sliceStore.getState().set({ ...a, from: a.from, to: a.to });
  setOther(addressOf(b));
}

/** What B is: everything else, the period or bundle before, a slice that was set aside, or a saved view. */
export function OtherPicker({
  other,
  b,
  selection,
}: {
  other: string | null;
  b: OtherSlice;
  selection: Selection;
}) {
  const views = useNamedViews((store) => store.views);
  const period = useSession((session) => session.period);
  const releaseName = useReleaseNames();
  const nameOf = useValueName(b === 'rest' ? [] : (b.only.person ?? []));
  const steps = useQuery((query, signal) => bundleSteps(query, signal), []);
  const clauses = b === 'rest' ? [] : clausesOf(b, nameOf);
  const groups = [
    { title: 'The period before', pairs: period ? periodPairs(selection, period) : [] },
    { title: 'The bundle before', pairs: bundlePairs(selection, steps.value ?? [], releaseName) },
    { title: 'A saved view', pairs: namedPairs(views) },
  ].filter(({ pairs }) => pairs.length > 0);
  const pairs = groups.flatMap((group) => group.pairs);
  const chosen = pairs.findIndex(
    (pair) => addressOf(pair.b) === other && (!pair.a || toAddress(pair.a) === toAddress(selection)),
  );
  return (
    <div>
      <h2 className="small-head">
        B: {b === 'rest' ? 'everything that A leaves out' : 'a slice of its own'}
      </h2>
      <div className="chips">
        {b !== 'rest' && clauses.length === 0 && <span className="q">Everything in production.</span>}
        {clauses.map(({ key, name, said }) => (
          <span key={key} className="pill">
            <span>{name}</span>
            {said}
          </span>
        ))}
      </div>
      <p className="ab-acts">
        <label className="inline-field">
          <span>Compare with</span>
          <select
            className="input"
            value={other === null ? 'rest' : other === 'all' ? 'all' : chosen >= 0 ? String(chosen) : 'own'}
            onChange={({ target: { value } }) => {
              if (value === 'rest') setOther(null);
              else if (value === 'all') setOther('all');
              else if (pairs[Number(value)]) choose(pairs[Number(value)]!);
            }}
          >
            <option value="rest">everything else</option>
            <option value="all">everything in production</option>
            {other !== null && other !== 'all' && chosen < 0 && (
              <option value="own">a slice set aside</option>
            )}
            {groups.map(({ title, pairs: own }) => (
              <optgroup key={title} label={title}>
                {own.map((pair) => (
                  <option key={pair.words} value={pairs.indexOf(pair)}>
                    {pair.words}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <button type="button" className="link" onClick={() => setOther(addressOf(selection))}>
          Make the slice in view B
        </button>
        {other !== null && (
          <button
            type="button"
            className="link"
            onClick={() => {
              const mine = addressOf(selection);
              const { selection: theirs } = fromAddress(other === 'all' ? '' : other);
              sliceStore.getState().set({ ...theirs, from: theirs.from, to: theirs.to });
              setOther(mine);
            }}
          >
            Swap A and B
          </button>
        )}
      </p>
    </div>
  );
}
