import { count, plainWord, utcDateTime } from '../../../words/format';
import { Mark } from '../../../charts/marks/Mark';
import type { ControlRule } from '../../../metrics/controls/definitions';
import { type ControlCase, controlCases } from '../../../metrics/controls/cases';
import type { ControlResult, ScopeVerdict } from '../../../readiness/verdict';
import type { Selection } from '../../../slice/selection/selection';
import { useQuery } from '../../ask/use-query';
import { goTo } from '../../../session/view';
import { Answered } from '../../parts/Answered';

const most = 200;

interface CaseListProps {
  control: ControlResult;
  scope: ScopeVerdict;
  asked: Selection;
  rule: ControlRule;
}

/** The records that one control was checked on, those against it first. */
export function CaseList({ control, scope, asked, rule }: CaseListProps) {
  const answer = useQuery(
    (query, signal) => controlCases(query, control.id, scope, asked, signal, rule),
    [asked, control.id, rule, scope],
  );
  return (
    <Answered answer={answer} height={120} what="The records">
      {(cases) => <Cases control={control} cases={cases} />}
    </Answered>
  );
}

function Cases({ control, cases }: { control: ControlResult; cases: readonly ControlCase[] }) {
  const against = control.checked - control.holding;
  const shown = against > 0 ? cases.filter(({ holding }) => holding !== true) : cases.slice(0, 20);
  const left = (against > 0 ? against : control.checked) - shown.length;
  return (
    <>
      <ul className="cases">
        {shown.map((each) => (
          <li key={each.eventId}>
            <Mark kind={each.holding === null ? 'unresolved' : each.holding ? 'truth' : 'wrong'} />
            <span className="nw">{each.at === null ? 'no time' : utcDateTime(each.at)}</span>
            {each.kind === null ? (
              <button
                type="button"
                className="link mono"
                onClick={() => goTo('decisions', { rows: null, decision: each.eventId })}
              >
                {each.decisionId ?? each.eventId}
              </button>
            ) : (
              <span>
                {plainWord(each.kind)} <span className="mono q">{each.eventId}</span>
              </span>
            )}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <p className="small q">
          {count(left)} more
          {against > 0 && cases.length === most ? `; the latest ${count(most)} are listed` : ''}.
        </p>
      )}
    </>
  );
}
