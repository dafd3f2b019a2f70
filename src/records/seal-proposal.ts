import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonical } from './canonical';
import { parseChange, sealedProposalSchema } from './what-if';
import type { ChangeAnswer, Proposal, SealedProposal } from './what-if';

/** SHA-256 over the RFC 8785 form. */
export const digestOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonical(value))));

/** A proposal with the SHA-256 of its change and of itself, over their RFC 8785 forms. */
export function sealProposal(proposal: Proposal): SealedProposal {
  const named = { ...proposal, change_sha256: digestOf(proposal.change) };
  return { ...named, sha256: digestOf(named) };
}

const edited =
  'this proposal was edited after its evidence was reckoned; to test it as it is now, keep what stands under “change” alone';

function isEdited(value: unknown): boolean {
  const { data } = sealedProposalSchema.safeParse(value);
  if (data === undefined) return false;
  const { sha256: said, ...rest } = data;
  return said !== digestOf(rest) || rest.change_sha256 !== digestOf(rest.change);
}

/** As `readChange`, from a file: a proposal whose seal does not fit what stands in it is no change. */
export function readChangeFile(text: string): ChangeAnswer {
  const read = parseChange(text);
  if (read.change === null) return read;
  return isEdited(JSON.parse(text)) ? { change: null, problems: [`sha256: ${edited}`] } : read;
}
