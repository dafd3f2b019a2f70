import { useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import type { Evaluation } from '../../../readiness/judge';
import { testResultOf } from '../../../report/forms/test-result';
import { statementOut } from '../../../report/signing/dsse';
import { signerOfPem } from '../../../report/signing/signing-key';
import { useSession } from '../../../session/session';
import { saveFile } from '../../parts/save-file';
import { errorText } from '../../../records/unknown';

/**
 * The verdicts as an in-toto statement, plain or in a signed envelope, for whoever checks a release before it is
 * promoted. The key is read, signs once and is forgotten.
 */
export function StatementButton({
  evaluation,
  missing,
}: {
  evaluation: Evaluation;
  /** What the logs lack, as one sentence. */
  missing: string | null;
}) {
  const account = useSession((session) => session.account);
  const [said, setSaid] = useState('');
  if (!account) return null;
  const save = async (key: File | null) => {
    try {
      const signer = key === null ? null : await signerOfPem(await keyText(key));
      const { files } = await account.hashed;
      const text = await statementOut(testResultOf(evaluation, files, missing), signer);
      const name = signer === null ? 'verdicts.intoto.json' : 'verdicts.dsse.json';
      saveFile(name, `${text}\n`, 'application/json');
      setSaid(
        signer === null ? '' : `Signed. The key was not kept; its public key has the digest ${signer.keyid}.`,
      );
    } catch (error) {
      setSaid(key === null ? errorText(error) : `${key.name}: ${errorText(error)}`);
    }
  };
  return (
    <p className="small q statement">
      <button type="button" className="link" onClick={() => void save(null)}>
        Download the verdicts as an in-toto test result
      </button>
      {', or '}
      <FileTrigger
        acceptedFileTypes={['.pem', '.key', 'application/x-pem-file']}
        onSelect={(chosen) => {
          const key = chosen?.item(0);
          if (key) void save(key);
        }}
      >
        <Button className="link">sign them with your key (PEM)</Button>
      </FileTrigger>{' '}
      <span role="status">{said}</span>
    </p>
  );
}

const longestKey = 100_000;

async function keyText(key: File): Promise<string> {
  if (key.size > longestKey) throw new Error('This file is larger than any key.');
  return key.text();
}
