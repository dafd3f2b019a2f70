import { Section } from '../../parts/Section';
import { Figure } from '../../../charts/figure/Figure';
import { count, oneIn, plainWord, utcDate } from '../../../words/format';
import { StateBlock } from '../../../charts/states/StateBlock';
import { WatchChart } from '../../../charts/watch/WatchChart';
import { watchSummary, watchTable } from '../../../charts/watch/watch-points';
import { gateDefinition } from '../../../metrics/gate-evidence/gate-definition';
import { unmeasurableHere } from '../../../metrics/rate/definition';
import type { ScopeVerdict } from '../../../readiness/verdict';
import { type AppliedStep, stepFor } from '../../../readiness/criteria/criteria';
import { dayMs } from '../../../readiness/readings/incidents';
import { watchScope } from '../../../readiness/gather/gather';
import type { GuardrailWatch } from '../../../readiness/watch/watch-scope';
import { useReleaseNames } from '../../ask/use-release-names';
import { type CurrentEvaluation, useEvaluation } from '../../ask/use-evaluation';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { watchSentence } from '../../../answers/readiness/watch-words';
import { scopeKey, scopeName } from '../../../answers/readiness/verdict-words';
import { Evaluated } from '../../scope/Evaluated';
import { ScopePicker } from '../../scope/ScopePicker';
import { type ScopeEvents, scopeEvents } from '../../../metrics/gate-evidence/watch-events';
import './watch.css';

/** Would the guardrails have stepped this agent down, and on which day? */
export default function WatchScreen() {
  const current = useEvaluation();
  return (
    <Evaluated current={current}>
      {(scopes, chosen) => {
        const applied = stepFor(current.criteria, chosen);
        return (
          <>
            {applied === null ? (
              <section>
                <div className="part-head">
                  <div>
                    <p className="eyebrow">Step-down watch</p>
                    <h1 className="verdict">No criteria apply here.</h1>
                  </div>
                  <ScopePicker scopes={scopes} chosen={chosen} />
                </div>
                <StateBlock
                  kind="not_measurable"
                  title="Nothing is watched."
                  detail={chosen.sentence}
                  height={300}
                />
              </section>
            ) : (
              <Watched
                key={scopeKey(chosen)}
                current={current}
                scopes={scopes}
                scope={chosen}
                applied={applied}
              />
            )}
          </>
        );
      }}
    </Evaluated>
  );
}

interface WatchedProps {
  current: CurrentEvaluation;
  scopes: readonly ScopeVerdict[];
  scope: ScopeVerdict;
  applied: AppliedStep;
}

function Watched({ current, scopes, scope, applied }: WatchedProps) {
  const { asked } = current;
  const answer = useQuery(
    async (query, signal) => ({
      watches: await watchScope(query, asked, scope, applied, signal),
      events: await scopeEvents(query, scope, signal),
    }),
    [applied, asked, scope],
  );
  return (
    <>
      <section>
        <div className="part-head">
          <div>
            <p className="eyebrow">Step-down watch, {applied.criteria.name}</p>
            <h1 className="verdict" aria-live="polite">
              {answer.value
                ? watchSentence(scope, answer.value.watches)
                : answer.state === 'error'
                  ? 'Not known.'
                  : 'Reading the incidents.'}
            </h1>
          </div>
          <ScopePicker scopes={scopes} chosen={scope} />
        </div>
        <p className="lede">
          One alarm is enough, so the guardrails share α (Bonferroni): over 1,000 incidents each sounds
          falsely with a chance of at most α divided by their number. Every bundle counts here, labels as they
          are now. The verdict also reads the first label of each case, other groupings of incidents and parts
          of the work, so it can trip on other days. Both days above are when the incident that tripped it
          could be judged; the charts draw it where it opened.
        </p>
      </section>
      <Section
        title={`Guardrails of ${scopeName(scope)}`}
        sub="Bernoulli CUSUM as a share of its alarm level, by the day of the incidents. Dotted: a bundle began. Flag: a control event. Hatched: too young to be judged."
      >
        <Answered answer={answer} height={480} what="The incidents of this scope">
          {({ watches, events }) => <Guardrails watches={watches} events={events} asOf={scope.asOf} />}
        </Answered>
      </Section>
    </>
  );
}

interface GuardrailsProps {
  watches: readonly GuardrailWatch[];
  events: ScopeEvents;
  asOf: number;
}

function Guardrails({ watches, events, asOf }: GuardrailsProps) {
  const nameOf = useReleaseNames();
  const from = Math.min(
    ...events.bundles.slice(0, 1).map(({ moment }) => moment),
    ...watches.flatMap(({ openedAt }) => openedAt.slice(0, 1)),
    asOf,
  );
  return (
    <div className="guardrails">
      {watches.map(({ gate, watch, openedAt, judgedAt, statement }) => {
        const points = watch.series.map((value, index) => ({
          at: openedAt[index] ?? 0,
          judgedAt: judgedAt[index] ?? 0,
          level: value / watch.threshold,
        }));
        const numbers = { points, tripped: points[watch.trippedAt ?? -1] ?? null };
        return (
          <Figure
            key={gate.id}
            size="small"
            title={gate.title}
            mark={gateDefinition(gate.metric).mark}
            summary={watchSummary(numbers)}
            table={watchTable(numbers, `CUSUM of ${gate.title}`)}
            sql={statement ? [statement] : []}
            note={`From ${oneIn(gate.limit)} in error to ${oneIn(watch.worseShare)}.`}
          >
            {numbers.points.length === 0 ? (
              <StateBlock
                kind="not_measurable"
                title="Not measurable."
                detail={unmeasurableHere(gateDefinition(gate.metric))}
                height={190}
              />
            ) : (
              <WatchChart
                {...numbers}
                mark={gateDefinition(gate.metric).mark}
                from={from}
                until={asOf}
                judgedUntil={asOf - gate.maturityLagDays * dayMs}
                releases={events.bundles.map(({ release, moment }) => ({
                  at: moment,
                  label: nameOf(release),
                }))}
                flags={events.events.map(({ kind, moment }) => ({ at: moment, label: plainWord(kind) }))}
              />
            )}
          </Figure>
        );
      })}
      <details className="small watch-events">
        <summary>{count(events.events.length)} control events concern this agent and workflow</summary>
        <ul>
          {events.events.map(({ kind, moment }, index) => (
            <li key={index}>
              {utcDate(moment)}: {plainWord(kind)}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
