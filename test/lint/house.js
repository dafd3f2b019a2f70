import { readdirSync } from 'node:fs';

// Who may import whom. Rooms are the folders of src/; each refusal says what to do instead.

/** May a module of `room` import these rooms: `true` = values, `'type'` = types only, a word = values of that folder, types of the rest. */
const doors = {
  records: {},
  statistics: {},
  slice: { records: true },
  words: { records: true, slice: 'type' },
  database: { records: true, slice: 'type' },
  intake: { records: true, database: 'type' },
  metrics: { statistics: true, database: 'type', slice: true, records: true },
  readiness: { statistics: true, metrics: 'type', records: true, words: true },
  answers: {
    ...{ metrics: true, readiness: true, words: true, records: true, slice: true, statistics: true },
    ...{ intake: true, database: 'type' },
  },
  charts: { answers: true, words: true, records: true },
  report: {
    ...{ answers: true, words: true, charts: true, records: true, statistics: true },
    ...{ readiness: 'type', intake: 'type', database: 'type' },
  },
  jobs: {
    ...{ records: true, statistics: true, slice: true, words: true, database: true },
    ...{ intake: true, metrics: true, readiness: true },
  },
  session: {
    ...{ slice: true, records: true },
    ...{
      intake: 'type',
      database: 'type',
      metrics: 'type',
      readiness: 'criteria',
      answers: 'type',
      report: 'type',
      jobs: 'type',
    },
  },
  cli: {
    ...{ records: true, statistics: true, slice: true, words: true, database: true, intake: true },
    ...{ metrics: true, readiness: true, answers: true, report: true },
  },
  app: {
    ...{ records: true, statistics: true, slice: true, words: true, database: true, intake: true },
    ...{
      metrics: true,
      readiness: true,
      answers: true,
      charts: true,
      report: true,
      jobs: true,
      session: true,
    },
  },
};

/** Parts of a room with doors of their own. */
const parts = [
  {
    name: 'readiness/gather/',
    files: ['src/readiness/gather/**/*.ts'],
    doors: { ...doors.readiness, metrics: true, slice: true, database: 'type', intake: 'type' },
  },
  // Where stores are made: `createStore`, and the selection, whose fields declare their travel beside it.
  {
    name: 'session/',
    files: ['src/session/create-store.ts', 'src/session/slice-store.ts'],
    doors: doors.session,
    mayImport: 'zustand',
  },
  {
    name: 'slice/selection/',
    files: ['src/slice/selection/store.ts'],
    doors: doors.slice,
    mayImport: 'zustand/vanilla',
  },
];

const rooms = Object.keys(doors);

const instead = {
  records: 'Describe the shape in records/ and pass the value in.',
  intake: 'Read files in intake/ and pass on what it accepted.',
  slice: 'Take the selection as an argument; only its type may be imported.',
  database: 'Take a Query as an argument; only its type may be imported. app/ and cli/ open the engine.',
  metrics: 'Take the finished numbers as an argument; only their types may be imported.',
  statistics: 'Let metrics/ or readiness/ compute it and pass the numbers on.',
  readiness: 'Take the finished verdict as an argument; only its type may be imported.',
  words: 'Return numbers; answers/ puts them into words.',
  answers: 'Return numbers; answers/ puts them into blocks.',
  charts: 'Return numbers; app/ hands them to a chart.',
  report: 'Return numbers; app/ and cli/ hand them to the report.',
  jobs: 'Take the result as an argument; app/ starts the worker.',
  session: 'Take what the reader chose as an argument; app/ reads the stores.',
  cli: 'The command line arranges what is already answered: nobody imports it. Move what you need down.',
  app: 'app/ wires the rooms together: nobody imports it. Take what you need as an argument.',
};

const packages = [
  {
    regex: '^@duckdb/|^apache-arrow',
    in: ['database'],
    message: 'Only database/ talks to DuckDB or Arrow. Take a Query as an argument.',
  },
  { regex: '^recharts', in: ['charts'], message: 'Only charts/ imports Recharts. Use a chart of charts/.' },
  {
    regex: '^react($|/)|^react-dom|^react-aria|^@tanstack/react',
    in: ['charts', 'report', 'jobs', 'app'],
    message: 'This room runs without React. Keep the component in charts/, report/ or app/.',
  },
  {
    regex: '^zustand($|/)',
    in: [],
    message:
      'Make the store in session/ with createStore of create-store.ts: each field declares where it may travel.',
  },
  {
    regex: '^@stdlib/',
    in: ['statistics'],
    message: 'Numerics live in statistics/: import a function of statistics/ instead.',
  },
  {
    regex: '^zod($|/)',
    in: [
      'records',
      'slice',
      'database',
      'metrics',
      'session',
      'jobs',
      'cli',
      'app',
      'report',
      'answers',
      'intake',
    ],
    message: 'Check shapes where data enters (records, slice, database, metrics).',
  },
  { regex: '^node:', in: ['cli'], message: 'src/ runs in a browser. Only cli/ may use Node.' },
];

/** What a room refuses inside itself. */
const inside = {
  readiness: [
    {
      regex: '^\\.{1,2}/(\\.\\./)*gather/',
      message: 'What judges takes what was gathered as an argument: only gather/ asks the database.',
    },
  ],
};

const outOfRoom = (target) => `^(\\.\\./)+${target}(/|$)`;

function patternsOf(room, name = `${room}/`, own = doors[room], mayImport = undefined) {
  const rules = [];
  for (const other of rooms) {
    if (other === room) continue;
    const door = own[other];
    if (door === true) continue;
    rules.push({
      regex: door === undefined || door === 'type' ? outOfRoom(other) : `^(\\.\\./)+${other}/(?!${door}/)`,
      ...(door === undefined ? {} : { allowTypeImports: true }),
      message: `${name} may ${door === undefined ? 'not import' : 'import only types of'} ${other}/. ${instead[other]}`,
    });
  }
  for (const rule of packages) {
    if (rule.in.includes(room) || (mayImport !== undefined && new RegExp(rule.regex).test(mayImport)))
      continue;
    rules.push({ regex: rule.regex, message: rule.message });
  }
  return rules;
}

const refuse = (files, ignores, patterns) => ({
  files,
  ...(ignores.length > 0 ? { ignores } : {}),
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
});

const screens = readdirSync(new URL('../../src/app/screens', import.meta.url));

/** Inside app/: shell arranges screens, screens use parts, and no screen knows another. */
const appFolders = [
  [
    ['src/app/{parts,fields,scope,ask,open}/**/*.{ts,tsx}'],
    '(^|/)(screens|shell)/',
    'What several screens use does not know them. Take what differs as an argument.',
  ],
  ...screens.flatMap((screen) =>
    ['', '*/'].map((depth) => [
      [`src/app/screens/${screen}/${depth}*.{ts,tsx}`],
      `^${depth && '\\.\\./'}\\.\\./(\\.\\./shell|${screens.filter((other) => other !== screen).join('|')})/`,
      'One screen does not import another, nor the shell: move what both need to app/parts, or its numbers and words to answers/.',
    ]),
  ),
];

/** Numbers that nobody reads as words: places in a drawing, digits that a file keeps, values that a log gives. */
const numbersOfTheirOwn = [
  'src/words/format/**',
  'src/statistics/**',
  'src/intake/mapper/plain-values.ts',
  'src/answers/frozen/context.ts',
  'src/app/fields/SchemaFields.tsx',
  'src/answers/plan/question.ts',
  'src/app/screens/what-if/ThresholdForm.tsx',
  'src/app/screens/sql/ResultView.tsx',
  'src/report/charts/scale.ts',
  'src/charts/what-if/frame.tsx',
  'src/charts/gates/{GatePlot,PooledTable}.tsx',
  'src/charts/outcomes/{SplitBar,ConfusionGrid}.tsx',
  'src/charts/dots/PartBars.tsx',
  'src/charts/evidence/EvidenceBar.tsx',
  'src/charts/people/FunnelPlot.tsx',
  // Its remarks are a metric's own sentences still.
  'src/metrics/rate/whole-number.ts',
];

export const houseRules = [
  ...rooms.map((room) =>
    refuse(
      [`src/${room}/**/*.{ts,tsx}`],
      parts.flatMap(({ name, files }) => (name.startsWith(`${room}/`) ? files : [])),
      [...patternsOf(room), ...(inside[room] ?? [])],
    ),
  ),
  ...appFolders.map(([files, regex, message]) =>
    refuse(files, [], [...patternsOf('app'), { regex, message }]),
  ),
  ...parts.map(({ name, files, doors: own, mayImport }) =>
    refuse(files, [], patternsOf(name.split('/')[0], name, own, mayImport)),
  ),
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/session/create-store.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['localStorage', 'sessionStorage', 'indexedDB'].map((name) => ({
          name,
          message:
            'Only session/create-store.ts keeps things in the browser: declare the field in a store with local_storage.',
        })),
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: numbersOfTheirOwn,
    rules: {
      'no-restricted-properties': [
        'error',
        ...['toFixed', 'toPrecision', 'toExponential', 'toLocaleString'].map((property) => ({
          property,
          message:
            'A reader sees one spelling of a number: percent, points, count, decimal, exactNumber … of words/format. metrics/ returns the number.',
        })),
        ...['NumberFormat', 'ListFormat'].map((property) => ({
          object: 'Intl',
          property,
          message: 'Call count, decimal or joined of words/format.',
        })),
      ],
    },
  },
];
