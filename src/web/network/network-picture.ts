import { drawNetwork, type NameOf } from '../../network/picture/draw-network.ts';
import { DARK, LIGHT } from '../../network/picture/palette.ts';
import type { Network } from '../../network/project.ts';

/**
 * The network as the same SVG that goes into reports: for printing, and where the browser has no WebGL. The text is written with every
 * name escaped and read by an XML parser, which runs nothing.
 */
export function networkPicture(network: Network, nameOf: NameOf): Element {
  const palette = matchMedia('(prefers-color-scheme: dark)').matches ? DARK : LIGHT;
  const text = drawNetwork(network, { width: 900, height: 640, limit: 30, palette, nameOf });
  return document.importNode(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement, true);
}
