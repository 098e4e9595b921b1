const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Numbers as a row of bars: `[1, 0, 4]` → `▂ █`. A zero is a blank. */
export function sparkline(numbers: readonly number[]): string {
  const most = Math.max(1, ...numbers);
  return numbers.map((n) => (n === 0 ? ' ' : BARS[Math.min(7, Math.ceil((n / most) * 8) - 1)]!)).join('');
}
