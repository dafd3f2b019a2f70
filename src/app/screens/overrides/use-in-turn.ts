import { useEffect, useState } from 'react';

const waiting: (() => void)[] = [];
let isRunning = false;

function runNext(): void {
  const next = waiting.shift();
  isRunning = next !== undefined;
  if (!next) return;
  next();
  setTimeout(runNext);
}

function enqueue(work: () => void): void {
  waiting.push(work);
  if (isRunning) return;
  isRunning = true;
  setTimeout(runNext);
}

/**
 * A value that changes in many parts of a screen at once, taken over by one part a task, so that no task
 * keeps the page from answering. Parts stand in the order of their effects: a parent comes after its children.
 */
export function useInTurn<Value>(value: Value): Value {
  const [shown, setShown] = useState(() => value);
  useEffect(() => {
    let isWanted = true;
    enqueue(() => {
      if (isWanted) setShown(() => value);
    });
    return () => {
      isWanted = false;
    };
  }, [value]);
  return shown;
}
