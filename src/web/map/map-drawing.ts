import { geoGraticule10, geoNaturalEarth1, geoPath } from 'd3-geo';
import { statusLine } from '../../network/status-line.ts';
import type { ClaimRecord } from '../../rdf/read-claims.ts';
import type { App } from '../shell/app.ts';
import { count } from '../shell/count.ts';
import { replace, svg } from '../shell/elements.ts';
import type { Model } from '../shell/model.ts';
import { type MapContent, mapContent } from './flows.ts';
import type { World } from './world.ts';

/** A drawn map. */
export interface MapDrawing {
  /** Draws claims; gives back how many could not be placed. */
  readonly draw: (model: Model, claims: readonly ClaimRecord[]) => number;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  readonly resize: () => void;
}

type Place = readonly [number, number];

/** Draws maps into an element: SVG, so that it prints and every line has its words. */
export function mapDrawing(stage: HTMLElement, world: World, app: App): MapDrawing {
  const picture = svg('svg', { role: 'img', 'aria-label': 'Map of the claims; the list of claims says the same in words' });
  stage.append(picture);
  const projection = geoNaturalEarth1();
  let content: MapContent = { flows: [], spots: [], countries: new Map(), nowhere: 0 };
  let scale = 1;
  let shift: [number, number] = [0, 0];
  let names = new Map<string, string>();

  const placeOf = (at: Place | string): Place | null => (typeof at === 'string' ? (world.points[at] ?? null) : at);
  const nameOf = (alpha3: string): string => names.get(alpha3) ?? alpha3;

  const points = (): Place[] =>
    [...content.countries.keys(), ...content.spots.map(({ at }) => at)].flatMap((at) => {
      const place = placeOf(at);
      return place ? [place] : [];
    });

  const render = (): void => {
    const width = Math.max(stage.clientWidth, 200);
    const height = Math.max(stage.clientHeight, 160);
    picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
    const all = points();
    // A single place on the whole world says more than the same place on an empty plain.
    if (all.length >= 2)
      projection.fitExtent(
        [
          [width * 0.14, height * 0.14],
          [width * 0.86, height * 0.86],
        ],
        { type: 'MultiPoint', coordinates: all.map(([x, y]) => [x, y]) },
      );
    else
      projection.fitExtent(
        [
          [4, 4],
          [width - 4, height - 4],
        ],
        { type: 'Sphere' },
      );
    const most = width * 1.4;
    if (projection.scale() > most) {
      const middle = projection.invert?.([width / 2, height / 2]);
      projection.scale(most);
      const moved = middle ? projection(middle) : null;
      const [tx, ty] = projection.translate();
      if (moved) projection.translate([tx + width / 2 - moved[0], ty + height / 2 - moved[1]]);
    }
    const [tx, ty] = projection.translate();
    projection.scale(projection.scale() * scale);
    projection.translate([width / 2 + (tx - width / 2) * scale + shift[0], height / 2 + (ty - height / 2) * scale + shift[1]]);
    const path = geoPath(projection);
    const land = world.countries.map((country) => {
      const code = country.properties.alpha3;
      const n = code === null ? 0 : (content.countries.get(code) ?? 0);
      return svg(
        'path',
        { d: path(country) ?? '', class: n > 0 ? 'country known' : 'country' },
        svg('title', {}, n > 0 ? `${country.properties.name}: ${count(n, 'claim')}` : country.properties.name),
      );
    });
    const spread = new Map<string, number>();
    const flows = content.flows.map((flow) => {
      const [from, to] = [placeOf(flow.from), placeOf(flow.to)];
      if (!from || !to) return null;
      const [a, b] = [projection([...from]), projection([...to])];
      if (!a || !b) return null;
      const pair = [flow.from, flow.to].sort().join();
      const k = spread.get(pair) ?? 0;
      spread.set(pair, k + 1);
      const bend = (0.16 + 0.1 * k) * (flow.from < flow.to ? 1 : -1);
      const c: Place = [(a[0] + b[0]) / 2 - (b[1] - a[1]) * bend, (a[1] + b[1]) / 2 + (b[0] - a[0]) * bend];
      const d = `M${a[0].toFixed(1)} ${a[1].toFixed(1)}Q${c[0].toFixed(1)} ${c[1].toFixed(1)} ${b[0].toFixed(1)} ${b[1].toFixed(1)}`;
      const { dash, double } = statusLine(flow.status);
      const width = 1.5 + Math.min(3.5, Math.log2(flow.claims.length));
      const angle = Math.atan2(b[1] - c[1], b[0] - c[0]);
      const tip = (turn: number, far: number): string =>
        `${(b[0] - Math.cos(angle + turn) * far).toFixed(1)} ${(b[1] - Math.sin(angle + turn) * far).toFixed(1)}`;
      const first = flow.claims[0]!;
      return svg(
        'g',
        {
          class: `flow side${flow.side}`,
          onclick: () => app.change({ claim: first.iri, article: first.article.iri }),
        },
        svg('title', {}, `${nameOf(flow.from)} → ${nameOf(flow.to)}: ${flow.claims.length} ${flow.status}`),
        svg('path', { d, class: 'wide' }),
        svg('path', { d, 'stroke-width': double ? width + 3 : width, 'stroke-dasharray': dash || null }),
        double ? svg('path', { d, class: 'gap', 'stroke-width': width }) : null,
        svg('path', { class: 'head', d: `M${b[0].toFixed(1)} ${b[1].toFixed(1)}L${tip(0.45, 9)}L${tip(-0.45, 9)}Z` }),
      );
    });
    const taken: [number, number, number][] = [];
    // A name stands at the first of its places where it covers no other and is not cut off; where there is none it is left to the title.
    const word = (x: number, places: readonly number[], text: string, kind: string): SVGElement | null => {
      const half = text.length * (kind === 'country-name' ? 3.8 : 3.4) + 2;
      const free = places.find((y) => !taken.some(([tx2, ty2, half2]) => Math.abs(tx2 - x) < half + half2 && Math.abs(ty2 - y) < 14));
      if (free === undefined || x < half || x > width - half) return null;
      taken.push([x, free, half]);
      return svg('text', { x: x.toFixed(1), y: free.toFixed(1), class: kind, 'text-anchor': 'middle' }, text);
    };
    const labels = [...content.countries]
      .sort(([, x], [, y]) => y - x)
      .slice(0, 24)
      .map(([code]) => {
        const at = world.points[code];
        const p = at ? projection([...at]) : null;
        return p ? word(p[0], [p[1] + 14, p[1] - 8, p[1] + 27], nameOf(code), 'country-name') : null;
      });
    const spots = content.spots.map((spot) => {
      const at = placeOf(spot.at);
      const p = at ? projection([...at]) : null;
      if (!p) return null;
      const asserted = spot.claims.some((claim) => claim.status === 'asserted');
      const r = 3.5 + Math.min(8, Math.sqrt(spot.claims.length));
      const first = spot.claims[0]!;
      return svg(
        'g',
        { class: 'spot', onclick: () => app.change({ claim: first.iri, article: first.article.iri }) },
        svg('title', {}, `${spot.label}: ${count(spot.claims.length, 'claim')}`),
        svg('circle', { cx: p[0].toFixed(1), cy: p[1].toFixed(1), r, class: asserted ? 'sure' : 'unsure' }),
        nameOf(typeof spot.at === 'string' ? spot.at : '') === spot.label
          ? null
          : word(p[0], [p[1] - r - 4, p[1] + r + 12], spot.label, 'spot-name'),
      );
    });
    replace(picture, svg('path', { class: 'grid', d: path(geoGraticule10()) ?? '' }), land, flows, spots, labels);
  };
  let dragged: [number, number] | null = null;
  picture.addEventListener('pointerdown', (event) => {
    dragged = [event.clientX, event.clientY];
  });
  window.addEventListener('pointerup', () => {
    dragged = null;
  });
  picture.addEventListener('pointermove', (event) => {
    if (!dragged) return;
    shift = [shift[0] + event.clientX - dragged[0], shift[1] + event.clientY - dragged[1]];
    dragged = [event.clientX, event.clientY];
    requestAnimationFrame(render);
  });
  const zoom = (factor: number): void => {
    scale = Math.min(40, Math.max(0.2, scale * factor));
    shift = [shift[0] * factor, shift[1] * factor];
    render();
  };
  return {
    draw(model, claims) {
      content = mapContent(model, claims);
      names = new Map(world.countries.flatMap(({ properties: { alpha3, name } }) => (alpha3 === null ? [] : [[alpha3, name] as const])));
      for (const { iri, alpha3 } of model.data.actors) {
        const party = model.parties.get(iri);
        if (alpha3 !== null && party?.named.type === 'Country') names.set(alpha3, party.named.label);
      }
      render();
      return content.nowhere;
    },
    zoom,
    fit() {
      scale = 1;
      shift = [0, 0];
      render();
    },
    resize: render,
  };
}
