import type { Using } from '../update-using.ts';

/** Work that a worker does for the server. It crosses to it by structured clone, so it holds plain data only. */
export type Task = { readonly timeoutMs: number } & (
  | {
      readonly kind: 'sparql';
      readonly query: string;
      /** The dataset of the protocol: graphs merged into the default graph, and graphs by name. */
      readonly merged: readonly string[];
      readonly named: readonly string[];
      readonly accept: string | undefined;
    }
  | {
      readonly kind: 'saved';
      readonly name: string;
      readonly parameters: Readonly<Record<string, string>>;
      readonly accept: string | undefined;
    }
  | {
      readonly kind: 'page';
      readonly name: string | undefined;
      readonly sparql: string | undefined;
      readonly parameters: Readonly<Record<string, string>>;
      readonly maxRows: number;
    }
  /** One graph (`''`: what stands in no named graph) or, with null, all of them. */
  | { readonly kind: 'graph'; readonly graph: string | null; readonly accept: string | undefined }
  /** Without `look` only what needs no look at the data is worked out; the rest answers null. */
  | { readonly kind: 'update'; readonly update: string; readonly using: Using; readonly base: string; readonly look: boolean }
  /** RDF that somebody sent, to be read as lines of N-Quads; `graph` is null where the quads name their graphs. */
  | { readonly kind: 'rdf'; readonly bytes: Uint8Array; readonly mediaType: string; readonly graph: string | null; readonly base: string }
);

/** What comes back: the parts of an HTTP response. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** Does a task, in a worker or here. Fails with what the task fails with, or with `server/busy`. */
export type Answerer = (task: Task, signal?: AbortSignal) => Promise<Reply>;
