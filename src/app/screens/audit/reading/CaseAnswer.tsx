import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { AuditDraw } from '../../../../records/audit';
import { type AuditAnswer, lacksOf } from '../../../../records/audit-answer';
import type { AuditCase } from '../../../../records/audit-case';
import { keepAnswer, undoAnswer } from '../../../../session/audits';
import { AnswerForm } from './AnswerForm';
import { CaseView } from './CaseView';
import { type Draft, draftKey, startDraft } from './draft';
import type { Reader } from './ReaderForm';
import { useCaseTime } from './use-case-time';

interface CaseProps {
  readonly draw: AuditDraw;
  readonly reader: Reader;
  readonly shownCase: AuditCase;
  /** Cases that this reader has answered. */
  readonly at: number;
}

/** What was undone last, to start from when its case comes again. */
let undone: AuditAnswer | undefined;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.matches('textarea, select') || target.matches('input:not([type="radio"]):not([type="checkbox"])'));

/** One case and the questions to it, by keyboard or pointer. */
export function CaseAnswer({ draw, reader, shownCase, at }: CaseProps) {
  const [draft, setDraft] = useState<Draft>(() =>
    undone?.case === shownCase.digest && undone.reader === reader.uid ? { ...undone, other: '' } : startDraft,
  );
  const [isSkipping, setSkipping] = useState(false);
  const [lack, setLack] = useState<'reading' | 'category' | 'target' | 'reason' | null>(null);
  const seconds = useCaseTime(shownCase.digest);
  const root = useRef<HTMLDivElement>(null);
  const resources = shownCase.shown.resources ?? [];

  // The next case takes the focus, so that a screen reader begins with it.
  useEffect(() => {
    root.current?.querySelector<HTMLElement>('#case-title')?.focus({ preventScroll: at === 0 });
  }, [at]);

  const save = (asSkip: boolean) => {
    if (!asSkip && draft.reading === null) return setLack('reading');
    const reading = asSkip ? 'skipped' : draft.reading!;
    const other = draft.other.trim();
    const isWarranted = reading === 'warranted';
    const answer: AuditAnswer = {
      ...{ draw: draw.digest, case: shownCase.digest, reader: reader.uid, group: reader.group || null },
      time: new Date().toISOString(),
      seconds: Math.min(86_400, Math.round(seconds())),
      reading,
      categories: isWarranted ? draft.categories : [],
      targets: isWarranted ? [...new Set([...draft.targets, ...(other === '' ? [] : [other])])] : [],
      sure: asSkip ? null : draft.sure,
      reason: draft.reason,
    };
    const [missing] = lacksOf(answer, resources.length === 0);
    if (missing !== undefined) return setLack(missing);
    undone = undefined;
    keepAnswer(answer);
    return undefined;
  };
  const undo = () => {
    undone = undoAnswer(draw.digest, reader.uid);
  };
  const change = (more: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...more }));
    setLack(null);
  };
  const skip = (open: boolean) => {
    setSkipping(open);
    setLack(null);
  };

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (document.querySelector('[role="dialog"]')) return;
    const isUndo = (event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'z';
    if (isUndo && !event.shiftKey && !isTyping(event.target)) {
      undo();
      return taken(event);
    }
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const { target } = event;
    if (event.key === 'Escape' && root.current?.contains(target as Node)) {
      if (isTyping(target)) (target as HTMLElement).blur();
      else if (isSkipping) skip(false);
      else return;
      root.current.querySelector<HTMLElement>('#case-title')?.focus();
      return taken(event);
    }
    const isElsewhere =
      target instanceof HTMLElement &&
      target !== document.body &&
      !document.getElementById('main')?.contains(target);
    if (isElsewhere) return;
    if (event.key === 'Enter') {
      if (target instanceof HTMLElement && target.closest('button, a, select, summary, .reading-reader'))
        return;
      save(isSkipping);
      return taken(event);
    }
    if (isTyping(target)) return;
    const key = event.key.toLowerCase();
    if (key === 's') skip(!isSkipping);
    else if (key === 'z') undo();
    else if (key === 'r' || key === 't') {
      const field = root.current?.querySelector<HTMLElement>(`[data-key="${key}"]`);
      if (!field) return;
      field.focus();
    } else {
      const more = draftKey(draft, key);
      if (more === null) return;
      if (isSkipping) setSkipping(false);
      change(more);
    }
    return taken(event);
  });
  // Before the case is painted: a key that is pressed at once must not be lost.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);

  return (
    <div className="reading-case" ref={root}>
      <CaseView shownCase={shownCase} at={at + 1} />
      <AnswerForm
        draft={draft}
        resources={resources}
        isSkipping={isSkipping}
        lack={lack}
        canUndo={at > 0}
        onChange={change}
        onSkipping={skip}
        onSave={save}
        onUndo={undo}
      />
    </div>
  );
}

/** The screens' own keys must not see it. */
function taken(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
