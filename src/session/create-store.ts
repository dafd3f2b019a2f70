import type { z } from 'zod';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { persist, type PersistStorage } from 'zustand/middleware';

/** Where a field may go besides memory. `report` = the exported file. */
export type Destination = 'screen' | 'url' | 'local_storage' | 'report';

export type TravelOf<Fields> = { readonly [Field in keyof Fields]-?: readonly Destination[] };

type Sent<Travel, To extends Destination> = {
  [Field in keyof Travel]: To extends (Travel[Field] extends readonly (infer Each)[] ? Each : never)
    ? Field
    : never;
}[keyof Travel];

export type Store<Fields, Travel> = UseBoundStore<StoreApi<Fields>> & {
  readonly travel: Travel;
  /** Did this browser keep what was set last? True where nothing was to be kept. */
  readonly isKept: () => boolean;
  /** Takes over what another tab kept meanwhile. */
  readonly readKept: () => void;
};

/** The fields of a store that may go to one destination; writing any other there does not compile. */
export type FieldsFor<Of extends { readonly travel: object }, To extends Destination> = Sent<
  Of['travel'],
  To
>;

/** How the fields with `local_storage` are kept on this machine. */
interface Kept<Fields, Names extends keyof Fields> {
  readonly key: string;
  /** What is kept is checked before it is used. */
  readonly schema: { readonly [Name in Names]: z.ZodType<Fields[Name]> };
  /** The stored text is the value of the only field: as JSON, or as it is. */
  readonly bare?: 'json' | 'text';
  /** Takes over at once what another tab keeps, so that neither writes over the other. */
  readonly followsOtherTabs?: boolean;
  /** What is set when something is stored that cannot be read. */
  readonly whenUnreadable?: Partial<Fields>;
  /** What must not be kept beyond this visit is left out. */
  readonly leaveOut?: (fields: Pick<Fields, Names>) => Pick<Fields, Names>;
}

/** Some field may be kept: then how, or by which other store. */
type KeptArgument<Fields, Names> = [Names] extends [never]
  ? []
  : [kept: Kept<Fields, Names & keyof Fields> | 'by another store'];

/**
 * A store whose every field declares where it may travel: a field without a line, or a line without a field,
 * does not compile. Lint lets no other module make a store or touch the storage of the browser.
 */
export function createStore<Fields extends object, const Travel extends TravelOf<Fields>>(
  travel: Travel & Record<Exclude<keyof Travel, keyof Fields>, never>,
  initial: Fields,
  ...[kept]: KeptArgument<Fields, Sent<Travel, 'local_storage'>>
): Store<Fields, Travel> {
  type Names = Sent<Travel, 'local_storage'> & keyof Fields;
  const own: { readonly travel: Travel } = { travel };
  if (kept === undefined || kept === 'by another store') {
    return Object.assign(
      create<Fields>(() => initial),
      { ...own, isKept: () => true, readKept: () => undefined },
    );
  }
  const lines: TravelOf<Fields> = travel;
  const names = (Object.keys(lines) as Names[]).filter((name) => lines[name].includes('local_storage'));
  const { storage, isKept } = storageOf(kept as Kept<Fields, Names>, names, initial);
  const store = create<Fields>()(
    persist(() => initial, {
      name: kept.key,
      storage,
      partialize: (fields) => pick(fields, names),
      // Of what another build kept only the declared fields come in.
      merge: (stored, fields) => ({ ...fields, ...(stored as Partial<Fields>) }),
    }),
  );
  const readKept = () => void store.persist.rehydrate();
  if (kept.followsOtherTabs && typeof window !== 'undefined') {
    window.addEventListener('storage', (event) => {
      // Without a key all was cleared.
      if (event.key === kept.key || event.key === null) readKept();
    });
  }
  startAgain.add(() => store.setState(initial));
  return Object.assign(store, { ...own, isKept, readKept });
}

/** Each puts one store that is kept back to its start. */
const startAgain = new Set<() => void>();

/** Every name of this app begins so; other apps of the same host keep theirs beside it. */
const ownNames = 'shadowproof.';

export interface StoredItem {
  /** The name it is kept under. */
  readonly key: string;
  /** Characters. */
  readonly length: number;
}

/** All that the stores keep in this browser, those of screens too that were not opened in this visit. */
export function storedItems(): readonly StoredItem[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(ownNames))
      .sort()
      .map((key) => ({ key, length: localStorage.getItem(key)?.length ?? 0 }));
  } catch {
    return [];
  }
}

/** Puts every store back to its start, does what must not be kept either, and takes away all that was kept. */
export function forgetStored(then: () => void): void {
  for (const start of startAgain) start();
  then();
  for (const { key } of storedItems()) localStorage.removeItem(key);
}

function pick<Fields extends object>(fields: Fields, names: readonly (keyof Fields)[]): Partial<Fields> {
  return Object.fromEntries(names.map((name) => [name, fields[name]])) as Partial<Fields>;
}

/** `localStorage` in the words of `persist`: one JSON a store, without a version around it. */
function storageOf<Fields extends object, Names extends keyof Fields>(
  { key, schema, bare, whenUnreadable, leaveOut }: Kept<Fields, Names>,
  names: readonly Names[],
  initial: Fields,
): { storage: PersistStorage<Partial<Fields>>; isKept: () => boolean } {
  const only = names[0];
  let kept = true;
  /** What was written or read last: writing it again could only undo what another tab wrote. */
  let last: Partial<Fields> = {};

  const parse = (text: string): Partial<Fields> => {
    const given: unknown = bare === 'text' ? text : JSON.parse(text);
    const stored =
      bare && only !== undefined ? { [only]: given } : (given as Partial<Record<Names, unknown>>);
    return Object.fromEntries(
      names.map((name) => [name, schema[name].parse((stored as Record<Names, unknown>)[name])]),
    ) as Partial<Fields>;
  };
  const read = (): Partial<Fields> => {
    let text: string | null = null;
    try {
      text = localStorage.getItem(key);
      return text === null ? pick(initial, names) : parse(text);
    } catch {
      return { ...pick(initial, names), ...(text === null ? {} : whenUnreadable) };
    }
  };
  return {
    isKept: () => kept,
    storage: {
      getItem: () => ({ state: (last = read()) }),
      setItem(_, { state }) {
        if (names.every((name) => state[name] === last[name])) return;
        last = state;
        const told: Partial<Fields> = leaveOut
          ? (leaveOut(state as Pick<Fields, Names>) as unknown as Partial<Fields>)
          : state;
        const value = bare && only !== undefined ? told[only] : told;
        try {
          localStorage.setItem(key, bare === 'text' ? String(value) : JSON.stringify(value));
          kept = true;
        } catch {
          kept = false;
        }
      },
      removeItem: () => localStorage.removeItem(key),
    },
  };
}
