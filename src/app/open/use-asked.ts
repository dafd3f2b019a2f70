import { useEffect, useEffectEvent, useState } from 'react';

/** What the browser answers, asked again whenever `turn` changes; undefined until it comes, and where it fails. */
export function useAsked<Value>(ask: () => Promise<Value>, turn: number): Value | undefined {
  const [value, setValue] = useState<Value>();
  const put = useEffectEvent(ask);
  useEffect(() => {
    let isCurrent = true;
    put().then(
      (answer) => isCurrent && setValue(answer),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [turn]);
  return value;
}
