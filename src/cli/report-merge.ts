import type { Merged } from '../merge/merge-graphs.ts';
import { shorten } from '../vocabulary.ts';
import type { Context } from './context.ts';
import { drawTable } from './table.ts';

const SHOWN = 12;

/** Tells on standard error what a merge has done and what a person should look at. */
export function reportMerge(merged: Merged, options: { readonly output?: string; readonly json?: boolean }, { err }: Context): void {
  const { alignment, conflicts, events, sources } = merged;
  const { clusters, proposals, faults, tooCommon } = alignment;
  const count = (method: string): number => clusters.accepted.filter((l) => l.method === method).length;
  const open = proposals.filter((p) => p.state !== 'joined');
  if (options.json) {
    const facts = {
      sources: sources.map((s) => ({ name: s.name, sha256: s.sha256, graph: s.graph })),
      things: clusters.groups.length,
      links: Object.fromEntries(['stated', 'identifier', 'decision', 'proposal'].map((m) => [m, count(m)])),
      proposals,
      leftOut: faults.map((f) => ({ left: f.link.left, right: f.link.right, why: f.why })),
      events,
      conflicts,
      tooCommon,
    };
    err.write(`${JSON.stringify(facts)}\n`);
    return;
  }
  const links = (n: number): string => `${n} ${n === 1 ? 'link' : 'links'}`;
  err.write(
    `${sources.length} ${sources.length === 1 ? 'file' : 'files'} · ${merged.quads.length} quads · ${clusters.groups.length === 1 ? '1 thing' : `${clusters.groups.length} things`} with more than one IRI ` +
      `(${links(count('stated'))} stated, ${count('identifier')} by identifier, ${count('decision')} decided, ${count('proposal')} proposed and joined) · ` +
      `${events.length === 1 ? '1 pair' : `${events.length} pairs`} of events that may be one\n`,
  );
  for (const { name, graphs, records } of sources) if (graphs.size === 0 && records.size === 0) err.write(`${name} holds no statements\n`);
  const keptApart = clusters.refused.filter(({ rule, link }) => rule === 'decision' && link.method !== 'proposal').length;
  if (keptApart > 0) err.write(`${links(keptApart)} that the data states, kept apart by a decision\n`);
  if (faults.length > 0) {
    err.write(`\n${err.color.bold(`Left out: ${links(faults.length)} that would join what cannot be one`)}\n`);
    for (const { link, why } of faults.slice(0, SHOWN)) err.write(`  ${link.left} = ${link.right} (${link.reason}): ${why}\n`);
  }
  if (open.length > 0) {
    err.write(
      `\n${err.color.bold(`Not joined: ${open.length === 1 ? '1 proposal' : `${open.length} proposals`}`)} (look at them with --review, or --proposals file.csv)\n`,
    );
    const rows = open.slice(0, SHOWN).map((p) => [p.score.toFixed(2), p.leftLabel, p.rightLabel, p.state, p.reason]);
    const columns = [
      { title: 'score' },
      { title: 'this', min: 12 },
      { title: 'that', min: 12 },
      { title: 'state', min: 9 },
      { title: 'why', min: 20 },
    ];
    err.write(drawTable(columns, rows, err.columns, err.color.dim));
  }
  if (conflicts.length > 0) {
    err.write(
      `\n${err.color.bold(`Sources disagree: ${conflicts.length} ${conflicts.length === 1 ? 'conflict' : 'conflicts'}`)} (all of them with --conflicts file.csv; none was settled)\n`,
    );
    const rows = conflicts.slice(0, SHOWN).flatMap((c) => c.values.map((v) => [c.label, shorten(c.property), v.value, v.graphs.join(' ')]));
    err.write(
      drawTable(
        [{ title: 'thing', min: 12 }, { title: 'property' }, { title: 'value' }, { title: 'says', min: 12 }],
        rows,
        err.columns,
        err.color.dim,
      ),
    );
  }
  if (tooCommon.length > 0) {
    const names = tooCommon.slice(0, 5).map(([key, n]) => `${key.replace(/^\S+ [=~^.#]/, '')} (${n})`);
    err.write(`\nToo common to compare: ${names.join(', ')}${tooCommon.length > 5 ? `, and ${tooCommon.length - 5} more` : ''}\n`);
  }
  if (options.output && options.output !== '-')
    err.write(`wrote ${options.output}     next: entente ask merged-arms-within-a-bloc ${options.output}\n`);
}
