import { expect, test } from 'vitest';
import { readConllu } from '../../src/training/conllu.ts';

const sentence = (text: string, ...marks: readonly string[]): string =>
  [...marks, `# text = ${text}`, `1\t${text}\t_\tNOUN\tNN\t_\t0\troot\t_\t_`, ''].join('\n');

test('a paragraph begins where the treebank marks it and where a caption or heading has ended', () => {
  const starts = readConllu(
    [
      sentence('Heading', '# newdoc id = a', '# newpar', '# newpar_block = head rend:::"bold" (1 s)'),
      sentence('Date'),
      sentence('Caption', '# newpar', '# newpar_block = p (3 s) | figure rend:::"boat" (1 s) | caption (1 s)'),
      sentence('One'),
      sentence('Two'),
      sentence('Bold', '# newpar', '# newpar_block = p (2 s) | hi (1 s)'),
      sentence('Three'),
    ].join('\n'),
  ).map((s) => s.newParagraph);
  expect(starts).toEqual([true, true, true, true, false, true, false]);
});
