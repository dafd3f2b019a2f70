import { useState } from 'react';
import { needsRuling, rulingHeadline, standingNotes } from '../../../answers/readiness/standing';
import { rowsOfTrip } from '../../../answers/readiness/rows-of-gate';
import { scopeKey, scopeName } from '../../../answers/readiness/verdict-words';
import { Mark } from '../../../charts/marks/Mark';
import { bundleSteps } from '../../../metrics/bundle-changes/bundle-changes';
import { scopeEvents } from '../../../metrics/gate-evidence/watch-events';
import { stepFor } from '../../../readiness/criteria/criteria';
import { dayMs } from '../../../readiness/readings/incidents';
import type { ScopeVerdict } from '../../../readiness/verdict';
import { useView } from '../../../session/view';
import { joined, plainWord, utcDate } from '../../../words/format';
import { type CurrentEvaluation, useEvaluation } from '../../ask/use-evaluation';
import { useQuery } from '../../ask/use-query';
import { useReleaseNames } from '../../ask/use-release-names';
import { Answered } from '../../parts/Answered';
import { RowsLink } from '../../parts/RowsLink';
import { Section } from '../../parts/Section';
import { Evaluated } from '../../scope/Evaluated';
import { ScopePicker } from '../../scope/ScopePicker';
import { RulingForm } from './RulingForm';
import './ruling.css';

/** A person decides on what tripped: what it was, what changed, the decision with its reason. */
export default function RulingScreen() {
  const current = useEvaluation();
  // The form goes while the verdicts are computed anew, and what was said of the ruling stays.
  const [said, setSaid] = useState({ of: '', text: '' });
  return (
    <Evaluated current={current}>
      {(scopes, chosen) => {
        const key = scopeKey(chosen);
        return (
          <Ruling
            key={key}
            {...{ current, scopes, scope: chosen }}
            said={said.of === key ? said.text : ''}
            onSaid={(text) => {
              const { agent, workflow, riskClass } = chosen;
              // Where nobody chose a scope, the one that comes first may be another one now.
              useView.setState({ scope: { agent, workflow, riskClass } });
              setSaid({ of: key, text });
            }}
          />
        );
      }}
    </Evaluated>
  );
}

interface RulingProps {
  readonly current: CurrentEvaluation;
  readonly scopes: readonly ScopeVerdict[];
  readonly scope: ScopeVerdict;
  readonly said: string;
  readonly onSaid: (text: string) => void;
}

function Ruling({ current: { criteria }, scopes, scope, said, onSaid }: RulingProps) {
  const { ruling } = scope;
  const isOpen = needsRuling(scope);
  return (
    <>
      <section>
        <div className="part-head">
          <div>
            <p className="eyebrow">Ruling, {scopeName(scope)}</p>
            <h1 className="verdict" aria-live="polite">
              {rulingHeadline(scope)}
            </h1>
          </div>
          <ScopePicker scopes={scopes} chosen={scope} />
        </div>
        <p className="lede">
          A trip stays with the agent and the workflow, with every new bundle and under a new name. More data
          does not lift it. Read what tripped and what changed, then decide. A ruling changes verdicts; a memo
          in a report records a decision and changes none.
        </p>
        {ruling && (
          <p className="lede small">
            {ruling.actor} ruled on what the logs held until {utcDate(ruling.at)}
            {ruling.until !== null && <>, until {utcDate(ruling.until)}</>}: {ruling.reason}
          </p>
        )}
      </section>
      {isOpen && <Tripped scope={scope} criteria={criteria} />}
      {isOpen && <Changed scope={scope} />}
      {(isOpen || ruling) && <RulingForm {...{ scope, said, onSaid }} />}
    </>
  );
}

function Tripped({ scope, criteria }: Pick<CurrentEvaluation, 'criteria'> & { scope: ScopeVerdict }) {
  const gates = stepFor(criteria, scope)?.gates ?? [];
  const notes = standingNotes(scope).filter(({ kind }) => kind === 'trip' || kind === 'part');
  return (
    <Section title="What tripped" sub="Each opens the wrong decisions behind it.">
      <ul className="standing-notes">
        {notes.map(({ text, gate: id }) => {
          const gate = gates.find((each) => each.id === id);
          return (
            <li key={`${id} ${text}`}>
              <Mark kind="wrong" /> {text}{' '}
              {gate && (
                <RowsLink rows={rowsOfTrip(scope, gate)} label={`Rows behind: ${text}`}>
                  Rows
                </RowsLink>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

const monthMs = 28 * dayMs;

/** Bundles that began and control events around the trips, the latest first. */
function Changed({ scope }: { readonly scope: ScopeVerdict }) {
  const releaseName = useReleaseNames();
  const answer = useQuery(
    async (query, signal) => ({
      ...(await scopeEvents(query, scope, signal)),
      steps: await bundleSteps(query, signal),
    }),
    [scope],
  );
  const days = scope.gates.flatMap(({ trips }) => trips.map(({ on }) => on));
  const isNear = (at: number) => days.length === 0 || days.some((on) => at <= on && at >= on - 3 * monthMs);
  return (
    <Section
      title="What changed before"
      sub="Bundles that began and control events in the twelve weeks before."
    >
      <Answered answer={answer} height={120} what="What changed">
        {({ bundles, events, steps }) => {
          const began = bundles
            .filter(({ moment }) => isNear(moment))
            .map(({ release, moment: at }) => {
              const step = steps.find((each) => each.agent === scope.agent && each.after === release);
              const parts = step === undefined ? [] : step.changes.map(({ role }) => plainWord(role));
              const what = parts.length === 0 ? '' : `, other ${joined(parts)}`;
              return { at, text: `Bundle ${releaseName(release)} began${what}` };
            });
          const said = events
            .filter(({ moment }) => isNear(moment))
            .map(({ kind, moment }) => ({ at: moment, text: plainWord(kind) }));
          const all = [...began, ...said].sort((a, b) => b.at - a.at);
          if (all.length === 0) return <p className="lede small">The logs record no change here.</p>;
          return (
            <ul className="standing-notes">
              {all.slice(0, 20).map(({ at, text }) => (
                <li key={`${at} ${text}`}>
                  {utcDate(at)}: {text}
                </li>
              ))}
            </ul>
          );
        }}
      </Answered>
    </Section>
  );
}
