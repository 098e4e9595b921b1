const PREFIXES = `PREFIX ent: <https://w3id.org/entente/ns#>
PREFIX id: <https://w3id.org/entente/id/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
`;

/** Kinds of question that users ask, each once. */
export const QUESTIONS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    star: 'SELECT ?who ?whom ?item ?date { ?e a ent:ArmsTransfer ; ent:actor ?who ; ent:recipient ?whom ; ent:item ?item ; ent:date ?date }',
    claims:
      'SELECT ?who ?whom ?status ?quote { ?e a ent:ArmsTransfer ; ent:actor ?who ; ent:recipient ?whom . ?c ent:about ?e ; ent:status ?status ; oa:hasTarget/oa:hasSelector/oa:exact ?quote }',
    optional:
      'SELECT ?e ?who ?whom ?item ?by { ?e a ent:EconomicSanction ; ent:actor ?who ; ent:recipient ?whom . ?c ent:about ?e OPTIONAL { ?e ent:item ?item } OPTIONAL { ?c ent:attributedTo ?by } }',
    dates:
      'SELECT ?e ?who ?date { ?e a ent:MissileAttack ; ent:actor ?who ; ent:date ?date FILTER(?date >= "2023-01-01"^^xsd:date && ?date < "2023-07-01"^^xsd:date) } ORDER BY DESC(?date) ?e LIMIT 20',
    pairs:
      'SELECT ?who ?whom (COUNT(?e) AS ?n) { ?e ent:actor ?who ; ent:recipient ?whom } GROUP BY ?who ?whom ORDER BY DESC(?n) ?who ?whom LIMIT 20',
    classes: 'SELECT ?e ?who ?whom { ?class rdfs:subClassOf* ent:Aid . ?e a ?class ; ent:actor ?who ; ent:recipient ?whom }',
    pathCount: 'SELECT (COUNT(?e) AS ?n) { ?e a/rdfs:subClassOf* ent:ConflictualEvent ; ent:actor id:actor-0 }',
    twoHops:
      'SELECT DISTINCT ?between ?to { ?e1 ent:actor id:actor-0 ; ent:recipient ?between ; a ent:ArmsTransfer . ?e2 ent:actor ?between ; ent:recipient ?to ; a ent:ArmsTransfer }',
    regex:
      'SELECT ?span ?quote { ?span oa:hasSelector ?s . ?s oa:exact ?quote FILTER(REGEX(?quote, "drones? .*missiles.*sanctions", "i")) }',
    byArticle:
      'SELECT ?g ?who ?whom ?publisher { GRAPH ?g { ?e a ent:ArmsTransfer ; ent:actor ?who ; ent:recipient ?whom . ?article dct:publisher ?publisher } }',
    distinct: 'SELECT DISTINCT ?who { ?e ent:actor ?who }',
    construct:
      'CONSTRUCT { ?who ent:suppliedArmsTo ?whom } WHERE { ?e a ent:ArmsTransfer ; ent:actor ?who ; ent:recipient ?whom . ?c ent:about ?e ; ent:status ent:Asserted }',
    lookup: 'SELECT ?e ?type ?whom ?date { ?e ent:actor id:actor-7 ; a ?type ; ent:recipient ?whom ; ent:date ?date }',
    notDenied:
      'SELECT ?who ?whom { ?e a ent:ArmsTransfer ; ent:actor ?who ; ent:recipient ?whom FILTER NOT EXISTS { ?c ent:about ?e ; ent:status ent:Denied } }',
    unionLabels:
      'SELECT ?label ?e { { ?e ent:actor id:actor-3 ; ent:recipient ?other } UNION { ?e ent:recipient id:actor-3 ; ent:actor ?other } ?other skos:prefLabel ?label }',
    accused:
      'SELECT ?label (COUNT(DISTINCT ?by) AS ?n) { ?c ent:attributedTo ?by ; ent:about ?e . ?e ent:recipient ?whom . ?whom skos:prefLabel ?label } GROUP BY ?label',
  }).map(([name, sparql]) => [name, PREFIXES + sparql]),
);
