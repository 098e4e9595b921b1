import { readFileSync } from 'node:fs';
import { type Merged, type MergeOptions, mergeGraphs } from '../../src/merge/merge-graphs.ts';
import { readMergeRules } from '../../src/merge/merge-rules.ts';

const table = (name: string): string => readFileSync(new URL(`../../data/merge/${name}.csv`, import.meta.url), 'utf8');

/** The rules that ship with the project. */
export const rules = readMergeRules({
  kinds: table('kinds'),
  properties: table('properties'),
  words: table('words'),
  transliteration: table('transliteration'),
});

const PREFIXES = `
@prefix ent: <https://w3id.org/entente/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix schema: <https://schema.org/> . @prefix a: <http://a.example/> . @prefix b: <http://b.example/> . @prefix c: <http://c.example/> .
@prefix wd: <http://www.wikidata.org/entity/> . @prefix wdt: <http://www.wikidata.org/prop/direct/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix oa: <http://www.w3.org/ns/oa#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

/** A file of Turtle for a test. */
export const file = (name: string, turtle: string) => ({ name: `${name}.trig`, content: PREFIXES + turtle });

/** Merges some Turtle; files are named a, b, c … */
export const mergeTurtle = (turtles: readonly string[], options: Partial<MergeOptions> = {}): Promise<Merged> =>
  mergeGraphs(
    turtles.map((t, i) => file('abcdefgh'[i]!, t)),
    { rules, ...options },
  );

/** The clusters as sorted lists of shortened names. */
export const joined = (merged: Merged): string[] =>
  merged.alignment.clusters.groups.map((g) =>
    g.map((n) => n.replace(/^http:\/\/(\w)\.example\//, '$1:').replace('http://www.wikidata.org/entity/', 'wd:')).join(' '),
  );
