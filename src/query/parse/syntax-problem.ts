/** What is wrong in a query and where (UTF-16 offset); `ask` turns it into an `EntenteError`. */
export class SyntaxProblem extends Error {
  readonly at: number;
  /** Whether it is wrong whatever another parser may say: some rules are kept by few of them. */
  readonly sure: boolean;
  constructor(message: string, at: number, sure = false) {
    super(message);
    this.sure = sure;
    this.name = 'SyntaxProblem';
    this.at = at;
  }
}

/** Valid perhaps, but beyond what is read here; a larger parser has the word. */
export class Beyond extends Error {}
