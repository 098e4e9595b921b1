import { type LayoutInput, layout } from '../../network/layout.ts';

/** A layout to be done, with a number to know its answer by. */
export interface LayoutJob {
  readonly job: number;
  readonly input: LayoutInput;
  readonly iterations: number;
}

self.addEventListener('message', (event: MessageEvent<LayoutJob>) => {
  const { job, input, iterations } = event.data;
  self.postMessage({ job, places: layout(input, iterations) });
});
