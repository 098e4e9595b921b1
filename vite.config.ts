import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

// The shipped package: chunks with all dependencies inlined (docs/adr/0004-one-bundle.md).
export default defineConfig({
  publicDir: false,
  // Some CommonJS packages ask where they lie, for files that are never needed here.
  define: { __dirname: '"."', __filename: '"index.js"' },
  // The copy of Node's streams on npm is for browsers; Node has its own loaded anyway.
  resolve: { alias: [{ find: /^readable-stream$/, replacement: 'node:stream' }] },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    minify: true,
    sourcemap: false,
    rolldownOptions: {
      input: {
        cli: 'src/cli/main.ts',
        index: 'src/index.ts',
        'query-worker': 'src/server/pool/query-worker.ts',
        'reading-worker': 'src/server/pool/reading-worker.ts',
      },
      external: [...builtinModules, /^node:/, 'canvas', '@napi-rs/canvas'],
      output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', banner: '' },
    },
  },
});
