import { type LayoutInput, layout, type Point } from '../../network/layout.ts';
import { separateBoxes } from '../../network/separate-boxes.ts';
import { spread } from '../../network/spread.ts';

/** A layout to be done, with a number to know its answer by. */
export interface LayoutJob {
  readonly job: number;
  readonly input: LayoutInput;
  readonly iterations: number;
}

/** Up to this many parties every name gets room of its own; more are read by zooming in. */
const NAMED = 70;
const FRAME = { width: 1000, height: 640 };
const NAME = { width: 130, height: 62 };

/** Lays out, and pushes the parties of a small network apart so that their names can be read. */
function arrange({ input, iterations }: LayoutJob): ReadonlyMap<string, Point> {
  const places = layout(input, iterations);
  if (input.nodes.length < 2 || input.nodes.length > NAMED) return places;
  const boxes = spread([...places.values()], FRAME).map((point) => ({ ...point, ...NAME }));
  separateBoxes(boxes, FRAME);
  return new Map([...places.keys()].map((node, k) => [node, { x: boxes[k]!.x, y: boxes[k]!.y }]));
}

self.addEventListener('message', (event: MessageEvent<LayoutJob>) => {
  self.postMessage({ job: event.data.job, places: arrange(event.data) });
});
