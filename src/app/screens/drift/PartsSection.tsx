import type { ReactNode } from 'react';
import { VersionTable } from '../../../charts/drift/VersionTable';
import { Figure } from '../../../charts/figure/Figure';
import { count, counted, joined, plainWord } from '../../../words/format';
import {
  isRule,
  replaysOf,
  versionMatrix,
  type VersionMatrix,
  type VersionRow,
} from '../../../metrics/drift/parts';
import { attributionWords } from '../../../answers/drift/drift-words';
import { RulesSection } from './RulesSection';
import type { Compared } from './use-drift';

const mostColumns = 12;

/** Which part of the bundle: what changed when, what can be told apart, and what would settle the rest. */
export function PartsSection({ compared }: { compared: Compared }) {
  const { own, releases, before, after, nameOf } = compared;
  const matrix = versionMatrix(own, before.agent === after.agent ? releases : null);
  const columns = shownColumns(matrix, releases);
  const replays = replaysOf(matrix.pair, before, after);
  return (
    <section id="drift-parts">
      <Figure
        title="Which part of the bundle?"
        summary={`${before.agent === after.agent ? attributionWords(matrix.pair) : 'Bundles of two agents: no part is compared.'} Over all recorded bundles of ${after.agent}: ${counted(matrix.steps.length, 'change')} of parts, rank ${count(matrix.rank)}.`}
        sql={compared.read.statements.slice(0, 1)}
        note={
          <>
            A square marks a change from the bundle before; a dot means unchanged. An effect can be told apart
            if the versions in the bundles decide it, provided that effects add up.
            {matrix.unrecorded.length > 0 &&
              ` Left out, because no usable release record says what was in ${matrix.unrecorded.length === 1 ? 'it' : 'them'}: ${joined(matrix.unrecorded.slice(0, 5).map(({ release }) => nameOf(release)))}${matrix.unrecorded.length > 5 ? ` and ${count(matrix.unrecorded.length - 5)} more` : ''}.`}
            {columns.length < matrix.bundles.length &&
              ` ${columns.length} of ${count(matrix.bundles.length)} bundles shown: the two compared and the latest.`}
          </>
        }
      >
        {matrix.rows.length === 0 ? (
          <p className="lede">No bundle of this agent has a usable release record: no part can be named.</p>
        ) : (
          <VersionTable
            bundles={columns.map((at) => {
              const { release } = matrix.bundles[at]!;
              return {
                key: release,
                label: nameOf(release),
                role: release === releases[0] ? 'baseline' : release === releases[1] ? 'candidate' : null,
              };
            })}
            rows={matrix.rows.map((row) => ({
              key: row.role,
              label: plainWord(row.role),
              versions: columns.map((at) => row.versions[at] ?? null),
              changed: columns.map((at) => row.changed[at] ?? false),
              why: whyOf(row, matrix, nameOf),
            }))}
          />
        )}
      </Figure>
      <RulesSection compared={compared} matrix={matrix} />
      {replays.length > 0 && (
        <div className="drift-replays">
          <h3>Replays that would settle it</h3>
          <p className="fignote">
            On logged inputs, no live traffic. All but the last settle it if the effects add up; the last
            shows whether they do.
          </p>
          <ol className="replay">
            {replays.map(({ role, version, separates, cases }, at) => (
              <li key={role}>
                <b>{at + 1}</b>
                <span>
                  {nameOf(before.release)} with {plainWord(role)} {version}, everything else as it was:
                  separates the {plainWord(role)} from the {joined(separates.map(plainWord))}
                </span>
                <span className="q">{counted(cases, 'case')}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

const few = (words: readonly string[]) => {
  const distinct = [...new Set(words)];
  return distinct.length <= 3
    ? joined(distinct)
    : `${distinct.slice(0, 2).join(', ')} and ${distinct.length - 2} more`;
};

/** The compared bundles and the latest, in their order. */
function shownColumns({ bundles }: VersionMatrix, releases: readonly [string, string]): number[] {
  const places = bundles.map((_, at) => at);
  if (places.length <= mostColumns) return places;
  const kept = places.filter(
    (at) => releases.includes(bundles[at]?.release ?? '') || at >= places.length - mostColumns + 2,
  );
  return kept;
}

function whyOf(
  { role, told }: VersionRow,
  { groups, steps, bundles }: VersionMatrix,
  nameOf: (id: string) => string,
): ReactNode {
  const rule = isRule(role) ? ' As a rule it is re-evaluated below.' : '';
  if (told === 'unchanged') return 'Never changed. No effect to look for.';
  const own = groups.filter((group) => group.some((step) => step.role === role));
  const alone = steps.filter((step) => step.role === role && !own.flat().includes(step));
  const names = (list: readonly { at: number }[]) =>
    few(list.map(({ at }) => nameOf(bundles[at]?.release ?? '')));
  return (
    <>
      {alone.length > 0 && (
        <>
          <b>Attributable</b> in {names(alone)}.{' '}
        </>
      )}
      {own.slice(0, 3).map((group, at) => (
        <span key={at}>
          <b>Aliased</b> in {names(group.filter((step) => step.role === role))} with{' '}
          {joined([
            ...new Set(group.filter((step) => step.role !== role).map((step) => plainWord(step.role))),
          ])}
          .{' '}
        </span>
      ))}
      {rule}
    </>
  );
}
