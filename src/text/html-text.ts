const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TD TH TR UL'.split(
    ' ',
  ),
);
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'FIGURE', 'IFRAME', 'BUTTON']);
const ELEMENT = 1;
const TEXT = 3;

/** The words of an element as a reader sees them: a blank line between blocks, a line feed at `<br>`, runs of blanks as one. */
export function htmlText(root: Node): string {
  const blocks: string[] = [];
  let open = '';
  const close = (): void => {
    const text = open
      .split('\n')
      .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
      .join('\n')
      .trim();
    if (text) blocks.push(text);
    open = '';
  };
  const walk = (node: Node): void => {
    if (node.nodeType === TEXT) open += (node.nodeValue ?? '').replace(/\s+/g, ' ');
    if (node.nodeType !== ELEMENT) return;
    const name = node.nodeName.toUpperCase();
    if (SILENT.has(name)) return;
    if (name === 'BR') {
      open += '\n';
      return;
    }
    const block = BLOCKS.has(name);
    if (block) close();
    for (const child of node.childNodes) walk(child);
    if (block) close();
  };
  for (const child of root.childNodes) walk(child);
  close();
  return blocks.join('\n\n');
}
