import { MultiGraph } from 'graphology';
import Sigma from 'sigma';
import type { EdgeProgramType } from 'sigma/rendering';
import { animateNodes } from 'sigma/utils';
import type { Point } from '../../network/layout.ts';
import { shapeOf } from '../../network/picture/draw-node.ts';
import { DARK, LIGHT, type Palette, tieColour } from '../../network/picture/palette.ts';
import { STATUSES } from '../../network/status-strength.ts';
import { layoutInWorker } from './layout-in-worker.ts';
import { type LabelledNode, type LabelPlace, placeLabels } from './place-labels.ts';
import type { ShownEdge, ShownNetwork } from './shown-network.ts';
import { statusEdgeProgram } from './status-edge-program.ts';

/** What a drawn network tells back. */
export interface CanvasEvents {
  readonly node: (id: string) => void;
  readonly expand: (id: string) => void;
  readonly edge: (claims: readonly string[]) => void;
}

/** A network on a WebGL canvas. */
export interface NetworkCanvas {
  readonly draw: (shown: ShownNetwork) => void;
  readonly zoom: (factor: number | 'all') => void;
}

const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
const palette = (): Palette => (matchMedia('(prefers-color-scheme: dark)').matches ? DARK : LIGHT);

const LABEL_SIZE = 12;
const LABEL_HEIGHT = 15;

/** The colour of a kind of party; the kind is told in words in the list and on hovering. */
function nodeColour(type: string, { ink, faint, neither }: Palette): string {
  const shape = shapeOf(type);
  return shape === 'state' ? ink : shape === 'other' ? neither : faint;
}

/** Bends parallel lines apart: 0.15 alone, fanned out otherwise. */
function curvatures(edges: readonly ShownEdge[]): ReadonlyMap<string, number> {
  const pairs = new Map<string, ShownEdge[]>();
  for (const edge of edges) {
    const key = [edge.source, edge.target].sort().join('\0');
    pairs.set(key, [...(pairs.get(key) ?? []), edge]);
  }
  const out = new Map<string, number>();
  for (const all of pairs.values()) {
    all.forEach((edge, k) => {
      const bend = all.length === 1 ? 0.12 : (k - (all.length - 1) / 2) * 0.22 + 0.001;
      out.set(edge.id, edge.source < edge.target ? bend : -bend);
    });
  }
  return out;
}

/** Draws networks into an element with sigma; throws where the browser has no WebGL. */
export function networkCanvas(container: HTMLElement, events: CanvasEvents): NetworkCanvas {
  const graph = new MultiGraph();
  const lay = layoutInWorker();
  const claimsOf = new Map<string, readonly string[]>();
  // A line style is compiled when a line has it: on a machine without a graphics card each takes a tenth of a second.
  const programs: Record<string, EdgeProgramType> = {};
  const lineStyle = ({ status, directed }: ShownEdge): string => {
    const known = (STATUSES as readonly string[]).includes(status) ? status : 'alleged';
    const name = `${known}-${directed ? 'to' : 'with'}`;
    programs[name] ??= statusEdgeProgram(known, directed);
    return name;
  };
  let colours = palette();
  let hovered: string | null = null;
  let plan: ReadonlyMap<string, LabelPlace> | null = null;
  const planLabels = (context: CanvasRenderingContext2D): ReadonlyMap<string, LabelPlace> => {
    const nodes = graph.nodes().flatMap((key): LabelledNode[] => {
      const data = sigma.getNodeDisplayData(key);
      if (!data?.label) return [];
      const { x, y } = sigma.framedGraphToViewport(data);
      return [{ key, x, y, radius: sigma.scaleSize(data.size), width: context.measureText(data.label).width + 2 }];
    });
    return placeLabels(nodes, { width: container.clientWidth, height: container.clientHeight }, LABEL_HEIGHT);
  };
  const sigma = new Sigma(graph, container, {
    allowInvalidContainer: true,
    enableEdgeEvents: true,
    labelFont: 'system-ui, "Helvetica Neue", Arial, sans-serif',
    labelSize: LABEL_SIZE,
    labelWeight: '600',
    // All names are offered; which have room is decided below.
    labelDensity: 1000,
    labelRenderedSizeThreshold: 0,
    labelColor: { color: colours.ink },
    minEdgeThickness: 1.5,
    zIndex: true,
    stagePadding: 24,
    minCameraRatio: 0.05,
    maxCameraRatio: 4,
    defaultDrawNodeLabel: (context, data, settings) => {
      if (!data.label) return;
      context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
      context.lineJoin = 'round';
      context.lineWidth = 4;
      context.strokeStyle = colours.paper;
      context.fillStyle = colours.ink;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      plan ??= planLabels(context);
      const place = plan.get((data as { readonly key?: string }).key ?? '');
      // A name that has no room waits until one zooms in or points at its node.
      if (!place && !data.highlighted) return;
      const [x, y] = place ? [place.x, place.y] : [data.x, data.y + data.size + settings.labelSize];
      context.strokeText(data.label, x, y);
      context.fillText(data.label, x, y);
    },
    defaultDrawNodeHover: (context, data, settings) => {
      context.beginPath();
      context.arc(data.x, data.y, data.size + 4, 0, Math.PI * 2);
      context.lineWidth = 2;
      context.strokeStyle = colours.ink;
      context.stroke();
      settings.defaultDrawNodeLabel(context, data, settings);
    },
    nodeReducer: (node, data) =>
      hovered === null || hovered === node || graph.areNeighbors(hovered, node)
        ? data
        : { ...data, label: '', color: `${colours.faint}55` },
    edgeReducer: (edge, data) => (hovered === null || graph.hasExtremity(edge, hovered) ? data : { ...data, hidden: true }),
  });
  sigma.on('beforeRender', () => {
    plan = null;
  });
  sigma.on('clickNode', ({ node }) => events.node(node));
  sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    events.expand(node);
  });
  sigma.on('clickEdge', ({ edge }) => events.edge(claimsOf.get(edge) ?? []));
  sigma.on('enterNode', ({ node }) => {
    hovered = node;
    container.classList.add('pointing');
    sigma.refresh({ skipIndexation: true });
  });
  sigma.on('leaveNode', () => {
    hovered = null;
    container.classList.remove('pointing');
    sigma.refresh({ skipIndexation: true });
  });
  sigma.on('enterEdge', () => container.classList.add('pointing'));
  sigma.on('leaveEdge', () => container.classList.remove('pointing'));

  let last: ShownNetwork | null = null;
  let drawnFor = 0;
  new ResizeObserver(() => {
    const { clientWidth } = container;
    if (clientWidth === 0) return;
    // Names are as large in a small pane as in a large one: a layout for one does not do for the other.
    if (last && Math.abs(clientWidth - drawnFor) > drawnFor / 4) draw(last);
    else sigma.refresh({ skipIndexation: true });
  }).observe(container);
  const draw = (shown: ShownNetwork): void => {
    last = shown;
    hovered = null;
    const places = new Map<string, Point>(graph.mapNodes((node, { x, y }) => [node, { x, y }]));
    const near = new Map<string, string>();
    for (const { source, target } of shown.edges) {
      if (places.has(target) && !places.has(source)) near.set(source, target);
      if (places.has(source) && !places.has(target)) near.set(target, source);
    }
    graph.clear();
    claimsOf.clear();
    const bend = curvatures(shown.edges);
    const compiled = sigma.getSetting('edgeProgramClasses');
    if (shown.edges.map(lineStyle).some((name) => !(name in compiled))) {
      sigma.setSetting('edgeProgramClasses', { ...compiled, ...programs });
    }
    shown.nodes.forEach((node, k) => {
      const anchor = places.get(near.get(node.id) ?? '');
      const turn = k * 2.4;
      const start =
        places.get(node.id) ??
        (anchor
          ? { x: anchor.x + Math.cos(turn) * 3, y: anchor.y + Math.sin(turn) * 3 }
          : { x: 10 * Math.sqrt(k + 0.5) * Math.cos(turn), y: 10 * Math.sqrt(k + 0.5) * Math.sin(turn) });
      if (places.size > 0) places.set(node.id, start);
      graph.addNode(node.id, {
        ...start,
        label: node.hidden > 0 ? `${node.label} +${node.hidden}` : node.label,
        size: 4 + Math.min(12, 2 * Math.sqrt(node.claims)),
        color: nodeColour(node.type, colours),
      });
    });
    for (const edge of shown.edges) {
      claimsOf.set(edge.id, edge.claims);
      graph.addDirectedEdgeWithKey(edge.id, edge.source, edge.target, {
        type: lineStyle(edge),
        color: tieColour(colours, edge.side),
        size: (edge.status === 'denied' ? 4 : 1.8) + Math.min(3, Math.log2(edge.claims.length)),
        curvature: bend.get(edge.id) ?? 0.12,
      });
    }
    const at = new Map(shown.nodes.map(({ id }, k) => [id, k]));
    const edges = shown.edges.map(({ source, target, claims }) => ({
      source: at.get(source)!,
      target: at.get(target)!,
      weight: claims.length,
    }));
    const input = { nodes: shown.nodes.map(({ id }) => id), edges, ...(places.size > 0 ? { known: places } : {}) };
    container.dataset['layout'] = 'working';
    drawnFor = container.clientWidth;
    const room = {
      width: container.clientWidth,
      height: container.clientHeight,
      names: shown.nodes.map(({ label }) => label.length * 7 + 10),
    };
    void lay(input, room).then((found) => {
      if (!found) return;
      const goal = Object.fromEntries([...found].filter(([node]) => graph.hasNode(node)).map(([node, { x, y }]) => [node, { x, y }]));
      if (calm() || document.hidden) {
        for (const [node, place] of Object.entries(goal)) graph.mergeNodeAttributes(node, place);
      } else animateNodes(graph, goal, { duration: 350 });
      container.dataset['layout'] = 'done';
    });
  };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    colours = palette();
    sigma.setSetting('labelColor', { color: colours.ink });
    if (last) draw(last);
  });
  return {
    draw,
    zoom(factor) {
      const camera = sigma.getCamera();
      const duration = calm() ? 0 : 200;
      if (factor === 'all') void camera.animatedReset({ duration });
      else void camera.animate({ ratio: camera.ratio / factor }, { duration });
    },
  };
}
