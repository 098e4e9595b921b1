import { type Child, html } from './elements.ts';

/** A link out of the page if the address is plain http(s), else the words alone: data never becomes a `javascript:` link. */
export function safeLink(address: string, ...children: readonly Child[]): HTMLElement {
  let url: URL | null = null;
  try {
    url = new URL(address);
  } catch {
    // No address at all: a file's name.
  }
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return html('span', {}, ...children);
  return html('a', { href: url.href, rel: 'noreferrer noopener', target: '_blank' }, ...children);
}
