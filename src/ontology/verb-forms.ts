const VOWEL = /[aeiou]/;

/**
 * The regular forms of a verb, itself first: bomb → bombs, bombed, bombing; ban → banned; deny → denied. Lemmas that no list knows are
 * often cut wrongly ("shelled" → "shel"), so frames are found by form too. Irregular forms (froze) are left to the lemma list.
 */
export function verbForms(lemma: string): string[] {
  const stems = new Set([stem(lemma)]);
  // "shelved" but "banned", "admitted", "patrolled": a short last syllable doubles its consonant; both ways are listed where stress decides.
  if (/[^aeiou][aeiou][bdfgklmnprtvz]$/.test(lemma)) {
    if (isOneSyllable(lemma)) stems.clear();
    stems.add(lemma + lemma.at(-1)!);
  }
  // British "initialled", "equalled" behind a vowel
  if (/[iu]al$/.test(lemma)) stems.add(`${lemma}l`);
  const forms = [lemma, thirdPerson(lemma)];
  for (const base of stems) forms.push(`${/[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}i` : base}ed`, `${base}ing`);
  if (lemma.endsWith('ie')) forms.push(`${lemma.slice(0, -2)}ying`);
  // "freed" and "agreed" keep their e before "ing": freeing.
  if (/[eoy]e$/.test(lemma)) forms.push(`${lemma}d`, `${lemma}ing`);
  return [...new Set(forms)];
}

/** What "ed" and "ing" are put to: raid → raid, seize → seiz. */
const stem = (lemma: string): string => (lemma.endsWith('e') ? lemma.slice(0, -1) : lemma);

const isOneSyllable = (lemma: string): boolean => (lemma.match(/[aeiou]+/g) ?? []).length === 1;

function thirdPerson(lemma: string): string {
  if (/(s|x|z|ch|sh)$/.test(lemma) || /[^aeiou]o$/.test(lemma)) return `${lemma}es`;
  return lemma.endsWith('y') && !VOWEL.test(lemma.at(-2) ?? '') ? `${lemma.slice(0, -1)}ies` : `${lemma}s`;
}
