import { nQuadsLine } from '../../store/n-quads-line.ts';
import { pipelineReader } from '../pipeline-reader.ts';
import type { FromReading, ToReading } from './reading-process.ts';
import { sendError } from './send-error.ts';

// Reads articles for the server, one input at a time: the whole pipeline with its models is loaded here and nowhere else.

const read = pipelineReader();
const tell = (message: FromReading): void => void process.send!(message);

async function answer({ id, input, settings }: ToReading): Promise<void> {
  try {
    const { articles, faults } = await read({ ...input, bytes: new Uint8Array(input.bytes) }, settings);
    const sent = articles.map(({ quads, ...article }) => ({ ...article, nQuads: quads.map(nQuadsLine).join('') }));
    tell({ id, articles: sent, faults });
  } catch (error) {
    tell({ id, error: sendError(error) });
  }
}

process.on('message', (message: ToReading) => void answer(message));
// Ctrl-C goes to all processes of a terminal; the server decides what it means. Without the server there is nothing to do.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
