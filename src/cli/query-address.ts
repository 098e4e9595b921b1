/** Where a server that is written to at one address is usually asked: `…/graphs` → `…/sparql`; undefined where nobody can tell. */
export function queryAddress(pushed: string): string | undefined {
  const url = new URL(pushed);
  url.search = '';
  const known: readonly (readonly [RegExp, string])[] = [
    [/\/graphs\/?$/, '/sparql'], // entente
    [/\/store$/, '/query'], // Oxigraph
    [/\/update$/, '/query'], // Oxigraph, Fuseki
    [/\/data$/, '/query'], // Fuseki
    [/\/rdf-graphs\/service$/, ''], // GraphDB, RDF4J
    [/\/statements$/, ''], // GraphDB, RDF4J
    [/\/sparql\/gsp\/?$/, '/sparql'], // Neptune
    [/\/sparql-graph-crud(-auth)?$/, '/sparql'], // Virtuoso
    [/\/sparql$/, '/sparql'],
  ];
  const found = known.find(([ending]) => ending.test(url.pathname));
  return found && url.origin + url.pathname.replace(...found);
}
