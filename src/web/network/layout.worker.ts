import { type LayoutInput, layout, type Point } from '../../network/layout.ts';
import { separateBoxes } from '../../network/separate-boxes.ts';
import { spread } from '../../network/spread.ts';

/** A layout to be done, with a number to know its answer by. */
export interface LayoutJob {
  readonly job: number;
  readonly input: LayoutInput;
  readonly iterations: number;
  readonly room: Room;
}

/** The canvas in pixels, and the width of each node's name. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly names: readonly number[];
}

/** Up to this many parties every name gets room of its own; more are read by zooming in. */
const NAMED = 70;
/** Height of a node with its name below it, in pixels. */
const TALL = 46;
/** Boxes never take more than this share of the canvas: lines need room too. */
const FULL = 0.6;

/** Lays out, and pushes the parties of a small network apart so that their names can be read. */
function arrange({ input, iterations, room }: LayoutJob): ReadonlyMap<string, Point> {
  const places = layout(input, iterations);
  if (input.nodes.length < 2 || input.nodes.length > NAMED) return places;
  const frame = { width: Math.max(room.width, 200), height: Math.max(room.height, 140) };
  const names = room.names.map((width) => Math.max(40, width));
  const area = names.reduce((sum, width) => sum + width * TALL, 0);
  const shrink = Math.min(1, Math.sqrt((FULL * frame.width * frame.height) / area));
  const boxes = spread([...places.values()], frame).map((point, k) => ({ ...point, width: names[k]! * shrink, height: TALL * shrink }));
  separateBoxes(boxes, frame);
  return new Map([...places.keys()].map((node, k) => [node, { x: boxes[k]!.x, y: boxes[k]!.y }]));
}

self.addEventListener('message', (event: MessageEvent<LayoutJob>) => {
  self.postMessage({ job: event.data.job, places: arrange(event.data) });
});
