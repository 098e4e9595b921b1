// Synthetic claims as `entente read` would write them: actors and class tree in the default graph, one named graph per article.
// Seeded: the same number of quads gives the same bytes.

const ENT = 'https://w3id.org/entente/ns#';
const ID = 'https://w3id.org/entente/id/';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const OA = 'http://www.w3.org/ns/oa#';
const DCT = 'http://purl.org/dc/terms/';
const SKOS = 'http://www.w3.org/2004/02/skos/core#';

/** Class → its super-class; the leaves carry events. */
const CLASSES: Readonly<Record<string, string>> = {
  CooperativeEvent: 'Event',
  ConflictualEvent: 'Event',
  Aid: 'CooperativeEvent',
  Consult: 'CooperativeEvent',
  Agree: 'CooperativeEvent',
  Accuse: 'ConflictualEvent',
  Sanction: 'ConflictualEvent',
  Assault: 'ConflictualEvent',
  Threaten: 'ConflictualEvent',
  ArmsTransfer: 'Aid',
  EconomicAid: 'Aid',
  HumanitarianAid: 'Aid',
  Meeting: 'Consult',
  Visit: 'Consult',
  Treaty: 'Agree',
  Accusation: 'Accuse',
  EconomicSanction: 'Sanction',
  AssetFreeze: 'Sanction',
  Airstrike: 'Assault',
  MissileAttack: 'Assault',
  Ultimatum: 'Threaten',
};
const LEAVES =
  'Meeting Accusation ArmsTransfer AssetFreeze Airstrike Visit Ultimatum MissileAttack Treaty EconomicSanction EconomicAid HumanitarianAid'.split(
    ' ',
  );
const STATUSES = 'Asserted Asserted Asserted Asserted Reported Reported Denied Alleged Planned Possible'.split(' ');
const TYPES = 'Country GovernmentBody Person ArmedGroup'.split(' ');
const WORDS =
  'the ministry supplied drones and short range missiles according to officials who said that sanctions on companies were expected while a spokesman denied talks about the border exercise oil trade and currency agreement'.split(
    ' ',
  );

/** Canonical N-Quads, an article's lines together; about `wanted` quads. */
export function syntheticClaims(wanted: number): string {
  const random = seeded(0x9e3779b9);
  const actors = Math.max(60, Math.round(Math.sqrt(wanted) * 4));
  const items = Math.max(20, Math.round(Math.sqrt(wanted) / 2));
  const sources = 40;
  const [anActor, aLeaf, anItem, aSource] = [zipf(actors, 1.05), zipf(LEAVES.length, 0.7), zipf(items, 0.9), zipf(sources, 0.8)].map(
    (pick) => () => pick(random),
  ) as [() => number, () => number, () => number, () => number];
  const whole = (below: number) => Math.floor(random() * below);
  const sentence = () => {
    const words = Array.from({ length: 10 + whole(18) }, () => WORDS[whole(WORDS.length)]!);
    return `${words.join(' ')}.`;
  };
  const out: string[] = [];
  const put = (s: string, p: string, o: string, g = '') => out.push(`<${s}> <${p}> ${o} ${g && `<${g}> `}.\n`);
  const iri = (value: string) => `<${value}>`;
  const text = (value: string) => `"${value}"@en`;
  const typed = (value: string | number, type: string) => `"${value}"^^<${XSD}${type}>`;
  const day = (offset: number) => new Date(Date.UTC(2022, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);

  for (const [name, above] of Object.entries(CLASSES)) put(ENT + name, `${RDFS}subClassOf`, iri(ENT + above));
  for (let i = 0; i < actors; i++) {
    put(`${ID}actor-${i}`, `${RDF}type`, iri(ENT + TYPES[i % 4]));
    put(`${ID}actor-${i}`, `${SKOS}prefLabel`, text(`Actor ${i}`));
    if (i % 4 !== 0) put(`${ID}actor-${i}`, `${ENT}state`, iri(`${ID}actor-${i - (i % 4)}`));
  }
  for (let i = 0; i < items; i++) put(`${ID}item-${i}`, `${SKOS}prefLabel`, text(i % 3 ? `missile ${i}` : `drone ${i}`));
  for (let i = 0; i < sources; i++) put(`${ID}source-${i}`, `${SKOS}prefLabel`, text(`Outlet ${i}`));

  const perArticle = Math.round(wanted / Math.max(20, Math.round(wanted / 160)) / 22);
  for (let a = 0, e = 0; out.length < wanted; a++) {
    const article = `${ID}article/${a}`;
    const issued = 30 + whole(1000);
    put(article, `${RDF}type`, iri('https://schema.org/NewsArticle'), article);
    put(article, `${DCT}identifier`, `"${a}"`, article);
    put(article, `${DCT}publisher`, iri(`${ID}source-${aSource()}`), article);
    put(article, `${DCT}issued`, typed(day(issued), 'date'), article);
    let at = 0;
    for (let k = 1 + whole(2 * perArticle - 1); k > 0; k--, e++) {
      const [event, claim, span] = [`${ID}event-${e}`, `${ID}claim-${e}`, `${ID}span-${e}`];
      const type = LEAVES[aLeaf()]!;
      const who = anActor();
      const other = anActor();
      put(event, `${RDF}type`, iri(ENT + type), article);
      put(event, `${ENT}actor`, iri(`${ID}actor-${who}`), article);
      put(event, `${ENT}recipient`, iri(`${ID}actor-${other === who ? (other + 1) % actors : other}`), article);
      if (/Arms|Aid|Missile|Air/.test(type)) put(event, `${ENT}item`, iri(`${ID}item-${anItem()}`), article);
      put(event, `${ENT}date`, typed(day(issued - whole(30)), 'date'), article);
      put(claim, `${RDF}type`, iri(`${ENT}Claim`), article);
      put(claim, `${ENT}about`, iri(event), article);
      const status = STATUSES[whole(STATUSES.length)]!;
      put(claim, `${ENT}status`, iri(ENT + status), article);
      put(claim, `${ENT}polarity`, iri(`${ENT}${status === 'Denied' ? 'Negated' : 'Affirmed'}`), article);
      if (status !== 'Asserted') put(claim, `${ENT}attributedTo`, iri(`${ID}actor-${anActor()}`), article);
      put(claim, `${ENT}confidence`, typed((whole(100) / 100).toFixed(2), 'decimal'), article);
      put(claim, `${OA}hasTarget`, iri(span), article);
      const quote = sentence();
      put(span, `${RDF}type`, iri(`${OA}SpecificResource`), article);
      put(span, `${OA}hasSource`, iri(article), article);
      put(span, `${OA}hasSelector`, iri(`${span}-quote`), article);
      put(span, `${OA}hasSelector`, iri(`${span}-position`), article);
      put(`${span}-quote`, `${RDF}type`, iri(`${OA}TextQuoteSelector`), article);
      put(`${span}-quote`, `${OA}exact`, text(quote), article);
      put(`${span}-position`, `${RDF}type`, iri(`${OA}TextPositionSelector`), article);
      put(`${span}-position`, `${OA}start`, typed(at, 'integer'), article);
      put(`${span}-position`, `${OA}end`, typed(at + quote.length, 'integer'), article);
      at += quote.length + 1;
      if (random() < 0.1 && e > 0) put(claim, `${ENT}contradicts`, iri(`${ID}claim-${whole(e)}`), article);
    }
  }
  return out.join('');
}

/** Mulberry32. */
function seeded(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Picks 0..n-1, the first far more often than the last. */
function zipf(n: number, exponent: number): (random: () => number) => number {
  const sums = new Float64Array(n);
  let total = 0;
  for (let i = 0; i < n; i++) {
    total += 1 / (i + 1) ** exponent;
    sums[i] = total;
  }
  return (random) => {
    const wanted = random() * total;
    let [lo, hi] = [0, n - 1];
    while (lo < hi) {
      const middle = (lo + hi) >> 1;
      if (sums[middle]! < wanted) lo = middle + 1;
      else hi = middle;
    }
    return lo;
  };
}
