import { z } from 'zod';
import { createStore } from './create-store';

const longest = 20_000;
const mostSaved = 200;
const statement = z.object({ name: z.string().min(1).max(120), sql: z.string().min(1).max(longest) });
export type SavedStatement = z.infer<typeof statement>;

export interface StatementsFields {
  /** Statements that were saved under a name; never one that names a person. */
  saved: readonly SavedStatement[];
}

const start: StatementsFields = { saved: [] };

export const useStatements = createStore({ saved: ['screen', 'local_storage'] }, start, {
  key: 'shadowproof.statements',
  schema: { saved: z.array(statement).max(mostSaved) },
  bare: 'json',
  followsOtherTabs: true,
});

/**
 * Saves a statement under a name, in place of one of that name; says in words why not. `namesSomebody`: does a text
 * hold the name of a person, as far as is known?
 */
export function saveStatement(
  { name, sql }: SavedStatement,
  namesSomebody: (text: string) => boolean,
): string | null {
  if (namesSomebody(sql) || namesSomebody(name))
    return 'Not saved: it holds the name of a person, or who is to be hidden is not known yet.';
  if (sql.length > longest) return `Not saved: it is longer than ${longest} characters.`;
  const others = useStatements.getState().saved.filter((each) => each.name !== name);
  useStatements.setState({ saved: [...others, { name: name.slice(0, 120), sql }].slice(-mostSaved) });
  return useStatements.isKept() ? null : 'This browser keeps nothing; it lasts until the page is closed.';
}

export const forgetStatement = (name: string): void =>
  useStatements.setState(({ saved }) => ({ saved: saved.filter((each) => each.name !== name) }));
