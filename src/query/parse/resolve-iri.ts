/** Resolves an IRI reference against a base as RFC 3986 has it; without a base it stays as it is. */
export function resolveIri(reference: string, base: string | undefined): string {
  if (base === undefined || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(reference)) return reference;
  const [, scheme = '', authority = '', path = '', query = ''] = /^([^:/?#]+:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?/.exec(base) ?? [];
  if (reference === '') return scheme + authority + path + query;
  if (reference.startsWith('//')) return scheme + reference;
  if (reference.startsWith('#')) return scheme + authority + path + query + reference;
  if (reference.startsWith('?')) return scheme + authority + path + reference;
  const [, way = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(reference) ?? [];
  const whole = way.startsWith('/') ? way : authority && !path ? `/${way}` : path.slice(0, path.lastIndexOf('/') + 1) + way;
  return scheme + authority + withoutDots(whole) + rest;
}

function withoutDots(path: string): string {
  if (!path.includes('.')) return path;
  const out: string[] = [];
  const segments = path.split('/');
  segments.forEach((segment, i) => {
    const last = i === segments.length - 1;
    if (segment === '..') {
      if (out.length > 1 || (out.length === 1 && out[0] !== '')) out.pop();
      if (last) out.push('');
    } else if (segment === '.') {
      if (last) out.push('');
    } else out.push(segment);
  });
  return out.join('/');
}
