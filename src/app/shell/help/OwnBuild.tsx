import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { useEffect, useState } from 'react';
import { ownStamp } from '../../../records/own-version';
import { buildWords } from '../../../words/help-words';
import { appWords } from '../../../words/paper-words';

/** Which build this is, and how anybody checks that the host serves it as it was built. */
export function OwnBuild() {
  const [digest, setDigest] = useState<string | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const read = async () => {
      const answer = await fetch('SHA256SUMS', { signal: stop.signal });
      if (answer.ok) setDigest(bytesToHex(sha256(new Uint8Array(await answer.arrayBuffer()))));
    };
    // Without the network, or on a host that does not serve it, the build is named alone.
    read().catch(() => undefined);
    return () => stop.abort();
  }, []);
  return (
    <p>
      {appWords(ownStamp)}. {buildWords}
      {digest !== null && (
        <>
          {' '}
          SHA-256 of <a href="SHA256SUMS">SHA256SUMS</a> as it is served here:{' '}
          <span className="mono">{digest}</span>.
        </>
      )}
    </p>
  );
}
