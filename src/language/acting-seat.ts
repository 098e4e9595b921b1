import { caseOf, relationOf, type Tree } from './tree.ts';

const PLACE_CASES =
  /^(?:in|at|near|inside|outside|around|across|into|onto|through|throughout|toward|towards|within|over|above|off|along|via|beyond)$/;
const STATE_CASES = /^(?:with|against|by|between|among|without|for)$/;
const MOTION =
  /^(?:go|come|fly|travel|arrive|return|head|move|march|drive|walk|sail|flee|visit|visitor|trip|flight|journey|tour|bring|take|carry|transfer|evacuate|escape|reach|land|relocate|commute|train|road|route|embassy|consulate|deport|extradite|summon|convoy|advance|withdraw|retreat|bus|mile|kilometer|kilometre|km|north|south|east|west|capital|city|suburb|outskirt|center|centre|mayor|street|district|airport|resident|hospital|university|prosecutor)$/;
const ADDRESSED =
  /^(?:urge|warn|accuse|tell|ask|press|pressure|force|help|support|back|criticize|criticise|condemn|blame|thank|persuade|convince|assure|offer|give|supply|arm|anger|irritate|isolate|punish|sanction|threaten|challenge|provoke|target|inform|notify|allow|compel|deter|oppose|deny|leave|cost|join)$/;
const PLACE_NOUNS =
  /^(?:street|suburb|outskirt|airport|mayor|hospital|resident|district|square|metro|subway|university|port|station|skyline|center|centre|neighborhood|neighbourhood|time|court|museum|cathedral|zoo|stadium|population|governor|police|region|oblast)$/;

/** Whether a palace or house is meant as a building: "in the Kremlin", "outside the White House". */
export const standsIn = (tree: Tree, head: number): boolean => PLACE_CASES.test(caseOf(tree, head));

/** "KHARTOUM (Reuters) -", "CARACAS, July 18 (AP) —": where an article was written. */
export function isDateline(tokens: Tree['tokens'], first: number, last: number): boolean {
  const { sentence, text } = tokens[first]!;
  if (tokens[first - 1]?.sentence === sentence) return false;
  for (let i = last; i < last + 9 && tokens[i]?.sentence === sentence; i++) {
    if (/^[—–-]+$/.test(tokens[i]!.text)) return i === last || text === text.toUpperCase() || tokens[i - 1]!.text === ')';
  }
  return false;
}

/**
 * Whether a seat of government stands for the state: "Tehran said", "talks with Moscow", "accused by Kyiv", "London's response";
 * not "in Tehran", "flew to Moscow", "the mayor of Kyiv", "London's streets".
 */
export function actsForState(tree: Tree, head: number): boolean {
  const token = tree.tokens[head]!;
  const above = tree.tokens[token.head];
  const lemma = above?.lemma.toLowerCase() ?? '';
  const before = tree.tokens[head - 1]?.text.toLowerCase() ?? '';
  const by = caseOf(tree, head) || (PLACE_CASES.test(before) ? before : '');
  // "recalled its ambassador from Algiers", "its envoy in Algiers"
  if (/^(?:from|in|to)$/.test(by) && above !== undefined && isEnvoyMoved(tree, token.head)) return true;
  if (PLACE_CASES.test(by)) return false;
  const relation = relationOf(token);
  if (relation === 'conj' && above && by === '') return actsForState(tree, token.head);
  if (relation === 'nsubj') return above !== undefined && !/^(?:city|capital|town|home|lie)$/.test(lemma);
  if (token.deprel === 'nmod:poss') return !PLACE_NOUNS.test(lemma);
  if (relation === 'obj' || relation === 'iobj') return ADDRESSED.test(lemma);
  if (STATE_CASES.test(by)) return !(by === 'for' && /^(?:leave|depart|head|bind|fly|sail)$/.test(lemma));
  if (by === 'to' || by === 'from' || by === 'of' || by === 'on') {
    if (above === undefined || MOTION.test(lemma)) return false;
    // "weapons to Moscow", "a message from Tehran", "sanctions on Minsk", "support of Ankara"
    if (by === 'of')
      return /^(?:support|approval|ally|allies|behalf|part|consent|critic|criticism|condemnation|permission|foe|enemy|defiance|policy|intention|backing|blessing|stance)$/.test(
        lemma,
      );
    if (by === 'from')
      return above.upos === 'NOUN'
        ? !/^(?:people|man|woman|refugee|family|student|report|footage|picture|image)$/.test(lemma)
        : /^(?:receive|get|obtain|seek|demand|distance|buy|purchase|request|win|draw|hear)$/.test(lemma);
    return true;
  }
  // a clause that the tree took for a name: "a charge Abu Dhabi denies"
  const after = tree.tokens[head + 1] ?? token;
  if (by === '' && /^(?:VBZ|VBD|VBP|MD)$/.test(after.xpos) && after.head !== head && relation !== 'obl') return true;
  // "Moscow-backed rebels"
  if (tree.tokens[head + 1]?.text === '-') return !/^(?:based|born|area)$/i.test(tree.tokens[head + 2]?.text ?? '');
  return false;
}

/** Whether an envoy is recalled or sent away: at the verb, or at the envoy himself. */
function isEnvoyMoved(tree: Tree, i: number): boolean {
  const token = tree.tokens[i]!;
  const envoy = (k: number): boolean =>
    /^(?:ambassador|envoy|diplomat|consul|attache|attaché|chargé|charge)$/.test(tree.tokens[k]!.lemma.toLowerCase());
  const verb = envoy(i) ? tree.tokens[token.head] : token;
  if (verb === undefined || !/^(?:recall|withdraw|pull|expel|summon|call)$/.test(verb.lemma.toLowerCase())) return false;
  return envoy(i) || tree.kids[verb.i]!.some((k) => /^(?:obj|nsubj)/.test(tree.tokens[k]!.deprel) && envoy(k));
}
