import type { ReactNode } from 'react';
import { StateBlock } from '../../charts/states/StateBlock';
import type { Answer } from '../ask/use-query';

interface AnsweredProps<Value> {
  answer: Answer<Value>;
  /** Pixels that the finished part takes, so that nothing jumps. */
  height: number;
  /** "the accounting": named while it is read and when it fails. */
  what: string;
  children: (value: Value) => ReactNode;
}

/** One part of a screen: its frame while it is read, its fault, or its content (dimmed while it is read anew). */
export function Answered<Value>({ answer, height, what, children }: AnsweredProps<Value>) {
  if (answer.state === 'error') {
    return (
      <StateBlock
        kind="error"
        title={`${what} could not be read.`}
        detail="The other parts of this screen still hold."
        facts={[{ name: 'What failed', value: answer.error?.message ?? '' }]}
        height={height}
      />
    );
  }
  if (answer.value === undefined)
    return <StateBlock kind="loading" title={`Reading: ${what}`} height={height} />;
  return <div className={answer.state === 'refreshing' ? 'dim' : undefined}>{children(answer.value)}</div>;
}
