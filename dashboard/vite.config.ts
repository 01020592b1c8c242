import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';
import { compressedNeighbours } from './build/compressed-neighbours.ts';
import { contractRoutes } from './build/contract-routes.ts';

const server = 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [contractRoutes(), react(), compressedNeighbours()],
  // deck.gl without its WebGPU shaders, which MapLibre's context cannot run.
  resolve: { conditions: ['visgl:webgl-only', ...defaultClientConditions] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows no data: fonts and no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': server, '/tiles': server, '/openapi.json': server } },
});
