import { DecisionPath as PathFigure } from '../../../charts/path/DecisionPath';
import type { DecisionPath } from '../../../answers/decisions/decision-path';
import { personName } from '../../parts/person-name';
import { pathSteps } from '../../../answers/decisions/path-steps';

export function DecisionPathList({ path }: { path: DecisionPath }) {
  const events = pathSteps(path, personName).map((step, place) => ({
    key: String(place),
    at: step.time,
    kind: step.mark,
    title: step.title,
    detail:
      step.details.length === 0 ? undefined : (
        <>
          {step.details.map((line, row) => (
            <span key={row} className="line">
              {line}
            </span>
          ))}
        </>
      ),
    strong: step.strong === true,
  }));
  return (
    <>
      <h3>
        Decision path <span className="q small">UTC</span>
      </h3>
      <PathFigure label="What happened, in order" events={events} />
    </>
  );
}
