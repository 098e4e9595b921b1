const WEEKDAY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;
const MONTH = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;
const CREDIT = /^(?:Image|Photo|Photograph|Picture|Credit|Source)$/;

/**
 * The last token of a date that stands alone at token `first` over the text, though no line break says so, or null:
 * "**Thursday, May 7, 2015** On Tuesday the council …". A date that goes on ("Friday, May 8, 2015 was") is no such date.
 */
export function dateHeadEnd(count: number, first: number, word: (i: number) => string): number | null {
  let i = first;
  if (WEEKDAY.test(word(i))) i += i + 1 < count && word(i + 1) === ',' ? 2 : 1;
  if (i + 4 >= count || i + 1 >= count) return null;
  const monthFirst = MONTH.test(word(i)) && /^\d{1,2}$/.test(word(i + 1));
  const dayFirst = /^\d{1,2}$/.test(word(i)) && MONTH.test(word(i + 1));
  if (!monthFirst && !dayFirst) return null;
  i += word(i + 2) === ',' ? 3 : 2;
  return i + 1 < count && /^(?:19|20)\d\d$/.test(word(i)) && /^\p{Lu}/u.test(word(i + 1)) ? i : null;
}

/** Whether the credit of a picture begins behind token `i`: "The new bridge at dusk **Image: Lena Holm.**" */
export function creditFollows(count: number, i: number, word: (i: number) => string): boolean {
  if (i + 3 >= count || word(i + 2) !== ':' || !CREDIT.test(word(i + 1))) return false;
  return !/^(?:the|a|an|this|that|its|his|her|their|[-:"“(‘'—–])$/i.test(word(i));
}
