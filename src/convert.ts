import type { Quad } from '@rdfjs/types';
import type { Reading } from './claims/claim.ts';
import { extract } from './claims/extract.ts';
import type { Lexicon } from './claims/lexicon.ts';
import type { Analysed } from './language/doc.ts';
import type { Ontology } from './ontology/ontology.ts';
import { type KnownEntity, writeGraph } from './rdf/write-graph.ts';
import type { Article } from './text/article.ts';
import { DEFAULT_BASE } from './vocabulary.ts';

/** All knowledge that reading needs: models, word lists, ontology, entities. `loadResources()` gets it from the package. */
export interface Resources {
  readonly ontology: Ontology;
  readonly lexicon: Lexicon;
  /** Every step of the language analysis. */
  readonly analyse: (article: Article) => Analysed;
  /** What the lists say of a key of theirs. */
  readonly known: (key: string) => KnownEntity | null;
  /** Version of the software, for the provenance of claims. */
  readonly version: string;
}

/** Settings of a conversion; they stand in the provenance of every claim. */
export interface ConvertOptions {
  /** Where resources are minted, ending in `/` or `#`. */
  readonly base?: string;
  /** Day of the run, `YYYY-MM-DD`; left out, so that two runs give the same bytes, unless given. */
  readonly runDate?: string;
  /** Further settings to be recorded. */
  readonly recorded?: Readonly<Record<string, string>>;
}

/** An article with all that was made of it. */
export interface ReadArticle {
  readonly doc: Analysed;
  readonly reading: Reading;
  readonly quads: readonly Quad[];
}

/** The whole machine on one screen: text → analysed doc → claims → quads. */
export function readArticle(resources: Resources, options: ConvertOptions = {}): (article: Article) => ReadArticle {
  const { ontology, lexicon, analyse, known, version } = resources;
  const { base = DEFAULT_BASE, runDate, recorded = {} } = options;
  const read = extract(ontology, lexicon);
  const write = writeGraph(ontology, {
    base,
    known,
    run: {
      version,
      options: base === DEFAULT_BASE ? recorded : { base, ...recorded },
      ...(runDate === undefined ? {} : { date: runDate }),
    },
  });
  return (article) => {
    const doc = analyse(article);
    const reading = read(doc);
    return { doc, reading, quads: write(doc, reading) };
  };
}

/** Turns articles into quads: a named graph for each article, direct triples where the rule of honesty allows them. */
export function convert(resources: Resources, options: ConvertOptions = {}): (articles: Iterable<Article>) => Quad[] {
  const read = readArticle(resources, options);
  return (articles) => [...articles].flatMap((article) => read(article).quads);
}
