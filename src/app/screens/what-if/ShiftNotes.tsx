import type { ReportedShift } from '../../../metrics/drift/reported';
import { shiftSentence } from '../../../answers/drift/reported-words';
import { startPair } from '../../../session/drift-pair';
import { goTo } from '../../../session/view';
import type { ShiftCheck } from './use-shift-check';

function openDrift({ before, after }: ReportedShift): void {
  goTo('drift', {
    pair: before ? { ...startPair, baseline: before.release, candidate: after.release } : startPair,
  });
}

/** Why a threshold is not called guaranteed: what the Drift screen reports of the same slice. */
export function ShiftNotes({ check }: { check: ShiftCheck }) {
  switch (check.state) {
    case 'none':
      return null;
    case 'checking':
      return (
        <p className="part-note" role="status">
          Asking the Drift screen whether a bundle of this slice has shifted…
        </p>
      );
    case 'failed':
      return (
        <p className="part-note">
          Whether a bundle has shifted could not be told ({check.message}): nothing is called guaranteed.
        </p>
      );
    case 'shifted':
      return (
        <>
          <p className="part-note">
            A threshold found on decisions that differ among themselves guarantees nothing for the next one.
            Choose one bundle in the filters above, or read what the Drift screen reports of this slice:
          </p>
          <ul className="named">
            {check.reported.map((each) => (
              <li key={`${each.agent} ${each.after.release}`}>
                {shiftSentence(each)}{' '}
                <button type="button" className="link" onClick={() => openDrift(each)}>
                  {each.before ? 'Compare the two' : 'Open Drift'}
                </button>
              </li>
            ))}
          </ul>
        </>
      );
  }
}
