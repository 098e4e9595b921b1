import type { ReconcileEntity } from './reconcile.ts';

/** The style of a preview: all that its Content-Security-Policy allows, by its hash. */
export const PREVIEW_STYLE =
  ':root{color-scheme:light dark}body{font:14px/1.4 system-ui,sans-serif;margin:10px}p{margin:.3em 0}.kind,.also{opacity:.75}';

const html = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** A small page for the pop-up of a spreadsheet: name, what it is, other names. Nothing in a name is markup. */
export function previewPage({ label, description, country, aliases }: ReconcileEntity): string {
  const also = aliases.length === 0 ? '' : `<p class="also">also: ${html(aliases.slice(0, 8).join(', '))}</p>`;
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${html(label)}</title><style>${PREVIEW_STYLE}</style></head><body>` +
    `<p><strong>${html(label)}</strong> <span class="kind">${html([description, country].filter(Boolean).join(' · '))}</span></p>` +
    `${also}</body></html>`
  );
}
