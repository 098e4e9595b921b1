/** A piece of a SPARQL query; strings, IRIs and comments are told apart from words, so that nothing in them is taken for syntax. */
export interface QueryToken {
  readonly kind: 'variable' | 'word' | 'sign' | 'iri' | 'string' | 'comment';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /(?<comment>#[^\n]*)|(?<iri><[^<>"{}|^`\\\s]*>)|(?<string>"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?<variable>[?$][\p{L}\p{N}_]+)|(?<word>[\p{L}_][\p{L}\p{N}_.:-]*)|(?<sign>[{}()[\]])/gu;

/** The pieces of a query that matter for binding parameters, in order. */
export function queryTokens(sparql: string): QueryToken[] {
  return [...sparql.matchAll(TOKEN)].map((match) => {
    const kind = Object.entries(match.groups!).find(([, text]) => text !== undefined)![0] as QueryToken['kind'];
    return { kind, text: match[0], start: match.index, end: match.index + match[0].length };
  });
}
