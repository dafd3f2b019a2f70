import { Mark } from '../../../charts/marks/Mark';
import type { ControlResult, ControlState } from '../../../readiness/verdict';
import { controlStates as states } from './control-words';

export function ControlList({ controls }: { controls: readonly ControlResult[] }) {
  const said = (Object.keys(states) as ControlState[])
    .map(
      (state) =>
        [
          controls.filter((control) => control.state === state).length,
          states[state][1].toLowerCase(),
        ] as const,
    )
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number} ${words}`);
  return (
    <>
      <div className="head">
        <h2>Required controls</h2>
        <p className="sub">For this scope. {said.join(', ')}</p>
      </div>
      <ul className="ctl">
        {controls.map((control) => (
          <li key={control.id}>
            <span className="v">
              <Mark kind={states[control.state][0]} />
              {states[control.state][1]}
            </span>
            <span>{control.title}</span>
            <span className="q">{control.sentence}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
