/** The texts of articles, asked for when they are looked at. */
export interface ArticleTexts {
  /** The text; undefined while it is on its way, null if it cannot be had. */
  readonly get: (iri: string) => string | null | undefined;
  /** Keeps a text that has just been read. */
  readonly put: (iri: string, text: string) => void;
}

/** Fetches each text once; `arrived` is called when one has come. */
export function articleTexts(arrived: () => void): ArticleTexts {
  const texts = new Map<string, string | null | undefined>();
  return {
    get(iri) {
      if (!texts.has(iri)) {
        texts.set(iri, undefined);
        fetch(`/api/text?article=${encodeURIComponent(iri)}`)
          .then((answer) => (answer.ok ? answer.text() : null))
          .catch(() => null)
          .then((text) => {
            texts.set(iri, text);
            arrived();
          });
      }
      return texts.get(iri);
    },
    put: (iri, text) => void texts.set(iri, text),
  };
}
