import { type KeyboardEvent, useEffect, useRef } from 'react';
import { StateBlock } from '../../../charts/states/StateBlock';
import { useQuery } from '../../ask/use-query';
import { DecisionPathList } from './DecisionPathList';
import { CopyRecords } from './CopyRecords';
import { readDecisionPath } from '../../../answers/decisions/decision-path';
import { MarkForm } from './MarkForm';
import { RawRecords } from './RawRecords';
import { decisionSentence } from '../../../answers/decisions/sentence';
import { SimilarDecisions } from './SimilarDecisions';
import type { StepProps } from './step-props';
import { Trio } from './Trio';
import { WhereItCounts } from './WhereItCounts';

/** One decision from evidence to truth; it opens beside the table, which keeps its place. */
export function DecisionDrawer({ eventId, onPrevious, onNext, onClose }: StepProps & { eventId: string }) {
  const path = useQuery((query, signal) => readDecisionPath(query, eventId, signal), [eventId]);
  const drawer = useRef<HTMLElement>(null);
  useEffect(() => {
    const isStepping = document.activeElement?.closest('.rows-box') && window.innerWidth > 900;
    if (!isStepping) drawer.current?.focus({ preventScroll: true });
  }, [eventId]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const move = /^[jJ]$/.test(event.key) ? onNext : /^[kK]$/.test(event.key) ? onPrevious : undefined;
    if (!move) return;
    event.preventDefault();
    move();
  };
  useEffect(() => {
    const onEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    };
    document.addEventListener('keydown', onEscape);
    return () => document.removeEventListener('keydown', onEscape);
  });

  const found = path.value;
  return (
    <aside
      ref={drawer}
      className="drawer on-surface"
      aria-label="Decision"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header>
        <span className="eyebrow">
          {found ? (
            <>
              Decision <span className="mono">{found.fact.decision_id}</span>, incident{' '}
              <span className="mono">{found.fact.incident}</span>
            </>
          ) : (
            'Decision'
          )}
        </span>
        <span className="acts">
          <button
            type="button"
            className="link"
            disabled={!onPrevious}
            onClick={onPrevious}
            aria-label="Previous decision"
          >
            Previous
          </button>
          <button
            type="button"
            className="link"
            disabled={!onNext}
            onClick={onNext}
            aria-label="Next decision"
          >
            Next
          </button>
          <button type="button" className="link" onClick={onClose} aria-label="Close, Escape">
            Close
          </button>
        </span>
      </header>
      {path.state === 'error' && (
        <StateBlock
          kind="error"
          title="This decision could not be read again."
          detail="The table and its numbers still hold: they were read before."
          facts={[{ name: 'What failed', value: path.error?.message ?? '' }]}
        />
      )}
      {path.state === 'loading' && <StateBlock kind="loading" title="Reading its records" height={420} />}
      {found === null && (
        <StateBlock
          kind="empty"
          title="No loaded decision has this id."
          detail="The link may come from other logs."
        />
      )}
      {found && path.state !== 'error' && (
        <div className={path.state === 'refreshing' ? 'dim' : undefined}>
          <h2 className="verdict md">{decisionSentence(found)}</h2>
          <Trio path={found} />
          <DecisionPathList path={found} />
          <WhereItCounts fact={found.fact} />
          <MarkForm
            key={found.fact.event_id}
            eventId={found.fact.event_id}
            decisionId={found.fact.decision_id}
          />
          <SimilarDecisions eventId={found.fact.event_id} />
          <CopyRecords records={found.records} />
          <RawRecords records={found.records} />
        </div>
      )}
    </aside>
  );
}
