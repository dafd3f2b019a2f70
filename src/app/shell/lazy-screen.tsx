import { type ComponentType, lazy } from 'react';

/** The files of a screen did not come. */
export class FilesMissing extends Error {
  override name = 'FilesMissing';
}

/** Each forgets one failure. */
const failures = new Set<() => void>();

/** Screens whose files did not come ask for them anew when they are drawn next; until then they stay failed. */
export function tryScreensAgain(): void {
  for (const forget of failures) forget();
  failures.clear();
}

/** A screen whose files come when it is first opened. */
export function lazyScreen(load: () => Promise<{ readonly default: ComponentType }>): ComponentType {
  const ask = () =>
    lazy(() =>
      load().catch((cause: unknown) => {
        failures.add(() => (Screen = ask()));
        throw new FilesMissing('files of a screen', { cause });
      }),
    );
  let Screen = ask();
  return function LazyScreen() {
    return <Screen />;
  };
}
