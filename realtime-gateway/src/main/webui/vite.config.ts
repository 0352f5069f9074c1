import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the services: `RINGBRIDGE_URL=http://localhost:8080 npm run dev`. */
const services = process.env.RINGBRIDGE_URL ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '~': new URL('./src', import.meta.url).pathname } },
  server: {
    proxy: {
      '/api': services,
      '/ws': { target: services, ws: true },
    },
  },
  build: {
    manifest: true,
    target: 'es2022',
    // These know light-dark(): written out for older ones it follows no color scheme that is set by another file.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
  },
  test: {
    environment: 'node',
    restoreMocks: true,
  },
});
