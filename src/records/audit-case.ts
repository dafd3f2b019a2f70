import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { canonical } from './canonical';
import { identifier } from './common';
import { evidence, resource } from './decision';

/**
 * All that a reader is shown of a case: what was logged as evidence and context. Nothing of what the agent proposed,
 * how sure it was or why, of an earlier label or of another reader has a place in it. Order: as the lists are sorted
 * by uid, so that it tells nothing either.
 */
export const auditCaseSchema = z.strictObject({
  incident: identifier,
  opened_time: z.iso.datetime({ offset: true }),
  findings: z.array(identifier),
  decisions: z.array(identifier).min(1),
  /** Everything that any record of the incident names as a target, whoever named it. */
  targets: z.array(resource),
  evidence: z.array(evidence),
});
export type AuditCase = z.infer<typeof auditCaseSchema>;

/** SHA-256 of what a reader is shown, so that an answer fits only the case it was given for. */
export const caseDigest = (shown: AuditCase): string => bytesToHex(sha256(utf8ToBytes(canonical(shown))));
