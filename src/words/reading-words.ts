import type { ActionCategory, Reading, Sureness } from '../records/audit-answer';

/** What a reader can answer, in the order of the form, with its key. */
export const readingWords: readonly {
  readonly id: Exclude<Reading, 'skipped'>;
  readonly key: string;
  readonly words: string;
  readonly detail: string;
}[] = [
  {
    id: 'warranted',
    key: 'y',
    words: 'Yes, an action was warranted',
    detail: 'Then choose which, and on what.',
  },
  {
    id: 'not_needed',
    key: 'n',
    words: 'No: real, but nothing to do',
    detail: 'An attack that was already stopped, or too small to act on.',
  },
  {
    id: 'authorised',
    key: 'a',
    words: 'No: real, but authorised',
    detail: 'A test, an administrator, a planned change.',
  },
  {
    id: 'false_alarm',
    key: 'f',
    words: 'No: false alarm',
    detail: 'What was detected did not happen.',
  },
  {
    id: 'undetermined',
    key: 'u',
    words: 'Cannot be told from this',
    detail: 'It counts as an error of the agent until somebody can tell.',
  },
];

export const categoryWords: readonly {
  readonly id: Exclude<ActionCategory, 'none'>;
  readonly key: string;
  readonly words: string;
}[] = [
  { id: 'isolate', key: '1', words: 'Isolate' },
  { id: 'evict', key: '2', words: 'Evict' },
  { id: 'restore', key: '3', words: 'Restore' },
  { id: 'harden', key: '4', words: 'Harden' },
  { id: 'deceive', key: '5', words: 'Deceive' },
  { id: 'detect', key: '6', words: 'Detect' },
  { id: 'enrich', key: '7', words: 'Enrich' },
  { id: 'notify', key: '8', words: 'Notify' },
  { id: 'escalate', key: '9', words: 'Escalate' },
];

export const sureWords: readonly {
  readonly id: Sureness;
  readonly key: string;
  readonly words: string;
}[] = [
  { id: 'sure', key: 'q', words: 'Sure' },
  { id: 'fairly', key: 'w', words: 'Fairly sure' },
  { id: 'unsure', key: 'e', words: 'Unsure' },
];

export const questionWords = {
  warranted: 'Was an action warranted?',
  category: 'Which? Choose every right action',
  target: 'On what? Choose every right target',
  otherTarget: 'Another target, by its id as logged',
  sure: 'How sure are you?',
  reason: 'Reason',
} as const;

/** What an answer still lacks. */
export const lackWords = {
  reading: 'Answer first whether an action was warranted.',
  category: 'Choose at least one action.',
  target: 'Choose at least one target, or name another.',
  reason: 'Write why you skip it.',
} as const;
