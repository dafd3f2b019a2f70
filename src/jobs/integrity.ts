import { bytesToHex } from '@noble/hashes/utils.js';
import { checkDigests, type CloudTrailCheck } from '../intake/integrity/cloudtrail';
import { checkForeign, type ForeignCheck } from '../intake/integrity/foreign';
import { verifyInclusion, type InclusionProof } from '../intake/integrity/inclusion';
import { readKeys } from '../intake/integrity/keys';
import { checkSignatures, proofFor, type SignatureCheck } from '../intake/integrity/scan';
import type { Job } from './job';

interface Files {
  readonly files: readonly { readonly name: string; readonly blob: Blob }[];
}

/** Signatures of records and checkpoints against public keys (PEM, JWK or JWK set). Reports each file begun. */
export const signaturesOf: Job<Files & { readonly keys: string }, SignatureCheck[], number> = async (
  { files, keys },
  { report },
) => checkSignatures(files, await readKeys(keys), report);

/** CloudTrail digest files against the log files beside them. Reports each file begun. */
export const digestsOf: Job<Files, CloudTrailCheck, number> = ({ files }, { report }) =>
  checkDigests(files, report);

/** A file of keys is no larger. */
const keySize = 65_536;
const pem = '-----BEGIN PUBLIC KEY-----';

/** Exports and proofs of other tools; those of the files that are keys (PEM) check the signatures of roots. */
export const foreignOf: Job<
  Files & { readonly logs: readonly { readonly name: string; readonly sha256: string | null }[] },
  ForeignCheck[]
> = async ({ files, logs }) => {
  const starts = await Promise.all(files.map(({ blob }) => blob.slice(0, keySize).text()));
  const isKey = (at: number) => starts[at]?.includes(pem) === true;
  const keys = (await Promise.all(starts.filter((_, at) => isKey(at)).map(readKeys))).flat();
  return checkForeign(
    files.filter((_, at) => !isKey(at)),
    logs,
    keys,
  );
};

interface ProofAsk extends Files {
  readonly chain: string;
  readonly sequence: number;
  readonly treeSize: number;
  readonly root: string;
}

export interface ProofFile {
  readonly format: 'shadowproof-inclusion/1';
  readonly chain_uid: string;
  readonly tree_size: number;
  readonly root_hash: string;
  readonly index: number;
  readonly fingerprint: string;
  readonly path: InclusionProof['path'];
}

/** An inclusion proof for one record; rejects with the reason where there is none. */
export const inclusionOf: Job<ProofAsk, { readonly proof: ProofFile; readonly holds: boolean }> = async ({
  files,
  chain,
  sequence,
  treeSize,
  root,
}) => {
  const found = await proofFor(files, chain, sequence, treeSize);
  if ('problem' in found) throw new Error(found.problem);
  const { proof, leaf } = found;
  return {
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
};
