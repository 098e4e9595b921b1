import type { ClaimRecord } from '../../rdf/read-claims.ts';
import type { AskReply } from '../../server/api-ask.ts';
import { mapPane } from '../map/map-pane.ts';
import { networkPane } from '../network/network-pane.ts';
import type { App, Moment, Pane } from '../shell/app.ts';
import { csvText } from '../shell/csv.ts';
import { html, replace } from '../shell/elements.ts';
import { makeSelected } from '../shell/model.ts';
import { saveFile } from '../shell/save-file.ts';
import type { State } from '../shell/state.ts';
import { timePane } from '../time/time-pane.ts';
import { answerClaims } from './answer-claims.ts';
import { answerTable } from './answer-table.ts';

type Tab = State['results'];

const TABS: readonly (readonly [Tab, string])[] = [
  ['table', 'Table'],
  ['network', 'Network'],
  ['time', 'Time'],
  ['map', 'Map'],
  ['json', 'JSON'],
];

/** The page's own panes over the claims of an answer instead of those of the filters. */
function lens(app: App, claims: readonly ClaimRecord[]): App {
  const counts = new Map<string, number>();
  for (const { status } of claims) counts.set(status, (counts.get(status) ?? 0) + 1);
  const selected = makeSelected(claims, counts);
  let moment: Moment | null = null;
  let open: readonly string[] = [];
  return {
    ...app,
    now: () => {
      const { model, state } = app.now();
      if (moment?.model !== model || moment.state.claim !== state.claim || moment.state.open !== open)
        moment = { model, state: { ...state, open }, selected };
      return moment;
    },
    change(change, history) {
      if (change.open && change.actor === undefined) {
        open = change.open;
        app.change({}, 'quiet');
        return;
      }
      app.change({ ...change, view: 'read' }, history);
    },
  };
}

async function saveTurtle(app: App, claims: readonly ClaimRecord[]): Promise<void> {
  const answer = await fetch('/api/turtle', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ claims: claims.map((claim) => claim.iri) }),
  });
  if (answer.ok) saveFile('answer.trig', await answer.text(), 'application/trig');
  else app.say('The server could not write the claims.');
}

/** The answer to a question: a table, and the same as network, time line and map where it names claims; with downloads. */
export function answerView(app: App, reply: AskReply): Pane {
  const { answer } = reply;
  if (answer.kind === 'boolean') {
    return { element: html('p', { class: 'verdict', role: 'status' }, answer.value ? 'Yes.' : 'No.'), update: () => {} };
  }
  if (answer.kind === 'quads') {
    const element = html(
      'div',
      {},
      html(
        'p',
        { role: 'status' },
        `${answer.count} triples in ${reply.milliseconds} ms${answer.complete ? '' : ' (cut off; there are more)'}. `,
      ),
      html('button', { type: 'button', class: 'small', onclick: () => saveFile('answer.ttl', answer.turtle, 'text/turtle') }, 'Turtle'),
      html('pre', { tabindex: '0' }, answer.turtle),
    );
    return { element, update: () => {} };
  }
  const claims = answerClaims(app.now().model, answer);
  const through = lens(app, claims);
  const drawn = new Map<Tab, Pane | HTMLElement>();
  const stage = html('div', { id: 'answer', role: 'tabpanel', class: 'answer' });
  const buttons = TABS.map(([tab, words]) =>
    html(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${tab}`,
        'aria-controls': 'answer',
        disabled: claims.length === 0 && (tab === 'network' || tab === 'time' || tab === 'map'),
        title: claims.length === 0 && tab !== 'table' && tab !== 'json' ? 'The answer names no claims' : '',
        onclick: () => app.change({ results: tab }, 'quiet'),
        onkeydown: (event: KeyboardEvent) => {
          if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
          const open = buttons.filter((button) => !button.disabled);
          const at = open.indexOf(event.currentTarget as HTMLButtonElement) + (event.key === 'ArrowRight' ? 1 : open.length - 1);
          const next = open[at % open.length];
          next?.focus();
          next?.click();
        },
      },
      words,
    ),
  );
  const draw = (tab: Tab): Pane | HTMLElement => {
    if (tab === 'network') return networkPane(through);
    if (tab === 'time') return timePane(through);
    if (tab === 'map') return mapPane(through);
    if (tab === 'json') return html('pre', { tabindex: '0' }, JSON.stringify(jsonResults(reply), null, 2));
    return answerTable(app, answer);
  };
  const rows = [answer.variables, ...answer.rows.map((row) => row.map((term) => term?.label ?? null))];
  const element = html(
    'section',
    { class: 'result', 'aria-label': 'Answer' },
    html(
      'div',
      { class: 'result-head' },
      html(
        'p',
        { role: 'status' },
        `${answer.rows.length} ${answer.rows.length === 1 ? 'row' : 'rows'} in ${reply.milliseconds} ms${answer.complete ? '' : ': cut off, there are more'}`,
      ),
      html('div', { role: 'tablist', 'aria-label': 'Show the answer as' }, buttons),
      html(
        'span',
        { class: 'downloads' },
        html('button', { type: 'button', class: 'small', onclick: () => saveFile('answer.csv', csvText(rows), 'text/csv') }, 'CSV'),
        html(
          'button',
          {
            type: 'button',
            class: 'small',
            onclick: () => saveFile('answer.json', JSON.stringify(jsonResults(reply), null, 2), 'application/sparql-results+json'),
          },
          'JSON',
        ),
        html(
          'button',
          { type: 'button', class: 'small', disabled: claims.length === 0, onclick: () => void saveTurtle(app, claims) },
          'Turtle',
        ),
      ),
    ),
    stage,
  );
  let shown: Tab | null = null;
  return {
    element,
    update({ state }) {
      const tab = buttons[TABS.findIndex(([name]) => name === state.results)]?.disabled ? 'table' : state.results;
      buttons.forEach((button, k) => {
        const mine = TABS[k]?.[0] === tab;
        button.setAttribute('aria-selected', String(mine));
        button.tabIndex = mine ? 0 : -1;
      });
      stage.setAttribute('aria-labelledby', `tab-${tab}`);
      const pane = drawn.get(tab) ?? draw(tab);
      drawn.set(tab, pane);
      if (shown !== tab) {
        shown = tab;
        replace(stage, pane instanceof HTMLElement ? pane : pane.element);
      }
      if (!(pane instanceof HTMLElement)) pane.update(through.now());
    },
  };
}

/** The rows in the W3C's JSON format for results. */
function jsonResults({ answer }: AskReply): unknown {
  if (answer.kind !== 'bindings') return answer;
  const bindings = answer.rows.map((row) =>
    Object.fromEntries(
      row.flatMap((term, k) => {
        if (term === null) return [];
        const { value, datatype, language } = term;
        const type = term.kind === 'iri' ? 'uri' : term.kind === 'literal' ? 'literal' : 'bnode';
        return [[answer.variables[k], { type, value, ...(datatype ? { datatype } : {}), ...(language ? { 'xml:lang': language } : {}) }]];
      }),
    ),
  );
  return { head: { vars: answer.variables }, results: { bindings } };
}
