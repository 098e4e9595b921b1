import type { SavedQuery } from '../../query/saved-query.ts';
import type { JsonError } from '../../server/error-json.ts';
import type { App, Moment, Pane } from '../shell/app.ts';
import { html, replace } from '../shell/elements.ts';
import { answerView } from './answer-view.ts';
import { askServer } from './ask-server.ts';
import { formValues, questionForm } from './question-form.ts';
import type { SparqlEditor } from './sparql-editor.ts';

/** Questions to the data: saved ones as forms, the SPARQL behind them to edit, the answer below. */
export function askPane(app: App): Pane {
  const choice = html('select', {
    id: 'question',
    onchange: () => {
      answered = null;
      app.change({ question: choice.value, parameters: {}, sparql: null });
    },
  });
  const about = html('p', { class: 'hint' });
  const form = html('div', {});
  const runButton = html('button', { type: 'submit', class: 'primary' }, 'Run');
  const stopButton = html('button', { type: 'button', class: 'small', hidden: true, onclick: () => stop?.abort() }, 'stop');
  const linkButton = html('button', { type: 'button', class: 'small', onclick: () => copyLink() }, 'copy link');
  const resetButton = html(
    'button',
    { type: 'button', class: 'small', hidden: true, onclick: () => app.change({ sparql: null }) },
    'back to the saved question',
  );
  const host = html('div', { class: 'editor-host' });
  const editorBox = html(
    'details',
    { class: 'sparql', ontoggle: () => void (editorBox.open && openEditor()) },
    html('summary', {}, 'SPARQL (to edit)'),
    resetButton,
    host,
  );
  const message = html('div', { class: 'message', role: 'status' });
  const result = html('div', {});
  const element = html(
    'section',
    { class: 'pane ask', 'aria-labelledby': 'ask-title' },
    html('header', { class: 'pane-head' }, html('h2', { id: 'ask-title' }, 'Ask')),
    html(
      'div',
      { class: 'pane-body' },
      html(
        'form',
        {
          onsubmit: (event: Event) => {
            event.preventDefault();
            void run();
          },
        },
        html('div', { class: 'question' }, html('label', { for: 'question' }, 'Question'), choice, runButton, stopButton, linkButton),
        about,
        form,
      ),
      editorBox,
      message,
      result,
    ),
  );

  let questions: readonly SavedQuery[] | null = null;
  let loading = false;
  let editor: SparqlEditor | null = null;
  let stop: AbortController | null = null;
  let answer: Pane | null = null;
  /** What the answer below answers. */
  let answered: string | null = null;
  let drawn: string | null = null;

  const current = (): SavedQuery | null => questions?.find(({ name }) => name === app.now().state.question) ?? questions?.[0] ?? null;
  const key = (): string => {
    const { state } = app.now();
    return JSON.stringify([current()?.name, state.parameters, state.sparql]);
  };

  const load = async (): Promise<void> => {
    loading = true;
    try {
      questions = (await (await fetch('/api/questions')).json()) as SavedQuery[];
    } catch {
      replace(message, html('p', { class: 'fault' }, 'The server does not answer. Is it still running?'));
      loading = false;
      return;
    }
    const tags = [...new Set(questions.map(({ tags: [first] }) => first ?? 'more'))];
    replace(
      choice,
      tags.map((tag) =>
        html(
          'optgroup',
          { label: tag },
          questions
            ?.filter(({ tags: [first] }) => (first ?? 'more') === tag)
            .map(({ name, summary }) => html('option', { value: name }, summary)),
        ),
      ),
    );
    update(app.now());
    // A link to an answer gives the answer.
    if (app.now().state.question !== null || app.now().state.sparql !== null) void run();
  };

  const openEditor = async (): Promise<void> => {
    const text = app.now().state.sparql ?? current()?.sparql ?? '';
    if (editor) return;
    const { sparqlEditor } = await import('./sparql-editor.ts');
    editor ??= sparqlEditor(host, text, app.now().model, {
      run: () => void run(),
      changed: (next) => {
        const saved = current()?.sparql ?? '';
        app.change({ sparql: next === saved ? null : next }, 'quiet');
      },
    });
  };

  const copyLink = (): void => {
    app.change({ question: current()?.name ?? null, parameters: formValues(form) }, 'quiet');
    navigator.clipboard.writeText(location.href).then(
      () => app.say('The link to this question is copied.'),
      () => app.say('The browser does not allow copying; the link stands in the address bar.'),
    );
  };

  const fault = (error: JsonError): void => {
    const late = error.code === 'query/timeout';
    const { place } = error;
    replace(
      message,
      html(
        'div',
        { class: late ? 'fault late' : 'fault' },
        html('p', {}, html('b', {}, late ? 'Too slow: ' : 'Failed: '), error.message),
        error.why === null ? null : html('p', {}, error.why),
        place?.excerpt === undefined ? null : html('pre', {}, `${place.excerpt}\n${' '.repeat(Math.max(0, (place.column ?? 1) - 1))}^`),
        error.next === null ? null : html('p', {}, error.next),
      ),
    );
    if (place?.line !== undefined && app.now().state.sparql !== null) {
      void openEditor().then(() => {
        editorBox.open = true;
        editor?.fault(place.line ?? 1, place.column ?? 1, error.why ?? error.message);
      });
    }
  };

  const run = async (): Promise<void> => {
    stop?.abort();
    const mine = new AbortController();
    stop = mine;
    app.change({ question: current()?.name ?? null, parameters: formValues(form) });
    const { state } = app.now();
    answer = null;
    answered = key();
    replace(result);
    replace(message, html('p', {}, 'Asking …'));
    stopButton.hidden = false;
    try {
      const outcome = await askServer({ question: state.question, parameters: state.parameters, sparql: state.sparql }, mine.signal);
      if (outcome.kind === 'offline') replace(message, html('p', { class: 'fault' }, 'The server does not answer. Is it still running?'));
      else if (outcome.kind === 'fault') fault(outcome.error);
      else {
        const { reply } = outcome;
        replace(message);
        if (reply.answer.kind === 'bindings' && reply.answer.rows.length === 0) {
          replace(
            message,
            html(
              'div',
              { class: 'nothing' },
              html('p', {}, html('b', {}, 'Nothing fits: '), `the question was answered in ${reply.milliseconds} ms, and no row fits it.`),
              reply.empty === null ? null : html('p', {}, reply.empty),
            ),
          );
        } else {
          answer = answerView(app, reply);
          replace(result, answer.element);
          answer.update(app.now());
        }
      }
    } catch {
      replace(message, html('p', {}, 'Stopped. The question was not answered.'));
    } finally {
      if (stop === mine) stopButton.hidden = true;
    }
  };

  const update = ({ model, state }: Moment): void => {
    if (state.view !== 'ask') return;
    if (!questions) {
      if (!loading) void load();
      return;
    }
    const question = current();
    if (!question) return;
    const next = JSON.stringify([question.name, state.parameters, state.sparql !== null, model.data.claims.length]);
    if (next !== drawn) {
      drawn = next;
      choice.value = question.name;
      about.textContent = question.description;
      replace(form, questionForm(model, question, state.parameters));
      resetButton.hidden = state.sparql === null;
    }
    editor?.set(state.sparql ?? question.sparql);
    if (answered !== null && answered !== key() && answer) result.classList.add('stale');
    else result.classList.remove('stale');
    answer?.update(app.now());
  };
  return { element, update };
}
