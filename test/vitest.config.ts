import { defineConfig } from 'vitest/config';

/** These keep something in their modules or in the page's globals: each file gets a process of its own. */
const alone = ['app', 'before', 'session', 'jobs', 'charts', 'house'].map((room) => `test/${room}/**`);

export default defineConfig({
  test: {
    root: '.',
    setupFiles: ['test/before-each-file.ts'],
    // Only what hangs is to meet these; how fast anything is, the bench says.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    // Style sheets that the report carries inside are read as text; other styles play no part in tests.
    css: { include: [/\.css\?raw$/] },
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', ...alone],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: alone.map((folder) => `${folder}/*.test.{ts,tsx}`) },
      },
    ],
  },
});
