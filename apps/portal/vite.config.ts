import { endpoints } from '@tierline/contract';
import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { compression } from 'vite-plugin-compression2';

/**
 * The client that the portal calls the API by needs each endpoint’s method, path, whether it is keyed and which file it
 * answers with; the shapes of what is sent and answered are types there. So the browser gets the table without zod and
 * its shapes (14 KB less, gzipped).
 */
const bareEndpoints: Plugin = {
  name: 'bare-endpoints',
  load: (id) => {
    if (!id.endsWith('/packages/contract/src/endpoints.ts')) return null;
    const bare = Object.entries(endpoints).map(([name, row]) => [
      name,
      {
        method: row.method,
        path: row.path,
        ...('keyed' in row && { keyed: true }),
        ...('file' in row && { file: row.file }),
      },
    ]);
    return `export const endpoints = ${JSON.stringify(Object.fromEntries(bare))};`;
  },
};

/** Parts of Mantine that the portal does not use (yet): who uses one takes it off this list, or the build says so. */
const unusedParts = [
  'AngleSlider',
  'AppShell',
  'Avatar',
  'Blockquote',
  'Card',
  'Cascader',
  'Chip',
  'ColorInput',
  'ColorPicker',
  'ColorSwatch',
  'Container',
  'Dialog',
  'Divider',
  'Fieldset',
  'Grid',
  'Indicator',
  'Kbd',
  'List',
  'Marquee',
  'Menubar',
  'NavLink',
  'Pagination',
  'Pill',
  'PillsInput',
  'Progress',
  'Rating',
  'RingProgress',
  'RollingNumber',
  'Scroller',
  'SemiCircleProgress',
  'Slider',
  'Splitter',
  'Stepper',
  'Table',
  'TableOfContents',
  'ThemeIcon',
  'Timeline',
  'Toggle',
  'Toolbar',
  'Tour',
  'Tree',
  'TreeSelect',
  'Typography',
];

/**
 * Mantine's styles without those of parts that are not used: 22 instead of 41 KB, gzipped. A part that is used without
 * its styles fails the build.
 */
const leanMantine: Plugin = {
  name: 'lean-mantine',
  enforce: 'pre',
  load: (id) => {
    if (!id.endsWith('/@mantine/core/styles.layer.css')) return null;
    return unusedParts.reduce(
      (css, part) => {
        const rules = rulesOf(part);
        if (!css.includes(rules))
          throw new Error(`Mantine's styles of ${part} do not stand in the whole file as they stand alone`);
        return css.replace(rules, () => '');
      },
      readFileSync(id, 'utf8'),
    );
  },
  generateBundle(_, bundle) {
    const code = Object.values(bundle)
      .map((file) => (file.type === 'chunk' ? file.code : ''))
      .join('\n');
    for (const part of unusedParts) {
      const used = rulesOf(part)
        .match(/\bm_[0-9a-f]+/gu)
        ?.some((name) => code.includes(name));
      if (used) this.error(`The portal uses Mantine's ${part}: take it off unusedParts in vite.config.ts`);
    }
  },
};

/** The rules of one part, as they stand within the layer. */
function rulesOf(part: string): string {
  const css = readFileSync(join(import.meta.dirname, `node_modules/@mantine/core/styles/${part}.layer.css`), 'utf8');
  return css.slice(css.indexOf('{') + 1, css.lastIndexOf('}')).trim();
}

// The API serves what is built here, and sends index.html for every address that is not a file or /api.
export default defineConfig({
  // Compressed once, here, and not again with each answer.
  plugins: [
    bareEndpoints,
    leanMantine,
    react(),
    compression({ algorithms: ['gzip', 'brotliCompress'], threshold: 1024 }),
  ],
  build: {
    target: 'es2023',
    // What knows light-dark(), so that it is not rewritten.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    outDir: 'dist',
    emptyOutDir: true,
    // Data: addresses would need a hole in the Content-Security-Policy.
    assetsInlineLimit: 0,
    // The contract's texts of refusals come worded from the API; importing a package of ours changes nothing.
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /\/packages\/(contract|domain)\//u, sideEffects: false }] },
      // A few files instead of one for each small module: the browser has six connections, and each file costs a round
      // trip.
      output: {
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'] },
            { name: 'shared', minShareCount: 3, test: /node_modules|src\/(?:ui|frame)|packages\//u },
          ],
        },
      },
    },
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
});
