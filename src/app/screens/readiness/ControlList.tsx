import { SectionHead } from '../../parts/Section';
import { counted } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import type { ControlResult, ControlState } from '../../../readiness/verdict';
import { controlStates as states } from '../../../answers/readiness/control-words';

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
  const evidenced = controls.filter(isEvidenced);
  return (
    <>
      <SectionHead title="Required controls" sub={<>For this scope. {said.join(', ')}</>} />
      <Listed controls={controls.filter((control) => !isEvidenced(control))} />
      {evidenced.length > 0 && (
        <details className="small evidenced">
          <summary>{counted(evidenced.length, 'control')} evidenced by the log</summary>
          <Listed controls={evidenced} />
        </details>
      )}
    </>
  );
}

const isEvidenced = ({ state }: ControlResult) => state === 'evidenced';
const order = Object.keys(states) as ControlState[];

/** What blocks comes first. */
function Listed({ controls }: { controls: readonly ControlResult[] }) {
  const sorted = [...controls].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <ul className="ctl">
      {sorted.map((control) => (
        <li key={control.id}>
          <span className="v">
            <Mark kind={states[control.state][0]} />
            {states[control.state][1]}
          </span>
          <span>{control.title}</span>
          <span className="q">
            {control.sentence}
            {control.state === 'no_evidence' && control.conditional
              ? ' Blocks nothing until one comes up.'
              : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}
