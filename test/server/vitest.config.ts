import { defineConfig } from 'vitest/config';

// Long runs, beside `npm test`: npm run server-load
export default defineConfig({ test: { include: ['test/server/*.suite.ts'] } });
