/** The same resource under its usual spellings: `http` or `https`, Wikidata's page or entity, GeoNames with or without its last slash. */
export function canonicalIri(iri: string): string {
  const wikidata = /^https?:\/\/(?:www\.)?wikidata\.org\/(?:entity|wiki)\/([QPL]\d+)$/.exec(iri);
  if (wikidata) return `http://www.wikidata.org/entity/${wikidata[1]}`;
  const geonames = /^https?:\/\/(?:sws|www)\.geonames\.org\/(\d+)(?:\/.*)?$/.exec(iri);
  if (geonames) return `https://sws.geonames.org/${geonames[1]}/`;
  return iri;
}
