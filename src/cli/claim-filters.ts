import type { Command } from 'commander';
import { EntenteError } from '../errors.ts';
import type { Selection } from '../network/select-claims.ts';
import { STATUSES } from '../network/status-strength.ts';

/** Options that narrow the claims a command looks at. */
export interface ClaimFilters {
  readonly status?: string;
  readonly category?: string;
  readonly type?: string;
  readonly from?: string;
  readonly to?: string;
  readonly minConfidence?: string;
}

/** Adds the options to a command. */
export const claimFilterOptions = (command: Command): Command =>
  command
    .option('--status <list>', 'only claims of these statuses: asserted,reported,alleged,planned,possible,denied')
    .option('--category <list>', 'only these PLOVER categories: COOPERATE,SANCTION,…; RELATION for state facts')
    .option('--type <list>', 'only these event classes or relations: ArmsTransfer,memberOf')
    .option('--from <date>', 'only claims about this day (month, year) or later; undated claims are left out')
    .option('--to <date>', 'only claims about this day (month, year) or earlier')
    .option('--min-confidence <0..1>', 'only claims read with at least this confidence');

const list = (text: string | undefined): string[] | undefined =>
  text
    ?.split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const wrong = (option: string, value: string, next: string): EntenteError =>
  new EntenteError('cli/bad-option', `"${value}" is no value for --${option}.`, { next });

/** What the options ask for; fails with `cli/bad-option`. */
export function claimSelection(filters: ClaimFilters): Selection {
  const statuses = list(filters.status)?.map((status) => status.toLowerCase());
  for (const status of statuses ?? [])
    if (!(STATUSES as readonly string[]).includes(status)) throw wrong('status', status, `Choose of ${STATUSES.join(', ')}.`);
  for (const option of ['from', 'to'] as const) {
    const value = filters[option];
    if (value !== undefined && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(value))
      throw wrong(option, value, 'Write a day, a month or a year: 2024-10-11, 2024-10, 2024.');
  }
  const confidence = filters.minConfidence === undefined ? undefined : Number(filters.minConfidence);
  if (confidence !== undefined && !(confidence >= 0 && confidence <= 1))
    throw wrong('min-confidence', filters.minConfidence ?? '', 'It is a number from 0 to 1.');
  const categories = list(filters.category)?.map((category) => category.toUpperCase());
  const types = list(filters.type)?.map((type) => type.replace(/^ent:/, ''));
  return {
    ...(statuses ? { statuses } : {}),
    ...(categories ? { categories } : {}),
    ...(types ? { types } : {}),
    ...(filters.from === undefined ? {} : { from: filters.from }),
    ...(filters.to === undefined ? {} : { to: filters.to }),
    ...(confidence === undefined ? {} : { minConfidence: confidence }),
  };
}
