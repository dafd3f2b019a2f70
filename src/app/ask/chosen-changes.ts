import { useMemo } from 'react';
import type { ChosenChange } from '../../answers/frozen/context';
import { useComposition } from '../../session/composition';
import { useWhatIf } from '../../session/what-if';

/** The proposals of this visit, each change once and as reckoned last. */
export function useProposedOnce() {
  const proposals = useWhatIf((state) => state.proposals);
  return useMemo(
    () =>
      proposals.filter(
        ({ change_sha256: own }, at) =>
          proposals.findLastIndex(({ change_sha256: other }) => other === own) === at,
      ),
    [proposals],
  );
}

/** The changes that go into the report that is composed: those that were chosen and are not ticked off. */
export function useChosenChanges(): readonly ChosenChange[] {
  const proposals = useProposedOnce();
  const changesOut = useComposition((state) => state.changesOut);
  const settingsKept = useComposition((state) => state.settingsKept);
  return useMemo(
    () =>
      proposals
        .filter(({ change_sha256: own }) => !changesOut.includes(own))
        .map((reckoned) => ({
          change: reckoned.change,
          hasSettings: !settingsKept.includes(reckoned.change_sha256),
          reckoned,
        })),
    [proposals, changesOut, settingsKept],
  );
}
