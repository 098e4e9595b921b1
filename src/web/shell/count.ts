/** A number with its noun: `1 claim`, `2 claims`. */
export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
