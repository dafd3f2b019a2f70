import { useMoreRows } from '../../../charts/figure/use-more-rows';
import { hitsOf, points, rateShort, unresolvedWords } from '../../../charts/format';
import { bundleChanges } from '../../../metrics/bundle-changes/bundle-changes';
import type { BundleChanges, BundleEffect } from '../../../metrics/bundle-changes/bundle-changes';
import type { BundleStep } from '../../../metrics/bundle-changes/steps';
import type { Rate } from '../../../metrics/rate/rate';
import { useReleaseNames } from '../../shell/filters/use-release-names';
import { useQuery } from '../../state/use-query';
import { Answered } from '../Answered';
import { RowsLink } from '../RowsLink';
import { plain } from '../decisions/wording';
import { effectSentence } from './change-words';
import { SectionHead } from './SectionHead';
import type { SectionProps } from './section-props';

type Named = (release: string) => string;
type Shown = Pick<BundleChanges, 'riskClass'> & { nameOf: Named };

const attributions: Record<BundleStep['attribution'], string> = {
  attributable: 'alone',
  aliased: 'together, aliased',
  same: 'nothing recorded changed',
  not_recorded: 'not recorded',
};

/** What each bundle changed against the one before, beside what happened to the false positives. */
export function ChangesSection({ selection, address }: SectionProps) {
  const nameOf = useReleaseNames();
  const answer = useQuery(`bundle changes ${address}`, (query, signal) =>
    bundleChanges(query, selection, signal),
  );
  const riskClass = answer.value?.riskClass ?? 'high';
  return (
    <section>
      <SectionHead title="What changed with each bundle" statement={answer.value?.statement}>
        False-positive share of actions at {riskClass} risk, before and after, workflow by workflow.
        {riskClass === 'high' && ' Keep low risk alone in the filter above to see it.'}
      </SectionHead>
      <Answered answer={answer} height={420} what="What changed with each bundle">
        {(changes) =>
          changes.effects.length === 0 ? (
            <p className="lede">
              No workflow in view has {changes.riskClass}-risk actions under two bundles of one agent, so
              there is nothing to compare.
            </p>
          ) : (
            <>
              <Findings changes={changes} nameOf={nameOf} />
              <EffectsTable effects={changes.effects} riskClass={changes.riskClass} nameOf={nameOf} />
              <p className="fignote">
                Intervals hold for all {changes.comparisons} comparisons together at 95%; “better” has to hold
                even if every unresolved action afterwards was wrong. Bundles follow each other in time: what
                changed around the agent at the same time is in the difference too.
              </p>
            </>
          )
        }
      </Answered>
    </section>
  );
}

function Findings({ changes, nameOf }: { changes: BundleChanges; nameOf: Named }) {
  const found = changes.effects.filter(({ direction }) => direction !== 'unclear');
  if (found.length === 0) {
    return (
      <p className="lede">
        With none of the bundles in view the false-positive share demonstrably rose or fell in any workflow.
      </p>
    );
  }
  const inOrder = [...found].sort(
    (a, b) => Number(b.direction === 'worse') - Number(a.direction === 'worse'),
  );
  return (
    <ul className="findings">
      {inOrder.map((effect) => (
        <li key={`${effect.step.after} ${effect.workflow}`}>
          <b>{effect.direction === 'worse' ? 'Worse' : 'Better'}</b>
          <span>{effectSentence(effect, changes.riskClass, nameOf)}</span>
        </li>
      ))}
    </ul>
  );
}

function EffectsTable({ effects, riskClass, nameOf }: Shown & { effects: readonly BundleEffect[] }) {
  const { shown, more } = useMoreRows(effects);
  return (
    <>
      <div
        className="scroll"
        role="region"
        aria-label="False positives before and after each bundle"
        tabIndex={0}
      >
        <table className="changes-table">
          <thead>
            <tr>
              <th scope="col">Workflow and bundle</th>
              <th scope="col">Changed</th>
              <th scope="col" className="num">
                Before
              </th>
              <th scope="col" className="num">
                After
              </th>
              <th scope="col" className="num">
                Difference
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((effect) => (
              <EffectRow
                key={`${effect.step.agent} ${effect.workflow} ${effect.step.after}`}
                {...{ effect, riskClass, nameOf }}
              />
            ))}
          </tbody>
        </table>
      </div>
      {more}
    </>
  );
}

function EffectRow({ effect, riskClass, nameOf }: Shown & { effect: BundleEffect }) {
  const { step, workflow, before, after, difference, interval, direction } = effect;
  const rows = (release: string, rate: Rate) => (
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
  );
  const said = (rate: Rate) =>
    rate.state === 'measured' && (
      <span className="q small detail">
        {hitsOf(rate.hits, rate.n)}
        {rate.unresolved > 0 && `, ${unresolvedWords(rate.unresolved, null)}`}
      </span>
    );
  return (
    <tr>
      <th scope="row">
        {workflow}
        <span className="q small detail">
          {nameOf(step.before)} → {nameOf(step.after)}
        </span>
      </th>
      <td>
        {step.changes.map(({ role }) => plain(role)).join(', ')}
        <span className="q small detail">{attributions[step.attribution]}</span>
      </td>
      <td className="num">
        {rows(step.before, before)}
        {said(before)}
      </td>
      <td className="num">
        {rows(step.after, after)}
        {said(after)}
      </td>
      <td className="num">
        {difference === null ? (
          <span className="q">too few</span>
        ) : (
          <>
            {direction === 'unclear' ? points(difference) : <b>{points(difference)}</b>}
            {interval && (
              <span className="q small detail nw">
                {points(difference, interval).replace(/^.*\(|\)$/g, '')}
              </span>
            )}
          </>
        )}
      </td>
    </tr>
  );
}
