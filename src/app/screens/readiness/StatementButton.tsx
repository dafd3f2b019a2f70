import { useState } from 'react';
import type { Evaluation } from '../../../readiness/judge';
import { testResultOf } from '../../../report/forms/test-result';
import { useSession } from '../../../session/session';
import { saveJson } from '../../parts/save-file';
import { errorText } from '../../../records/unknown';

/** The verdicts as an in-toto statement, for whoever checks a release before it is promoted. */
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
  const download = async () => {
    try {
      const { files } = await account.hashed;
      saveJson('verdicts.intoto.json', testResultOf(evaluation, files, missing));
      setSaid('');
    } catch (error) {
      setSaid(errorText(error));
    }
  };
  return (
    <p className="small q statement">
      <button type="button" className="link" onClick={() => void download()}>
        Download the verdicts as an in-toto test result
      </button>{' '}
      <span role="status">{said}</span>
    </p>
  );
}
