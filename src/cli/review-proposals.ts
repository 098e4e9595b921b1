import { createInterface } from 'node:readline/promises';
import type { Proposal } from '../merge/align.ts';
import type { Decision } from '../merge/decisions.ts';
import type { Merged } from '../merge/merge-graphs.ts';
import type { Context } from './context.ts';

/** Asks one question and gives the answer; null when there is nobody left to answer. */
export type Asker = (prompt: string) => Promise<string | null>;

const HELP = 'y same · n different · u unsure · s skip · b undo the last · w same, with a reason · q stop';

/** Walks through the open proposals, best first, and gives back what was decided. Ctrl-C and `q` keep what was decided so far. */
export async function reviewProposals(
  proposals: readonly Proposal[],
  describe: (node: string) => readonly string[],
  by: string,
  date: string,
  ask: Asker,
  say: (text: string) => void,
): Promise<Decision[]> {
  const decided: (Decision | null)[] = [];
  say(`${proposals.length === 1 ? '1 proposal' : `${proposals.length} proposals`}. ${HELP}\n`);
  for (let i = 0; i < proposals.length; ) {
    const p = proposals[i]!;
    say(`\n[${i + 1}/${proposals.length}] score ${p.score.toFixed(2)} · ${p.kind}${p.state === 'ambiguous' ? ' · several fit' : ''}\n`);
    for (const [label, node] of [
      [p.leftLabel, p.left],
      [p.rightLabel, p.right],
    ] as const)
      say(
        `  ${label}  <${node}>\n${describe(node)
          .map((line) => `      ${line}\n`)
          .join('')}`,
      );
    say(`  because: ${p.reason}\n`);
    const answer = (await ask('  one thing? [y/n/u/s/b/w/q] '))?.trim().toLowerCase();
    if (answer === undefined || answer === 'q') break;
    if (answer === 'b') {
      if (i > 0) {
        i--;
        decided.pop();
      } else say('  there is nothing to undo\n');
      continue;
    }
    const verdict = ({ y: 'same', w: 'same', n: 'different', u: 'unsure' } as const)[answer as 'y'];
    if (verdict === undefined && answer !== 's') {
      say(`  ${HELP}\n`);
      continue;
    }
    const why = answer === 'w' ? ((await ask('  why? ')) ?? '') : '';
    decided.push(
      verdict === undefined
        ? null
        : { left: p.left, right: p.right, verdict, by, date, why: why || p.reason, leftLabel: p.leftLabel, rightLabel: p.rightLabel },
    );
    i++;
  }
  return decided.filter((d) => d !== null);
}

/** The review on this terminal (or with the answers on standard input, one a line). */
export async function review(merged: Merged, by: string, context: Context): Promise<Decision[]> {
  const open = merged.alignment.proposals.filter((p) => p.state === 'open' || p.state === 'ambiguous');
  if (open.length === 0) {
    context.err.write('no open proposals\n');
    return [];
  }
  const { entities, label } = merged.alignment;
  const describe = (node: string): string[] => {
    const e = entities.get(node);
    if (!e) return [];
    const line = (title: string, values: readonly string[]): string[] =>
      values.length > 0 ? [`${title}: ${values.slice(0, 6).join(', ')}`] : [];
    return [
      ...line(
        'also',
        [...e.labels.slice(1), ...e.aliases].map((n) => n.text),
      ),
      ...line('country', [...e.countries].map(label)),
      ...line('born', [...e.born]),
      ...line('ids', [...e.identifiers]),
      ...line('in', [...e.graphs]),
    ];
  };
  const date = new Date().toISOString().slice(0, 10);
  const lines = context.stdinIsTerminal ? null : new TextDecoder().decode(await context.readStdin()).split('\n');
  const terminal = lines ? null : createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-C and Ctrl-D end the walk; what was decided is kept.
  const stop = new AbortController();
  terminal?.on('SIGINT', () => stop.abort());
  terminal?.on('close', () => stop.abort());
  const asker: Asker = async (prompt) => {
    if (lines) {
      const next = lines.shift();
      return next === undefined || (next === '' && lines.length === 0) ? null : next;
    }
    try {
      return await terminal!.question(prompt, { signal: AbortSignal.any([context.signal, stop.signal]) });
    } catch {
      return null;
    }
  };
  const decided = await reviewProposals(open, describe, by, date, asker, (text) => context.err.write(text));
  terminal?.close();
  context.err.write(`${decided.length} of ${open.length} decided\n`);
  return decided;
}
