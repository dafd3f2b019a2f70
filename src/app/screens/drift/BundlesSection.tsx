import { Table } from '../../../charts/table/Table';
import { useState } from 'react';
import { BundleTimeline, timelineSummary, type TimelineBundle } from '../../../charts/drift/BundleTimeline';
import { Figure } from '../../../charts/figure/Figure';
import { count, counted, joined, plainWord, utcDate, utcMinute } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import type { DriftBundle, DriftBundles } from '../../../metrics/drift/bundles';
import { TextInput } from '../../fields/TextInput';
import { RowsLink } from '../../parts/RowsLink';
import { troubleWords } from '../../../answers/drift/drift-words';
import type { DriftPair } from '../../../session/drift-pair';

const mostLanes = 24;
const pageSize = 40;

interface BundlesProps {
  readonly read: DriftBundles;
  readonly baseline: string | null;
  readonly candidate: string | null;
  /** Is every bundle compared with the one before it? */
  readonly eachBefore: boolean;
  readonly nameOf: (release: string) => string;
  readonly compareTwo: (change: Partial<DriftPair>) => void;
}

/** The bundles on a line of time, with what changed in each; here baseline and candidate are picked. */
export function BundlesSection({ read, baseline, candidate, eachBefore, nameOf, compareTwo }: BundlesProps) {
  const [sought, seek] = useState('');
  const { bundles, events, unbundled } = read;
  const roleOf = (release: string) =>
    release === baseline ? ('baseline' as const) : release === candidate ? ('candidate' as const) : null;
  const kept = bundles.filter((bundle) =>
    [nameOf(bundle.release), bundle.release, bundle.agent].some((word) =>
      word.toLowerCase().includes(sought.toLowerCase()),
    ),
  );
  const lanes = lanesOf(kept, roleOf);
  const timeline = lanes.map((bundle): TimelineBundle => ({
    key: `${bundle.agent} ${bundle.release}`,
    label: nameOf(bundle.release),
    role: roleOf(bundle.release),
    first: bundle.first,
    last: bundle.last,
    volumes: read.volumes
      .filter(({ release }) => release === bundle.release)
      .map(({ week, decisions }) => ({ at: Date.parse(`${week}T00:00:00Z`), decisions })),
  }));
  const canaries = events.filter(({ kind }) => kind.startsWith('canary'));
  const decisions = bundles.reduce((sum, bundle) => sum + bundle.decisions, 0);
  return (
    <section id="drift-bundles">
      <Figure
        title="The bundles"
        summary={`${timelineSummary(bundles, decisions)} Bars: decisions a week; flags: canary started, promoted or rolled back.`}
        sql={read.statements}
        note={
          <>
            {lanes.length < kept.length &&
              `${count(lanes.length)} of ${count(kept.length)} bundles drawn: the two compared and those with most decisions. `}
            {unbundled > 0 && (
              <>
                <b>{counted(unbundled, 'decision')} without a bundle</b> {unbundled === 1 ? 'is' : 'are'} in
                no comparison.{' '}
              </>
            )}
            {canaries.length === 0 && 'No canary is recorded.'}
          </>
        }
        table={{
          caption: 'Canary events',
          columns: [{ label: 'Time (UTC)' }, { label: 'Event' }, { label: 'Bundle' }, { label: 'Agent' }],
          rows: canaries.map((event) => ({
            key: event.event_id,
            cells: [
              `${utcDate(event.at)}, ${utcMinute(event.at)}`,
              plainWord(event.kind),
              event.release === null ? 'not named' : nameOf(event.release),
              event.agent ?? 'not named',
            ],
          })),
        }}
      >
        <BundleTimeline
          bundles={timeline}
          events={canaries.map(({ at, kind, release, agent }) => ({
            at,
            kind,
            bundle: release === null ? null : `${agent ?? ''} ${release}`,
          }))}
        />
        <div className="drift-pick">
          {bundles.length > pageSize / 2 && (
            <TextInput label="Find a bundle" value={sought} onChange={seek} />
          )}
          <button
            type="button"
            className="toggle"
            aria-pressed={eachBefore}
            onClick={() => compareTwo({ baseline: eachBefore ? baseline : null, candidate })}
          >
            Each against the one before
          </button>
        </div>
        <BundleTable {...{ baseline, candidate, nameOf, compareTwo }} bundles={kept} />
      </Figure>
    </section>
  );
}

/** The compared ones and the largest, in their order. */
function lanesOf(
  bundles: readonly DriftBundle[],
  roleOf: (release: string) => 'baseline' | 'candidate' | null,
): readonly DriftBundle[] {
  if (bundles.length <= mostLanes) return bundles;
  const ranked = [...bundles].sort(
    (a, b) =>
      Number(roleOf(b.release) !== null) - Number(roleOf(a.release) !== null) || b.decisions - a.decisions,
  );
  const kept = new Set(ranked.slice(0, mostLanes));
  return bundles.filter((bundle) => kept.has(bundle));
}

interface TableProps extends Pick<BundlesProps, 'baseline' | 'candidate' | 'nameOf' | 'compareTwo'> {
  readonly bundles: readonly DriftBundle[];
}

function BundleTable({ bundles, baseline, candidate, nameOf, compareTwo }: TableProps) {
  // The other of the two stays as it is shown, also where no link names it.
  const pick = (role: 'baseline' | 'candidate', release: string) =>
    compareTwo(role === 'baseline' ? { baseline: release, candidate } : { candidate: release });
  return (
    <Table
      caption="Bundles, what changed in each, and which two are compared"
      asCards
      className="bundle-table"
      pageSize={pageSize}
      rows={bundles}
      rowKey={({ agent, release }) => `${agent} ${release}`}
      columns={[
        {
          head: 'Bundle',
          cell: ({ release, agent }) => (
            <>
              {release === baseline ? (
                <Mark kind="baseline" />
              ) : release === candidate ? (
                <Mark kind="candidate" />
              ) : null}{' '}
              {nameOf(release)}
              <span className="q small detail">{agent}</span>
            </>
          ),
        },
        { head: 'In service (UTC)', cell: ({ first, last }) => `${utcDate(first)} to ${utcDate(last)}` },
        {
          head: 'Changed against the one before',
          cell: (bundle) => <Changed bundle={bundle} nameOf={nameOf} />,
        },
        {
          head: 'Matured',
          number: true,
          cell: ({ release, matured }) => (
            <RowsLink rows={{ of: 'set', set: 'drift_bundle', keys: [release, '', ''] }}>
              {count(matured)}
            </RowsLink>
          ),
        },
        { head: 'Tests', number: true, cell: (bundle) => count(bundle.decisions - bundle.production) },
        { head: 'All', number: true, cell: ({ decisions }) => count(decisions) },
        {
          head: 'Compare',
          className: 'nw',
          cell: ({ release }) => (
            <>
              <Pick
                role="baseline"
                isOn={release === baseline}
                name={nameOf(release)}
                onPick={() => pick('baseline', release)}
              />{' '}
              <Pick
                role="candidate"
                isOn={release === candidate}
                name={nameOf(release)}
                onPick={() => pick('candidate', release)}
              />
            </>
          ),
        },
      ]}
    />
  );
}

interface PickProps {
  readonly role: 'baseline' | 'candidate';
  readonly isOn: boolean;
  readonly name: string;
  readonly onPick: () => void;
}

function Pick({ role, isOn, name, onPick }: PickProps) {
  return (
    <button
      type="button"
      className="toggle"
      aria-pressed={isOn}
      aria-label={`${name} as ${role}`}
      onClick={onPick}
    >
      {role === 'baseline' ? 'Baseline' : 'Candidate'}
    </button>
  );
}

function Changed({ bundle, nameOf }: { bundle: DriftBundle; nameOf: (release: string) => string }) {
  const words = troubleWords(bundle, nameOf);
  return (
    <>
      {bundle.previous === null
        ? 'first of its agent'
        : bundle.changes === null
          ? 'not known'
          : bundle.changes.length === 0
            ? 'nothing recorded'
            : joined(
                bundle.changes.map(
                  ({ role, from, to }) => `${plainWord(role)} ${shortOf(from)} → ${shortOf(to)}`,
                ),
              )}
      {bundle.previous !== null && <span className="q small detail">against {nameOf(bundle.previous)}</span>}
      {words.map((word) => (
        <span key={word} className="small detail">
          <Mark kind="nm" /> {word}
        </span>
      ))}
    </>
  );
}

/** The last word of "name version digest": what tells two versions apart. */
const shortOf = (part: string | null): string => part?.split(' ').at(-1) ?? 'none';
