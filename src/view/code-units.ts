/** Turns positions in Unicode code points, as graphs keep them, into positions in JavaScript's strings. */
export function codeUnitsOf(text: string): (point: number) => number {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return (point) => point;
  const table: number[] = [];
  for (let unit = 0; unit < text.length; unit += text.codePointAt(unit)! > 0xffff ? 2 : 1) table.push(unit);
  table.push(text.length);
  return (point) => table[point] ?? text.length;
}
