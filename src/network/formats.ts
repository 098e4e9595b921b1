import { writeGexf } from './formats/gexf.ts';
import { writeGraphml } from './formats/graphml.ts';
import { writeGraphologyJson } from './formats/graphology-json.ts';
import { drawNetwork, type PictureOptions } from './picture/draw-network.ts';
import type { Network } from './project.ts';

/** A way to write a network. */
export interface NetworkFormat {
  readonly name: string;
  /** Endings of file names, with the dot. */
  readonly endings: readonly string[];
  readonly mediaType: string;
  readonly write: (network: Network, picture: PictureOptions) => string;
}

/** All formats that a network can be written in. */
export const NETWORK_FORMATS: readonly NetworkFormat[] = [
  { name: 'gexf', endings: ['.gexf'], mediaType: 'application/gexf+xml', write: writeGexf },
  { name: 'graphml', endings: ['.graphml'], mediaType: 'application/graphml+xml', write: writeGraphml },
  { name: 'json', endings: ['.json'], mediaType: 'application/json', write: writeGraphologyJson },
  { name: 'svg', endings: ['.svg'], mediaType: 'image/svg+xml', write: drawNetwork },
];
