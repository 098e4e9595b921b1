import type { NamedNode, Quad, Quad_Object, Quad_Subject } from '@rdfjs/types';
import { DataFactory } from 'n3';
import type { Claim, Event, Filler, Reading, Source } from '../claims/claim.ts';
import type { Span } from '../errors.ts';
import type { Analysed, Entity, EntityType } from '../language/doc.ts';
import type { EventType, Ontology } from '../ontology/ontology.ts';
import type { Article } from '../text/article.ts';
import { iri } from '../vocabulary.ts';
import { codePointsOf } from './code-points.ts';
import { articleIri, countryIri, entityIri, hash, hashIri, slug } from './mint.ts';
import { shortcuts } from './shortcuts.ts';

const { namedNode, literal, quad, defaultGraph } = DataFactory;
const ent = (local: string): NamedNode => namedNode(iri('ent', local));
const a = namedNode(iri('rdf', 'type'));
const xsd = (local: string): NamedNode => namedNode(iri('xsd', local));

/** What a list knows of an entity beyond the article: its name, other names, and the same thing elsewhere (IRIs). */
export interface KnownEntity {
  readonly label: string;
  readonly aliases: readonly string[];
  readonly sameAs: readonly string[];
}

/** Who read the article: written as the `prov:Activity` that generated the claims. `date` only where the user gives one. */
export interface Run {
  readonly version: string;
  readonly options: Readonly<Record<string, string>>;
  readonly date?: string;
}

/** Settings of the writer. */
export interface GraphOptions {
  readonly base: string;
  readonly run: Run;
  /** What the lists say of a gazetteer key, null if nothing. */
  readonly known: (key: string) => KnownEntity | null;
}

/** The class of an entity: its type, but that a treaty is no event (docs/adr/0020). */
const classOf = (type: EntityType): string => (type === 'Agreement' ? 'Treaty' : type);

/** An `xsd:date`, `xsd:gYearMonth` or `xsd:gYear` by the length of the value. */
export const dateLiteral = (value: string): Quad_Object =>
  literal(value, xsd(value.length === 10 ? 'date' : value.length === 7 ? 'gYearMonth' : 'gYear'));

/**
 * The quads of one article under the contract of the model: everything in the article's named graph, the direct triples that the rule
 * of honesty allows in the default graph. No blank nodes; the order is fixed by the input alone.
 */
export function writeGraph(ontology: Ontology, options: GraphOptions): (doc: Analysed, reading: Reading) => Quad[] {
  return (doc, reading) => {
    const { base } = options;
    const article = namedNode(articleIri(base, doc.article));
    const quads: Quad[] = [];
    const seen = new Set<string>();
    const say = (s: Quad_Subject, p: NamedNode, o: Quad_Object, graph: NamedNode | ReturnType<typeof defaultGraph> = article): void => {
      const key = `${s.value}\n${p.value}\n${o.termType}\n${o.value}\n${graph.value}`;
      if (seen.has(key)) return;
      seen.add(key);
      quads.push(quad(s, p, o, graph) as Quad);
    };
    const at = codePointsOf(doc.article.text);

    writeArticle(doc.article, article, say);
    const run = writeRun(options, say);

    const country = (alpha3: string): NamedNode => {
      const node = namedNode(countryIri(base, alpha3));
      const known = options.known(`country-${alpha3}`);
      say(node, a, ent('Country'));
      say(node, ent('alpha3'), literal(alpha3));
      if (known) describe(node, known.label, known.aliases, known.sameAs);
      return node;
    };
    const describe = (node: NamedNode, label: string, aliases: readonly string[], sameAs: readonly string[]): void => {
      say(node, namedNode(iri('skos', 'prefLabel')), literal(label, 'en'));
      for (const alias of aliases) if (alias !== label) say(node, namedNode(iri('skos', 'altLabel')), literal(alias, 'en'));
      for (const other of sameAs) say(node, namedNode(iri('owl', 'sameAs')), namedNode(other));
    };
    const entityNode = (entity: Entity): NamedNode => {
      const node = namedNode(entityIri(base, entity));
      const known = entity.key === null ? null : options.known(entity.key);
      say(node, a, ent(classOf(entity.type)));
      describe(
        node,
        known?.label ?? entity.label,
        [...new Set([entity.label, ...entity.forms, ...(known?.aliases ?? [])])].filter((l) => l !== (known?.label ?? entity.label)),
        known?.sameAs ?? [],
      );
      if (entity.country !== null) {
        if (entity.type === 'Country') say(node, ent('alpha3'), literal(entity.country));
        else say(node, ent('state'), country(entity.country));
      }
      say(node, ent('mentionedIn'), article);
      return node;
    };
    const fillerNode = (filler: Filler): NamedNode => {
      if ('entity' in filler) return entityNode(doc.entities[filler.entity]!);
      const kind = filler.type ?? 'Thing';
      // Words that name nobody in particular ("14 individuals") mean something else in the next article: the IRI holds the article.
      const node = namedNode(hashIri(base, kind === 'Thing' ? 'thing' : slug(kind), article.value, filler.text));
      if (filler.type !== null) say(node, a, ent(classOf(filler.type)));
      describe(node, filler.text, filler.whole === null ? [] : [filler.whole], []);
      if (filler.country !== null) say(node, ent('state'), country(filler.country));
      return node;
    };
    const sourceNode = (source: Source): NamedNode => {
      if ('entity' in source) return entityNode(doc.entities[source.entity]!);
      const node = namedNode(hashIri(base, 'source', article.value, source.unnamed));
      say(node, a, ent('UnnamedSource'));
      say(node, namedNode(iri('skos', 'prefLabel')), literal(source.unnamed, 'en'));
      return node;
    };
    const spanNode = (span: Span): NamedNode => {
      const start = at(span.start);
      const end = at(span.end);
      const node = namedNode(hashIri(base, 'span', article.value, start, end));
      const position = namedNode(`${node.value}-position`);
      const quote = namedNode(`${node.value}-quote`);
      say(node, a, namedNode(iri('oa', 'SpecificResource')));
      say(node, namedNode(iri('oa', 'hasSource')), article);
      say(node, namedNode(iri('oa', 'hasSelector')), position);
      say(node, namedNode(iri('oa', 'hasSelector')), quote);
      say(position, a, namedNode(iri('oa', 'TextPositionSelector')));
      say(position, namedNode(iri('oa', 'start')), literal(String(start), xsd('nonNegativeInteger')));
      say(position, namedNode(iri('oa', 'end')), literal(String(end), xsd('nonNegativeInteger')));
      say(quote, a, namedNode(iri('oa', 'TextQuoteSelector')));
      const { text } = doc.article;
      say(quote, namedNode(iri('oa', 'exact')), literal(text.slice(span.start, span.end)));
      say(quote, namedNode(iri('oa', 'prefix')), literal(context(text, span.start - 32, span.start)));
      say(quote, namedNode(iri('oa', 'suffix')), literal(context(text, span.end, span.end + 32)));
      return node;
    };

    for (const entity of doc.entities) entityNode(entity);
    const eventNodes = reading.events.map((event) =>
      namedNode(hashIri(base, 'event', article.value, event.type, at(event.trigger.start), at(event.trigger.end), rolesKey(event))),
    );
    for (const event of reading.events) writeEvent(event, eventNodes[event.i]!);
    const claimNodes = reading.claims.map((claim) =>
      namedNode(
        hashIri(
          base,
          'claim',
          article.value,
          'event' in claim.about ? eventNodes[claim.about.event]!.value : JSON.stringify(claim.about.relation),
          claim.status,
          String(claim.negated),
          ...claim.spans.flatMap((s) => [at(s.start), at(s.end)]),
          JSON.stringify(claim.attributedTo),
        ),
      ),
    );
    for (const claim of reading.claims) writeClaim(claim, claimNodes[claim.i]!);
    for (const s of shortcuts(ontology, doc, reading))
      say(
        fillerNode(s.subject),
        ent(s.predicate),
        'office' in s.object ? officeNode(s.object.office, s.object.country) : fillerNode(s.object),
        defaultGraph(),
      );
    return quads;

    function rolesKey(event: Event): string {
      return [...event.roles]
        .map(
          ([role, fillers]) => `${role}=${fillers.map((f) => ('entity' in f ? entityIri('', doc.entities[f.entity]!) : f.text)).join(',')}`,
        )
        .join(';');
    }

    function writeEvent(event: Event, node: NamedNode): void {
      const type = ontology.types.get(event.type);
      for (const name of typesOf(event.type, type)) say(node, a, ent(name));
      // Sorted files lose the order of classes; a reader without the ontology must still tell an airstrike from an attack.
      say(node, ent('mainClass'), ent(event.type));
      for (const [role, fillers] of event.roles) {
        for (const filler of fillers) for (const name of ontology.roles.get(role) ?? [role]) say(node, ent(name), fillerNode(filler));
      }
      if (event.quantity) {
        const quantity = namedNode(`${node.value}-quantity`);
        say(node, ent('quantity'), quantity);
        say(quantity, a, ent('Quantity'));
        say(quantity, ent('quantityText'), literal(event.quantity.text));
        if (event.quantity.value !== null) say(quantity, ent('value'), literal(String(event.quantity.value), xsd('decimal')));
        if (event.quantity.unit !== null) say(quantity, ent('unit'), literal(event.quantity.unit));
      }
      if (event.date !== null) say(node, ent('date'), dateLiteral(event.date));
      if (event.earliest !== null) say(node, ent('earliest'), literal(event.earliest, xsd('date')));
      if (event.latest !== null) say(node, ent('latest'), literal(event.latest, xsd('date')));
      if (event.timeText !== null) say(node, ent('timeText'), literal(event.timeText));
    }

    function officeNode(office: string, alpha3: string | null): NamedNode {
      const node = namedNode(`${base}office-${slug(office)}`);
      say(node, a, ent('Office'));
      say(node, namedNode(iri('skos', 'prefLabel')), literal(office, 'en'));
      if (alpha3 !== null) say(node, ent('state'), country(alpha3));
      return node;
    }

    function writeClaim(claim: Claim, node: NamedNode): void {
      say(node, a, ent('Claim'));
      if ('event' in claim.about) say(node, ent('about'), eventNodes[claim.about.event]!);
      else {
        const { subject, predicate, object } = claim.about.relation;
        say(node, namedNode(iri('rdf', 'subject')), entityNode(doc.entities[subject]!));
        say(node, namedNode(iri('rdf', 'predicate')), ent(predicate));
        say(
          node,
          namedNode(iri('rdf', 'object')),
          'office' in object ? officeNode(object.office, object.country) : entityNode(doc.entities[object.entity]!),
        );
      }
      say(node, ent('status'), ent(claim.status));
      say(node, ent('polarity'), ent(claim.negated ? 'Negated' : 'Affirmed'));
      for (const source of claim.attributedTo) say(node, ent('attributedTo'), sourceNode(source));
      if (claim.chain.length > 0) say(node, ent('attributionChain'), listNode(node.value, claim.chain.map(sourceNode)));
      for (const cue of claim.cues) say(node, ent('cue'), literal(doc.article.text.slice(cue.start, cue.end)));
      say(node, ent('confidence'), literal(claim.confidence.toFixed(2), xsd('decimal')));
      say(node, ent('frame'), ent(claim.frame));
      say(node, namedNode(iri('prov', 'wasGeneratedBy')), run);
      for (const span of claim.spans) say(node, namedNode(iri('oa', 'hasTarget')), spanNode(span));
      for (const other of claim.contradicts) say(node, ent('contradicts'), claimNodes[other]!);
    }

    /** An RDF list with minted nodes in place of blank ones. */
    function listNode(owner: string, items: readonly NamedNode[]): NamedNode {
      const nil = namedNode(iri('rdf', 'nil'));
      const nodes = items.map((_, k) => namedNode(`${owner}-chain-${k + 1}`));
      items.forEach((item, k) => {
        say(nodes[k]!, namedNode(iri('rdf', 'first')), item);
        say(nodes[k]!, namedNode(iri('rdf', 'rest')), nodes[k + 1] ?? nil);
      });
      return nodes[0] ?? nil;
    }
  };
}

type Say = (s: Quad_Subject, p: NamedNode, o: Quad_Object) => void;

function writeArticle(article: Article, node: NamedNode, say: Say): void {
  say(node, a, namedNode(iri('schema', 'NewsArticle')));
  say(node, namedNode(iri('dct', 'identifier')), literal(article.id));
  if (article.title !== undefined) say(node, namedNode(iri('dct', 'title')), literal(article.title));
  if (article.date !== undefined) say(node, namedNode(iri('dct', 'issued')), dateLiteral(article.date));
  if (article.publisher !== undefined) say(node, namedNode(iri('dct', 'publisher')), literal(article.publisher));
  if (article.author !== undefined) say(node, namedNode(iri('dct', 'creator')), literal(article.author));
  if (article.language !== undefined) say(node, namedNode(iri('dct', 'language')), literal(article.language));
  if (article.source !== undefined) say(node, namedNode(iri('dct', 'source')), literal(article.source));
  say(node, ent('sha256'), literal(hash(article.text)));
}

function writeRun({ base, run }: GraphOptions, say: Say): NamedNode {
  const options = Object.entries(run.options)
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([k, v]) => `${k}=${v}`)
    .join(' ');
  const node = namedNode(hashIri(base, 'run', run.version, options, run.date ?? ''));
  say(node, a, namedNode(iri('prov', 'Activity')));
  say(node, ent('softwareVersion'), literal(run.version));
  if (options !== '') say(node, ent('options'), literal(options));
  if (run.date !== undefined) say(node, namedNode(iri('dct', 'date')), dateLiteral(run.date));
  return node;
}

/** The class, its PLOVER category and `Event`, so that a query needs no reasoner. */
const typesOf = (name: string, type: EventType | undefined): string[] => ['Event', ...[...(type?.above ?? [])].reverse(), name];

/** The text around a span, without halves of a surrogate pair at its ends. */
const context = (text: string, start: number, end: number): string =>
  text
    .slice(Math.max(0, start), end)
    .replace(/^[\udc00-\udfff]/, '')
    .replace(/[\ud800-\udbff]$/, '');
