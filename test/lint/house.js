// Who may import whom. Rooms are the folders of src/; each refusal says what to do instead.
const rooms = [
  'records',
  'intake',
  'slice',
  'database',
  'metrics',
  'statistics',
  'readiness',
  'charts',
  'report',
  'app',
];

/** May a module of `room` import these rooms: `true` = values, `'type'` = types only. */
const doors = {
  records: {},
  statistics: {},
  intake: { records: true },
  slice: { records: true },
  database: { records: true, slice: 'type' },
  metrics: { statistics: true, database: 'type', slice: true, records: 'type' },
  readiness: { statistics: true, metrics: 'type', records: 'type' },
  charts: { metrics: 'type', readiness: 'type' },
  report: { charts: true, metrics: 'type', readiness: 'type', records: 'type' },
  app: Object.fromEntries(rooms.map((room) => [room, true])),
};

const instead = {
  records: 'Describe the shape in records/ and pass the value in.',
  intake: 'Read files in intake/ and let app/ pass on what it accepted.',
  slice: 'Take the selection as an argument; only its type may be imported.',
  database: 'Take a Query as an argument; only its type may be imported. app/ opens the engine.',
  metrics: 'Take the finished numbers as an argument; only their types may be imported.',
  statistics: 'Let metrics/ or readiness/ compute it and pass the numbers on.',
  readiness: 'Take the finished verdict as an argument; only its type may be imported.',
  charts: 'Return numbers; app/ hands them to a chart.',
  report: 'Return numbers; app/ hands them to the report.',
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
    in: ['charts', 'report', 'app'],
    message: 'This room runs without React. Keep the component in charts/, report/ or app/.',
  },
  {
    regex: '^zustand($|/)',
    not: '^zustand/vanilla$',
    in: ['app'],
    message: 'Outside app/ use zustand/vanilla, so that the store runs without React.',
  },
  {
    regex: '^@stdlib/',
    in: ['statistics'],
    message: 'Numerics live in statistics/: import a function of statistics/ instead.',
  },
  {
    regex: '^zod($|/)',
    in: ['records', 'slice', 'database', 'metrics', 'app'],
    message: 'Check shapes where data enters (records, slice, database, metrics).',
  },
  { regex: '^node:', in: [], message: 'src/ runs in a browser. Only cli may use Node.' },
];

const outOfRoom = (target) => `^(\\.\\./)+${target}(/|$)`;

function patternsOf(room) {
  const rules = [];
  for (const other of rooms) {
    if (other === room) continue;
    const door = doors[room][other];
    if (door === true) continue;
    rules.push({
      regex: outOfRoom(other),
      ...(door === 'type' ? { allowTypeImports: true } : {}),
      message: `${room}/ may ${door === 'type' ? 'import only types of' : 'not import'} ${other}/. ${instead[other]}`,
    });
  }
  for (const rule of packages) {
    if (rule.in.includes(room)) continue;
    const regex =
      rule.not && ['slice', 'app'].includes(room) ? `^(?!zustand/vanilla$)(?:${rule.regex})` : rule.regex;
    rules.push({ regex, message: rule.message });
  }
  return rules;
}

export const houseRules = [
  ...rooms.map((room) => ({
    files: [`src/${room}/**/*.{ts,tsx}`],
    ignores: ['src/cli/**'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: patternsOf(room) }] },
  })),
  {
    files: ['src/cli/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: patternsOf('app').filter((rule) => rule.regex !== '^node:') },
      ],
    },
  },
];
