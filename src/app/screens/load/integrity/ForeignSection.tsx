import { foreignSentence } from '../../../../answers/integrity-of-logs/foreign-words';
import type { LoadAccount } from '../../../../intake/loading/account';
import { useJob } from '../../../../jobs/use-job';
import { Section } from '../../../parts/Section';
import { ChooseFiles } from './ChooseFiles';

/** Exports and proofs of other tools: Agent Governance Toolkit, Rekor and Sigstore. */
export function ForeignSection({ account }: { account: LoadAccount }) {
  const { run, start } = useJob('foreign');
  const logs = account.files.map(({ name, sha256 }) => ({ name, sha256 }));
  return (
    <Section
      title="Logs and proofs of other tools"
      sub="Exports and proofs of the Agent Governance Toolkit, entries of Rekor and bundles of Sigstore (RFC 6962). Choose the log’s public key (PEM) with them: without a signed root a log that the agent can hash again is consistent at best."
    >
      <ChooseFiles
        text="Choose exports, proofs and keys"
        label="Exports, proofs and keys of other tools"
        onChoose={(files) => start({ files, logs })}
      />
      <div role="status">
        {run.state === 'running' && 'Checking.'}
        {run.state === 'failed' && <p className="bad">{run.error.message}</p>}
        {run.state === 'ready' &&
          (run.answer.length === 0 ? (
            <p>None of these files is an export or a proof that is known here.</p>
          ) : (
            <ul className="proves">
              {run.answer.map((check, at) => (
                <li key={`${check.file} ${at}`}>{foreignSentence(check)}</li>
              ))}
            </ul>
          ))}
      </div>
    </Section>
  );
}
