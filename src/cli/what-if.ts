import type { Query } from '../database/engine/query';
import { propose } from '../answers/what-if/propose';
import type { Change, SealedProposal } from '../records/what-if';
import type { Selection } from '../slice/selection/selection';
import { readChangeFile, sealProposal } from '../records/seal-proposal';
import { CannotEvaluate, readText } from './criteria';
import type { SourceRead } from '../answers/integrity-of-logs/sources-read';

/** The changes that files hold; throws `CannotEvaluate` with every problem of the first that holds none. */
export async function changesOf(files: readonly string[]): Promise<Change[]> {
  const changes: Change[] = [];
  for (const file of files) {
    const text = await readText(file);
    const { change, problems } = readChangeFile(text);
    if (change === null)
      throw new CannotEvaluate(
        [`${file} is no threshold, policy, breaker or proposal:`, ...problems].join('\n  '),
      );
    changes.push(change);
  }
  return changes;
}

/** Each change with its evidence on these logs, as the app gives it. */
export async function proposalsOf(
  query: Query,
  selection: Selection,
  changes: readonly Change[],
  sources: readonly SourceRead[],
): Promise<SealedProposal[]> {
  const named = sources.map(({ name, sha256 }) => ({ name, sha256 }));
  const proposals: SealedProposal[] = [];
  for (const change of changes) proposals.push(sealProposal(await propose(query, selection, change, named)));
  return proposals;
}

/** A few lines a proposal, for a terminal. */
export const printedProposals = (proposals: readonly SealedProposal[]): string[] =>
  proposals.flatMap(({ sentence, earlier, later, held_sentence: held }) => [
    '',
    `What if: ${sentence}`,
    `  earlier half: ${earlier.sentence}`,
    `  later half:   ${later.sentence}`,
    `  ${held}`,
  ]);
