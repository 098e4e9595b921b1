import type { ReadReply } from '../../server/api-read.ts';
import type { JsonError } from '../../server/error-json.ts';
import type { App } from '../shell/app.ts';
import { html, replace } from '../shell/elements.ts';
import { mergePages } from '../shell/merge-pages.ts';
import type { ArticleTexts } from './article-texts.ts';

/** Adding an article: a dialog, and the whole page as a place to drop on. */
export interface AddArticle {
  readonly dialog: HTMLDialogElement;
  readonly open: () => void;
}

/** Something to read: a file, or what was pasted. */
interface Piece {
  readonly name: string;
  readonly body: Blob;
}

const looksLikeHtml = (text: string): boolean => /^\s*<(!doctype|html|head|body|article|div|p)\b/i.test(text);

/** The name of a pasted text: its first words, so that the list of articles can be read. */
function pasted(text: string): Piece {
  const html5 = looksLikeHtml(text);
  const words =
    text
      .replace(/<[^>]*>/g, ' ')
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 6)
      .join('-') ?? 'pasted';
  return { name: `${words}.${html5 ? 'html' : 'txt'}`, body: new Blob([text], { type: html5 ? 'text/html' : 'text/plain' }) };
}

/** Lets the user paste or drop texts, pages and files; they are read by this page's own server and go nowhere else. */
export function addArticle(app: App, texts: ArticleTexts): AddArticle {
  const text = html('textarea', { id: 'paste', rows: '9', placeholder: 'Paste the text or the HTML of an article' });
  const file = html('input', { type: 'file', id: 'files', multiple: true, accept: '.txt,.md,.html,.htm,.pdf,.jsonl,.xml,.rss,.atom' });
  const date = html('input', { type: 'date', id: 'published' });
  const keep = html('input', { type: 'checkbox', id: 'keep' });
  const keepLabel = html('label', { for: 'keep' }, keep, ' save into the store');
  const readOnly = html(
    'p',
    { class: 'hint' },
    'The store is read-only: the claims are shown until the page is closed and are not saved. Start with “entente serve --writable” to keep them.',
  );
  const message = html('p', { role: 'status', class: 'message' });
  const readButton = html('button', { type: 'submit', class: 'primary' }, 'Read');
  const dialog = html(
    'dialog',
    { 'aria-labelledby': 'add-title' },
    html(
      'form',
      {
        onsubmit: (event: Event) => {
          event.preventDefault();
          const pieces: Piece[] = [...(file.files ?? [])].map((one) => ({ name: one.name, body: one }));
          if (text.value.trim() !== '') pieces.push(pasted(text.value));
          void read(pieces);
        },
      },
      html('h2', { id: 'add-title' }, 'Add an article'),
      html('p', { class: 'hint' }, 'It is read on this machine. Nothing is sent anywhere else.'),
      html('label', { for: 'paste' }, 'Text or HTML'),
      text,
      html(
        'div',
        { class: 'fields' },
        html('span', { class: 'field' }, html('label', { for: 'files' }, 'or files'), file),
        html('span', { class: 'field' }, html('label', { for: 'published' }, 'published on'), date),
      ),
      keepLabel,
      readOnly,
      message,
      html('div', { class: 'buttons' }, readButton, html('button', { type: 'button', onclick: () => dialog.close() }, 'Close')),
    ),
  );

  const readOne = async ({ name, body }: Piece): Promise<ReadReply> => {
    const query = new URLSearchParams({ name, ...(date.value === '' ? {} : { date: date.value }), ...(keep.checked ? { save: '1' } : {}) });
    const answer = await fetch(`/api/read?${query}`, {
      method: 'POST',
      body,
      headers: { 'content-type': body.type || 'application/octet-stream' },
    });
    if (answer.ok) return answer.json();
    if (answer.status === 413) throw new Error(`${name} is too large; the page reads up to 8 MB at a time. Use “entente read” for more.`);
    const { error } = (await answer.json()) as { error: JsonError };
    throw new Error([error.message, error.why, error.next].filter(Boolean).join(' '));
  };

  const read = async (pieces: readonly Piece[]): Promise<void> => {
    if (pieces.length === 0) {
      replace(message, 'There is nothing to read yet: paste a text or choose a file.');
      return;
    }
    readButton.disabled = true;
    const faults: string[] = [];
    let first: string | null = null;
    let claims = 0;
    for (const piece of pieces) {
      replace(message, `Reading ${piece.name} …`);
      try {
        const reply = await readOne(piece);
        for (const [iri, words] of Object.entries(reply.texts)) texts.put(iri, words);
        app.load(mergePages(app.now().model.data, reply.page));
        first ??= reply.page.articles[0]?.iri ?? null;
        claims += reply.page.claims.length;
        faults.push(...reply.faults);
      } catch (error) {
        faults.push(error instanceof TypeError ? 'The server does not answer. Is it still running?' : (error as Error).message);
      }
    }
    readButton.disabled = false;
    replace(message, faults.join(' '));
    if (first === null) {
      if (!dialog.open) dialog.showModal();
      return;
    }
    app.change({ view: 'read', article: first, only: true, claim: null, actor: null, type: null, source: null, open: [] });
    app.say(`Read. ${claims} claims.${keep.checked ? ' Saved.' : ''}`);
    if (faults.length === 0) {
      text.value = '';
      file.value = '';
      dialog.close();
    }
  };

  const open = (): void => {
    const { writable } = app.now().model.data;
    keepLabel.hidden = !writable;
    readOnly.hidden = writable;
    if (!writable) keep.checked = false;
    dialog.showModal();
  };

  // Files and text can be dropped anywhere.
  let depth = 0;
  const hint = (on: boolean): void => void document.body.classList.toggle('dropping', on);
  window.addEventListener('dragenter', (event) => {
    if (!event.dataTransfer?.types.some((type) => ['Files', 'text/plain', 'text/html'].includes(type))) return;
    depth++;
    hint(true);
  });
  window.addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1);
    if (depth === 0) hint(false);
  });
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    depth = 0;
    hint(false);
    const files = [...(event.dataTransfer?.files ?? [])].map((one) => ({ name: one.name, body: one }));
    const words = event.dataTransfer?.getData('text/plain') ?? '';
    void read(files.length > 0 ? files : words.trim() === '' ? [] : [pasted(words)]);
  });
  return { dialog, open };
}
