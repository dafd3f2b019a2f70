import { z } from 'zod';
import { newSalt, personNames, shortestSalt } from '../records/person-names';
import { createStore } from './create-store';

export interface NamesFields {
  /** Are people shown by name? Off at the start of every visit; kept nowhere and written nowhere. */
  shown: boolean;
  /** The people of the loaded logs, as logged: two of them get no name alike. */
  everyone: readonly string[];
}

const start: NamesFields = { shown: false, everyone: [] };

export const useNames = createStore({ shown: ['screen'], everyone: [] }, start);

/** Takes the people of the logs that are open now; names that were turned on over other people are off again. */
export function takePeople(everyone: readonly string[]): void {
  const before = new Set(useNames.getState().everyone);
  const isKnown = everyone.length === before.size && everyone.every((uid) => before.has(uid));
  useNames.setState(isKnown ? { everyone } : { everyone, shown: false });
}

/** The secret behind the names of people, on screen and in reports: it stays in this browser, or in a file of a team. */
export interface SaltFields {
  salt: string;
}

const none: SaltFields = { salt: '' };

/** The salt kept in this browser, drawn when somebody is shown first; where nothing is kept, one for this visit. */
export const useSalt = createStore({ salt: ['local_storage'] }, none, {
  key: 'shadowproof.report-salt',
  schema: { salt: z.string().min(shortestSalt).max(200) },
  bare: 'text',
});

/** The salt of this browser; draws one where there is none. */
export function saltHere(): string {
  if (useSalt.getState().salt === '') useSalt.setState({ salt: newSalt() });
  return useSalt.getState().salt;
}

/** Takes the salt of a file over. Returns what is wrong with it, or null. */
export function takeSalt(text: string): string | null {
  const salt = text.trim();
  if (salt.length < shortestSalt || salt.length > 200 || /[\n\r]/.test(salt))
    return `The file holds no salt: one line of ${shortestSalt} to 200 characters.`;
  useSalt.setState({ salt });
  return null;
}

let made: { salt: string; everyone: readonly string[]; code: (uid: string) => string } | undefined;

/** What stands for a person under the salt: the same on every screen, in every visit and report. */
export function personCode(uid: string, salt = saltHere()): string {
  const { everyone } = useNames.getState();
  if (made?.salt !== salt || made.everyone !== everyone)
    made = { salt, everyone, code: personNames(salt, everyone) };
  return made.code(uid);
}

/** A person as screens show one whose name they do not. */
export const pseudonym = (uid: string): string => `R-${personCode(uid)}`;
