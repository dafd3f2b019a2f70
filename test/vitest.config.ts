import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: '.',
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**'],
    setupFiles: ['test/property-seed.ts'],
    // Only what hangs is to meet these; how fast anything is, the bench says.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    // Style sheets that the report carries inside are read as text; other styles play no part in tests.
    css: { include: [/\.css\?raw$/] },
    maxWorkers: 2,
  },
});
