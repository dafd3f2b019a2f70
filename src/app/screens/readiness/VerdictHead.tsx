import { count, counted, plainWord } from '../../../words/format';
import { VerdictChip } from '../../../charts/marks/Chip';
import { isBlocking } from '../../../readiness/controls/judge-control';
import type { CriteriaStamp, ScopeVerdict } from '../../../readiness/verdict';
import type { Together } from '../../../readiness/together';
import type { SelfTest } from '../../../readiness/self-test/run-self-test';
import { stateWords } from '../../../words/paper-words';
import { nextOf, showScope } from './show-scope';
import { mayItActQuestion, pageVerdict } from '../../../answers/readiness/may-it-act';
import { countStates, scopeName, stateOrder } from '../../../answers/readiness/verdict-words';

interface VerdictHeadProps {
  scopes: readonly ScopeVerdict[];
  criteria: readonly CriteriaStamp[];
  /** Filters that are set and move no verdict. */
  setAside: readonly string[];
  selected: ScopeVerdict | undefined;
  tests: readonly SelfTest[];
}

export function VerdictHead({ scopes, criteria, setAside, selected, tests }: VerdictHeadProps) {
  const counts = countStates(scopes);
  const used = criteria.map(({ name, version }) => `“${name}”, version ${version}`).join(' and ');
  return (
    <section className="answer-head">
      <p className="question">{mayItActQuestion}</p>
      <h1 className="verdict">{pageVerdict(scopes, tests)}</h1>
      {setAside.length > 0 && (
        <p className="lede small">
          Filters that do not change verdicts: {setAside.map(plainWord).join(', ')}. A gate that opened on a
          hand-picked part of the evidence would show nothing.
          {setAside.includes('lag') &&
            ' Verdicts keep the lag of the criteria; the filter “Lag” is for looking at the other screens.'}
        </p>
      )}
      <div className="counts">
        {stateOrder
          .filter((state) => counts[state] > 0)
          .map((state) => (
            <button
              key={state}
              type="button"
              className="link"
              aria-label={`Show the scopes: ${count(counts[state])} ${stateWords[state]}`}
              onClick={() => {
                const next = nextOf(
                  scopes.filter((scope) => scope.state === state),
                  selected,
                );
                if (next) showScope(next);
              }}
            >
              <VerdictChip state={state} number={counts[state]} />
            </button>
          ))}
        <span className="eyebrow">Criteria {used}</span>
      </div>
    </section>
  );
}

interface UnderListProps {
  readonly scopes: readonly ScopeVerdict[];
  /** Over every scope of the logs, filters or not. */
  readonly together: Together | undefined;
}

/** Which scope is closest to eligible, and what may be promoted at once. */
export function UnderList({ scopes, together }: UnderListProps) {
  const waiting = scopes.filter(({ state, missing }) => state === 'not_shown_yet' && missing?.incidents);
  const nearest = [...waiting].sort((a, b) => (a.missing?.incidents ?? 0) - (b.missing?.incidents ?? 0))[0];
  return (
    <>
      {together?.sentence && (
        <p className="lede small">
          <b>Several at once:</b> {together.sentence}
        </p>
      )}
      <p className="lede small">
        {nearest && (
          <>
            Closest to eligible: {scopeName(nearest)}. It needs about {count(nearest.missing?.incidents ?? 0)}{' '}
            more error-free incidents{blockWords(nearest)}.{' '}
          </>
        )}
        Evidence starts anew with each bundle, and only matured production incidents count.
      </p>
    </>
  );
}

/** What evidence alone does not open. */
function blockWords({ controls }: ScopeVerdict): string {
  const blocks = controls.filter(isBlocking).length;
  return blocks === 0 ? '' : `, and ${counted(blocks, 'required control')} would still block`;
}
