import { z } from 'zod';
import { sha256Hex } from './common';

/** https://github.com/in-toto/attestation/blob/main/spec/v1/resource_descriptor.md, the fields used here. */
const resourceDescriptor = z.object({
  name: z.string().min(1),
  digest: z.object({ sha256: sha256Hex }),
  mediaType: z.string().optional(),
  annotations: z.record(z.string(), z.unknown()).optional(),
});
export type ResourceDescriptor = z.infer<typeof resourceDescriptor>;

const tests = z.array(z.string());

/** in-toto Statement v1 with the predicate test-result v0.1. */
export const testResultSchema = z
  .object({
    _type: z.literal('https://in-toto.io/Statement/v1'),
    subject: z.array(resourceDescriptor).min(1),
    predicateType: z.literal('https://in-toto.io/attestation/test-result/v0.1'),
    predicate: z.object({
      result: z.enum(['PASSED', 'WARNED', 'FAILED']),
      configuration: z.array(resourceDescriptor),
      passedTests: tests,
      warnedTests: tests,
      failedTests: tests,
    }),
  })
  .refine(({ predicate: { result, passedTests, warnedTests, failedTests } }) => {
    const worst = failedTests.length > 0 ? 'FAILED' : warnedTests.length > 0 ? 'WARNED' : 'PASSED';
    return result === worst && passedTests.length + warnedTests.length + failedTests.length > 0;
  }, 'the result is not that of its tests');
export type TestResultStatement = z.infer<typeof testResultSchema>;

export const dsseEnvelope = z.object({
  payloadType: z.string().min(1),
  payload: z.string(),
  signatures: z.array(z.object({ keyid: z.string().optional(), sig: z.string() })).min(1),
});
/** https://github.com/secure-systems-lab/dsse/blob/master/envelope.md */
export type DsseEnvelope = z.infer<typeof dsseEnvelope>;
