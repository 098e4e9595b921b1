const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
const COLOURS = /\u001b\[[0-9;]*m/g;

/** Columns that a text takes on a terminal: wide East Asian signs two, combining marks and colours none. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text.replace(COLOURS, '')) width += NONE.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1;
  return width;
}

/** Cuts a text without colours to a width, with `…` where something is missing. */
export function cutToWidth(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let out = '';
  let used = 0;
  for (const sign of text) {
    const w = textWidth(sign);
    if (used + w > width - 1) break;
    out += sign;
    used += w;
  }
  return `${out.trimEnd()}…`;
}
