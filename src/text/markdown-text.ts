/** Metadata of a front matter block (`---` … `---`), keys in lower case. */
export interface MarkdownText {
  readonly text: string;
  readonly title: string | undefined;
  readonly frontMatter: ReadonlyMap<string, string>;
}

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

function inline(line: string): string {
  return line
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '') // an image says nothing
    .replace(/\[([^\]]*)\]\((?:[^()]|\([^)]*\))*\)/g, '$1') // [words](address) → words
    .replace(/\[([^\]]+)\]\[[^\]]*\]/g, '$1')
    .replace(/<(https?:[^>]+)>/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])/g, '$1')
    .replace(/(?<![\w_])_(?=\S)([^_]+?)(?<=\S)_(?![\w_])/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!>])/g, '$1');
}

/** Takes the markup out of Markdown and leaves the words: one line a paragraph, a blank line between two. Code blocks are dropped. */
export function markdownText(source: string): MarkdownText {
  const front = source.match(FRONT_MATTER);
  const frontMatter = new Map<string, string>();
  for (const line of front?.[1]?.split(/\r?\n/) ?? []) {
    const pair = line.match(/^([\w-]+)\s*:\s*(.+)$/);
    if (pair) frontMatter.set(pair[1]!.toLowerCase(), pair[2]!.trim().replace(/^(["'])(.*)\1$/, '$2'));
  }
  const body = source.slice(front?.[0].length ?? 0).replace(/<!--[\s\S]*?-->/g, '');
  const blocks: string[] = [];
  let paragraph: string[] = [];
  let title: string | undefined;
  let fenced = false;
  const close = (): void => {
    const text = paragraph.join(' ').trim();
    if (text) blocks.push(text);
    paragraph = [];
  };
  const lines = body.split(/\r?\n/);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (/^\s*(```|~~~)/.test(line)) {
      close();
      fenced = !fenced;
      continue;
    }
    if (fenced || /^\s*\[[^\]]+\]:\s/.test(line)) continue;
    const heading = line.match(/^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/);
    const underlined = paragraph.length === 1 && /^\s{0,3}(=+|-+)\s*$/.test(line);
    if (heading || underlined) {
      const words = inline(heading ? heading[2]! : paragraph.pop()!);
      close();
      // The first heading of the first rank is the title of the article; it is metadata, as in HTML.
      if (title === undefined && (heading ? heading[1] === '#' : line.includes('='))) title = words;
      else if (words) blocks.push(words);
      continue;
    }
    if (/^\s*$/.test(line) || /^\s{0,3}([-*_])(\s*\1){2,}\s*$/.test(line)) {
      close();
      continue;
    }
    const item = line.match(/^\s*(?:[-*+]|\d+[.)])\s+(.*)$/);
    if (item) close();
    paragraph.push(inline((item ? item[1]! : line).replace(/^\s*(?:>\s?)+/, '').trim()));
  }
  close();
  return { text: blocks.join('\n\n'), title, frontMatter };
}
