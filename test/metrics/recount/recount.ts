import { furtherRecounts } from './further';
import { leadingRecounts } from './leading';
import type { Recount } from './tally';

/** Every share of the catalogue by the second route. */
export const recounts: Readonly<Record<string, Recount>> = { ...leadingRecounts, ...furtherRecounts };
export { casesOf } from './cases';
