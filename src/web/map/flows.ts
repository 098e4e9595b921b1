import { categorySign } from '../../network/category-sign.ts';
import { categoryOf, typeOf } from '../../network/select-claims.ts';
import { statusRank } from '../../network/status-strength.ts';
import type { ClaimRecord, Named } from '../../rdf/read-claims.ts';
import type { Model } from '../shell/model.ts';

/** Claims between two countries that look the same on a map. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly status: string;
  readonly side: number;
  readonly claims: readonly ClaimRecord[];
}

/** Claims about one place. */
export interface Spot {
  readonly label: string;
  /** Longitude and latitude, or the country whose middle stands for the place. */
  readonly at: readonly [number, number] | string;
  readonly claims: readonly ClaimRecord[];
}

/** What a map shows of claims. */
export interface MapContent {
  readonly flows: readonly Flow[];
  readonly spots: readonly Spot[];
  /** Claims by country that takes part. */
  readonly countries: ReadonlyMap<string, number>;
  /** Claims that name no country and no place that the data can find. */
  readonly nowhere: number;
}

/** Finds countries and places of claims. A party stands for the state it acts for; a place without coordinates for its country. */
export function mapContent(model: Model, claims: readonly ClaimRecord[]): MapContent {
  const stateOf = (party: Named): string | null => model.actors.get(party.iri)?.alpha3 ?? null;
  const flows = new Map<string, { from: string; to: string; status: string; side: number; claims: ClaimRecord[] }>();
  const spots = new Map<string, { label: string; at: readonly [number, number] | string; claims: ClaimRecord[] }>();
  const countries = new Map<string, number>();
  let nowhere = 0;
  for (const claim of claims) {
    const actors = claim.event?.actors ?? (claim.relation ? [claim.relation.subject] : []);
    const recipients = claim.event?.recipients ?? (claim.relation ? [claim.relation.object] : []);
    const from = [...new Set(actors.flatMap((party) => stateOf(party) ?? []))];
    const to = [...new Set(recipients.flatMap((party) => stateOf(party) ?? []))];
    const together = recipients.length === 0;
    const pairs = together
      ? from.flatMap((x, i) => from.slice(i + 1).map((y) => [x, y] as const))
      : from.flatMap((x) => to.map((y) => [x, y] as const));
    const status = claim.negated ? 'denied' : claim.status;
    const side = Math.sign(categorySign(categoryOf(claim), typeOf(claim)));
    for (const [x, y] of pairs) {
      if (x === y) continue;
      const key = [x, y, status, side].join();
      const flow = flows.get(key) ?? { from: x, to: y, status, side, claims: [] };
      flow.claims.push(claim);
      flows.set(key, flow);
    }
    let found = from.length + to.length > 0;
    for (const code of new Set([...from, ...to])) countries.set(code, (countries.get(code) ?? 0) + 1);
    for (const place of claim.event?.places ?? []) {
      const actor = model.actors.get(place.iri);
      const at = actor?.at ?? actor?.alpha3 ?? null;
      if (at === null) continue;
      found = true;
      const spot = spots.get(place.iri) ?? { label: place.label, at, claims: [] };
      spot.claims.push(claim);
      spots.set(place.iri, spot);
    }
    if (!found) nowhere++;
  }
  return {
    flows: [...flows.values()].sort((x, y) => statusRank(y.status) - statusRank(x.status) || y.claims.length - x.claims.length),
    spots: [...spots.values()],
    countries,
    nowhere,
  };
}
