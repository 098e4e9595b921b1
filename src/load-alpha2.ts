import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root.ts';

/** Countries' codes of two letters by those of three (ISO 3166-1). */
export function loadAlpha2(): ReadonlyMap<string, string> {
  const [, ...lines] = readFileSync(join(packageRoot(), 'data/map/iso-numeric.csv'), 'utf8').trim().split('\n');
  return new Map(
    lines.map((line) => line.split(',')).flatMap(([alpha3, , alpha2]) => (alpha3 && alpha2 ? [[alpha3, alpha2] as const] : [])),
  );
}
