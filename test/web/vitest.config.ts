import { defineConfig } from 'vitest/config';

/** How fast the page is: `npm run page-speed`, on a machine that has nothing else to do. The tests of `npm test` look at no clock. */
export default defineConfig({
  test: { include: ['test/web/**/*.suite.ts'], testTimeout: 300_000, hookTimeout: 300_000, maxWorkers: 1, silent: false },
});
