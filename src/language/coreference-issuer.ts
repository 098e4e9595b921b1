import type { Entity, EntityType, Named } from './doc.ts';
import type { KnownThing } from './known-things.ts';

/** Bodies that publish in their own name; what a newspaper prints is not said by the newspaper. */
const SPEAKS_FOR_ITSELF: ReadonlySet<EntityType> = new Set<EntityType>([
  'GovernmentBody',
  'Country',
  'InternationalOrganization',
  'MilitaryUnit',
  'CivilSocietyOrganization',
]);

/**
 * Who says "we" in the running text of a statement: the body that introduces itself ("We, the foreign ministers of the G7, …"), else the
 * publisher, where the lists know it as a body that speaks for itself ("US Department of State"). Adds the publisher to `entities`.
 */
export function issuerOf(doc: Named, entities: Entity[], lookUp: (name: string) => readonly KnownThing[]): readonly number[] {
  const self = introduced(doc);
  if (self !== null) return [self];
  const { publisher } = doc.article;
  if (publisher === undefined) return [];
  const thing = [publisher, publisher.replace(/^the\s+/i, '')].flatMap(lookUp).find((t) => SPEAKS_FOR_ITSELF.has(t.type));
  if (!thing) return [];
  const known = entities.find((e) => e.key === thing.key);
  if (known) return [known.i];
  const { type, key, label, country } = thing;
  entities.push({ i: entities.length, type, key, label, forms: [], country, typedBy: 'gazetteer' });
  return [entities.length - 1];
}

/** "We, the foreign ministers of …": the entity named right behind the pronoun. */
function introduced(doc: Named): number | null {
  for (const token of doc.tokens) {
    if (token.text !== 'We' || doc.tokens[token.i + 1]?.text !== ',') continue;
    const first = token.i + (/^the$/i.test(doc.tokens[token.i + 2]?.text ?? '') ? 3 : 2);
    const mention = doc.mentions.find(
      (m) => m.first <= first && m.last > first && m.first >= token.i + 2 && m.kind === 'name' && m.entities.length === 1,
    );
    if (mention) return mention.entities[0]!;
  }
  return null;
}
