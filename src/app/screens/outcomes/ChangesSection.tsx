import { Table } from '../../../charts/table/Table';
import { useState } from 'react';
import {
  counted,
  hitsOf,
  plainWord,
  points,
  pointsRange,
  rateShort,
  unresolvedWords,
} from '../../../words/format';
import { bundleChangesByRisk } from '../../../metrics/bundle-changes/bundle-changes';
import type { BundleChanges, BundleEffect, RiskClass } from '../../../metrics/bundle-changes/bundle-changes';
import type { BundleStep } from '../../../metrics/bundle-changes/steps';
import { insideBundle, type Inside } from '../../../metrics/drift/inside';
import type { Rate } from '../../../metrics/rate/rate';
import { useReleaseNames } from '../../ask/use-release-names';
import { type Answer, useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { Fold } from '../../parts/Fold';
import { RowsLink } from '../../parts/RowsLink';
import { Toggles } from '../../parts/Toggles';
import { effectSentence, insideWords, shownClass, worseWords } from '../../../answers/outcomes/change-words';
import { Section, type SectionProps } from '../../parts/Section';

type Named = (release: string) => string;
type Shown = Pick<BundleChanges, 'riskClass'> & { nameOf: Named };

const attributions: Record<BundleStep['attribution'], string> = {
  attributable: 'alone, by the record',
  aliased: 'together, aliased',
  same: 'nothing recorded changed',
  not_recorded: 'not recorded',
};

// The search runs on the main thread, incident by incident: beyond this it waits for somebody to ask in Drift.
const mostLookedInto = 8;
const mostDecisions = 50_000;

/** The bundles around the differences that are shown, each once. */
const bundlesAround = (effects: readonly BundleEffect[]): string[] => [
  ...new Set(
    effects
      .filter(({ direction }) => direction !== 'unclear')
      .flatMap(({ step }) => [step.before, step.after]),
  ),
];

/** What each bundle changed against the one before, beside what happened to the false positives. */
export function ChangesSection({ selection }: SectionProps) {
  const nameOf = useReleaseNames();
  const [chosen, choose] = useState<RiskClass | null>(null);
  const answer = useQuery((query, signal) => bundleChangesByRisk(query, selection, signal), [selection]);
  const changes = shownClass(answer.value ?? [], chosen);
  const around = bundlesAround(changes?.effects ?? []);
  const decisions = (changes?.effects ?? []).reduce((sum, { before, after }) => sum + before.n + after.n, 0);
  const isLookedInto = around.length > 0 && around.length <= mostLookedInto && decisions <= mostDecisions;
  const inside = useQuery(
    async (query, signal) => {
      const found: Inside[] = [];
      for (const release of around) found.push(await insideBundle(query, selection, release, signal));
      return found;
    },
    [around, selection],
    isLookedInto,
  );
  return (
    <Section
      foldsOnPhone
      title="What changed with each bundle"
      sql={changes?.statement}
      sub={
        <>
          False-positive share of actions at {changes?.riskClass ?? 'high'} risk, before and after, workflow
          by workflow.{' '}
          {changes && (answer.value?.length ?? 0) > 1 && (
            <Toggles
              label="Risk class of the changes"
              choices={classes}
              chosen={changes.riskClass}
              onChange={choose}
            />
          )}
        </>
      }
    >
      <Answered answer={answer} height={420} what="What changed with each bundle">
        {(byRisk) => (
          <>
            <p className="lede">{worseWords(byRisk, nameOf)}</p>
            {changes && (
              <ClassChanges changes={changes} inside={isLookedInto ? inside : null} nameOf={nameOf} />
            )}
          </>
        )}
      </Answered>
    </Section>
  );
}

const classes = [
  { value: 'high', words: 'high risk' },
  { value: 'low', words: 'low risk' },
] as const;

interface ClassChangesProps {
  changes: BundleChanges;
  /** Null where too much would have to be looked into. */
  inside: Answer<Inside[]> | null;
  nameOf: Named;
}

function ClassChanges({ changes, inside, nameOf }: ClassChangesProps) {
  if (changes.effects.length === 0)
    return (
      <p className="part-note">
        No workflow in view has {changes.riskClass}-risk actions under two bundles of one agent, so there is
        nothing to compare.
      </p>
    );
  return (
    <>
      <Findings
        changes={changes}
        inside={inside?.state === 'ready' ? (inside.value ?? []) : []}
        nameOf={nameOf}
      />
      <Fold
        summary={`All ${counted(changes.effects.length, 'comparison')} at ${changes.riskClass} risk`}
        hasProblem={false}
      >
        <EffectsTable effects={changes.effects} riskClass={changes.riskClass} nameOf={nameOf} />
        <p className="fignote">
          Intervals hold for all {changes.comparisons} comparisons of this risk class together at 95%;
          “better” has to hold even if every unresolved action afterwards was wrong. Bundles follow each other
          in time: what changed around the agent at the same time is in the difference too.{' '}
          {lookedWords(inside)}
        </p>
      </Fold>
    </>
  );
}

function lookedWords(inside: Answer<Inside[]> | null): string {
  if (inside === null) return 'Changes inside a bundle that no record names are looked for in Drift.';
  if (inside.state === 'error') return 'Changes inside these bundles could not be looked for; see Drift.';
  if (inside.state !== 'ready') return 'Changes inside these bundles are being looked for.';
  return 'The bundles of each difference above were searched for a change of the same share that no record names (CUSUM, Holm at 5% in each bundle).';
}

interface FindingsProps {
  changes: BundleChanges;
  inside: readonly Inside[];
  nameOf: Named;
}

function Findings({ changes, inside, nameOf }: FindingsProps) {
  const found = changes.effects.filter(({ direction }) => direction !== 'unclear');
  if (found.length === 0) {
    return (
      <p className="part-note">
        At {changes.riskClass} risk, with none of the bundles in view the false-positive share demonstrably
        rose or fell in any workflow.
      </p>
    );
  }
  const inOrder = [...found].sort((a, b) => (b.difference ?? 0) - (a.difference ?? 0));
  return (
    <ul className="findings">
      {inOrder.map((effect) => (
        <li key={`${effect.step.after} ${effect.workflow}`}>
          <b>{effect.direction === 'worse' ? 'Worse' : 'Better'}</b>
          <span>
            {effectSentence(effect, changes.riskClass, nameOf)}{' '}
            {insideWords(effect, changes.riskClass, inside, nameOf)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function EffectsTable({ effects, riskClass, nameOf }: Shown & { effects: readonly BundleEffect[] }) {
  const side = ({ step, workflow }: BundleEffect, release: string, rate: Rate) => (
    <>
      <RowsLink
        rows={{
          of: 'scope',
          agent: step.agent,
          workflow,
          riskClass,
          release,
          metric: 'false_positive_share',
          part: rate.hits > 0 ? 'hits' : 'counted',
        }}
      >
        {rateShort(rate)}
      </RowsLink>
      {rate.state === 'measured' && (
        <span className="q small detail">
          {hitsOf(rate.hits, rate.n)}
          {rate.unresolved > 0 && `, ${unresolvedWords(rate.unresolved, null)}`}
        </span>
      )}
    </>
  );
  return (
    <Table
      caption="False positives before and after each bundle"
      className="changes-table"
      rows={effects}
      rowKey={({ step, workflow }) => `${step.agent} ${workflow} ${step.after}`}
      columns={[
        {
          head: 'Workflow and bundle',
          cell: ({ workflow, step }) => (
            <>
              {workflow}
              <span className="q small detail">
                {nameOf(step.before)} → {nameOf(step.after)}
              </span>
            </>
          ),
        },
        {
          head: 'Changed',
          cell: ({ step }) => (
            <>
              {step.changes.map(({ role }) => plainWord(role)).join(', ')}
              <span className="q small detail">{attributions[step.attribution]}</span>
            </>
          ),
        },
        { head: 'Before', number: true, cell: (own) => side(own, own.step.before, own.before) },
        { head: 'After', number: true, cell: (own) => side(own, own.step.after, own.after) },
        {
          head: 'Difference',
          number: true,
          cell: ({ difference, interval, direction }) =>
            difference === null ? (
              <span className="q">too few</span>
            ) : (
              <>
                {direction === 'unclear' ? points(difference) : <b>{points(difference)}</b>}
                {interval && <span className="q small detail nw">{pointsRange(interval)}</span>}
              </>
            ),
        },
      ]}
    />
  );
}
