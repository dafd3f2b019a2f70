import { Section } from '../../parts/Section';
import { Figure } from '../../../charts/figure/Figure';
import { count, counted, inSentence } from '../../../words/format';
import { powerSummary, powerTable } from '../../../charts/plan/power';
import { PowerCurve } from '../../../charts/plan/PowerCurve';
import { StateBlock } from '../../../charts/states/StateBlock';
import { ScopePicker } from '../../scope/ScopePicker';
import { scopeName } from '../../../answers/readiness/verdict-words';
import { NeededTable } from './NeededTable';
import { figuresWords, planSentence, waysWithin, withdrawalWords } from '../../../answers/plan/plan-words';
import { questionOf } from '../../../answers/plan/question';
import type { PlanQuestion } from '../../../readiness/plan/plan';
import { planSchema } from '../../../records/plan';
import { ChoiceField } from '../../fields/ChoiceField';
import { SchemaFields } from '../../fields/SchemaFields';
import type { RunOf } from '../../../jobs/use-job';
import { usePlanned } from './use-planned';
import './plan.css';

const height = 300;

/** What a gate of the chosen scope asks for, how likely a given agent gets there, and how soon that would be withdrawn. */
export default function PlanScreen() {
  const planned = usePlanned();
  const { scope, gate, fields, problems, simulation } = planned;
  const isSound = problems.size === 0;
  const question = questionOf(fields);
  // What was simulated is of the fields before the pause; a sentence of now rests on it only where it fits.
  const simulated = isSound && fits(simulation, question) ? planSoFar(simulation) : undefined;
  const ways = isSound ? waysWithin(question, simulated) : [];
  return (
    <>
      <section>
        <p className="eyebrow">
          Plan before you collect{scope && gate && `: ${scopeName(scope)}, ${inSentence(gate.title)}`}
        </p>
        <h1 className="verdict" aria-live="polite">
          {isSound ? planSentence(question, simulated) : 'A field below cannot be planned with.'}
        </h1>
        {ways.length > 0 && (
          <div className="lede">
            <p>What would bring it within reach:</p>
            <ul className="ways">
              {ways.map((way) => (
                <li key={way}>{way}</li>
              ))}
            </ul>
          </div>
        )}
        <p className="lede">
          {gate
            ? figuresWords(gate)
            : 'These numbers rest on the criteria alone. Errors on the way cost more incidents; the curve below says how many, for an agent whose true rate is given.'}
        </p>
      </section>
      <section>
        <Curve simulation={simulation} />
        <Withdrawn simulation={simulation} lagDays={fields.lagDays} />
        <div className="actions">
          {simulation.state === 'running' ? (
            <button type="button" className="button" onClick={planned.stop}>
              Cancel
            </button>
          ) : (
            simulation.state !== 'ready' && (
              <button type="button" className="button main" disabled={!isSound} onClick={planned.start}>
                Simulate
              </button>
            )
          )}
          <Progress simulation={simulation} />
        </div>
      </section>
      <WhatIsPlanned planned={planned} />
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

const fits = (simulation: RunOf<'plan'>, question: PlanQuestion) =>
  simulation.state !== 'idle' && JSON.stringify(simulation.ask.question) === JSON.stringify(question);

function WhatIsPlanned({ planned }: { planned: ReturnType<typeof usePlanned> }) {
  const { scopes, scope, gate, fields, problems } = planned;
  return (
    <Section
      title="What is planned"
      sub={
        gate
          ? 'The figures of this scope; write over them to plan something else.'
          : 'No gate was judged in this scope: these are examples to write over.'
      }
    >
      {scope && (
        <div className="from-scope">
          <ScopePicker scopes={scopes} chosen={scope} />
          {gate && (
            <ChoiceField
              label="Gate"
              value={gate.id}
              choices={scope.gates.map(({ id, title }) => ({ value: id, text: title }))}
              onChange={planned.chooseGate}
            />
          )}
          {planned.isWritten && (
            <button type="button" className="button" onClick={planned.reset}>
              Back to the scope’s figures
            </button>
          )}
        </div>
      )}
      <div className="form-grid">
        <SchemaFields
          schema={planSchema}
          value={fields}
          problemOf={(name) => problems.get(name)}
          onChange={planned.change}
        />
      </div>
    </Section>
  );
}

/** What is known of it: all of the runs, or those so far. */
const planSoFar = (simulation: RunOf<'plan'>) =>
  simulation.state === 'ready'
    ? simulation.answer
    : simulation.state === 'running'
      ? simulation.progress?.plan
      : undefined;

function Withdrawn({ simulation, lagDays }: { simulation: RunOf<'plan'>; lagDays: number }) {
  const plan = planSoFar(simulation);
  if (plan === undefined || simulation.state === 'idle') return null;
  const words = withdrawalWords(plan, simulation.ask.question, lagDays);
  if (words === null) return null;
  return (
    <div className="withdrawn">
      <h2>{words.headline}</h2>
      <p className="lede">{words.detail}</p>
    </div>
  );
}

function Progress({ simulation }: { simulation: RunOf<'plan'> }) {
  const done = (simulation.state === 'running' && simulation.progress?.done) || 0;
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
  const plan = planSoFar(simulation);
  if (plan === undefined || simulation.state === 'idle') {
    return (
      <StateBlock
        kind={simulation.state === 'running' ? 'loading' : 'empty'}
        title={
          simulation.state === 'running'
            ? 'Simulating through the gate’s own e-process'
            : 'Nothing simulated yet.'
        }
        detail="Press Simulate to see how likely the gate opens after so many incidents."
        height={height}
      />
    );
  }
  const { question } = simulation.ask;
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
      note={`Share of ${count(plan.runs)} simulated agents${plan.runs < question.runs ? `, ±${count(Math.ceil(100 / Math.sqrt(plan.runs)))} points so far` : ''}; incidents below, weeks under them. ${counted(question.agent.decisionsPerIncident, 'decision')} an incident, intra-cluster correlation ${question.agent.icc}. Labels are taken to arrive for every decision.`}
    >
      <PowerCurve {...numbers} height={height} />
    </Figure>
  );
}
