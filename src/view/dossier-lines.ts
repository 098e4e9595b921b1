import type { Dossier } from '../network/dossier/make-dossier.ts';
import { readableName } from '../network/readable-name.ts';
import type { ClaimRecord } from '../rdf/read-claims.ts';
import { claimRow } from './claim-row.ts';
import type { Phrases } from './phrases.ts';
import { sparkline } from './sparkline.ts';
import { statusSign } from './status-sign.ts';

/** Every month from the first to the last with its claims, so that the gaps show; years where there are too many months. */
export function monthCounts(months: Dossier['months']): readonly (readonly [string, number])[] {
  const full = months.filter(([month]) => month.length === 7);
  if (full.length === 0) return months;
  const counts = new Map(full);
  const number = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  const [first, last] = [number(full[0]![0]), number(full.at(-1)![0])];
  if (last - first > 120) {
    const years = new Map<string, number>();
    for (const [month, n] of months) years.set(month.slice(0, 4), (years.get(month.slice(0, 4)) ?? 0) + n);
    return [...years];
  }
  return Array.from({ length: last - first + 1 }, (_, k) => {
    const at = first + k;
    const month = `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    return [month, counts.get(month) ?? 0] as const;
  });
}

/** The claims per month as one line, empty without dates. */
export function timeSparkline({ months }: Dossier): string {
  const counts = monthCounts(months);
  if (counts.length < 2) return '';
  return `${counts[0]![0]} ${sparkline(counts.map(([, n]) => n))} ${counts.at(-1)![0]}`;
}

/** What the lists and the articles call it, and who it is. */
export function identityLines({ actor }: Dossier): readonly (readonly [string, string])[] {
  const country = actor.alpha3 === null ? '' : ` (${actor.alpha3})`;
  return [
    ['is', `${readableName(actor.type) || 'something'}${country}`],
    ['also called', actor.aliases.join(', ')],
    ['same as', actor.sameAs.join(' ')],
    ['id', actor.iri],
  ].filter(([, value]) => value !== '') as [string, string][];
}

const safe = (text: string): string => text.replace(/([\\`*_[\]<>|#])/g, '\\$1').replace(/\s+/g, ' ');

/** The dossier as Markdown; words of the articles are escaped, so that they cannot become markup. */
export function dossierMarkdown(dossier: Dossier, numberOf: (claim: ClaimRecord) => number, phrases: Phrases): string {
  const { actor, offices, partners, byStatus, claims, said, undated } = dossier;
  const line = (claim: ClaimRecord): string => {
    const { sentence, when, quote, by } = claimRow(claim, phrases);
    const { subject, verb, object, more } = sentence;
    const source = [claim.article.publisher, claim.article.title ?? claim.article.id, claim.article.issued].filter(Boolean).join(', ');
    return [
      `- **${numberOf(claim)}** ${statusSign(claim.status)}: ${safe([subject || 'somebody', verb, object].filter(Boolean).join(' ') + more)}${when ? ` (${safe(when)})` : ''}`,
      `  > “${safe(quote)}”${by ? `, according to ${safe(by)}` : ''} (${safe(source)})`,
    ].join('\n');
  };
  const spark = timeSparkline(dossier);
  return [
    `# ${safe(actor.label)}`,
    '',
    ...identityLines(dossier).map(([name, value]) => `- ${name}: ${safe(value)}`),
    ...offices.map(
      ({ office, former, claim }) => `- ${former ? 'was' : 'is'} ${safe(office)} (${statusSign(claim.status)}, claim ${numberOf(claim)})`,
    ),
    '',
    `${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}: ${byStatus.map(([status, n]) => `${n} ${statusSign(status)}`).join(', ') || 'none'}.`,
    ...(spark === '' ? [] : ['', `\`${spark}\`${undated > 0 ? ` (${undated} without a date)` : ''}`]),
    ...(partners.length === 0
      ? []
      : [
          '',
          '## Has to do with',
          '',
          '| partner | claims | cooperation | conflict |',
          '|---|--:|--:|--:|',
          ...partners.slice(0, 20).map((p) => `| ${safe(p.named.label)} | ${p.claims} | ${p.cooperation} | ${p.conflict} |`),
        ]),
    ...(claims.length === 0 ? [] : ['', '## Claims', '', ...claims.map(line)]),
    ...(said.length === 0 ? [] : ['', '## On its word', '', ...said.map(line)]),
    '',
  ].join('\n');
}
