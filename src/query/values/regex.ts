const compiled = new Map<string, RegExp | undefined>();

/** A regular expression of XPath (flags i, s, m, x, q) as a JavaScript one; undefined if it is not valid. Kept, since it is used row by row. */
export function regex(pattern: string, flags: string, all = false): RegExp | undefined {
  const key = `${flags}${all ? ' g' : ''}/${pattern}`;
  if (compiled.has(key)) return compiled.get(key);
  const made = make(pattern, flags, all);
  if (compiled.size > 500) compiled.clear();
  compiled.set(key, made);
  return made;
}

function make(pattern: string, flags: string, all: boolean): RegExp | undefined {
  if (/[^ismxq]/.test(flags)) return undefined;
  let source = pattern;
  if (flags.includes('q')) source = source.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  else if (flags.includes('x')) source = source.replace(/\s/g, '');
  try {
    return new RegExp(source, `u${flags.replace(/[xq]/g, '')}${all ? 'g' : ''}`);
  } catch {
    return undefined;
  }
}
