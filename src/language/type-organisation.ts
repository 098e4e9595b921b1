import type { EntityType, Parsed } from './doc.ts';
import type { NamesLexicon } from './names-lexicon.ts';

const COMPANY_SIGN = /^(?:inc|ltd|corp|llc|plc|gmbh|oao|pjsc)\.?$/;
/** Nouns beside a name that say what it is: "militant group X", "X, a Swiss company". */
const SORT: ReadonlyMap<string, EntityType> = new Map(
  Object.entries<EntityType>({
    agency: 'GovernmentBody',
    'news agency': 'MediaOrganization',
    outlet: 'MediaOrganization',
    newspaper: 'MediaOrganization',
    daily: 'MediaOrganization',
    broadcaster: 'MediaOrganization',
    channel: 'MediaOrganization',
    website: 'MediaOrganization',
    magazine: 'MediaOrganization',
    station: 'MediaOrganization',
    television: 'MediaOrganization',
    militants: 'ArmedGroup',
    militia: 'ArmedGroup',
    rebels: 'ArmedGroup',
    fighters: 'ArmedGroup',
    'militant group': 'ArmedGroup',
    'rebel group': 'ArmedGroup',
    'armed group': 'ArmedGroup',
    'terrorist group': 'ArmedGroup',
    'jihadist group': 'ArmedGroup',
    'extremist group': 'ArmedGroup',
    'insurgent group': 'ArmedGroup',
    'paramilitary group': 'ArmedGroup',
    insurgents: 'ArmedGroup',
    gang: 'ArmedGroup',
    cartel: 'ArmedGroup',
    gunmen: 'ArmedGroup',
    terrorists: 'ArmedGroup',
    separatists: 'ArmedGroup',
    guerrillas: 'ArmedGroup',
    company: 'Company',
    firm: 'Company',
    maker: 'Company',
    manufacturer: 'Company',
    giant: 'Company',
    bank: 'Company',
    airline: 'Company',
    carrier: 'Company',
    operator: 'Company',
    producer: 'Company',
    supplier: 'Company',
    contractor: 'Company',
    conglomerate: 'Company',
    startup: 'Company',
    retailer: 'Company',
    lender: 'Company',
    refiner: 'Company',
    shipbuilder: 'Company',
    charity: 'CivilSocietyOrganization',
    ngo: 'CivilSocietyOrganization',
    'think tank': 'CivilSocietyOrganization',
    nonprofit: 'CivilSocietyOrganization',
    'non-profit': 'CivilSocietyOrganization',
    watchdog: 'CivilSocietyOrganization',
    'rights group': 'CivilSocietyOrganization',
    'aid group': 'CivilSocietyOrganization',
    'advocacy group': 'CivilSocietyOrganization',
    'monitoring group': 'CivilSocietyOrganization',
    organisation: 'CivilSocietyOrganization',
    organization: 'CivilSocietyOrganization',
    university: 'CivilSocietyOrganization',
    party: 'Group',
    coalition: 'Group',
    bloc: 'Group',
    alliance: 'Group',
    faction: 'Group',
    unit: 'MilitaryUnit',
    brigade: 'MilitaryUnit',
    battalion: 'MilitaryUnit',
    ministry: 'GovernmentBody',
  }),
);

/** What an organisation without a listed name is, and what gave it away: `context` or, if nothing did, `model`. */
export function typeOrganisation(
  lexicon: NamesLexicon,
  tokens: readonly Parsed[],
  first: number,
  last: number,
): { readonly type: EntityType; readonly typedBy: string } {
  const words = tokens.slice(first, last).map((t) => t.text.toLowerCase());
  if (words.some((w) => COMPANY_SIGN.test(w))) return { type: 'Company', typedBy: 'context' };
  const beside = sortBeside(tokens, first, last);
  if (beside && beside !== 'GovernmentBody') return { type: beside, typedBy: 'context' };
  // "Bank of X", "Ministry of X": the word before "of" or "for" says what it is; else the last word that says anything
  const link = words.findIndex((w) => w === 'of' || w === 'for');
  const inOrder = link > 0 ? [...words.slice(0, link).reverse(), ...words.slice(link).reverse()] : [...words].reverse();
  for (const word of inOrder) {
    const type = lexicon.nameWords.get(word);
    if (type) return { type, typedBy: 'context' };
  }
  return beside ? { type: beside, typedBy: 'context' } : { type: 'Group', typedBy: 'model' };
}

/** "the rebel group **X**", "**X** militants", "**X**, a Turkish drone maker". */
function sortBeside(tokens: readonly Parsed[], first: number, last: number): EntityType | null {
  const word = (i: number): string => (tokens[i]?.sentence === tokens[first]!.sentence ? tokens[i]!.text.toLowerCase() : '');
  const sort = (i: number): EntityType | null => SORT.get(`${word(i - 1)} ${word(i)}`) ?? SORT.get(word(i)) ?? null;
  const before = word(first - 1) === '"' || word(first - 1) === ',' ? sort(first - 2) : sort(first - 1);
  if (before && word(first - 1) !== ',') return before;
  const after = sort(last) ? SORT.get(word(last)) : null;
  if (after) return after;
  if (word(last) !== ',' || !/^(?:an?|the|its|another)$/.test(word(last + 1))) return null;
  for (let i = last + 2; i < last + 9 && i < tokens.length; i++) {
    if (/^(?:,|\.|;|that|which|who|of|in|based|for)$/.test(word(i))) return sort(i - 1);
  }
  return null;
}
