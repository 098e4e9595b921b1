import type { LayoutInput, Point } from '../../network/layout.ts';
import type { LayoutJob, Room } from './layout.worker.ts';

/** Lays out in a worker, so that the page never stands still. Only the newest job's answer counts. */
export function layoutInWorker(): (input: LayoutInput, room: Room) => Promise<ReadonlyMap<string, Point> | null> {
  let worker: Worker | null = null;
  let newest = 0;
  const waiting = new Map<number, (places: ReadonlyMap<string, Point> | null) => void>();
  return (input, room) => {
    if (!worker) {
      worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
      worker.addEventListener('message', ({ data }: MessageEvent<{ job: number; places: ReadonlyMap<string, Point> }>) => {
        waiting.get(data.job)?.(data.job === newest ? data.places : null);
        waiting.delete(data.job);
      });
    }
    newest++;
    const job: LayoutJob = { job: newest, input, room, iterations: input.nodes.length > 120 ? 180 : 400 };
    return new Promise((resolve) => {
      waiting.set(job.job, resolve);
      worker?.postMessage(job);
    });
  };
}
