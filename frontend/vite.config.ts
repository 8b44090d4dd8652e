import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { mockApi } from './mock/plugin.ts';

const controlPlane = `http://127.0.0.1:${process.env.SIGNALBOX_PORT ?? '8080'}`;

/** Same origin as in production: the control plane serves the console there. */
const toControlPlane: Record<string, string> = {
  '/api': controlPlane,
  '/hooks': controlPlane,
  '/actuator': controlPlane,
  '/docs': controlPlane,
};

export default defineConfig(({ mode }) => ({
  plugins: [react(), tailwindcss(), ...(mode === 'mock' ? [mockApi()] : [])],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      // Writes a style element, which the content security policy forbids
      'react-style-singleton': fileURLToPath(new URL('./src/ui/controls/style-singleton.ts', import.meta.url)),
    },
  },
  server: { proxy: mode === 'mock' ? {} : toControlPlane },
  // Nothing is written into the code as a data address: the content security policy allows files only.
  build: { target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 600, assetsInlineLimit: 0 },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    // One DOM and one copy of each module for all files: the setup leaves nothing of one test to the next
    pool: 'threads',
    isolate: false,
    restoreMocks: true,
    // A busy machine is slow, not wrong.
    testTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
}));
