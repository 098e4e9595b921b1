import { readCsv } from '../text/csv.ts';

/** What a cue does to the standing of what it governs. */
export type Effect = 'report' | 'allege' | 'plan' | 'possible' | 'negate' | 'deny' | 'demand' | 'carry';

/** A word that changes the standing of an event: "expected" to, "alleged", "reportedly", "will". */
export interface Cue {
  readonly word: string;
  readonly kind: 'verb' | 'noun' | 'adjective' | 'adverb' | 'auxiliary' | 'marker';
  /** Where the event stands: `clause`, `obj`, a preposition, or `mod` where the cue modifies the event word itself. */
  readonly links: ReadonlySet<string>;
  readonly effect: Effect;
}

/** A verb that carries an event noun: "**launched** an attack", "**came under** attack". */
export interface LightVerb {
  readonly verb: string;
  /** Where the event noun stands: `obj`, or a preposition ("under"). */
  readonly link: string;
  /** Which slot of the verb holds the one who acts in the noun's event, empty if none: "launched" subj, "drew criticism" from. */
  readonly actor: string;
  /** Which slot of the verb holds the one acted upon: "suffered an attack" subj, "paid them a visit" iobj. */
  readonly patient: string;
}

/** A title that stands with a person's name: an office ("prime minister"), rank, honorific, or role ("spokesman"). */
export interface Title {
  readonly name: string;
  readonly kind: string;
}

/** The word lists that reading claims needs. */
export interface Lexicon {
  /** `kind:word` → cues. */
  readonly cues: ReadonlyMap<string, readonly Cue[]>;
  /** Verb lemma → its uses as a light verb. */
  readonly lightVerbs: ReadonlyMap<string, readonly LightVerb[]>;
  /** Word or words in lower case → semantic kinds. */
  readonly kinds: ReadonlyMap<string, ReadonlySet<string>>;
  /** Title in lower case → what it is; the name of an office is its plain form ("premier" → prime minister). */
  readonly titles: ReadonlyMap<string, Title>;
}

/** Reads the lists from the texts of `cues.csv`, `light-verbs.csv`, `kinds.csv` and `titles.csv`. */
export function readLexicon(texts: { cues: string; lightVerbs: string; kinds: string; titles: string }): Lexicon {
  const cues = new Map<string, Cue[]>();
  for (const row of readCsv(texts.cues)) {
    const cue: Cue = {
      word: row['cue']!,
      kind: row['class'] as Cue['kind'],
      links: new Set(row['link']!.split('|')),
      effect: row['effect'] as Effect,
    };
    const key = `${cue.kind}:${cue.word}`;
    cues.set(key, [...(cues.get(key) ?? []), cue]);
  }
  const lightVerbs = new Map<string, LightVerb[]>();
  for (const row of readCsv(texts.lightVerbs)) {
    const light: LightVerb = { verb: row['verb']!, link: row['noun']!, actor: row['actor']!, patient: row['patient']! };
    lightVerbs.set(light.verb, [...(lightVerbs.get(light.verb) ?? []), light]);
  }
  const kinds = new Map<string, Set<string>>();
  for (const row of readCsv(texts.kinds)) {
    const word = row['word']!.toLowerCase();
    kinds.set(word, (kinds.get(word) ?? new Set()).add(row['kind']!));
  }
  const titles = new Map(readCsv(texts.titles).map((row) => [row['title']!, { name: row['office'] || row['title']!, kind: row['kind']! }]));
  return { cues, lightVerbs, kinds, titles };
}
