import type { Point } from '../layout.ts';
import type { Network } from '../project.ts';
import { readableName } from '../readable-name.ts';
import { element, escapeXml } from '../xml.ts';
import { bundleEdges } from './bundle-edges.ts';
import { drawLegend } from './draw-legend.ts';
import { drawNode } from './draw-node.ts';
import { curvePoint, drawTie } from './draw-tie.ts';
import { LIGHT, type Palette, tieColour } from './palette.ts';
import { placeNodes, textWidth } from './place-nodes.ts';

/** Words for an event class or relation on a line between two parties. */
export type NameOf = (type: string, tie: { readonly directed: boolean; readonly status: string }) => string;

/** Settings of a picture; sizes in pixels. */
export interface PictureOptions {
  readonly title?: string;
  readonly subtitle?: string;
  /** Said below the picture: where the claims come from. */
  readonly source?: string;
  readonly width?: number;
  readonly height?: number;
  /** At most this many parties, those with the most claims. */
  readonly limit?: number;
  readonly palette?: Palette;
  /** Names for event classes and relations. */
  readonly nameOf?: NameOf;
}

const MARGIN = 28;
const FONT = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif';

/**
 * A picture of a network as SVG that can go into a story: claims as lines in the style of their status, coloured by cooperation or
 * conflict, named where there is room, with a legend. The same network gives the same bytes.
 */
export function drawNetwork(network: Network, options: PictureOptions = {}): string {
  const { width = 1200, height = 820, limit = 36, palette = LIGHT, nameOf = readableName } = options;
  const ranked = network
    .mapNodes((id, { label }) => ({ id, label, claims: network.degree(id) }))
    .sort((x, y) => y.claims - x.claims || (x.label < y.label ? -1 : x.label > y.label ? 1 : x.id < y.id ? -1 : 1));
  const shown = ranked.slice(0, limit).map(({ id }) => id);
  const bundles = bundleEdges(network, new Set(shown));
  const tied = new Set(bundles.flatMap((b) => [b.source, b.target]));
  const nodes = shown.filter((id) => tied.has(id));

  const head = [
    options.title === undefined
      ? ''
      : element('text', { x: MARGIN, y: 44, 'font-size': 24, 'font-weight': 700, fill: palette.ink }, escapeXml(options.title)),
    options.subtitle === undefined
      ? ''
      : element('text', { x: MARGIN, y: 68, 'font-size': 14, fill: palette.faint }, escapeXml(options.subtitle)),
  ].join('');
  const top = options.title === undefined ? 16 : 84;
  const bottom = 92;
  const frame = { left: MARGIN, top, width: width - 2 * MARGIN, height: height - top - bottom };
  const placed = nodes.length === 0 ? [] : placeNodes(network, nodes, bundles, frame);
  const at = new Map(placed.map((node) => [node.id, node]));

  // Parallel lines fan out around the straight one; the order is that of the bundles.
  const pairs = new Map<string, number>();
  const pairKey = (x: string, y: string): string => (x < y ? `${x}\0${y}` : `${y}\0${x}`);
  for (const b of bundles) pairs.set(pairKey(b.source, b.target), (pairs.get(pairKey(b.source, b.target)) ?? 0) + 1);
  const used = new Map<string, number>();
  const boxes = placed.map((node) => ({
    x: node.x,
    y: node.y + (node.lines.length * 15) / 2,
    width: Math.max(2 * node.radius, ...node.lines.map((line) => textWidth(line, 13))),
    height: 2 * node.radius + node.lines.length * 15 + 6,
  }));
  const free = (point: Point, w: number): boolean =>
    boxes.every((box) => Math.abs(box.x - point.x) > (box.width + w) / 2 || Math.abs(box.y - point.y) > (box.height + 13) / 2);
  const lines: string[] = [];
  const words: string[] = [];
  for (const bundle of bundles) {
    const key = pairKey(bundle.source, bundle.target);
    const [many, index] = [pairs.get(key)!, used.get(key) ?? 0];
    used.set(key, index + 1);
    const turn = bundle.source < bundle.target ? 1 : -1;
    const bend = (many === 1 ? 10 : (index - (many - 1) / 2) * 26) * turn;
    const types = bundle.types.map((type) => nameOf(type, bundle));
    const text = `${types.slice(0, 2).join(', ')}${types.length > 2 ? '…' : ''}${bundle.claims.length > types.length ? ` ×${bundle.claims.length}` : ''}`;
    const name = (id: string): string => network.getNodeAttribute(id, 'label');
    const title = `${name(bundle.source)} ${bundle.directed ? '→' : '–'} ${name(bundle.target)}: ${types.join(', ')} (${bundle.status})`;
    const { svg, curve } = drawTie(bundle, at.get(bundle.source)!, at.get(bundle.target)!, bend, palette, title);
    lines.push(svg);
    const w = textWidth(text, 10.5);
    // Names of parallel lines would stand in a heap at the middle; each takes the first free place along its line.
    const middle = [0.5, 0.4, 0.6, 0.3, 0.7].map((t) => curvePoint(curve.start, curve.bend, curve.end, t)).find((point) => free(point, w));
    if (!middle) continue;
    boxes.push({ x: middle.x, y: middle.y, width: w, height: 12 });
    words.push(
      element(
        'text',
        {
          x: Math.round(middle.x),
          y: Math.round(middle.y + 3.5),
          'text-anchor': 'middle',
          'font-size': 10.5,
          fill: tieColour(palette, bundle.side),
          stroke: palette.paper,
          'stroke-width': 3.5,
          'stroke-linejoin': 'round',
          'paint-order': 'stroke',
        },
        escapeXml(text),
      ),
    );
  }
  const legend = drawLegend(bundles, placed, palette, MARGIN, height - bottom + 18, width - 2 * MARGIN);
  const left = network.order - nodes.length;
  const note = [options.source, left > 0 ? `${left} of ${network.order} parties with fewer claims are not shown` : null]
    .filter(Boolean)
    .join(' · ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="${escapeXml(FONT)}">`,
    element('title', {}, escapeXml(options.title ?? 'Who is tied to whom')),
    element('desc', {}, escapeXml(`${nodes.length} parties, ${bundles.length} lines. ${note}`)),
    element('rect', { width, height, fill: palette.paper }),
    head,
    element('g', {}, ...lines),
    element('g', {}, ...words),
    element('g', {}, ...placed.map((node) => drawNode(node, palette))),
    legend.svg,
    element('text', { x: MARGIN, y: height - 14, 'font-size': 11, fill: palette.faint }, escapeXml(note)),
    '</svg>',
    '',
  ].join('\n');
}
