import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // A path with a space in it is no address.
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['lib/**/*.test.ts', 'components/**/*.test.ts', 'drizzle/**/*.test.ts'],
    // One embedded database for the whole run: booting it costs seconds.
    isolate: false,
    maxWorkers: 1,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
