import { isSameBuild } from '../../records/own-version';
import type { Query } from '../../database/engine/query';
import { counted } from '../../words/format';
import type { Report } from '../../records/report/report';
import { type Comparison, compared } from './compare';
import type { LoadAccount } from '../../intake/loading/account';
import type { ChosenChange } from '../../answers/frozen/context';
import { freezeNumbers, type NumbersAsked, withWords } from '../../answers/frozen/freeze';
import { rawFields } from '../../answers/frozen/rows';
import { selectionOfSlice } from '../../answers/frozen/slice';
import { baseName } from '../../answers/frozen/sources';

/** What computing a report's numbers anew from the logs that are open gave. */
export interface Recomputed {
  readonly isReproduced: boolean;
  readonly numbers: number;
  readonly comparison: Comparison;
  /** What cannot be expected to be the same, and why; empty when the very same files are open. */
  readonly otherFiles: readonly string[];
}

function otherFiles(report: Report, account: LoadAccount): string[] {
  const open = new Set(account.files.map(({ sha256 }) => sha256));
  const stated = new Set(report.sources.map(({ sha256 }) => sha256));
  return [
    ...report.sources.filter(({ sha256 }) => !open.has(sha256)).map(({ name }) => `${name} is not open`),
    ...account.files
      .filter(({ sha256 }) => !stated.has(sha256))
      .map(({ name }) => `${baseName(name)} is open besides`),
  ];
}

const blocksOf = ({ sections }: Report) => sections.flatMap(({ blocks }) => blocks);

/** The chosen changes of a report; those whose settings were kept back cannot be replayed. */
function chosenIn(report: Report): { changes: ChosenChange[]; untold: string[] } {
  const all = blocksOf(report).flatMap((block) => (block.kind === 'proposals' ? block.proposals : []));
  return {
    changes: all.flatMap(({ settings }) =>
      settings === null ? [] : [{ change: settings, hasSettings: true }],
    ),
    untold: all
      .filter(({ settings }) => settings === null)
      .map(({ name }) => `“${name}” was not computed anew: its settings are not in the report`),
  };
}

/** Without the changes whose settings were kept back. */
const replayable = (report: Report): Report => ({
  ...report,
  sections: report.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) =>
      block.kind === 'proposals'
        ? { ...block, proposals: block.proposals.filter(({ settings }) => settings !== null) }
        : block,
    ),
  })),
});

/**
 * Computes a report's numbers anew, with its own slice, criteria, attestations and questions, over the logs
 * that are open. Rejects as `Query.rows` does.
 */
export async function recompute(
  query: Query,
  report: Report,
  open: Pick<NumbersAsked, 'account' | 'period' | 'permuting'>,
  signal?: AbortSignal,
): Promise<Recomputed> {
  const chosen = chosenIn(report);
  const fields = rawFields.filter((field) => report.privacy.raw_fields.includes(field));
  const numbers = await freezeNumbers(
    query,
    {
      ...open,
      selection: selectionOfSlice(report.slice),
      criteria: report.criteria.map(({ criteria }) => criteria),
      attestations: report.attestations,
      sections: report.sections.map(({ id }) => id),
      rawFields: fields,
      baseline: report.baseline,
      changes: chosen.changes,
      personName: null,
    },
    signal,
  );
  const now = withWords(numbers, {
    title: report.title,
    remarks: {},
    decision: report.decision,
    selfTests: report.self_tests ?? [],
    tries: report.tries ?? [],
    withheld: report.withheld,
    since: report.since,
    exportedAt: report.exported_at,
  });
  const { comparison, renamed } = withoutRenamed(compared(replayable(report), now), report, now);
  return {
    isReproduced: comparison.changes.length === 0 && comparison.shared > 0,
    numbers: comparison.shared,
    comparison,
    otherFiles: [...otherFiles(report, open.account), ...chosen.untold, ...renamed],
  };
}

/** Another build may give a line another name: what only one of the two has was not compared, and is counted. */
function withoutRenamed(comparison: Comparison, { app }: Report, now: Report) {
  if (isSameBuild(app, now.app)) return { comparison, renamed: [] };
  const changes = comparison.changes.filter(({ before, after }) => before !== null && after !== null);
  const lost = comparison.changes.filter(({ after }) => after === null).length;
  const renamed =
    lost === 0
      ? []
      : [
          `${counted(lost, 'line')} of the report ${lost === 1 ? 'was' : 'were'} not compared: this build has no line of that name`,
        ];
  return { comparison: { ...comparison, changes }, renamed };
}
