/** What single keys do where nobody is typing. */
export interface Keys {
  readonly [key: string]: () => void;
}

const TYPING = 'input:not([type="checkbox"]):not([type="range"]), textarea, select, [contenteditable="true"]';

/** Binds single keys. They rest in fields, in the editor's shadow tree, in dialogs, and with Ctrl, Alt or Cmd. */
export function bindKeys(keys: Keys): void {
  document.addEventListener('keydown', (event) => {
    const [target] = event.composedPath();
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || document.querySelector('dialog[open]')) return;
    if (target instanceof Element && (target.matches(TYPING) || target.closest('[contenteditable="true"]'))) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
