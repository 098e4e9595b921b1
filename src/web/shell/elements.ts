/** What can stand inside an element: text is always a text node, never markup. */
export type Child = Node | string | number | null | undefined | false | readonly Child[];

type Attribute = string | number | boolean | null | undefined | ((event: never) => void);

const SVG = 'http://www.w3.org/2000/svg';

function fill(node: Element, attributes: Readonly<Record<string, Attribute>>, children: readonly Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(name.replace(/^on/, ''), value as EventListener);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  append(node, children);
}

/** Appends children; strings become text nodes. */
export function append(node: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (typeof child === 'string' || typeof child === 'number') node.append(String(child));
    else if (child instanceof Node) node.append(child);
    else append(node, child);
  }
}

/** An HTML element: `html('button', { onclick: run }, 'Run')`. */
export function html<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  fill(node, attributes, children);
  return node;
}

/** An SVG element. */
export function svg(tag: string, attributes: Readonly<Record<string, Attribute>> = {}, ...children: readonly Child[]): SVGElement {
  const node = document.createElementNS(SVG, tag) as SVGElement;
  fill(node, attributes, children);
  return node;
}

/** Replaces all that stands in an element. */
export function replace(node: Element, ...children: readonly Child[]): void {
  node.replaceChildren();
  append(node, children);
}
