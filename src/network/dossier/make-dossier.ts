import type { ClaimRecord, Named } from '../../rdf/read-claims.ts';
import { categorySign } from '../category-sign.ts';
import type { ActorRecord } from '../read-actors.ts';
import { categoryOf, partiesOf, periodOf, typeOf } from '../select-claims.ts';
import { STATUSES, statusRank } from '../status-strength.ts';
import { tiesOf } from '../ties.ts';

/** Somebody that the actor has to do with. */
export interface Partner {
  readonly named: Named;
  readonly claims: number;
  readonly cooperation: number;
  readonly conflict: number;
}

/** All that a graph says about one actor. */
export interface Dossier {
  readonly actor: ActorRecord;
  /** Claims in which it takes part, the firmest status first, then by place in the text. */
  readonly claims: readonly ClaimRecord[];
  /** What the graph reports on its word. */
  readonly said: readonly ClaimRecord[];
  readonly offices: readonly { readonly office: string; readonly former: boolean; readonly claim: ClaimRecord }[];
  readonly partners: readonly Partner[];
  readonly byStatus: readonly (readonly [string, number])[];
  /** Claims by month (`YYYY-MM`) or year where the month is not known, every stretch that has some. */
  readonly months: readonly (readonly [string, number])[];
  readonly undated: number;
}

/** Collects the dossier of an actor from the claims of a graph. */
export function makeDossier(actor: ActorRecord, claims: readonly ClaimRecord[]): Dossier {
  const mine = claims.filter((claim) => partiesOf(claim).some((party) => party.iri === actor.iri));
  const partners = new Map<string, { named: Named; claims: Set<string>; cooperation: Set<string>; conflict: Set<string> }>();
  for (const { claim, source, target } of tiesOf(mine)) {
    if (source.iri !== actor.iri && target.iri !== actor.iri) continue;
    const named = source.iri === actor.iri ? target : source;
    const partner = partners.get(named.iri) ?? { named, claims: new Set(), cooperation: new Set(), conflict: new Set() };
    partners.set(named.iri, partner);
    partner.claims.add(claim.iri);
    const sign = claim.negated || claim.status === 'denied' ? 0 : categorySign(categoryOf(claim), typeOf(claim));
    if (sign > 0) partner.cooperation.add(claim.iri);
    if (sign < 0) partner.conflict.add(claim.iri);
  }
  const months = new Map<string, number>();
  for (const claim of mine) {
    const from = periodOf(claim)?.from.slice(0, 7);
    if (from !== undefined) months.set(from, (months.get(from) ?? 0) + 1);
  }
  return {
    actor,
    claims: [...mine].sort((x, y) => statusRank(x.status) - statusRank(y.status)),
    said: claims.filter((claim) => claim.attributedTo.some((who) => who.iri === actor.iri)),
    offices: mine.flatMap((claim) => {
      const { relation } = claim;
      const former = relation?.predicate === 'formerlyHeldOffice';
      const holds = relation?.subject.iri === actor.iri && (former || relation.predicate === 'holdsOffice');
      return relation && holds ? [{ office: relation.object.label, former, claim }] : [];
    }),
    partners: [...partners.values()]
      .map(({ named, claims: all, cooperation, conflict }) => ({
        named,
        claims: all.size,
        cooperation: cooperation.size,
        conflict: conflict.size,
      }))
      .sort((x, y) => y.claims - x.claims || (x.named.label < y.named.label ? -1 : x.named.label > y.named.label ? 1 : 0)),
    byStatus: STATUSES.map((status) => [status, mine.filter((claim) => claim.status === status).length] as const).filter(([, n]) => n > 0),
    months: [...months].sort(([x], [y]) => (x < y ? -1 : 1)),
    undated: mine.filter((claim) => claim.event !== null && periodOf(claim) === null).length,
  };
}
