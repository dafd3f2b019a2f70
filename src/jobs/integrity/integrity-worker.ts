import { bytesToHex } from '@noble/hashes/utils.js';
import { checkDigests } from '../../intake/integrity/cloudtrail';
import { verifyInclusion } from '../../intake/integrity/inclusion';
import { readKeys } from '../../intake/integrity/keys';
import { checkSignatures, proofFor } from '../../intake/integrity/scan';
import type { FromIntegrityWorker, IntegrityJob } from './integrity-messages';
import { errorText } from '../../records/unknown';

const scope = self as unknown as {
  postMessage(message: FromIntegrityWorker): void;
  onmessage: (event: MessageEvent<IntegrityJob>) => void;
};

async function done(job: IntegrityJob): Promise<FromIntegrityWorker> {
  const onFile = (at: number) => scope.postMessage({ kind: 'progress', done: at, total: job.files.length });
  if (job.kind === 'cloudtrail') return { kind: 'cloudtrail', check: await checkDigests(job.files, onFile) };
  if (job.kind === 'signatures') {
    const keys = await readKeys(job.keys);
    return { kind: 'signatures', checks: await checkSignatures(job.files, keys, onFile), keys: keys.length };
  }
  const { chain, sequence, treeSize, root } = job;
  const found = await proofFor(job.files, chain, sequence, treeSize);
  if ('problem' in found) return { kind: 'failed', message: found.problem };
  const { proof, leaf } = found;
  return {
    kind: 'proof',
    holds: verifyInclusion(leaf, proof, root),
    proof: {
      format: 'shadowproof-inclusion/1',
      chain_uid: chain,
      tree_size: treeSize,
      root_hash: root,
      index: proof.index,
      fingerprint: bytesToHex(leaf),
      path: proof.path,
    },
  };
}

scope.onmessage = ({ data }) => {
  done(data).then(
    (message) => scope.postMessage(message),
    (reason: unknown) =>
      scope.postMessage({
        kind: 'failed',
        message: errorText(reason),
      }),
  );
};
