import type { WordAnalysis } from '../language/analyse-words.ts';
import type { GoldSentence } from '../training/conllu.ts';

/** Accuracies in per cent; `las` compares relations without subtype, `lasSubtypes` with, `clas` content words only. */
export interface TreeScore {
  readonly upos: number;
  readonly xpos: number;
  readonly lemma: number;
  readonly uas: number;
  readonly las: number;
  readonly lasSubtypes: number;
  readonly clas: number;
  /** F1 of each relation, head included. */
  readonly relations: Readonly<Record<string, number>>;
}

const FUNCTION_WORDS = /^(?:aux|case|cc|clf|cop|det|mark|punct)(?::|$)/;
const REPORTED =
  'nsubj,nsubj:pass,obj,iobj,obl,obl:agent,nmod,nmod:poss,conj,appos,ccomp,xcomp,advcl,acl,acl:relcl,compound,flat,amod,case,parataxis,root'.split(
    ',',
  );

/** Compares analyses with the gold sentences. */
export function scoreTrees(gold: readonly GoldSentence[], analysed: readonly (readonly WordAnalysis[])[]): TreeScore {
  const n = { words: 0, upos: 0, xpos: 0, lemma: 0, uas: 0, las: 0, full: 0, content: 0, clas: 0 };
  const relations = new Map<string, [number, number, number]>(REPORTED.map((r) => [r, [0, 0, 0]]));
  gold.forEach((s, k) => {
    analysed[k]!.forEach((word, i) => {
      const deprel = s.deprels[i]!;
      const head = word.head === s.heads[i];
      const main = head && base(word.deprel) === base(deprel);
      n.words++;
      n.upos += word.upos === s.tags[i]!.upos ? 1 : 0;
      n.xpos += word.xpos === s.tags[i]!.xpos ? 1 : 0;
      n.lemma += word.lemma.toLowerCase() === s.lemmas[i]!.toLowerCase() ? 1 : 0;
      n.uas += head ? 1 : 0;
      n.las += main ? 1 : 0;
      n.full += head && word.deprel === deprel ? 1 : 0;
      n.content += FUNCTION_WORDS.test(deprel) ? 0 : 1;
      n.clas += main && !FUNCTION_WORDS.test(deprel) ? 1 : 0;
      const wanted = relations.get(deprel);
      const found = relations.get(word.deprel);
      if (wanted) wanted[1]++;
      if (found) found[2]++;
      if (wanted && head && word.deprel === deprel) wanted[0]++;
    });
  });
  const share = (a: number, b: number): number => (b === 0 ? 0 : Math.round((10000 * a) / b) / 100);
  return {
    upos: share(n.upos, n.words),
    xpos: share(n.xpos, n.words),
    lemma: share(n.lemma, n.words),
    uas: share(n.uas, n.words),
    las: share(n.las, n.words),
    lasSubtypes: share(n.full, n.words),
    clas: share(n.clas, n.content),
    relations: Object.fromEntries([...relations].map(([r, [right, g, f]]) => [r, share(2 * right, g + f)])),
  };
}

function base(deprel: string): string {
  return deprel.split(':')[0]!;
}
