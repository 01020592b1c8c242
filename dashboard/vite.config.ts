import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { contractRoutes } from './build/contract-routes.ts';

const server = 'http://127.0.0.1:8080';

export default defineConfig(({ command }) => {
  // A build is for production whoever asks for it: under NODE_ENV=test it would check answers without schemas.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: import.meta.dirname,
    plugins: [contractRoutes(), react()],
    // deck.gl without its WebGPU shaders, which MapLibre's context cannot run.
    resolve: { conditions: ['visgl:webgl-only', ...defaultClientConditions] },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: 'es2022',
      // The content security policy allows no data: fonts and no inline scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // The map, which is loaded apart; what comes before it is measured by `npm run bench`.
      chunkSizeWarningLimit: 2000,
    },
    worker: { format: 'es' },
    server: { proxy: { '/api': server, '/tiles': server, '/openapi.json': server } },
  };
});
