import { createStore } from './create-store';

/** Where something is written that no link brings back: "mapping", "criteria", "decision". */
export const useUnsaved = createStore<{ held: readonly string[] }, { held: ['screen'] }>(
  { held: ['screen'] },
  { held: [] },
);

/** Has the browser ask before the page is left while `isHeld` of what this store holds. A store says so itself, so that nothing loads it before it is needed. */
export function holdUnsaved<Fields>(
  name: string,
  store: { readonly subscribe: (heard: (fields: Fields) => void) => unknown },
  isHeld: (fields: Fields) => boolean,
): void {
  store.subscribe((fields) => {
    const { held } = useUnsaved.getState();
    if (isHeld(fields) === held.includes(name)) return;
    useUnsaved.setState({ held: isHeld(fields) ? [...held, name] : held.filter((each) => each !== name) });
  });
}
