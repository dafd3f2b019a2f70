import { Section } from '../../../parts/Section';
import { useState } from 'react';
import { count } from '../../../../words/format';
import type { Integrity } from '../../../../intake/integrity/check-chains';
import { openedSources } from '../../../open/open-logs';
import { saveJson } from '../../../parts/save-file';
import type { AnswerOf } from '../../../../jobs/jobs';
import { useJob } from '../../../../jobs/use-job';

/** A proof for one record against one checkpoint, which an auditor can check without the other records. */
export function ProofSection({ integrity }: { integrity: Integrity }) {
  const choices = integrity.chains.flatMap(({ chain, checkpoints }) =>
    checkpoints
      .filter(({ state }) => state !== 'missing')
      .map(({ treeSize, root }) => ({ chain, treeSize, root })),
  );
  const [chosen, choose] = useState(choices.length - 1);
  const [sequence, setSequence] = useState('0');
  const { run, start } = useJob('inclusion');
  const checkpoint = choices[chosen];
  if (checkpoint === undefined) return null;
  const files = openedSources().map(({ name, blob }) => ({ name, blob }));
  return (
    <Section
      title="Proof for one record"
      sub="An RFC 6962 inclusion proof: shows that a record stands under a checkpoint’s root without showing any other record."
    >
      <form
        className="key-form"
        onSubmit={(event) => {
          event.preventDefault();
          start({ files, sequence: Number(sequence), ...checkpoint });
        }}
      >
        <div className="field">
          <label htmlFor="proof-checkpoint">Checkpoint</label>
          <select
            id="proof-checkpoint"
            className="input"
            value={chosen}
            onChange={({ target }) => choose(Number(target.value))}
          >
            {choices.map(({ chain, treeSize, root }, at) => (
              <option key={`${chain} ${treeSize} ${root}`} value={at}>
                {chain}, {count(treeSize)} records, root {root.slice(0, 12)}…
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="proof-sequence">Sequence of the record, from 0</label>
          <input
            id="proof-sequence"
            className="input"
            inputMode="numeric"
            value={sequence}
            onChange={({ target }) => setSequence(target.value)}
          />
        </div>
        <button
          type="submit"
          className="button"
          disabled={!/^\d+$/.test(sequence) || run.state === 'running'}
        >
          Make the proof
        </button>
      </form>
      <div role="status">
        {run.state === 'running' && 'Reading the chain.'}
        {run.state === 'failed' && <p className="bad">{run.error.message}</p>}
        {run.state === 'ready' && <Made made={run.answer} />}
      </div>
    </Section>
  );
}

function Made({ made: { proof, holds } }: { made: AnswerOf<'inclusion'> }) {
  return (
    <p>
      {holds
        ? `Record ${count(proof.index)} is under this root; the proof has ${count(proof.path.length)} steps.`
        : `The path from record ${count(proof.index)} does not lead to this root: what is here is not what the checkpoint covers.`}{' '}
      <button type="button" className="link" onClick={() => saveJson(`inclusion-${proof.index}.json`, proof)}>
        Save it
      </button>
    </p>
  );
}
