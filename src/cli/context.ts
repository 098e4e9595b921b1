import type pc from 'picocolors';

/** A place to write to: a stream of the process, or a string in tests. */
export interface Output {
  readonly write: (text: string) => void;
  /** True if a person looks at it. */
  readonly isTerminal: boolean;
  /** Width in columns; 0 if nobody looks. */
  readonly columns: number;
  /** picocolors, switched off by NO_COLOR, `--no-color` or a pipe. */
  readonly color: ReturnType<typeof pc.createColors>;
}

/** What a command may know of the world around it. Data goes to `out`, everything else to `err`. */
export interface Context {
  readonly out: Output;
  readonly err: Output;
  /** Everything on standard input, as bytes. */
  readonly readStdin: () => Promise<Uint8Array>;
  readonly stdinIsTerminal: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Asks for another exit code than 0 once the command has done its work. */
  readonly exit: (code: number) => void;
}
