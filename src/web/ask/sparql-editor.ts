import { autocompletion, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup } from 'codemirror';
import { SparqlLanguage } from 'codemirror-lang-sparql';
import { readableName } from '../../network/readable-name.ts';
import { inflect } from '../../view/inflect.ts';
import { count } from '../shell/count.ts';
import type { Model } from '../shell/model.ts';
import { fold } from '../shell/search.ts';

/** An editor for SPARQL. */
export interface SparqlEditor {
  readonly text: () => string;
  readonly set: (text: string) => void;
  /** Marks a place (line and column from 1) with a message under it. */
  readonly fault: (line: number, column: number, message: string) => void;
  readonly focus: () => void;
}

const KEYWORDS =
  'SELECT DISTINCT WHERE OPTIONAL FILTER UNION MINUS VALUES BIND GRAPH ORDER BY GROUP BY HAVING LIMIT OFFSET ASK CONSTRUCT DESCRIBE PREFIX COUNT EXISTS'.split(
    ' ',
  );

/** Offers entities by label or alias (written as their IRI), classes and relations of the ontology, and keywords. */
function complete(model: Model): (context: CompletionContext) => CompletionResult | null {
  const entities: (Completion & { keys: string[] })[] = [...model.parties.values()].map(({ named, claims }) => ({
    label: named.label,
    detail: `${readableName(named.type)}, ${count(claims, 'claim')}`,
    info: named.iri,
    apply: `<${named.iri.replace(/[<>"{}|^`\\\s]/g, encodeURIComponent)}>`,
    type: 'constant',
    keys: [named.label, ...(model.actors.get(named.iri)?.aliases ?? [])].map(fold),
  }));
  const terms: Completion[] = [...Object.entries(model.data.names)].map(([name, { alone }]) => ({
    label: `ent:${name}`,
    detail: inflect(alone),
    type: 'class',
  }));
  const keywords: Completion[] = KEYWORDS.map((label) => ({ label, type: 'keyword' }));
  return (context) => {
    const word = context.matchBefore(/[\p{L}\p{N}:_-]+/u);
    if (!word || (word.text.length < 2 && !context.explicit)) return null;
    const wanted = fold(word.text);
    const named = entities.filter(({ keys }) => keys.some((key) => key.startsWith(wanted))).map(({ keys, ...option }) => option);
    const other = [...terms, ...keywords].filter(({ label }) => fold(label).includes(wanted));
    const options = [...named.slice(0, 30), ...other.slice(0, 30)];
    return options.length === 0 ? null : { from: word.from, options, filter: false };
  };
}

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--blue)', fontWeight: '600' },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: 'var(--orange)' },
  { tag: [tags.string, tags.literal, tags.number], color: 'var(--green)' },
  { tag: tags.comment, color: 'var(--faint)', fontStyle: 'italic' },
]);

const LOOKS = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--paper)', fontSize: '13px', border: '1px solid var(--edge)', borderRadius: '6px' },
  '&.cm-focused': { outline: '2px solid var(--focus)' },
  '.cm-scroller': { maxHeight: '46vh', fontFamily: 'ui-monospace, "DejaVu Sans Mono", monospace' },
  '.cm-gutters': { backgroundColor: 'var(--panel)', color: 'var(--faint)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--panel)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--select) !important' },
  '.cm-tooltip': { backgroundColor: 'var(--panel)', color: 'var(--ink)', border: '1px solid var(--edge)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--blue)', color: 'var(--paper)' },
});

/**
 * Puts an editor into an element. It lives in a shadow tree, because there CodeMirror keeps its styles in a constructed sheet, which the
 * page's strict Content-Security-Policy allows; a style element it does not.
 */
export function sparqlEditor(
  host: HTMLElement,
  text: string,
  model: Model,
  events: { run: () => void; changed: (text: string) => void },
): SparqlEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const parent = document.createElement('div');
  root.replaceChildren(parent);
  const runKey = {
    key: 'Mod-Enter',
    run: () => {
      events.run();
      return true;
    },
  };
  const view = new EditorView({
    doc: text,
    parent,
    root,
    extensions: [
      Prec.highest(keymap.of([runKey])),
      basicSetup,
      SparqlLanguage,
      syntaxHighlighting(COLOURS),
      LOOKS,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': 'SPARQL query. Escape, then Tab, leaves the editor.' }),
      autocompletion({ override: [complete(model)] }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) events.changed(update.state.doc.toString());
      }),
    ],
  });
  return {
    text: () => view.state.doc.toString(),
    set(next) {
      if (next !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    fault(line, column, message) {
      const { doc } = view.state;
      const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
      const from = Math.min(at.from + Math.max(column - 1, 0), at.to);
      const word = doc.sliceString(from, at.to).match(/^[^\s]+/)?.[0].length ?? 0;
      const diagnostic: Diagnostic = { from, to: Math.min(from + Math.max(word, 1), doc.length), severity: 'error', message };
      view.dispatch({ ...setDiagnostics(view.state, [diagnostic]), selection: { anchor: from }, scrollIntoView: true });
    },
    focus: () => view.focus(),
  };
}
