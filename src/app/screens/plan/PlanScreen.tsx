import { Section } from '../../parts/Section';
import { useState } from 'react';
import { Figure } from '../../../charts/figure/Figure';
import { count, counted, decimal, oneIn, weeks } from '../../../words/format';
import { powerSummary, powerTable } from '../../../charts/plan/power';
import { PowerCurve } from '../../../charts/plan/PowerCurve';
import { StateBlock } from '../../../charts/states/StateBlock';
import { incidentsNeeded } from '../../../statistics/betting-e-process';
import { alphaOfCandidate } from '../../../statistics/multiple-testing';
import { stepFor } from '../../../readiness/criteria/criteria';
import { useEvaluation } from '../../ask/use-evaluation';
import { ScopePicker } from '../../scope/ScopePicker';
import { useView } from '../../../session/view';
import { firstScope, scopeKey, scopeName } from '../../../answers/readiness/verdict-words';
import { NeededTable } from './NeededTable';
import { fieldsFrom, firstFields, questionOf } from '../../../answers/plan/question';
import { problemsOf } from '../../../records/form-field';
import { planSchema } from '../../../records/plan';
import { SchemaFields } from '../../fields/SchemaFields';
import { useJob, type RunOf } from '../../../jobs/use-job';

const height = 300;

/** What a gate asks for, known before any data is collected, and how likely a given agent gets there. */
export default function PlanScreen() {
  const { answer, criteria } = useEvaluation();
  const wanted = useView((view) => view.scope);
  const [fields, setFields] = useState(firstFields);
  const { run: simulation, start, stop } = useJob('plan');
  const problems = problemsOf(planSchema, fields);
  const isSound = problems.size === 0;
  const scopes = answer.value?.scopes ?? [];
  const scope = scopes.find((each) => wanted && scopeKey(each) === scopeKey(wanted)) ?? firstScope(scopes);
  const takeFrom = () => {
    if (!scope) return;
    const alpha = stepFor(criteria, scope)?.gates[0]?.alpha;
    setFields({ ...fields, ...fieldsFrom(scope, alpha) });
  };
  return (
    <>
      <section>
        <p className="eyebrow">Plan before you collect</p>
        <h1 className="verdict">
          {isSound ? sentenceOf(questionOf(fields)) : 'A field below cannot be planned with.'}
        </h1>
        <p className="lede">
          These numbers rest on the criteria alone. Errors on the way cost more incidents; the curve below
          says how many, for an agent whose true rate is given.
        </p>
      </section>
      <Section title="What is planned" sub="Start from a scope of these logs, or write your own.">
        {scope && (
          <div className="from-scope">
            <ScopePicker scopes={scopes} chosen={scope} />
            <button
              type="button"
              className="button"
              onClick={takeFrom}
              disabled={scope.gates.length === 0}
              aria-label={`Take limit, α and pace from ${scopeName(scope)}`}
            >
              Take limit, α and pace
            </button>
          </div>
        )}
        <div className="form-grid">
          <SchemaFields
            schema={planSchema}
            value={fields}
            problemOf={(name) => problems.get(name)}
            onChange={(change) => setFields({ ...fields, ...change })}
          />
        </div>
        <div className="actions">
          <button
            type="button"
            className="button main"
            disabled={!isSound || simulation.state === 'running'}
            onClick={() => start({ question: questionOf(fields), seed: fields.seed })}
          >
            Simulate
          </button>
          {simulation.state === 'running' && (
            <button type="button" className="button" onClick={stop}>
              Cancel
            </button>
          )}
          <Progress simulation={simulation} />
        </div>
      </Section>
      <section>
        <Curve simulation={simulation} />
      </section>
      {isSound && (
        <NeededTable
          limit={fields.limit / 100}
          alpha={fields.alpha / 100}
          releaseIndex={fields.releaseIndex}
          perWeek={fields.perWeek}
        />
      )}
    </>
  );
}

/** Paces under ten with a decimal: 3.2 and 3 a week are weeks apart. */
const pace = (perWeek: number) =>
  Number.isInteger(perWeek) ? count(perWeek) : decimal(perWeek, perWeek < 10 ? 1 : 0);

function sentenceOf({ limit, alpha, releaseIndex, incidentsPerWeek }: ReturnType<typeof questionOf>): string {
  const needed = incidentsNeeded(limit, alphaOfCandidate(alpha, releaseIndex));
  return `To rule out ${oneIn(limit)}, ${count(needed)} incidents without an error are needed: ${weeks((needed / incidentsPerWeek) * 7)} at ${pace(incidentsPerWeek)} a week.`;
}

function Progress({ simulation }: { simulation: RunOf<'plan'> }) {
  const done = (simulation.state === 'running' && simulation.progress) || 0;
  const words =
    simulation.state === 'running'
      ? `${count(done)} of ${count(simulation.ask.question.runs)} runs`
      : simulation.state === 'stopped'
        ? 'Stopped; nothing is shown of a part of the runs.'
        : simulation.state === 'ready'
          ? `${count(simulation.ask.question.runs)} runs`
          : '';
  return (
    <>
      {simulation.state === 'running' && (
        <progress aria-label="Simulated" value={done} max={simulation.ask.question.runs} />
      )}
      <span className="small q" role="status">
        {words}
      </span>
    </>
  );
}

function Curve({ simulation }: { simulation: RunOf<'plan'> }) {
  if (simulation.state === 'failed') {
    return (
      <StateBlock
        kind="error"
        title="The simulation could not run."
        detail="The table below needs none and still holds."
        facts={[{ name: 'What failed', value: simulation.error.message }]}
        height={height}
      />
    );
  }
  if (simulation.state !== 'ready') {
    return (
      <StateBlock
        kind={simulation.state === 'running' ? 'loading' : 'empty'}
        title={
          simulation.state === 'running'
            ? 'Simulating through the gate’s own e-process'
            : 'Nothing simulated yet.'
        }
        detail="Press Simulate to see how likely the gate is open after so many incidents."
        height={height}
      />
    );
  }
  const { answer: plan, ask } = simulation;
  const { question } = ask;
  const numbers = {
    points: plan.curve,
    cleanIncidents: plan.cleanIncidents,
    median: plan.median,
    power: plan.power,
    errorRate: question.agent.errorRate,
    incidentsPerWeek: question.incidentsPerWeek,
  };
  return (
    <Figure
      title="How likely the gate is open by then"
      summary={powerSummary(numbers)}
      table={powerTable(numbers)}
      note={`Share of ${count(question.runs)} simulated agents; incidents below, weeks under them. ${counted(question.agent.decisionsPerIncident, 'decision')} an incident, intra-cluster correlation ${question.agent.icc}. Labels are taken to arrive for every decision.`}
    >
      <PowerCurve {...numbers} height={height} />
    </Figure>
  );
}
