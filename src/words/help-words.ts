/** The pages of the help, in their order. */
export const helpTopics = ['how-to', 'glossary', 'keys', 'format', 'limits', 'offline'] as const;
export type HelpTopic = (typeof helpTopics)[number];

export const helpTitles: Readonly<Record<HelpTopic, string>> = {
  'how-to': 'How to',
  glossary: 'Glossary',
  keys: 'Keys',
  format: 'Log format',
  limits: 'Limits',
  offline: 'Offline',
};

export interface HowTo {
  readonly title: string;
  readonly steps: readonly string[];
}

export const howTos: readonly HowTo[] = [
  {
    title: 'Decide whether the agent may act alone',
    steps: [
      'Open the logs: Data, Files.',
      'Read the list under Decide, Verdicts. Scopes that must step down come first.',
      'Open a scope. Read what speaks against it, then what it still needs.',
      'Write the decision under Decide, Report, and save the page to sign.',
    ],
  },
  {
    title: 'Read logs of another tool',
    steps: [
      'Drop the export under Data, Files: CSV, JSON, Parquet, Excel, also zipped.',
      'Say under Data, Mapping which column means what. Guesses are marked as guesses.',
      'Read the file by the mapping, and save the mapping for the next export.',
    ],
  },
  {
    title: 'Find out who overrides, and why',
    steps: [
      'Open Explore, Overrides. Choose values in the charts; all others follow.',
      'People shows who differs more than chance and case mix explain.',
      'Reasons shows what they wrote, and what nearly went wrong.',
    ],
  },
  {
    title: 'Check a new release',
    steps: [
      'Open Explore, Drift. The newest release is compared with the one before it.',
      'Choose another pair at the top. Each loss opens its decisions.',
    ],
  },
  {
    title: 'Judge a scope that lacks labels',
    steps: [
      'Open Decide, Audit, and plan how many cases to read.',
      'Draw the sample and keep the file of the draw.',
      'Read the cases blind. The result counts towards the verdict.',
    ],
  },
  {
    title: 'Hand the result to somebody',
    steps: [
      'Compose the report under Decide, Report. The list says what leaves with the file.',
      'Save it. It is one file without a script; its SHA-256 shows a change.',
      'The receiver opens it in any browser, and in Shadowproof to check it against the logs.',
    ],
  },
];

export const keyWords: readonly (readonly [keys: string, what: string])[] = [
  ['Ctrl K', 'Search screens, scopes, people, releases, decisions, measures, terms'],
  ['1 … 4', 'Decide, Explore, Records, Data'],
  ['/', 'Go to the filters'],
  ['Ctrl Z', 'Undo the last filter; with Shift, redo'],
  ['Arrows', 'Move in a chart, in the readiness matrix, in the table of decisions'],
  ['Space', 'Choose a value of a chart; Shift and arrows choose a range; Escape lets all go'],
  ['J  K', 'Next and previous decision'],
  ['Enter', 'Select the scope, or open the decision'],
  ['Ctrl Enter', 'Run the statement of the SQL screen'],
  ['Escape', 'Close what is open and go back to where you were'],
  ['?', 'These keys'],
];

export const formatWords: readonly string[] = [
  'Shadowproof reads log format 1.0: decisions, reviews, executions, verdicts, controls, releases, checkpoints. One record a line (JSONL, NDJSON), or a JSON array, plain or gzipped, any number of files in any order.',
  'Every record has an event id, a type and a time with an offset. A decision also names the agent, its release, the workflow, what it proposed and how sure it was.',
  'Lines that break the format are rejected and listed with their reason. No line is dropped in silence.',
];

export const limitWords: readonly string[] = [
  'A million decisions take about 2 GB of memory. Larger logs are judged by the command line: npm run evaluate -- FILES.',
  'A verdict speaks for the scope, the release and the period in the logs, and for nothing else.',
  'Missing labels count against the agent. A scope with too few labels cannot be judged; an audit sample mends that.',
  'The page cannot tell whether the logs are complete. Hash chains and signatures show changes, not records that were never written.',
];

export const buildWords =
  'In a copy of its folder, sha256sum -c SHA256SUMS checks every file; sbom.cdx.json lists the libraries, licences.md their licences.';

export const offlineWords: readonly string[] = [
  'Logs are read on this computer. The page can send nothing to another address; its own rules forbid it.',
  'Ten seconds after the first visit the browser keeps the whole app. From then on it opens and works with the network cut. The address bar offers to install it.',
  'Hosts without HTTPS cannot keep the app. It works there with the network.',
  'Data, What is kept, lists everything that this browser keeps, and forgets it with one button.',
];

export interface TourStop {
  readonly title: string;
  readonly text: string;
}

export const tourStops: readonly TourStop[] = [
  {
    title: 'The answer',
    text: 'Where may the agent act alone? Each scope has one state. Those that must step down come first.',
  },
  {
    title: 'What speaks for and against',
    text: 'Choose a scope. The limits it must prove are listed with the numbers that decide, and what is missing.',
  },
  {
    title: 'Every number has its rows',
    text: 'Numbers are links to the decisions behind them. A decision shows agent, human and truth side by side.',
  },
  {
    title: 'Who overrides, and why',
    text: 'In the sample two people override more often than chance and their cases explain. Choose one to see their decisions.',
  },
  {
    title: 'Did the new release get worse?',
    text: 'Each release is compared with the one before it. The worst loss that is proven comes first.',
  },
  {
    title: 'A page to sign',
    text: 'The report holds the decision, its conditions and all numbers in one file. Your own logs are next: Data, Files.',
  },
];
