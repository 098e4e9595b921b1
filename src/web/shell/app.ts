import type { PageData } from '../../server/page-data.ts';
import { type Model, makeModel, type Selected, selector } from './model.ts';
import { readState, type State, writeState } from './state.ts';

/** One part of the page: an element, and what it does when the state changes. */
export interface Pane {
  readonly element: HTMLElement;
  readonly update: (now: Moment) => void;
}

/** What all panes look at. */
export interface Moment {
  readonly model: Model;
  readonly state: State;
  readonly selected: Selected;
}

/** The page's one owner of state. Panes ask it to change; it writes the address and tells every pane. */
export interface App {
  readonly now: () => Moment;
  /** Changes the state. `step` (the default) makes a new entry in the browser's history; `quiet` does not. */
  readonly change: (change: Partial<State>, history?: 'step' | 'quiet') => void;
  /** Puts other data in place: an article was added. */
  readonly load: (data: PageData) => void;
  readonly add: (pane: Pane) => void;
  /** Adds a pane whose drawing is long: it is drawn in a task of its own after the others, so that the page answers in between. */
  readonly addLater: (pane: Pane) => void;
  /** Resolves when every pane shows the state. */
  readonly settled: () => Promise<void>;
  /** Says something to those who listen instead of looking. */
  readonly say: (text: string) => void;
}

/** Builds the owner of state around the data of the server. */
export function makeApp(data: PageData, say: (text: string) => void): App {
  const select = selector();
  const panes: Pane[] = [];
  const laterPanes: Pane[] = [];
  let model = makeModel(data);
  let state = readState(location.search, model.base);
  let current: Moment | null = null;
  const now = (): Moment => {
    if (current?.model !== model || current.state !== state) current = { model, state, selected: select(model, state) };
    return current;
  };
  const tell = (): void => {
    const moment = now();
    for (const pane of panes) pane.update(moment);
    round++;
    drawing ??= drawLater();
  };
  // Each round draws the long panes one task after the other; a change in between starts over with the newest state.
  let round = 0;
  let drawing: Promise<void> | null = null;
  const drawLater = async (): Promise<void> => {
    for (let k = 0, mine = round; k < laterPanes.length; k++) {
      await new Promise((resolve) => setTimeout(resolve));
      if (mine !== round) [k, mine] = [0, round];
      laterPanes[k]?.update(now());
    }
    drawing = null;
  };
  window.addEventListener('popstate', () => {
    state = readState(location.search, model.base);
    tell();
  });
  return {
    now,
    change(change, step = 'step') {
      state = { ...state, ...change };
      const address = `${location.pathname}${writeState(state, model.base)}`;
      if (address !== `${location.pathname}${location.search}`) {
        if (step === 'step') history.pushState(null, '', address);
        else history.replaceState(null, '', address);
      }
      tell();
    },
    load(next) {
      model = makeModel(next);
      tell();
    },
    add(pane) {
      panes.push(pane);
      pane.update(now());
    },
    addLater(pane) {
      laterPanes.push(pane);
    },
    settled() {
      drawing ??= drawLater();
      return drawing;
    },
    say,
  };
}
