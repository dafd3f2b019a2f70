import { Section } from '../../parts/Section';
import { useState } from 'react';
import { propose } from '../../../answers/what-if/propose';
import type { Change, Proposal, SealedProposal } from '../../../records/what-if';
import { useSession } from '../../../session/session';
import { useSelection } from '../../../session/slice-store';
import { goTo } from '../../../session/view';
import { chooseProposal } from '../../../session/what-if';
import { permuteInWorker } from '../../../jobs/run-job';
import { saveJson } from '../../parts/save-file';
import { errorText } from '../../../records/unknown';
import { fileName } from '../../../words/format';

type State =
  { is: 'idle' | 'running' } | { is: 'failed'; message: string } | { is: 'ready'; proposal: SealedProposal };

export const proposalFile = ({ change }: Proposal): string =>
  `proposal-${fileName(`${change.name}-${change.version}`)}.json`;

/** Makes what is tried out a proposal with its evidence, on the whole log and on its two halves. */
export function ProposeSection({ change, what }: { change: Change; what: string }) {
  const selection = useSelection();
  const { query, account } = useSession();
  const [state, set] = useState<State>({ is: 'idle' });
  const start = () => {
    if (!query) return;
    set({ is: 'running' });
    const sources = (account?.files ?? []).map(({ name, sha256 }) => ({ name, sha256 }));
    propose(query, selection, change, sources, { permuting: permuteInWorker }).then(
      (proposal) => set({ is: 'ready', proposal: chooseProposal(proposal) }),
      (reason: unknown) => set({ is: 'failed', message: errorText(reason) }),
    );
  };
  return (
    <Section
      title="Make it a proposal"
      sub={<>Evidence for {what}, on the whole slice and on its earlier and later half.</>}
    >
      <div className="actions">
        <button type="button" className="button main" onClick={start} disabled={state.is === 'running'}>
          Reckon the evidence
        </button>
        {state.is === 'ready' && (
          <>
            <button
              type="button"
              className="button"
              onClick={() => saveJson(proposalFile(state.proposal), state.proposal)}
            >
              Export as JSON
            </button>
            <button
              type="button"
              className="button quiet"
              onClick={() => goTo('what-if', { part: 'proposals' })}
            >
              All proposals
            </button>
          </>
        )}
        <span className="small q" role="status">
          {state.is === 'running'
            ? 'Replaying…'
            : state.is === 'failed'
              ? `It could not be reckoned: ${state.message}`
              : ''}
        </span>
      </div>
      {state.is === 'ready' && <p className="part-note">{state.proposal.held_sentence}</p>}
    </Section>
  );
}
