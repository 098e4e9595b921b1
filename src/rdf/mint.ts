import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { EntityType } from '../language/doc.ts';
import type { Article } from '../text/article.ts';

/** SHA-256 of a text's UTF-8 bytes in lower-case hex. Lone surrogates count as U+FFFD, as in any UTF-8 encoder. */
export const hash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** A hash IRI: the same parts give the same IRI on any machine. */
export const hashIri = (base: string, kind: string, ...parts: readonly (string | number)[]): string =>
  `${base}${kind}-${hash(parts.join('\0')).slice(0, 16)}`;

/** The article's IRI, also the name of its graph: from its id and its exact text. */
export const articleIri = (base: string, article: Article): string =>
  `${base}article/${hash(`${article.id}\0${article.text}`).slice(0, 16)}`;

/** `GovernmentBody` → `government-body`. */
export const kebab = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** A readable local name. Letters that ASCII cannot carry are kept apart by a hash, so that two scripts never fall into one name. */
export function slug(label: string): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the\s+/, '');
  const ascii = plain
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return /[^\x20-\x7e’‘“”–—]/.test(plain) || ascii === '' ? `${ascii}${ascii && '-'}${hash(plain).slice(0, 8)}` : ascii;
}

/** An entity's IRI: its gazetteer key, else type and normalised name. */
export const entityIri = (base: string, entity: { key: string | null; type: EntityType; label: string }): string =>
  base + (entity.key ?? `${kebab(entity.type)}-${slug(entity.label)}`);

/** The IRI of a state by its ISO 3166-1 alpha-3 code. */
export const countryIri = (base: string, alpha3: string): string => `${base}country-${alpha3}`;
