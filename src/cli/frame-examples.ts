import type { ExampleResult } from '../view/frame-examples.ts';
import type { Context } from './context.ts';
import { shortDemand } from './frames-table.ts';
import { drawTable } from './table.ts';
import { writeOutput } from './write-output.ts';

const HEADINGS = ['frame', 'class', 'result', 'why', 'instead', 'example'] as const;

const cells = ({ frame, type, result, why, instead, example }: ExampleResult): string[] => [
  frame,
  type,
  result,
  why,
  instead.join(', '),
  example,
];

/** Reads the examples of all frames and tells which of them do not fire even there. */
export async function printExamples(
  format: 'table' | 'tsv' | 'csv' | 'json',
  top: number,
  options: { readonly output?: string; readonly fast?: boolean },
  context: Context,
): Promise<void> {
  const [{ loadResources }, { extract }, { frameMeetings }, { frameExamples }] = await Promise.all([
    import('../load-resources.ts'),
    import('../claims/extract.ts'),
    import('../view/frame-meetings.ts'),
    import('../view/frame-examples.ts'),
  ]);
  const { analyse, ontology, lexicon } = loadResources({ fast: options.fast === true });
  const results = frameExamples(ontology, { analyse, read: extract(ontology, lexicon), meetings: frameMeetings(ontology, lexicon) });
  if (format === 'json') {
    await writeOutput(context, options.output, [`${JSON.stringify(results, null, 2)}\n`]);
    return;
  }
  if (format !== 'table') {
    const { csvRow } = await import('../export/csv-row.ts');
    const rows = [[...HEADINGS], ...results.map(cells)];
    await writeOutput(
      context,
      options.output,
      rows.map((row) => (format === 'csv' ? csvRow(row) : `${row.join('\t')}\n`)),
    );
    return;
  }
  const { write, columns, color } = context.out;
  const number = (result: ExampleResult['result']): number => results.filter((one) => one.result === result).length;
  write(
    `${number('fires')} of ${results.length} frames fire in an example of their own; in the examples of ${number('covered')} another frame tells of the same class; in those of ${number('silent')} nothing does\n`,
  );
  const silent = results.filter(({ result }) => result === 'silent');
  if (silent.length === 0) return;
  const table = drawTable(
    [
      { title: 'frame', min: 20, paint: color.bold },
      { title: 'class', min: 10 },
      { title: 'why', min: 14 },
      { title: 'instead', min: 14 },
      { title: 'example', min: 20, paint: color.dim },
    ],
    silent
      .slice(0, top)
      .map(({ frame, type, why, instead, example }) => [
        frame,
        type,
        why.split('; ').map(shortDemand).join('; '),
        instead.join(', ') || '–',
        example,
      ]),
    columns,
    color.dim,
  );
  write(`\n${color.bold('Silent in their own examples')}\n${table}`);
  if (silent.length > top) write(color.dim(`… and ${silent.length - top} more: --top ${silent.length}\n`));
}
