import { pseudonym, useNames } from '../../session/names';

/** A person as the reader chose to see people: a pseudonym, unless names are on for this visit. */
export const personName = (uid: string): string => (useNames.getState().shown ? uid : pseudonym(uid));
