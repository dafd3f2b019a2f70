import { Table } from '../../../charts/table/Table';
import { Section } from '../../parts/Section';
import { Figure } from '../../../charts/figure/Figure';
import { count, counted, decimal, duration } from '../../../words/format';
import { VerdictWords } from '../../../charts/marks/Chip';
import { verdictWords } from '../../../words/paper-words';
import { StateBlock } from '../../../charts/states/StateBlock';
import { ValueMatrix, type ValuePoint } from '../../../charts/value/ValueMatrix';
import { workflowValue, type WorkflowValue } from '../../../metrics/workflow-value/workflow-value';
import type { ScopeVerdict } from '../../../readiness/verdict';
import { useEvaluation } from '../../ask/use-evaluation';
import { useQuery } from '../../ask/use-query';
import { Answered } from '../../parts/Answered';
import { scopeKey, scopeName } from '../../../answers/readiness/verdict-words';
import { Evaluated } from '../../scope/Evaluated';

interface Placed {
  scope: ScopeVerdict;
  value: WorkflowValue | undefined;
}

/** Where to begin: what a workflow could save people against what it could break. */
export default function ValueScreen() {
  const current = useEvaluation();
  const answer = useQuery((query, signal) => workflowValue(query, current.asked, signal), [current.asked]);
  return (
    <Evaluated current={current}>
      {(scopes) => (
        <Answered answer={answer} height={640} what="Frequency, time and reach of each workflow">
          {(values) => (
            <Matrix
              placed={scopes.map((scope) => ({
                scope,
                value: values.find(
                  ({ agent, workflow, riskClass }) =>
                    agent === scope.agent && workflow === scope.workflow && riskClass === scope.riskClass,
                ),
              }))}
            />
          )}
        </Answered>
      )}
    </Evaluated>
  );
}

function labelOf(scope: ScopeVerdict, isOneAgent: boolean): string {
  return isOneAgent ? scopeName(scope) : `${scopeName(scope)} (${scope.agent})`;
}

function Matrix({ placed }: { placed: readonly Placed[] }) {
  const isOneAgent = new Set(placed.map(({ scope }) => scope.agent)).size === 1;
  const sorted = byHours(placed);
  const points = sorted.flatMap(({ scope, value }, index): ValuePoint[] => {
    if (!value?.hoursPerWeek || !value.exposure) return [];
    return [
      {
        key: scopeKey(scope),
        number: index + 1,
        label: labelOf(scope, isOneAgent),
        state: scope.state,
        tierHeld: scope.tierHeld,
        hours: value.hoursPerWeek,
        exposure: value.exposure,
      },
    ];
  });
  const left = placed.length - points.length;
  const statement = placed.find(({ value }) => value)?.value?.statement;
  return (
    <>
      <section>
        <p className="eyebrow">Risk and value</p>
        <h1 className="verdict">{sentenceOf(points)}</h1>
        <p className="lede">
          Value is how often people decide here times how long they take from seeing a proposal to deciding on
          it. That time includes waiting, so it is the most that could be saved. Risk is the mean blast radius
          of a proposed action, times 1 when it can be undone, 2 in part, 4 when it cannot or nobody said.
        </p>
      </section>
      <section>
        <Figure
          title="What it could save against what it could break"
          summary={`${counted(points.length, 'scope')} drawn, each with the mark of its verdict; both axes are logarithmic.${left > 0 ? ` ${count(left)} cannot be placed: no timed review, or no blast radius.` : ''}`}
          sql={statement ? [statement] : []}
          table={{
            caption: 'What it could save against what it could break',
            columns: [
              { label: 'Scope' },
              { label: 'Verdict' },
              { label: 'Hours a week', numeric: true },
              { label: 'Risk', numeric: true },
            ],
            rows: points.map(({ key, number, label, state, tierHeld, hours, exposure }) => ({
              key,
              cells: [
                `${number} ${label}`,
                verdictWords(state, tierHeld),
                decimal(hours, 1),
                decimal(exposure, 1),
              ],
            })),
          }}
          note="Numbers are the rows of the table below. Up and left is worth beginning with; the place in this drawing opens no gate."
        >
          {points.length === 0 ? (
            <StateBlock
              kind="not_measurable"
              title="No scope can be placed."
              detail="The logs hold no review with the time it was shown and decided, or no blast radius."
              height={380}
            />
          ) : (
            <ValueMatrix points={points} />
          )}
        </Figure>
      </section>
      <Section title="The same as a table" sub="Most hours a week first.">
        <ValueTable sorted={sorted} isOneAgent={isOneAgent} />
      </Section>
    </>
  );
}

/** Of what is worth most, what may be done about it. */
function sentenceOf(points: readonly ValuePoint[]): string {
  const sorted = [...points].sort((a, b) => b.hours - a.hours);
  const [most] = sorted;
  if (!most) return 'Not measurable: no scope has both a timed review and a blast radius.';
  const eligible = sorted.find(({ state }) => state === 'eligible');
  const first = `Most time of people goes into ${most.label}, ${decimal(most.hours, 1)} hours a week: ${verdictWords(most.state, most.tierHeld).toLowerCase()}.`;
  if (most.state === 'eligible') return first;
  return eligible
    ? `${first} Of the eligible, ${eligible.label} takes most: ${decimal(eligible.hours, 1)}.`
    : `${first} No scope that could be placed is eligible.`;
}

const byHours = (placed: readonly Placed[]) =>
  [...placed].sort((a, b) => (b.value?.hoursPerWeek ?? -1) - (a.value?.hoursPerWeek ?? -1));

const measured = (value: number | null | undefined) => (value == null ? 'not measurable' : decimal(value, 1));

function ValueTable({ sorted, isOneAgent }: { sorted: readonly Placed[]; isOneAgent: boolean }) {
  return (
    <Table
      caption="Risk and value by scope"
      asCards
      style={{ minWidth: 900 }}
      rows={sorted}
      rowKey={({ scope }) => scopeKey(scope)}
      columns={[
        {
          head: 'Scope',
          cell: ({ scope }, at) => (
            <>
              <span className="q">{at + 1}</span> {labelOf(scope, isOneAgent)}
            </>
          ),
        },
        {
          head: 'Verdict',
          className: 'nw',
          cell: ({ scope }) => <VerdictWords state={scope.state} tierHeld={scope.tierHeld} />,
        },
        {
          head: 'Actions a week',
          number: true,
          cell: ({ value }) => (value ? decimal(value.actionsPerWeek, 1) : 'none'),
        },
        {
          head: 'Median time of people',
          number: true,
          cell: ({ value }) =>
            value?.humanSeconds == null
              ? 'not measurable'
              : `${duration(value.humanSeconds * 1000)} (${count(value.timed)})`,
        },
        { head: 'Hours a week', number: true, cell: ({ value }) => measured(value?.hoursPerWeek) },
        {
          head: 'Mean blast radius',
          number: true,
          cell: ({ value }) =>
            value?.reach == null
              ? 'not measurable'
              : `${decimal(value.reach, 1)} (${count(value.reachKnown)} of ${count(value.actions)})`,
        },
        {
          head: 'Weight to undo',
          number: true,
          cell: ({ value }) => (value?.undoWeight == null ? '–' : decimal(value.undoWeight, 1)),
        },
        { head: 'Risk', number: true, cell: ({ value }) => measured(value?.exposure) },
      ]}
    />
  );
}
