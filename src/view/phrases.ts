import { readableName } from '../network/readable-name.ts';
import type { Ontology } from '../ontology/ontology.ts';

/** Words for what is done in an event of a class, or for a relation: `ArmsTransfer` → "supplied arms". */
export type Phrases = (name: string) => string;

const PREPOSITION = / (?:to|with|on|from|for|at|of|by|in|into|towards|over)$/;

/**
 * Phrases from the shortcut properties of the ontology (`suppliedArmsTo` → "supplied arms"), as they read between who and whom.
 * A class without one is named by its label.
 */
export function phrasesOf(ontology: Ontology): Phrases {
  return (name) => {
    const type = ontology.types.get(name);
    if (!type) return readableName(name);
    if (type.shortcut === null) return type.label;
    const phrase = readableName(type.shortcut)
      .replace(/ (?:of wrong|with harm)$/, '')
      .replace(PREPOSITION, '');
    // A class that has its shortcut from the class above says more by its own label: "attacked (airstrike)".
    const inherited = ontology.types.get(type.above[0] ?? '')?.shortcut === type.shortcut;
    return inherited ? `${phrase} (${type.label})` : phrase;
  };
}
