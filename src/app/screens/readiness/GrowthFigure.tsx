import { useState } from 'react';
import { EvidenceGrowth, growthSummary, growthTable } from '../../../charts/evidence/EvidenceGrowth';
import { Figure } from '../../../charts/figure/Figure';
import { StateBlock } from '../../../charts/states/StateBlock';
import type { ScopeVerdict } from '../../../readiness/verdict';
import type { Selection } from '../../../slice/selection/selection';
import type { AppliedStep } from '../../../readiness/criteria/criteria';
import { useQuery } from '../../ask/use-query';
import { openRows } from '../../../session/view';
import { growthOf } from '../../../answers/readiness/growth';
import { decidingGate } from '../../../answers/readiness/matrix-cells';
import { unitOf } from '../../../words/verdict-sentences';
import { rowsOfGate } from '../../../answers/readiness/rows-of-gate';

interface GrowthFigureProps {
  scope: ScopeVerdict;
  applied: AppliedStep;
  asked: Selection;
}

const height = 262;

/** How one gate's evidence grew, incident by incident. */
export function GrowthFigure({ scope, applied, asked }: GrowthFigureProps) {
  const [chosen, setChosen] = useState(decidingGate(scope)?.id);
  const result = scope.gates.find(({ id }) => id === chosen) ?? scope.gates[0];
  const gate = applied.gates.find(({ id }) => id === result?.id);
  const guardrails = applied.gates.length;
  const growth = useQuery(
    async (query, signal) => {
      if (!gate) return [];
      return growthOf(query, asked, scope, gate, guardrails, signal);
    },
    [asked, gate, guardrails, scope],
    gate !== undefined,
  );
  if (!result || !gate) return null;
  const picker = (
    <span className="toggles gate-toggles" role="group" aria-label="Gate">
      {scope.gates.map((each) => (
        <button
          key={each.id}
          type="button"
          className="toggle"
          aria-pressed={each.id === result.id}
          onClick={() => setChosen(each.id)}
        >
          {each.title}
        </button>
      ))}
    </span>
  );
  const points = growth.value ?? [];
  const reading = result.readings[result.decidingReading];
  const unit = reading === undefined ? 'incident' : unitOf(reading);
  const drawing = { points, needed: result.eNeeded, moreClean: result.moreCleanIncidents, unit };
  const empty = result.reason ?? 'No incident has matured yet.';
  return (
    <Figure
      title="How the evidence grew"
      summary={growth.value ? growthSummary(drawing) : 'Reading the incidents.'}
      table={growthTable(points, `E-value of ${result.title} after each ${unit}`)}
      sql={result.statement ? [result.statement] : []}
      {...(points.length === 0
        ? {}
        : {
            onRows: () => openRows(rowsOfGate(scope, gate, 'judged')),
          })}
      legend={picker}
      note={
        result.state === 'breached'
          ? `This is the evidence that the gate could open. The opposite evidence, that it is worse than the limit, has reached its mark: the scope steps down.`
          : undefined
      }
    >
      {growth.state === 'error' ? (
        <StateBlock
          kind="error"
          title="The incidents could not be read."
          detail={growth.error?.message}
          height={height}
        />
      ) : !growth.value ? (
        <StateBlock kind="loading" title="Reading the incidents" height={height} />
      ) : points.length === 0 ? (
        <StateBlock kind="not_measurable" title="Nothing to draw." detail={empty} height={height} />
      ) : (
        <div className={growth.state === 'refreshing' ? 'dim' : undefined}>
          <EvidenceGrowth {...drawing} height={height} />
        </div>
      )}
    </Figure>
  );
}
