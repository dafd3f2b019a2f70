import { Fragment } from 'react';
import { auditQuestion } from '../../../answers/audit/question';
import { count, counted, plainWord } from '../../../words/format';
import { VerdictChip } from '../../../charts/marks/Chip';
import { isBlocking } from '../../../readiness/controls/judge-control';
import type { CriteriaStamp, ScopeVerdict } from '../../../readiness/verdict';
import type { Together } from '../../../readiness/together';
import { lowestTier } from '../../../readiness/tiers';
import { stateWords } from '../../../words/paper-words';
import { nextOf, showScope } from './show-scope';
import { goTo } from '../../../session/view';
import { ScopeLadder } from './ScopeLadder';
import {
  countStates,
  pageVerdict,
  scopeKey,
  scopeName,
  stateOrder,
} from '../../../answers/readiness/verdict-words';

interface VerdictHeadProps {
  scopes: readonly ScopeVerdict[];
  criteria: readonly CriteriaStamp[];
  /** Filters that are set and move no verdict. */
  setAside: readonly string[];
  selected: ScopeVerdict | undefined;
  /** Over every scope of the logs, filters or not. */
  together: Together | undefined;
}

export function VerdictHead({ scopes, criteria, setAside, selected, together }: VerdictHeadProps) {
  const counts = countStates(scopes);
  const used = criteria.map(({ name, version }) => `“${name}”, version ${version}`).join(' and ');
  return (
    <section className="cols">
      <div className="c8">
        <p className="eyebrow">Promotion by scope: agent, workflow and risk class. Criteria {used}</p>
        <h1 className="verdict">{pageVerdict(scopes)}</h1>
        <Lede scopes={scopes} />
        <Unjudged scopes={scopes} />
        {together?.sentence && (
          <p className="lede small">
            <b>Several at once:</b> {together.sentence}
          </p>
        )}
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
        </div>
      </div>
      {selected && (
        <div className="c4">
          <ScopeLadder scopes={scopes} selected={selected} />
        </div>
      )}
    </section>
  );
}

/** What leads: what must be taken back, else where promotion would begin, else what is missing most. */
function Lede({ scopes }: { scopes: readonly ScopeVerdict[] }) {
  const worse = scopes.filter(({ state }) => state === 'step_down');
  const down = worse.filter(({ tierHeld }) => tierHeld !== lowestTier);
  const lowest = worse.filter(({ tierHeld }) => tierHeld === lowestTier);
  const eligible = scopes.filter(({ state }) => state === 'eligible');
  const waiting = scopes.filter(({ state, missing }) => state === 'not_shown_yet' && missing?.incidents);
  const nearest = [...waiting].sort((a, b) => (a.missing?.incidents ?? 0) - (b.missing?.incidents ?? 0))[0];
  return (
    <p className="lede">
      {down.length > 0 && (
        <>
          <b>Step down first:</b> {listed(down.map(scopeName))}.{' '}
        </>
      )}
      {lowest.length > 0 && (
        <>
          <b>Worse than the limit at the lowest tier:</b> {listed(lowest.map(scopeName))}. Keep it there and
          review the wrong decisions.{' '}
        </>
      )}
      {eligible.length > 0 && eligible.length < scopes.length && (
        <>
          <b>Eligible, each by itself:</b> {listed(eligible.map(scopeName))}.{' '}
        </>
      )}
      {nearest && (
        <>
          Closest to eligible: {scopeName(nearest)}. It needs about {count(nearest.missing?.incidents ?? 0)}{' '}
          more error-free incidents{blockWords(nearest)}.{' '}
        </>
      )}
      Evidence starts anew with each bundle, and only matured production incidents count.
    </p>
  );
}

/** One press from each scope that cannot be judged to what must be read there. */
function Unjudged({ scopes }: { scopes: readonly ScopeVerdict[] }) {
  const unjudged = scopes.filter(({ state }) => state === 'not_measurable');
  if (unjudged.length === 0) return null;
  return (
    <p className="lede small">
      <b>{auditQuestion}</b>{' '}
      {unjudged.slice(0, listedAtMost).map((scope, at) => (
        <Fragment key={scopeKey(scope)}>
          {at > 0 && '; '}
          <button
            type="button"
            className="link"
            onClick={() => {
              const { agent, workflow, riskClass } = scope;
              goTo('audit', { scope: { agent, workflow, riskClass } });
            }}
          >
            {scopeName(scope)}
          </button>
        </Fragment>
      ))}
      {unjudged.length > listedAtMost && `; and ${count(unjudged.length - listedAtMost)} more`}
    </p>
  );
}

/** What evidence alone does not open. */
function blockWords({ controls }: ScopeVerdict): string {
  const blocks = controls.filter(isBlocking).length;
  return blocks === 0 ? '' : `, and ${counted(blocks, 'required control')} would still block`;
}

const listedAtMost = 3;

function listed(names: readonly string[]): string {
  const more = names.length - listedAtMost;
  const shown = names.slice(0, listedAtMost);
  if (more > 0) return `${shown.join('; ')}; and ${more} more`;
  return shown.join('; ');
}
