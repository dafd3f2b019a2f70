import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: '.',
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Style sheets that the report carries inside are read as text; other styles play no part in tests.
    css: { include: [/\.css\?raw$/] },
    maxWorkers: 2,
  },
});
