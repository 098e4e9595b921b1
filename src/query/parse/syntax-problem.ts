/** What is wrong in a query and where (UTF-16 offset); `ask` turns it into an `EntenteError`. */
export class SyntaxProblem extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.name = 'SyntaxProblem';
    this.at = at;
  }
}

/** Valid perhaps, but beyond what is read here; a larger parser has the word. */
export class Beyond extends Error {}
