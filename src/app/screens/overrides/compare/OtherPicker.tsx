import { fromAddress, toAddress } from '../../../../slice/address/address';
import type { OtherSlice } from '../../../../metrics/compare/compare';
import type { Selection } from '../../../../slice/selection/selection';
import { useValueName } from '../../../ask/use-value-name';
import { readLink } from '../../../../session/link';
import { useNamedViews } from '../../../../session/named-views';
import { sliceStore } from '../../../../session/slice-store';
import { useView } from '../../../../session/view';
import { clausesOf } from '../Chips';

const setOther = (other: string | null) => useView.setState({ other });
const addressOf = (selection: Selection) => toAddress(selection) || 'all';

/** What B is: everything else, everything, a slice that was set aside, or a named view. */
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
  const nameOf = useValueName(b === 'rest' ? [] : (b.only.person ?? []));
  const clauses = b === 'rest' ? [] : clausesOf(b, nameOf);
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
        <button type="button" className="link" onClick={() => setOther(addressOf(selection))}>
          Make the slice in view B
        </button>
        {other !== null && (
          <>
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
            <button type="button" className="link" onClick={() => setOther(null)}>
              Everything else
            </button>
          </>
        )}
        {views.length > 0 && (
          <label className="inline-field">
            <span>Named view</span>
            <select
              className="input"
              value=""
              onChange={(event) => {
                const view = views.find(({ name }) => name === event.target.value);
                if (view) setOther(addressOf(readLink(view.address).selection));
              }}
            >
              <option value="">choose</option>
              {views.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </p>
    </div>
  );
}
