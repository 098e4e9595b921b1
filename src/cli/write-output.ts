import { resolve } from 'node:path';
import { EntenteError } from '../errors.ts';
import type { Context } from './context.ts';
import { reasonOf } from './inputs.ts';

/** Writes data to a file as a whole (the old one or the new one, never half), or to standard output for `-` and undefined. */
export async function writeOutput(context: Context, file: string | undefined, chunks: Iterable<string>): Promise<void> {
  if (file === undefined || file === '-') {
    for (const chunk of chunks) context.out.write(chunk);
    return;
  }
  const { writeAtomically } = await import('../store/disk-write.ts');
  try {
    writeAtomically(resolve(context.cwd, file), chunks);
  } catch (cause) {
    if (cause instanceof EntenteError || (cause as { code?: string }).code === undefined) throw cause;
    throw new EntenteError('export/cannot-write', `"${file}" cannot be written.`, {
      place: { source: file },
      why: reasonOf(cause),
      next: 'Check that the folder exists, that you may write to it, and that the disk is not full. What was there before is untouched.',
      cause,
    });
  }
}
