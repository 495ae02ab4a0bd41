import { endpoints } from '@tierline/contract';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * The client that the portal calls the API by needs each endpoint's method, path and whether it is keyed; the shapes of what is sent and
 * answered are types there. So the browser gets the table without zod and its shapes (14 KB less, gzipped).
 */
const bareEndpoints: Plugin = {
  name: 'bare-endpoints',
  load: (id) => {
    if (!id.endsWith('/packages/contract/src/endpoints.ts')) return null;
    const bare = Object.entries(endpoints).map(([name, row]) => [name, { method: row.method, path: row.path, ...('keyed' in row && { keyed: true }) }]);
    return `export const endpoints = ${JSON.stringify(Object.fromEntries(bare))};`;
  },
};

// The API serves what is built here, and sends index.html for every address that is not a file or /api.
export default defineConfig({
  plugins: [bareEndpoints, react()],
  build: {
    target: 'es2023',
    // What knows light-dark(), so that it is not rewritten.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    outDir: 'dist',
    emptyOutDir: true,
    // Data: addresses would need a hole in the Content-Security-Policy.
    assetsInlineLimit: 0,
    // The contract's texts of refusals come worded from the API; importing a package of ours changes nothing.
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /\/packages\/(contract|domain)\//u, sideEffects: false }] } },
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
});
