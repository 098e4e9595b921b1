import type { Store } from 'n3';
import { readableName } from '../network/readable-name.ts';
import type { ClaimRecord, Named } from '../rdf/read-claims.ts';
import { caretLines } from '../view/caret-lines.ts';
import { claimMarks, type NamesOf } from '../view/claim-marks.ts';
import { claimRow, whenOf } from '../view/claim-row.ts';
import { type Phrases, phrasesOf } from '../view/phrases.ts';
import { statusSign } from '../view/status-sign.ts';
import { iri } from '../vocabulary.ts';
import { articleText, sentenceAround } from './claim-text.ts';
import type { Context } from './context.ts';
import { findClaim } from './find-claim.ts';
import { openIndexed, storeFolder } from './open-graph.ts';
import { statusColor } from './status-color.ts';
import { textWidth } from './text-width.ts';

const WIDTH = 100;

const describe = ({ label, type }: Named): string => (type ? `${label} (${readableName(type)})` : label);

/** Code points → UTF-16 units of a text. */
function unitsAt(text: string): (point: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => point;
  const points = [...text];
  return (point) => points.slice(0, point).join('').length;
}

async function sentences(store: Store, claim: ClaimRecord, folder: string | undefined, context: Context): Promise<string[]> {
  const namesOf: NamesOf = (thing) => [
    thing.label,
    ...[iri('skos', 'prefLabel'), iri('skos', 'altLabel')].flatMap((p) => store.getObjects(thing.iri, p, null).map((o) => o.value)),
  ];
  const width = Math.min(WIDTH, context.out.columns || WIDTH) - 2;
  const whole = await articleText(store, claim.article, folder, context);
  return claim.spans.flatMap((span) => {
    const text = whole ?? span.exact;
    const at = unitsAt(text);
    const own = whole === null ? { start: 0, end: text.length } : { start: at(span.start), end: at(span.end) };
    const sentence = whole === null ? own : sentenceAround(text, own);
    return [...caretLines(text, sentence, claimMarks(claim, text, own, sentence, namesOf), width, textWidth), ''];
  });
}

function against(claim: ClaimRecord, claims: readonly ClaimRecord[], phrases: Phrases): string[] {
  return [...new Set([...claim.contradicts, ...claim.contradictedBy])].flatMap((node) => {
    const index = claims.findIndex((other) => other.iri === node);
    if (index < 0) return [];
    const row = claimRow(claims[index]!, phrases);
    return `⇄ ${index + 1}  ${statusSign(row.status)}  “${row.quote}”${row.by ? ` (${row.by})` : ''}`;
  });
}

/** Other claims about the same event. */
const beside = (claim: ClaimRecord, claims: readonly ClaimRecord[]): string[] =>
  claims.flatMap((other, i) =>
    other !== claim && claim.event !== null && other.event?.iri === claim.event.iri ? `${i + 1} (${other.status})` : [],
  );

/** Prints a claim with all that it rests on. */
export async function showClaim(
  context: Context,
  which: string,
  files: readonly string[],
  options: { readonly store?: string; readonly json?: boolean },
): Promise<void> {
  const { store } = await openIndexed(context, files, options.store);
  const { claim, number, claims } = findClaim(store, which);
  if (options.json) {
    const roles = claim.event ? Object.fromEntries(claim.event.roles) : undefined;
    context.out.write(`${JSON.stringify({ number, ...claim, ...(claim.event ? { event: { ...claim.event, roles } } : {}) }, null, 2)}\n`);
    return;
  }
  const { loadOntology } = await import('../load-ontology.ts');
  const ontology = loadOntology();
  const phrases = phrasesOf(ontology);
  const { color } = context.out;
  const row = claimRow(claim, phrases);
  const lines: string[] = [
    `${color.bold(`claim ${number}`)}  ${statusColor(statusSign(claim.status), color)}${claim.negated && claim.status !== 'denied' ? ' · negated' : ''}`,
    '',
  ];
  const folder = files.length > 0 ? undefined : storeFolder(context, options.store);
  for (const line of await sentences(store, claim, folder, context))
    lines.push(line === '' ? '' : `  ${/^[ ^]+$/.test(line) ? color.yellow(line) : line}`);
  const say = (name: string, text: string | null): void => {
    if (text) lines.push(`${color.dim(name.padEnd(14))} ${text}`);
  };
  say('who', claim.relation ? describe(claim.relation.subject) : (claim.event?.actors.map(describe).join(', ') ?? ''));
  say('does what', row.what + (claim.event ? color.dim(`  ${claim.event.type} · ${claim.event.category}`) : ''));
  say('to whom', claim.relation ? describe(claim.relation.object) : (claim.event?.recipients.map(describe).join(', ') ?? ''));
  for (const [role, things] of claim.event?.roles ?? []) {
    const told = new Set([...claim.event!.actors, ...claim.event!.recipients].map((thing) => thing.iri));
    const others = things.filter((thing) => !told.has(thing.iri));
    if (others.length > 0) say(role, others.map(describe).join(', '));
  }
  say('quantity', claim.event?.quantity ?? null);
  say('when', [whenOf(claim), claim.event?.timeText ? `“${claim.event.timeText}”` : ''].filter(Boolean).join('  '));
  say('who says so', claim.attributedTo.length > 0 ? claim.attributedTo.map(describe).join(', ') : 'the article itself');
  say('status by', claim.cues.length > 0 ? claim.cues.map((cue) => `“${cue}”`).join(', ') : 'no cue: said in the article’s own voice');
  const frame = ontology.frames.find((one) => one.name === claim.frame);
  say(
    'read by',
    claim.frame === null ? null : `${claim.frame}${frame?.examples[0] ? color.dim(`, as in “${frame.examples[0].text}”`) : ''}`,
  );
  say(
    'confidence',
    claim.confidence === null ? null : `${claim.confidence.toFixed(2)} ${color.dim('(how sure the reading is, not how true the event)')}`,
  );
  say('same event', beside(claim, claims).join(', '));
  for (const line of against(claim, claims, phrases)) say('contradiction', line);
  const { article } = claim;
  say(
    'article',
    [article.title ?? article.id, article.publisher, article.issued, article.source === article.id ? null : article.source]
      .filter(Boolean)
      .join(' · '),
  );
  say('characters', claim.spans.map((span) => `${span.start}–${span.end}`).join(', '));
  say('IRI', color.dim(claim.iri));
  context.out.write(`${lines.join('\n')}\n`);
}
