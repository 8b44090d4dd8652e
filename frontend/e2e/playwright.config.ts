import { defineConfig } from '@playwright/test';

/** They work in the organization that is there from the start. Once they are done, every one of its pages is looked at, and nothing moves there. */
const FIRST_ORGANIZATION = ['integrations.spec.ts', 'main-path.spec.ts', 'session.spec.ts'];

/** All projects use the system's Chromium and services that already run: see CONTRIBUTING.md. */
export default defineConfig({
  testDir: '.',
  // A folder of its own: it is emptied first, and reports stand beside it
  outputDir: '../test-results/browser',
  reporter: [['list']],
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: process.env.SIGNALBOX_BASE_URL ?? 'http://127.0.0.1:8080',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.PLAYWRIGHT_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'first-organization', testMatch: FIRST_ORGANIZATION },
    { name: 'main', testIgnore: [...FIRST_ORGANIZATION, 'screenshots.spec.ts'], dependencies: ['first-organization'] },
    { name: 'screenshots', testMatch: 'screenshots.spec.ts' },
  ],
});
