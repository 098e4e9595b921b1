import type { Command } from 'commander';
import { EntenteError } from '../../errors.ts';
import type { EventType, Frame, Ontology } from '../../ontology/ontology.ts';
import type { Context } from '../context.ts';

const tree = (ontology: Ontology): string => {
  const below = (name: string | undefined): EventType[] =>
    [...ontology.types.values()].filter((type) => type.above[0] === name).sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines: string[] = [];
  const walk = (type: EventType, depth: number): void => {
    const own = ontology.frames.filter((frame) => frame.type === type.name);
    const words = [...new Set(own.flatMap((frame) => [...frame.verbs, ...frame.nouns]))];
    lines.push(
      `${'  '.repeat(depth)}${type.name.padEnd(26 - 2 * depth)} ${type.comment}${words.length > 0 ? `\n${'  '.repeat(depth)}${' '.repeat(27 - 2 * depth)}words: ${words.slice(0, 12).join(', ')}${words.length > 12 ? ` + ${words.length - 12}` : ''}` : ''}`,
    );
    for (const sub of below(type.name)) walk(sub, depth + 1);
  };
  for (const type of below(undefined)) walk(type, 0);
  return `${lines.join('\n')}\n`;
};

const frameLines = (frame: Frame): string[] => {
  const words = [...frame.verbs.map((v) => `to ${v}`), ...frame.nouns, ...frame.adjectives].join(', ');
  const slots = [...frame.slots].map(([slot, role]) => `${slot}=${role}`).join(' ');
  const conditions = frame.conditions.map((c) => `${c.slot} is ${c.not ? 'not ' : ''}${c.kinds.join(' or ')}`);
  return [
    `  ${words}`,
    `    ${slots}${conditions.length > 0 ? `  (${conditions.join('; ')})` : ''}`,
    ...frame.examples.slice(0, 1).map((example) => `    “${example.text}”`),
  ];
};

function describe(ontology: Ontology, type: EventType, out: Context['out']): string {
  const { bold, dim } = out.color;
  const frames = ontology.frames.filter((frame) => frame.type === type.name);
  const roles = type.reciprocal ? `every party is ${type.actorRole}` : `${type.actorRole} (who) → ${type.recipientRole} (whom)`;
  return `${bold(`ent:${type.name}`)}  ${dim(`PLOVER ${type.category}${type.above.length > 0 ? ` · below ${type.above.join(' ⊑ ')}` : ''}`)}
${type.comment}

roles     ${roles}; item, instrument, topic, place, quantity, date
shortcut  ${type.shortcut === null ? 'none' : `ent:${type.shortcut} (only for what is asserted and not denied)`}
frames    ${frames.length}
${frames.flatMap(frameLines).join('\n')}
`;
}

/** `entente schema [Class]`: the event classes, or one of them with its roles and frames. */
export function register(program: Command, context: Context): void {
  program
    .command('schema')
    .description('the event classes; with a name: one class, its roles and the words that evoke it')
    .argument('[class]', 'a class, a PLOVER category or a verb: ArmsTransfer, SANCTION, supply')
    .action(async (name: string | undefined) => {
      const { loadOntology } = await import('../../load-ontology.ts');
      const ontology = loadOntology();
      if (name === undefined) {
        context.out.write(tree(ontology));
        return;
      }
      const wanted = name.replace(/^ent:/, '').toLowerCase();
      const types = [...ontology.types.values()];
      const found = types.filter((type) => type.name.toLowerCase() === wanted || type.label.toLowerCase() === wanted);
      const byWord = ontology.frames.filter((frame) => [...frame.verbs, ...frame.nouns].includes(wanted)).map((frame) => frame.type);
      const shown = found.length > 0 ? found : types.filter((type) => byWord.includes(type.name));
      if (shown.length === 0)
        throw new EntenteError('cli/unknown-class', `There is no event class, category or word "${name}".`, {
          next: `\`entente schema\` lists the classes.${
            types.some((t) => t.name.toLowerCase().includes(wanted))
              ? ` Did you mean ${types
                  .filter((t) => t.name.toLowerCase().includes(wanted))
                  .map((t) => t.name)
                  .slice(0, 4)
                  .join(', ')}?`
              : ''
          }`,
        });
      context.out.write(shown.map((type) => describe(ontology, type, context.out)).join('\n'));
    });
}
