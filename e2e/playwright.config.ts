import { defineConfig } from '@playwright/test'

const chrome = process.env.CHROME

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: false,
  forbidOnly: process.env.CI === 'true',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Pages fade into one another otherwise, and a journey that goes on at once meets the one that leaves.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chrome ? { executablePath: chrome } : {}),
      // Chromium's own sandbox refuses root; what it opens here is our own server on the loopback.
      ...(process.getuid?.() === 0 ? { args: ['--no-sandbox'] } : {}),
    },
  },
})
