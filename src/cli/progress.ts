import type { Output } from './context.ts';

const EVERY_MS = 100;

const clock = (seconds: number): string => {
  const s = Math.round(seconds);
  return s < 60
    ? `${s}s`
    : s < 3600
      ? `${Math.floor(s / 60)}m${String(s % 60).padStart(2, '0')}s`
      : `${Math.floor(s / 3600)}h${String(Math.floor((s % 3600) / 60)).padStart(2, '0')}m`;
};

/** Shows how far long work is; silent when nobody looks. */
export interface Progress {
  readonly step: (done: number, total: number) => void;
  readonly end: () => void;
}

/** A bar with rate and time to go on a terminal; the first half second of work shows nothing. */
export function startProgress(err: Output, unit: string): Progress {
  if (!err.isTerminal) return { step: () => {}, end: () => {} };
  const began = performance.now();
  let last = began + 400;
  let drawn = false;
  return {
    step: (done, total) => {
      const now = performance.now();
      if (now - last < EVERY_MS || total < 2) return;
      last = now;
      drawn = true;
      const seconds = (now - began) / 1000;
      const rate = done / seconds;
      const left = rate > 0 ? clock((total - done) / rate) : '?';
      const room = Math.max(10, Math.min(30, err.columns - 50));
      const full = Math.round((room * done) / total);
      err.write(
        `\r\u001b[K${'█'.repeat(full)}${'░'.repeat(room - full)} ${done}/${total} ${unit} · ${rate.toFixed(rate < 10 ? 1 : 0)}/s · ${left} left`,
      );
    },
    end: () => {
      if (drawn) err.write('\r\u001b[K');
    },
  };
}
