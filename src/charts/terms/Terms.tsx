import { Fragment, useState } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { glossary, type TermId, withTerms } from '../../words/glossary';

const delayMs = 150;

/** A text in which the terms of statistics explain themselves on hover, focus and touch; each once. */
export const Terms = ({ children }: { children: string }) =>
  withTerms(children).map((part, at) => (
    <Fragment key={at}>{typeof part === 'string' ? part : <Term id={part.id}>{part.text}</Term>}</Fragment>
  ));

function Term({ id, children }: { id: TermId; children: string }) {
  const [isOpen, setOpen] = useState(false);
  const { plain, formula, source } = glossary[id];
  return (
    <TooltipTrigger isOpen={isOpen} onOpenChange={setOpen} delay={delayMs}>
      {/* A press closes what hovering opened; a touch, which does not hover, opens it. */}
      <Button className="term" onPress={() => setOpen(true)}>
        {children}
      </Button>
      <Tooltip className="popover term-note" placement="bottom start">
        {plain}
        {formula !== undefined && <span className="layer-two">{formula}</span>}
        {source !== undefined && <span className="layer-two">{source}</span>}
      </Tooltip>
    </TooltipTrigger>
  );
}
