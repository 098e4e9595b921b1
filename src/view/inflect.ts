const PAIR = /([a-z]+)\/([a-z]+)/g;
const BE = /^(?:was|is)\b/;

/**
 * Words of the ontology as a claim says them: `visited/visit` is "visited", planned "will visit", possible "may visit", negated "did not
 * visit". What is planned must not read as if it had happened. A denial tells what is denied.
 */
export function inflect(words: string, status = 'asserted', negated = false): string {
  const past = words.replace(PAIR, '$1');
  const plain = words.replace(PAIR, '$2');
  const not = negated && status !== 'denied';
  if (!words.includes('/')) return not ? `not ${past}` : past;
  const modal = status === 'planned' ? 'will' : status === 'possible' ? 'may' : null;
  if (modal !== null) return `${modal}${not ? ' not' : ''} ${plain}`;
  if (!not) return past;
  // "was not appointed", "is not backed by", but "did not visit".
  return BE.test(past) ? past.replace(BE, '$& not') : `did not ${plain}`;
}
