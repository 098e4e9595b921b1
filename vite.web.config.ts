import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { geoArea, geoCentroid } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { defineConfig, type Plugin } from 'vite';

type Atlas = Topology<{ countries: GeometryCollection<{ name: string; alpha3?: string | null }> }>;

const root = import.meta.dirname;
const require = createRequire(import.meta.url);

/** `world.json`: Natural Earth's countries with ISO codes, and a point inside each, small states too. */
function world(): Plugin {
  const atlas = (name: string): Atlas => JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`), 'utf8'));
  return {
    name: 'entente-world',
    generateBundle() {
      const codes = new Map(
        readFileSync(join(root, 'data/map/iso-numeric.csv'), 'utf8')
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(','))
          .map(([alpha3, numeric]) => [numeric!, alpha3!] as const),
      );
      const topology = atlas('countries-110m');
      const code = (id: string | number | undefined): string | null => codes.get(String(id).padStart(3, '0')) ?? null;
      for (const country of topology.objects.countries.geometries)
        country.properties = { name: country.properties!.name, alpha3: code(country.id) };
      const fine = atlas('countries-50m');
      const points: Record<string, [number, number]> = {};
      for (const country of feature(fine, fine.objects.countries).features) {
        const alpha3 = code(country.id);
        if (alpha3 === null || points[alpha3]) continue;
        // The largest part stands for the whole: France is not in the Atlantic because of Guiana.
        const { geometry } = country;
        const parts =
          geometry.type === 'MultiPolygon'
            ? geometry.coordinates.map((coordinates) => ({ type: 'Polygon' as const, coordinates }))
            : [geometry];
        const largest = parts.reduce((best, part) => (geoArea(part) > geoArea(best) ? part : best));
        const [x, y] = geoCentroid(largest);
        points[alpha3] = [Math.round(x * 100) / 100, Math.round(y * 100) / 100];
      }
      this.emitFile({ type: 'asset', fileName: 'world.json', source: JSON.stringify({ topology, points }) });
    },
  };
}

export default defineConfig({
  root: join(root, 'src/web'),
  publicDir: false,
  plugins: [world()],
  build: {
    outDir: join(root, 'dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: false,
  },
  worker: { format: 'es' },
});
