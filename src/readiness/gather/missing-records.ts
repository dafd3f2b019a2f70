import type { LoadAccount } from '../../intake/loading/account';
import type { MissingRecords } from '../readings/evidence';
import type { Criteria } from '../../records/criteria';

const keptPlaces = 20;

type Found = LoadAccount['build']['missing'][number];

interface Merged extends Omit<MissingRecords, 'places' | 'errors'> {
  readonly errors: Found['errors'];
  readonly places: Found['places'][number][];
}

/** The rank of label that satisfies every gate of these criteria: the strictest `minLabelRank`. */
const rankNeeded = (criteria: readonly Criteria[]): number =>
  Math.max(0, ...criteria.flatMap(({ gates }) => gates.map(({ minLabelRank }) => minLabelRank)));

/**
 * What a load lost or could not read, for the verdicts; none of it may count in the agent's favour. An id that labels,
 * reviews or executions name and no record holds is not missing where every final label on it says right and the
 * strongest has at least the rank that the strictest gate of `criteria` asks for.
 */
export function missingRecords(
  account: Pick<LoadAccount, 'build' | 'files' | 'integrity'> | null,
  criteria: readonly Criteria[],
): MissingRecords[] {
  if (account === null) return [];
  const needed = rankNeeded(criteria);
  const nameOf = (file: number) => account.files[file]?.name ?? '';
  const merged = new Map<string, Merged>();
  for (const { kind, agent, workflow, rightRank, count, errors, places } of account.build.missing) {
    if (kind === 'lost_decision' && rightRank > 0 && rightRank >= needed) continue;
    const key = JSON.stringify([kind, agent, workflow]);
    const before = merged.get(key);
    merged.set(key, {
      ...{ kind, agent, workflow },
      count: count + (before?.count ?? 0),
      errors: [...(before?.errors ?? []), ...errors],
      places: [...(before?.places ?? []), ...places],
    });
  }
  const known = [...merged.values()].map(({ places, errors, ...each }) => ({
    ...each,
    ...(errors.length === 0 ? {} : { errors: [...errors].sort((a, b) => a.at - b.at) }),
    places: places
      .sort((a, b) => a.file - b.file || a.line - b.line)
      .slice(0, keptPlaces)
      .map(({ file, line, id }) => ({ file: nameOf(file), line, id })),
  }));
  return [...unreadRests(account, nameOf), ...known];
}

/** Files that end early or could not be read at all, and chains that say that more records must be here. */
function unreadRests(
  { files, integrity }: Pick<LoadAccount, 'files' | 'integrity'>,
  nameOf: (file: number) => string,
): MissingRecords[] {
  const rest = (file: string, line: number | null, id: string | null, count = 1): MissingRecords => ({
    ...{ kind: 'unread_rest', agent: null, workflow: null, count },
    places: [{ file, line, id }],
  });
  return [
    ...files.flatMap(({ name, problem, imported, unread }) => {
      if (unread !== null) return [rest(name, unread.line, null)];
      // A mapping's own file and the record of a draw hold no records, and an empty answer none to lose.
      return problem === undefined || ['saved', 'draw', 'empty'].includes(imported?.format ?? '')
        ? []
        : [rest(name, null, null)];
    }),
    ...(integrity?.chains ?? []).flatMap(({ chain, absent }) =>
      absent === null ? [] : [rest(nameOf(absent.file), absent.line, chain, absent.count)],
    ),
  ];
}
