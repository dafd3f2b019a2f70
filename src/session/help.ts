import { createStore } from './create-store';

export interface HelpFields {
  /** The page of the help that is open; null: closed. */
  topic: string | null;
  /** The entry of the glossary, or the measure among the definitions, that is looked for. */
  sought: string | null;
}

const closed: HelpFields = { topic: null, sought: null };

export const useHelp = createStore({ topic: ['screen'], sought: ['screen'] }, closed);

export const openHelp = (topic = 'how-to', sought: string | null = null): void =>
  useHelp.setState({ topic, sought });

export const closeHelp = (): void => useHelp.setState(closed);
