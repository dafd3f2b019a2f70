import { sha256 as sha256Of } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { TestResultStatement } from '../../records/test-result';

/** What a person who checked a signed test result says of it, for those who read no verdicts. */
export interface VerificationSummary {
  readonly _type: 'https://in-toto.io/Statement/v1';
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
  readonly predicateType: 'https://slsa.dev/verification_summary/v1';
  readonly predicate: {
    readonly verifier: { readonly id: string };
    readonly timeVerified: string;
    readonly resourceUri: string;
    readonly policy: { readonly name: string; readonly digest: { readonly sha256: string } };
    readonly inputAttestations: readonly { readonly digest: { readonly sha256: string } }[];
    readonly verificationResult: 'PASSED' | 'FAILED';
    readonly verifiedLevels: readonly string[];
  };
}

/** All criteria of a statement as one: of several, the digest of their digests, sorted, a line each. */
function policyOf({ predicate }: TestResultStatement): VerificationSummary['predicate']['policy'] {
  const criteria = predicate.configuration.filter(({ mediaType }) => mediaType === 'application/json');
  const name = criteria.map((each) => each.name).join('; ');
  const digests = criteria.map(({ digest }) => digest.sha256).sort();
  const [only, ...more] = digests;
  const sha256 =
    only !== undefined && more.length === 0
      ? only
      : bytesToHex(sha256Of(utf8ToBytes(digests.map((each) => `${each}\n`).join(''))));
  return { name, digest: { sha256 } };
}

/**
 * The summary of a statement whose signature and files were checked. A reservation is no pass: only `PASSED` passes.
 * Throws an Error for people where the statement is about several bundles, for a summary names one.
 * Source: SLSA verification summary v1.
 */
export function verificationSummary(
  statement: TestResultStatement,
  checked: { readonly envelopeSha256: string; readonly verifier: string; readonly at: string },
): VerificationSummary {
  const { subject, predicate } = statement;
  const [bundle, ...others] = subject;
  if (bundle === undefined || others.length > 0) {
    throw new Error(
      `A summary is about one bundle; this statement is about ${subject.length}. Ask evaluate for one agent and workflow.`,
    );
  }
  const passed = predicate.result === 'PASSED';
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: bundle.name, digest: bundle.digest }],
    predicateType: 'https://slsa.dev/verification_summary/v1',
    predicate: {
      verifier: { id: checked.verifier },
      timeVerified: checked.at,
      // A release id is “sha256:” and its digest: a URI as it is.
      resourceUri: bundle.name,
      policy: policyOf(statement),
      inputAttestations: [{ digest: { sha256: checked.envelopeSha256 } }],
      verificationResult: passed ? 'PASSED' : 'FAILED',
      verifiedLevels: [passed ? 'SHADOWPROOF_ELIGIBLE' : 'FAILED'],
    },
  };
}
