import { useState } from 'react';
import { CoverageGrid } from '../../../charts/coverage/CoverageGrid';
import { Figure } from '../../../charts/figure/Figure';
import { count, counted } from '../../../words/format';
import {
  type CompletenessBy,
  completenessBy,
  type CompletenessGrouping,
} from '../../../metrics/log-completeness/completeness-by';
import type { Carrier } from '../../../metrics/log-completeness/not-carried';
import { auditFields } from '../../../metrics/log-completeness/fields';
import type { FileAccount } from '../../../intake/loading/account';
import { useReleaseNames } from '../../ask/use-release-names';
import type { RowsRequest } from '../../../slice/rows-request';
import { useSession } from '../../../session/session';
import { useQuery } from '../../ask/use-query';
import { openRows } from '../../../session/view';
import { Answered } from '../../parts/Answered';
import { readBundles } from '../../../metrics/in-view/bundles';
import type { SectionProps } from '../../parts/Section';
import { Toggles } from '../../parts/Toggles';

const choices = [
  { value: 'source', words: 'By source' },
  { value: 'release', words: 'By bundle' },
  { value: 'week', words: 'By week' },
] as const;

const words: Record<CompletenessGrouping, string> = { source: 'source', release: 'bundle', week: 'week' };

const shades = [
  ['m0', 'all there'],
  ['m1', 'under 10% missing'],
  ['m2', 'under half'],
  ['m3', 'half or more'],
  ['m4', 'all missing'],
] as const;

const noFiles: readonly FileAccount[] = [];

const carriersOf = (files: readonly FileAccount[]): Carrier[] =>
  files.map(({ index, imported }) => ({
    file: index,
    fills: imported === undefined ? null : imported.fills,
  }));

/** Which audit fields are missing where: by the file that holds the decision, by bundle, and week by week. */
export function CompletenessBySection({ selection }: SectionProps) {
  const [by, choose] = useState<CompletenessGrouping>('source');
  const files = useSession(({ account }) => account?.files ?? noFiles);
  const nameOf = useReleaseNames();
  const answer = useQuery(
    async (query, signal) => {
      const found = await completenessBy(query, selection, by, carriersOf(files), signal);
      if (by !== 'release') return { by, found };
      const order = (await readBundles(query, signal)).map(({ release }) => release);
      const place = ({ key }: { key: string }) => {
        const at = order.indexOf(key);
        return at < 0 ? order.length : at;
      };
      return { by, found: { ...found, groups: [...found.groups].sort((a, b) => place(a) - place(b)) } };
    },
    [by, files, selection],
  );
  return (
    <section>
      <Answered answer={answer} height={720} what="The audit fields by source, bundle and week">
        {({ by: shown, found }) => (
          <Figure
            title="Where are audit fields missing?"
            summary={summaryOf(shown, found)}
            legend={<Toggles label="Columns" choices={choices} chosen={by} onChange={choose} />}
            sql={[found.statement]}
            note="Not carried: the format or mapping of the decision’s source has no place for the field or privacy drops it, or for fields of reviews, executions, verdicts and bundles no source of this load has. It is neither present nor missing here, and never counts as a pass."
          >
            <p className="coverage-key" aria-hidden="true">
              {shades.map(([shade, text]) => (
                <span key={shade}>
                  <i className={shade} />
                  {text}
                </span>
              ))}
            </p>
            <CoverageGrid
              caption={`Share of decisions that carry each audit field, by ${words[shown]}`}
              columns={found.groups.map(({ key, decisions }) => ({
                key,
                label: labelOf(shown, key, files, nameOf),
                sub:
                  shown === 'source'
                    ? `${formatOf(files, key)}, ${counted(decisions, 'decision')}`
                    : counted(decisions, 'decision'),
              }))}
              rows={rowsOf(found)}
              onMissing={(field, column) => openRows(missingRows(shown, field, column))}
            />
          </Figure>
        )}
      </Answered>
    </section>
  );
}

/** The field that most decisions lack first; those that lack nowhere last, in their own order. */
function rowsOf({ groups }: CompletenessBy) {
  const rows = auditFields.map((field, at) => {
    const cells = groups.map((group) => group.cells[at] ?? { of: 0, present: 0, notCarried: 0 });
    const asked = cells.reduce((sum, { of, notCarried }) => sum + of + notCarried, 0);
    const present = cells.reduce((sum, cell) => sum + cell.present, 0);
    return {
      lacking: asked === 0 ? 0 : 1 - present / asked,
      row: { key: field.id, label: field.title, sub: field.of, cells },
    };
  });
  return rows.sort((a, b) => b.lacking - a.lacking).map(({ row }) => row);
}

const fileOf = (files: readonly FileAccount[], key: string) =>
  files.find(({ index }) => String(index) === key);

const formatOf = (files: readonly FileAccount[], key: string) =>
  fileOf(files, key)?.imported?.title ?? 'Shadowproof log 1.0';

function labelOf(
  by: CompletenessGrouping,
  key: string,
  files: readonly FileAccount[],
  nameOf: (release: string) => string,
): string {
  if (by === 'source') return fileOf(files, key)?.name ?? `file ${key}`;
  return by === 'release' ? nameOf(key) : key;
}

/** How many cells lack something, and how many cannot be carried at all. */
function summaryOf(by: CompletenessGrouping, { groups }: CompletenessBy): string {
  if (groups.length === 0) return 'No decision in this slice.';
  const cells = groups.flatMap((group) => group.cells);
  const lacking = cells.filter(({ of, present }) => present < of).length;
  const silent = cells.filter(({ of, notCarried }) => of === 0 && notCarried > 0).length;
  const asked = cells.filter(({ of }) => of > 0).length;
  const cannot =
    silent === 0
      ? ''
      : ` ${count(silent)} more cannot be carried by their source, which is not the same as missing.`;
  return `${counted(groups.length, words[by])} and ${auditFields.length} fields: in ${count(lacking)} of ${count(asked)} cells something is missing.${cannot}`;
}

/** The decisions behind what a cell lacks; by bundle and week also those of sources that cannot carry it. */
function missingRows(by: CompletenessGrouping, field: string, key: string): RowsRequest {
  if (by === 'source') return { of: 'set', set: `without_${field}`, keys: [key] };
  return { of: 'metric', metric: `logged_${field}`, part: 'misses', grouping: by, key };
}
