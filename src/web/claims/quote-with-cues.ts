import { type Child, html } from '../shell/elements.ts';

/** The exact words with the cues marked ("reportedly", "has denied"): a cue is searched in the quote as it stands there. */
export function quoteWithCues(quote: string, cues: readonly string[]): Child[] {
  const found = cues
    .map((cue) => ({ cue, at: quote.toLowerCase().indexOf(cue.toLowerCase()) }))
    .filter(({ cue, at }) => at >= 0 && cue.length > 0)
    .sort((x, y) => x.at - y.at);
  const parts: Child[] = [];
  let end = 0;
  for (const { cue, at } of found) {
    if (at < end) continue;
    parts.push(quote.slice(end, at), html('mark', {}, quote.slice(at, at + cue.length)));
    end = at + cue.length;
  }
  parts.push(quote.slice(end));
  return parts;
}
