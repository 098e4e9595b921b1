import type { ClaimRecord, Named } from '../rdf/read-claims.ts';
import { formOf, type Phrases } from './phrases.ts';

/** A claim in the words of a table. Nothing known is an empty string. */
export interface ClaimRow {
  readonly status: string;
  readonly who: string;
  readonly what: string;
  readonly whom: string;
  readonly when: string;
  readonly where: string;
  readonly quote: string;
  /** Who says so, if it is not the article itself. */
  readonly by: string;
  /** The same as a sentence: "Turkey" "supplied arms to" "Chad" ": six drones"; "minister" "was dismissed" where nobody is told who did it. */
  readonly sentence: { readonly subject: string; readonly verb: string; readonly object: string; readonly more: string };
}

const MOST = 3;
/** What the head of the next column says: "supplied arms" stands before "to whom". */
const PREPOSITION = / (?:to|with|on|from|for|at|of|against)$/;
/** Roles that tell what it is about: what is given, the means, the charge. */
const CONTENT = ['item', 'instrument', 'topic', 'office'];

/** Names in a row; a long list is cut: "A, B, C + 4". */
export const nameList = (names: readonly Named[]): string => {
  const labels = [...new Set(names.map((name) => name.label))];
  return labels.length <= MOST + 1 ? labels.join(', ') : `${labels.slice(0, MOST).join(', ')} + ${labels.length - MOST}`;
};

/** When it happened, as finely as it is known: a date, an open period ("since 2022-02"), or the words of the text. */
export function whenOf({ event }: ClaimRecord): string {
  if (!event) return '';
  const { date, earliest, latest, timeText } = event;
  if (date !== null) return earliest !== null && latest === null && /\bsince\b/i.test(timeText ?? '') ? `since ${date}` : date;
  if (earliest !== null && latest !== null) return earliest === latest ? earliest : `${earliest} – ${latest}`;
  if (earliest !== null) return `since ${earliest}`;
  if (latest !== null) return `until ${latest}`;
  return timeText ?? '';
}

/** Words that count with an "of": "thousands **of** rifles", "dozens", "a third", "20 percent", but "a thousand rifles", "300 rifles". */
const PARTITIVE =
  /(?:\b(?:tens|dozens|scores|hundreds|thousands|millions|billions|half|third|thirds|quarter|quarters|percent|per cent)|%)$/i;

/** How much of what, as one says it; either may be empty. */
function amountOf(quantity: string | null, things: string): string {
  if (quantity === null || things === '') return quantity ?? things;
  return `${quantity}${PARTITIVE.test(quantity) ? ' of' : ''} ${things}`;
}

/** The cells of a claim. */
export function claimRow(claim: ClaimRecord, phrases: Phrases): ClaimRow {
  const { event, relation } = claim;
  const common = {
    status: claim.status,
    when: whenOf(claim),
    quote: claim.spans.map((span) => span.exact).join(' … '),
    by: nameList(claim.attributedTo),
  };
  if (relation) {
    const [subject, verb, object] = [relation.subject.label, phrases(relation.predicate, 'phrase', claim), relation.object.label];
    return {
      ...common,
      who: subject,
      what: verb,
      whom: object,
      where: '',
      sentence: { subject, verb, object, more: '' },
    };
  }
  if (!event) return { ...common, who: '', what: '', whom: '', where: '', sentence: { subject: '', verb: '', object: '', more: '' } };
  const recipients = event.recipients.length;
  const parties = new Set([...event.actors, ...event.recipients].map((name) => name.iri));
  const content = CONTENT.flatMap((role) => event.roles.get(role) ?? []).filter((name) => !parties.has(name.iri));
  // "violating the border and freeing prisoners, freeing prisoners": a part of another filler says nothing new, nor does "nine" beside "nine soldiers".
  // "imposed sanctions: sanctions" says it twice.
  const verb = phrases(event.type, recipients === 0 ? 'alone' : 'phrase', claim).replace(PREPOSITION, '');
  const phrase = verb.toLowerCase().split(' ');
  const things = content.filter(
    (name) =>
      !content.some((other) => other !== name && other.label.length > name.label.length && other.label.includes(name.label)) &&
      !phrase.includes(name.label.toLowerCase()),
  );
  const { quantity } = event;
  const told = [...event.actors, ...event.recipients, ...content].some((name) => quantity !== null && name.label.includes(quantity));
  const amount = amountOf(told ? null : quantity, nameList(things));
  const more = amount === '' ? '' : `: ${amount}`;
  const [who, whom] = [nameList(event.actors), nameList(event.recipients)];
  const form = formOf(event.actors.length, recipients);
  const sentence = {
    subject: form === 'passive' ? whom : who,
    verb: phrases(event.type, form, claim),
    object: form === 'phrase' ? whom : '',
    more,
  };
  return { ...common, who, what: verb + more, whom, where: nameList(event.places), sentence };
}
