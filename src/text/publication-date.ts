const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const monthOf = (name: string): number => MONTHS.findIndex((m) => m.startsWith(name.toLowerCase().replace('.', '').slice(0, 3))) + 1;

const MONTH =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const WEEKDAY = '(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\\s+)?';
// 2024-10-12, 2024-10-12T08:00:00Z, 20241012
const ISO = /^(\d{4})-?(\d{2})-?(\d{2})(?:$|[T\s])/;
// October 12, 2024 · Saturday, October 12th, 2024 · Oct. 12 2024
const MONTH_FIRST = new RegExp(`^${WEEKDAY}${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'i');
// 12 October 2024 · Sat, 12 Oct 2024 08:00:00 GMT
const DAY_FIRST = new RegExp(`^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH},?\\s+(\\d{4})\\b`, 'i');

function toIso(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1500) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

/**
 * The day that a publication date names, `YYYY-MM-DD`, as it is written: no shift between time zones, no guess about `10/12/2024`.
 * Gives undefined where the text is no full date.
 */
export function publicationDate(text: string): string | undefined {
  const value = text.trim();
  const iso = value.match(ISO);
  if (iso) return toIso(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const monthFirst = value.match(MONTH_FIRST);
  if (monthFirst) return toIso(Number(monthFirst[3]), monthOf(monthFirst[1]!), Number(monthFirst[2]));
  const dayFirst = value.match(DAY_FIRST);
  if (dayFirst) return toIso(Number(dayFirst[3]), monthOf(dayFirst[2]!), Number(dayFirst[1]));
  return undefined;
}
