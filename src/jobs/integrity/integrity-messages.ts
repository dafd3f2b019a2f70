import type { CloudTrailCheck } from '../../intake/integrity/cloudtrail';
import type { InclusionProof } from '../../intake/integrity/inclusion';
import type { SignatureCheck } from '../../intake/integrity/scan';

interface File {
  readonly name: string;
  readonly blob: Blob;
}

export type IntegrityJob =
  | { readonly kind: 'signatures'; readonly files: readonly File[]; readonly keys: string }
  | {
      readonly kind: 'proof';
      readonly files: readonly File[];
      readonly chain: string;
      readonly sequence: number;
      readonly treeSize: number;
      readonly root: string;
    }
  | { readonly kind: 'cloudtrail'; readonly files: readonly File[] };

export interface ProofFile {
  readonly format: 'shadowproof-inclusion/1';
  readonly chain_uid: string;
  readonly tree_size: number;
  readonly root_hash: string;
  readonly index: number;
  readonly fingerprint: string;
  readonly path: InclusionProof['path'];
}

export type FromIntegrityWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'signatures'; readonly checks: readonly SignatureCheck[]; readonly keys: number }
  | { readonly kind: 'proof'; readonly proof: ProofFile; readonly holds: boolean }
  | { readonly kind: 'cloudtrail'; readonly check: CloudTrailCheck }
  | { readonly kind: 'failed'; readonly message: string };
