import { Section } from '../../../parts/Section';
import { useState } from 'react';
import { count, counted } from '../../../../words/format';
import type { SignatureCheck } from '../../../../intake/integrity/scan';
import { openedSources } from '../../../open/open-logs';
import { useSession } from '../../../../session/session';
import type { AskOf } from '../../../../jobs/jobs';
import { runJob, type OptionsOf } from '../../../../jobs/run-job';
import { useWork } from '../../../../jobs/use-job';

async function checkAndKeep(
  ask: AskOf<'signatures'>,
  { signal, onProgress }: OptionsOf<'signatures'>,
): Promise<readonly SignatureCheck[]> {
  const signatures = await runJob('signatures', ask, { signal, onProgress });
  const { account } = useSession.getState();
  if (account) useSession.setState({ account: { ...account, signatures } });
  return signatures;
}

/** Signatures of records and checkpoints against keys that the reader brings. */
export function SignatureSection() {
  const [keys, setKeys] = useState('');
  const { run, start } = useWork(checkAndKeep);
  const files = openedSources().map(({ name, blob }) => ({ name, blob }));
  return (
    <Section
      title="Signatures"
      sub="Ed25519 and ECDSA P-256, checked in this browser against public keys that you trust. What is found feeds the readiness control of the hash chains."
    >
      <form
        className="key-form"
        onSubmit={(event) => {
          event.preventDefault();
          start({ files, keys });
        }}
      >
        <div className="field">
          <label htmlFor="keys">Public keys: PEM, a JWK or a JWK set</label>
          <textarea
            id="keys"
            className="input mono"
            rows={5}
            spellCheck={false}
            autoComplete="off"
            value={keys}
            onChange={({ target }) => setKeys(target.value)}
          />
          <span className="help">Take them from where the signer publishes them, not from the logs.</span>
        </div>
        <button type="submit" className="button" disabled={keys.trim() === '' || run.state === 'running'}>
          Check signatures
        </button>
      </form>
      <div role="status">
        {run.state === 'running' && `Reading file ${(run.progress ?? 0) + 1} of ${run.ask.files.length}.`}
        {run.state === 'failed' && <p className="bad">{run.error.message}</p>}
        {run.state === 'ready' && (
          <ul className="proves">
            {run.answer.map((check) => (
              <li key={`${check.of} ${check.chain}`}>{sentence(check)}</li>
            ))}
            {run.answer.length === 0 && <li>No attested record is in these files.</li>}
          </ul>
        )}
      </div>
    </Section>
  );
}

function sentence({ chain, of, counts, firstWrong }: SignatureCheck): string {
  const all = Object.values(counts).reduce((total, each) => total + each, 0);
  const what = counted(all, of === 'records' ? 'record' : 'checkpoint');
  const parts = [
    `${count(counts.valid)} of ${what} with a signature that a key confirms`,
    ...(counts.wrong > 0 ? [`${count(counts.wrong)} with a signature that the key refuses`] : []),
    ...(counts.unknown_key > 0 ? [`${count(counts.unknown_key)} signed by a key that was not given`] : []),
    ...(counts.unreadable > 0 ? [`${count(counts.unreadable)} with a signature that cannot be read`] : []),
    ...(counts.unsigned > 0 ? [`${count(counts.unsigned)} not signed`] : []),
  ];
  const first =
    firstWrong === null ? '' : ` First refused at line ${count(firstWrong.line)} of ${firstWrong.file}.`;
  return `${chain}: ${parts.join('; ')}.${first}`;
}
