/** Turns positions in UTF-16 code units into positions in Unicode code points; a table is kept only where the text has astral letters. */
export function codePointsOf(text: string): (unit: number) => number {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) return (unit) => unit;
  const table = new Uint32Array(text.length + 1);
  let points = 0;
  for (let i = 0; i < text.length; ) {
    const width = text.codePointAt(i)! > 0xffff ? 2 : 1;
    for (let k = 0; k < width; k++) table[i + k] = points;
    i += width;
    points++;
  }
  table[text.length] = points;
  return (unit) => table[unit]!;
}
