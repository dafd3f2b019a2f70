import { createStore } from './create-store';

/** The pages of the help, in their order. */
export const helpTopics = ['how-to', 'glossary', 'keys', 'format', 'limits', 'offline'] as const;
export type HelpTopic = (typeof helpTopics)[number];

export interface HelpFields {
  /** Null: closed. */
  topic: HelpTopic | null;
  /** The entry of the glossary, or the measure among the definitions, that is looked for. */
  sought: string | null;
}

const closed: HelpFields = { topic: null, sought: null };

export const useHelp = createStore({ topic: ['screen'], sought: ['screen'] }, closed);

export const openHelp = (topic: HelpTopic = 'how-to', sought: string | null = null): void =>
  useHelp.setState({ topic, sought });

export const closeHelp = (): void => useHelp.setState(closed);
