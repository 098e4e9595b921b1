import { serveSample } from './serve-sample.ts';

// A server in a process of its own, for tests that measure its memory: it tells its address, then its heap whenever it is asked.

const heap = (): number => {
  (globalThis as { gc?: () => void }).gc!();
  return process.memoryUsage().heapUsed;
};

const faults: string[] = [];
const running = await serveSample({
  onError: (error) => void faults.push(String(error)),
  timeoutMs: 60_000,
  pool: { workers: 2, heapMb: 64 },
});
process.on('message', () => process.send!({ heap: heap(), faults }));
process.on('disconnect', () => process.exit());
process.send!({ url: running.url });
